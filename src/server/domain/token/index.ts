export { actorOfToken } from './actor-of-token.ts';
export { findTokens, type TokenLine } from './find-tokens.ts';
export { type MadeToken, makeToken } from './make-token.ts';
export { revokeToken } from './revoke-token.ts';
export { mostTokens, tokenDays } from './token.ts';

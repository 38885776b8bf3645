export { type Admitted, actorOfToken, share } from './actor-of-token.ts';
export { type Answered, findAnswered, keepAnswered, rememberedDays } from './answered.ts';
export { findTokens, type TokenLine } from './find-tokens.ts';
export { type MadeToken, makeToken } from './make-token.ts';
export { revokeToken } from './revoke-token.ts';
export { type Area, areas, isScope, type Reach, reachIn, type Scope, scopes, scopesOf } from './scope.ts';
export { mostTokens, tokenDays } from './token.ts';

export { addPasskey } from './add-passkey.ts';
export { removePasskey, renamePasskey } from './change-passkey.ts';
export { findCredential, findPasskeys, type PasskeyLine } from './find-passkeys.ts';
export { offerPasskey } from './offer-passkey.ts';
export { mostPasskeys } from './passkey.ts';
export { askForPasskey, signInByPasskey } from './sign-in-by-passkey.ts';

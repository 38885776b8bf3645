export { type ActAboutMe, actsAboutMeOnAPage, findActsAboutMe } from './find-acts-about-me.ts';
export { findProfile, type Profile } from './find-profile.ts';
export { findReaders, type ReaderLine, readersOnAPage } from './find-readers.ts';
export { renameSelf, type SelfChange } from './rename-self.ts';

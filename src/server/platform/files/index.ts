export { type FileFault, type KeptFile, keepFile, mostFileBytes, readKept } from './keep-file.ts';
export { type FileStore, fileStore, folderStore } from './store.ts';

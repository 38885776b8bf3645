export { type BackupKey, identitiesIn, isRecipient, makeKey } from './encryption.ts';
export { BackupFault, type FaultCode, faultCodes } from './fault.ts';
export type { Progress } from './filling.ts';
export { copyFolder, type Made, makeBackupFile } from './make-backup-file.ts';
export { checkBackup, type Restored, restoreBackup } from './restore-backup.ts';

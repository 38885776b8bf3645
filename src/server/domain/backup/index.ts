export type { BackupState, Kept } from './backup.ts';
export {
	type BackupLine,
	type BackupPage,
	type BackupStanding,
	findBackupStanding,
	findBackups,
} from './find-backups.ts';
export { keepBackups } from './keep-backups.ts';
export { type BackupMade, makeBackup } from './make-backup.ts';
export { recordRestored } from './record-restored.ts';
export { reportBackups } from './report-backups.ts';
export { setBackupKey } from './set-backup-key.ts';

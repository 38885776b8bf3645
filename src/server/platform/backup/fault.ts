/** Why a backup could not be made or restored; each has its sentence, `refusal.backup-<code>`. */
export const faultCodes = [
	'exists',
	'no-folder',
	'not-writable',
	'no-room',
	'running',
	'interrupted',
	'failed',
	'not-there',
	'foreign',
	'damaged',
	'wrong-key',
	'not-a-key',
	'newer',
	'not-empty',
	'no-room-to-restore',
	'in-use',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** A backup or restore that ends here; nothing was left half. */
export class BackupFault extends Error {
	override readonly name = 'BackupFault';
	readonly code: FaultCode;
	constructor(code: FaultCode, cause?: unknown) {
		super(code, cause === undefined ? {} : { cause });
		this.code = code;
	}
}

const ofSystem: Record<string, FaultCode> = {
	ENOSPC: 'no-room',
	EFBIG: 'no-room',
	EDQUOT: 'no-room',
	EEXIST: 'exists',
	ENOENT: 'no-folder',
	ENOTDIR: 'no-folder',
	EACCES: 'not-writable',
	EPERM: 'not-writable',
	EROFS: 'not-writable',
	// The connection was ended: by an upgrade that changes the tables, or by the server's going away.
	'57P01': 'interrupted',
};

/** What went wrong while a backup was written, as a fault of ours. */
export function faultOfWriting(error: unknown): BackupFault {
	if (error instanceof BackupFault) return error;
	const { code, name, message } = error as { code?: string; name?: string; message?: string };
	// The driver's words for a connection that was ended between two questions.
	if (/^Connection terminated|not queryable$/.test(message ?? ''))
		return new BackupFault('interrupted', error);
	if (name === 'NoRoomForCopy') return new BackupFault('no-room', error);
	return new BackupFault(ofSystem[code ?? ''] ?? 'failed', error);
}

/** What went wrong while a backup was restored: a full disk is said, anything else is thrown on. */
export function faultOfRestoring(error: unknown): unknown {
	const { code } = error as { code?: string };
	// PostgreSQL's own code for a full disk is 53100.
	return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG' || code === '53100'
		? new BackupFault('no-room-to-restore', error)
		: error;
}

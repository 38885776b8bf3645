import type { Caller, DoorRow, Outcome } from '../door.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A row for an operation; `at` is the address behind it, without `/api/v1`, where it is not the operation's own. */
export function operation(
	does: `${Method} /${string}`,
	found: Omit<DoorRow, 'door' | 'path' | 'sees'> & { at?: string; sees?: DoorRow['sees'] },
): DoorRow {
	const [method, path] = does.split(' ');
	const { at, ...row } = found;
	return { door: `operation ${method} /api/v1${path}`, path: `/api/v1${at ?? path}`, sees: {}, ...row };
}

/** What staff of Harbour School see, and those of the other school do not. */
export const ofHarbour: Partial<Record<Caller, Outcome>> = { lena: 'absent', noah: 'absent' };

/** What only operators find; to all others it is not there. */
export const onlyOperators = (outcome: Outcome): Pick<DoorRow, 'sees' | 'others'> => ({
	sees: { ivo: outcome },
	others: 'absent',
});

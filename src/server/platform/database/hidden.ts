import { missing, type Refusal } from '#server/platform/refusal.ts';

/**
 * For what a unit of work threw: the database's no to writing about what the actor does not reach becomes the one
 * answer for what is not there. Everything else is thrown on.
 * @example return unitOfWork(actor, work).catch(hiddenIsMissing);
 */
export function hiddenIsMissing(error: unknown): Refusal {
	const { code, message } = error as { code?: unknown; message?: unknown };
	if (code === '42501' && String(message).includes('row-level security')) return missing;
	throw error;
}

import type { There } from '#device/pocket.ts';
import { findVisit } from '#server/domain/visit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { fieldsOf } from '../visits/details.ts';

/** What is saved of the visit now, when that is why the entry was not taken. */
export async function findThere(
	actor: Member,
	refusal: Refusal,
	visitId: string | undefined,
	zone: string,
): Promise<There | undefined> {
	if (refusal.code !== 'changed-meanwhile' || visitId === undefined) return undefined;
	const visit = await findVisit(actor, visitId);
	if (isRefusal(visit)) return undefined;
	const { version, kind, startsAt, minutes, place, remote, timeKind, checks } = visit;
	return {
		version,
		kind,
		...fieldsOf(startsAt, zone),
		startsAt: startsAt.toISOString(),
		minutes,
		place,
		remote,
		timeKind,
		checks: checks.map(({ key, words, how }) => ({ key, words, how })),
	};
}

import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { holdLock } from '#server/platform/database/hold-lock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { acceptRevision } from './accept-agreement.ts';
import { changesSince, checkLines, type Line, linesOf } from './agreement.ts';
import { readCatalogueOf } from './find-school-lines.ts';
import { reachAgreement } from './reach-agreement.ts';
import { readRevision } from './read-revision.ts';
import { writeRevision } from './write-revision.ts';

/**
 * Saves the agreement as a new revision, which its writer thereby accepts and the others are asked to.
 * @param input `basedOn` is the number of the revision that the writer had before them; `withSchool` says that the lines are
 *   those the school has in use now, in its words of now, instead of those of that revision
 * @returns the number that stands now; refuses `changed-meanwhile` when somebody else saved since `basedOn`
 */
export function reviseAgreement(
	actor: Member,
	collaborationId: string,
	input: { basedOn: number; lines: readonly Line[]; withSchool?: boolean | undefined },
): Promise<number | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		if (!isId(collaborationId)) return missing;
		await holdLock(tx, collaborationId);
		const reached = await reachAgreement(tx, actor, collaborationId);
		const current = await readRevision(tx, collaborationId);
		if (!reached || !current) return missing;
		const lines = checkLines(
			input.lines,
			input.withSchool
				? linesOf(current.stage, await readCatalogueOf(tx, collaborationId))
				: current.number === input.basedOn
					? current.lines
					: ((await readRevision(tx, collaborationId, input.basedOn))?.lines ?? []),
		);
		if (isRefusal(lines)) return lines;
		const isUnchanged = changesSince(current.lines, lines).length === 0;
		const isRepeat =
			isUnchanged && current.writtenBy === actor.personId && current.number === input.basedOn + 1;
		if (isRepeat) return current.number;
		if (current.number !== input.basedOn) return changedMeanwhile(current.number);
		const number = isUnchanged ? current.number : current.number + 1;
		const writing = { collaborationId, writtenBy: actor.personId, at };
		if (!isUnchanged) await writeRevision(tx, { ...writing, number, stage: current.stage, lines });
		await acceptRevision(tx, actor, { collaborationId, number, at });
		const event = { at, schoolId: reached.schoolId, actorId: actor.personId, subjectId: collaborationId };
		await recordEvent(tx, { ...event, name: 'agreement.revised' });
		return number;
	});
}

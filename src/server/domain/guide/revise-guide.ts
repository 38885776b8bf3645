import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { brokenConstraint, unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { changedMeanwhile, isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { asksTheSame, checkPrompts, most, type PromptSent } from './edition.ts';
import { type GuidedKind, hasGuide } from './guide.ts';
import { latestNumber, mayKeepGuides, readEdition } from './read-edition.ts';

/**
 * Saves a school's guide as a new edition, which visits made from now on go through; those made before keep theirs.
 * `basedOn` is the number that its writer had before them; what changes nothing makes no edition.
 * @returns the number that is asked now. Refuses `missing` to whoever is no facilitator of the school, `changed-meanwhile`
 * when somebody saved since `basedOn`, and what `checkPrompts` refuses.
 */
export function reviseGuide(
	actor: Member,
	schoolId: string,
	kind: GuidedKind,
	input: { basedOn: number; prompts: readonly PromptSent[]; remark?: string | undefined },
): Promise<{ number: number } | Refusal> {
	if (!isId(schoolId) || !hasGuide(kind)) return Promise.resolve(missing);
	const at = now();
	const remark = input.remark?.trim() ?? '';
	return unitOfWork<{ number: number } | Refusal>(actor, async (tx) => {
		if (!(await mayKeepGuides(tx, schoolId))) return missing;
		const prompts = checkPrompts(input.prompts);
		if (isRefusal(prompts)) return prompts;
		if (remark.length > most.remark)
			return refuse('too-long', { field: 'remark', args: { most: most.remark } });
		const latest = await latestNumber(tx, schoolId, kind);
		const current = await readEdition(tx, schoolId, kind, latest);
		if (current && asksTheSame(current.prompts, prompts)) return { number: latest };
		if (latest !== input.basedOn) return changedMeanwhile(latest);
		const edition = newId();
		const number = latest + 1;
		await tx
			.insertInto('guide_edition')
			.values({
				id: edition,
				school_id: schoolId,
				kind,
				number,
				remark,
				written_by: actor.personId,
				written_at: at,
			})
			.execute();
		await tx
			.insertInto('guide_prompt')
			.values(prompts.map((one, position) => ({ edition_id: edition, ...one, position })))
			.execute();
		await recordEvent(tx, {
			name: 'guide.revised',
			at,
			schoolId,
			actorId: actor.personId,
			subjectId: edition,
		});
		return { number };
	}).catch((error: unknown) =>
		brokenConstraint(error) === 'guide_edition_school_id_kind_number_key'
			? changedMeanwhile(input.basedOn + 1)
			: hiddenIsMissing(error),
	);
}

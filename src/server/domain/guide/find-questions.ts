import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { bankOf, type Question } from './questions.ts';
import { mayKeepGuides } from './read-edition.ts';

/** The bank of a school, what was taken out included; at most 200 of its own. */
export async function questionsIn(tx: Tx, schoolId: string): Promise<Question[]> {
	const rows = await tx
		.selectFrom('open_question')
		.select(['id', 'key', 'words', 'purpose', 'retired_at', 'version'])
		.where('school_id', '=', schoolId)
		.orderBy('written_at')
		.orderBy('id')
		.limit(200)
		.execute();
	return bankOf(rows);
}

/** The bank of open questions of a school, by purpose. Refuses `missing`. */
export function findQuestions(
	actor: Member,
	schoolId: string,
): Promise<{ questions: Question[]; mayKeep: boolean } | Refusal> {
	if (!isId(schoolId)) return Promise.resolve(missing);
	return unitOfWork(actor, async (tx) => {
		const school = await tx.selectFrom('school').select('id').where('id', '=', schoolId).executeTakeFirst();
		if (!school) return missing;
		return { questions: await questionsIn(tx, schoolId), mayKeep: await mayKeepGuides(tx, schoolId) };
	});
}

import { wordsFor } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import type { SetUpAsked } from './set-up.ts';
import { columnsOf, setUpOf } from './set-up-rows.ts';
import { setUpSaid } from './set-up-said.ts';

/** Keeps what a request asks to be set up, from the part on that goes to the help desk. Throws what the database refuses. */
export async function keepSetUp(
	tx: Tx,
	actor: Member,
	setUp: {
		requestId: string;
		schoolId: string;
		fromPart: number;
		asked: SetUpAsked;
		shortNotice: boolean;
		at: Date;
	},
): Promise<void> {
	await tx
		.insertInto('set_up')
		.values({
			request_id: setUp.requestId,
			school_id: setUp.schoolId,
			from_part: setUp.fromPart,
			made_by: actor.personId,
			...columnsOf(setUp.asked),
			short_notice: setUp.shortNotice,
			made_at: setUp.at,
			changed_at: setUp.at,
		})
		.execute();
}

/** What is to be set up, as a letter to a help desk of the school’s own says it; nothing where nothing is. */
export async function setUpInMail(tx: Tx, requestId: string, schoolId: string): Promise<string[]> {
	const setUp = await setUpOf(tx, requestId);
	if (!setUp) return [];
	const school = await tx
		.selectFrom('school')
		.select('language')
		.where('id', '=', schoolId)
		.executeTakeFirstOrThrow();
	return [
		setUpSaid(setUp, wordsFor(school.language))
			.map(({ term, text }) => `${term}: ${text}`)
			.join('\n'),
	];
}

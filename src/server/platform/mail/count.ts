import { sql } from 'kysely';
import { unitOfWork } from '#server/platform/database/index.ts';
import { mostTries } from './deliver.ts';

/** How many letters wait to be delivered, and how many were given up. */
export async function countMail(): Promise<{ waiting: number; failed: number }> {
	const { waiting, failed } = await unitOfWork({ kind: 'mailer' }, (tx) =>
		tx
			.selectFrom('mail')
			.where('delivered_at', 'is', null)
			.select([
				sql<number>`(count(*) filter (where tries < ${mostTries}))::int`.as('waiting'),
				sql<number>`(count(*) filter (where tries >= ${mostTries}))::int`.as('failed'),
			])
			.executeTakeFirstOrThrow(),
	);
	return { waiting, failed };
}

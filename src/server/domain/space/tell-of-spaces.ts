import { sql } from 'kysely';
import { dayInLetter, tellEach, writeToEach } from '#server/domain/people/index.ts';
import { now } from '#server/platform/clock.ts';
import { outsideWork, type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { settings } from '#server/platform/settings.ts';
import { closingNear } from './space.ts';

/** How many spaces one run looks at. */
const aRun = 200;
type About = 'near' | 'past';

/** By the clocks of the space’s school. */
const today = sql`school_today(school_id)`;
const owed = {
	near: sql`closes_on between ${today} and ${today} + ${closingNear}::int and near_told is distinct from closes_on`,
	past: sql`closes_on < ${today} and past_told is distinct from closes_on`,
} as const;

/**
 * Writes the letters that are owed about virtual spaces that are open: before their day of closing and when it has passed, once for each day,
 * to who owns one; where they have left, to who may close it. A letter has the day and a link. Gives how many spaces it told of.
 */
export async function tellOfSpaces(): Promise<number> {
	outsideWork('Telling of spaces');
	const at = now();
	const due = await unitOfWork({ kind: 'mailer' }, async (tx) => {
		const { rows } = await sql<{ id: string; about: About }>`
			select id, case when closes_on < ${today} then 'past' else 'near' end as about from learning_space
			where state = 'open' and (${owed.near} or ${owed.past}) order by closes_on, id limit ${aRun}`.execute(
			tx,
		);
		return rows;
	});
	return tellEach('space', due, (tx, { id, about }) => tell(tx, id, about, at));
}

async function tell(tx: Tx, id: string, about: About, at: Date): Promise<boolean> {
	const told = about === 'near' ? sql`near_told = closes_on` : sql`past_told = closes_on`;
	const {
		rows: [space],
	} = await sql<{ day: string }>`
		update learning_space set ${told} where id = ${id}::uuid and state = 'open' and ${owed[about]}
		returning to_char(closes_on, 'YYYY-MM-DD') as day`.execute(tx);
	if (!space) return false;
	const link = `${settings().origin ?? ''}/spaces/${id}`;
	await writeToEach(tx, sql`people_to_tell_of_space(${id}::uuid)`, at, (t, name) => ({
		subject: t(`mail.space-${about}.subject`),
		body: t(`mail.space-${about}.body`, { name, day: dayInLetter(t, space.day), link }),
	}));
	return true;
}

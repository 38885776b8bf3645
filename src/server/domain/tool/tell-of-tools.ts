import { sql } from 'kysely';
import { dayInLetter, tellEach, writeToEach } from '#server/domain/people/index.ts';
import { now } from '#server/platform/clock.ts';
import { outsideWork, type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { settings } from '#server/platform/settings.ts';
import { endNear } from './tool.ts';

/** How many tools one run looks at. */
const aRun = 200;
type About = 'retirement' | 'licence' | 'review';

/** By the clocks of the tool’s school. */
const today = sql`school_today(school_id)`;

/**
 * Writes the letters that are owed about tools: to everybody who uses or tried one that was retired, and, once for each end, to who
 * looks after tools where a licence or a privacy review ends soon. A letter names the tool, the day and a link. Gives how many tools it told of.
 */
export async function tellOfTools(): Promise<number> {
	outsideWork('Telling of tools');
	const at = now();
	const due = await unitOfWork({ kind: 'mailer' }, async (tx) => {
		const { rows } = await sql<{ id: string; about: About }>`
			(select id, 'retirement' as about from tool where state = 'retired' and retirement_told_at is null limit ${aRun})
			union all
			(select id, 'licence' as about from tool
				where licence_until between ${today} and ${today} + ${endNear}::int
					and state <> 'retired' and licence_told is distinct from licence_until limit ${aRun})
			union all
			(select id, 'review' as about from tool
				where privacy_until between ${today} and ${today} + ${endNear}::int
					and state in ('recommended', 'in-trial') and privacy_told is distinct from privacy_until limit ${aRun})`.execute(
			tx,
		);
		return rows;
	});
	return tellEach('tool', due, (tx, { id, about }) => tell(tx, id, about, at));
}

async function tell(tx: Tx, id: string, about: About, at: Date): Promise<boolean> {
	const owed = {
		retirement: sql`update tool set retirement_told_at = ${at}::timestamptz
			where id = ${id}::uuid and state = 'retired' and retirement_told_at is null returning name, retired_on as day`,
		licence: sql`update tool set licence_told = licence_until
			where id = ${id}::uuid and licence_told is distinct from licence_until returning name, licence_until as day`,
		review: sql`update tool set privacy_told = privacy_until
			where id = ${id}::uuid and privacy_told is distinct from privacy_until returning name, privacy_until as day`,
	}[about];
	const {
		rows: [tool],
	} = await sql<{ name: string; day: string }>`${owed}`.execute(tx);
	if (!tool) return false;
	const link = `${settings().origin ?? ''}/tools/${id}`;
	await writeToEach(tx, sql`people_to_tell_of_tool(${id}::uuid, ${about}::text)`, at, (t, name) => {
		const words = { name, tool: tool.name, day: dayInLetter(t, tool.day), link };
		return { subject: t(`mail.tool-${about}.subject`, words), body: t(`mail.tool-${about}.body`, words) };
	});
	return true;
}

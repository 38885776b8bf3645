import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import { outsideWork, unitOfWork } from '#server/platform/database/index.ts';
import { faultOf, log } from '#server/platform/log/index.ts';
import { isMailConfigured } from '#server/platform/mail/index.ts';
import { tellPerson } from './tell-person.ts';

/** How many visits one run looks at. */
const aRun = 200;

/** Lets go of a visit, unless it was changed again meanwhile. */
function letGo(visitId: string, marks: number): Promise<unknown> {
	return unitOfWork({ kind: 'mailer' }, (tx) =>
		tx.deleteFrom('visit_to_tell').where('visit_id', '=', visitId).where('marks', '=', marks).execute(),
	);
}

/** Lets go of visits that nobody is written about. */
async function letAllGo(visits: readonly { visit_id: string; marks: number }[]): Promise<void> {
	await unitOfWork({ kind: 'mailer' }, (tx) =>
		sql`delete from visit_to_tell t using unnest(${visits.map((one) => one.visit_id)}::uuid[],
			${visits.map((one) => one.marks)}::integer[]) gone (id, marks)
			where t.visit_id = gone.id and t.marks = gone.marks`.execute(tx),
	);
}

/**
 * Writes the letters that are owed about visits planned, changed or cancelled since the last run: to each of their people, as that
 * person, so that no letter says what its reader may not read. Without a mail server nobody is written to.
 */
export async function tellOfVisits(): Promise<void> {
	outsideWork('Telling of visits');
	const due = await unitOfWork({ kind: 'mailer' }, async (tx) => {
		const visits = await tx.selectFrom('visit_to_tell').select(['visit_id', 'marks']).limit(aRun).execute();
		if (visits.length === 0) return [];
		const ids = visits.map((visit) => visit.visit_id);
		const { rows: people } = await sql<{ visit_id: string; person_id: string }>`
			select visit_id, person_id from visit_person where visit_id = any (${ids}::uuid[])
			union select visit_id, person_id from calendar_letter where visit_id = any (${ids}::uuid[])`.execute(
			tx,
		);
		return visits.map((visit) => ({
			...visit,
			people: people.filter((one) => one.visit_id === visit.visit_id).map((one) => one.person_id),
		}));
	});
	if (!isMailConfigured()) return letAllGo(due);
	for (const { visit_id, marks, people } of due)
		try {
			for (const personId of people) {
				const actor: Member = { kind: 'member', personId };
				await tellPerson(actor, visit_id);
			}
			await letGo(visit_id, marks);
		} catch (error) {
			// Tried again with the next run; the others are told meanwhile.
			log.warning('visit.not-told', { visit: visit_id, ...faultOf(error) });
		}
}

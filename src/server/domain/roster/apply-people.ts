import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/index.ts';

/**
 * Makes and changes people, remembers their ids of the roster, and switches them off or on again; what stood there before
 * is kept beside each change. Nobody is deleted.
 * @returns who was here and was switched off or on; who is new was never on
 */
export async function applyPeople(
	tx: Tx,
	importId: string,
	at: Date,
): Promise<{ deactivated: string[]; returned: string[] }> {
	await sql`update roster_import_change c set given_before = p.given_name, family_before = p.family_name,
			known_as_before = p.known_as, search_before = p.search_name, moment_before = p.deactivated_at
		from person p
		where c.import_id = ${importId} and c.subject in ('person', 'activity') and c.person_id = p.id`.execute(
		tx,
	);
	await sql`insert into person (id, given_name, family_name, known_as, search_name, created_at)
		select person_id, given_name, family_name, known_as, search_name, ${at} from roster_import_change
		where import_id = ${importId} and subject = 'person' and change = 'new'`.execute(tx);
	await sql`update person p set given_name = c.given_name, family_name = c.family_name, known_as = c.known_as,
			search_name = c.search_name, version = p.version + 1
		from roster_import_change c
		where c.import_id = ${importId} and c.subject = 'person' and c.change in ('changed', 'held') and c.person_id = p.id
			and c.search_name is not null
			and (p.given_name, p.family_name, coalesce(p.known_as, '')) <> (c.given_name, c.family_name, coalesce(c.known_as, ''))`.execute(
		tx,
	);
	await sql`delete from roster_link l using roster_import_change c
		where c.import_id = ${importId} and c.subject = 'link' and c.change = 'gone' and l.roster_id = c.roster_id
			and l.person_id = c.person_id`.execute(tx);
	await sql`insert into roster_link (roster_id, person_id)
		select roster_id, person_id from roster_import_change
		where import_id = ${importId} and subject = 'link' and change = 'new'`.execute(tx);
	const gone = await sql<{
		id: string;
		was_here: boolean;
	}>`update person p set deactivated_at = ${at}, version = p.version + 1
		from roster_import_change c
		where c.import_id = ${importId} and c.subject = 'activity' and c.change = 'gone' and c.person_id = p.id
			and p.deactivated_at is null
		returning p.id, p.created_at < ${at} as was_here`.execute(tx);
	const returned = await sql<{
		id: string;
	}>`update person p set deactivated_at = null, version = p.version + 1
		from roster_import_change c
		where c.import_id = ${importId} and c.subject = 'activity' and c.change = 'new' and c.person_id = p.id
			and p.deactivated_at is not null
		returning p.id`.execute(tx);
	return {
		deactivated: gone.rows.flatMap((row) => (row.was_here ? [row.id] : [])),
		returned: returned.rows.map((row) => row.id),
	};
}

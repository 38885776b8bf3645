import { sql } from 'kysely';
import type { Undoing } from './undo-import.ts';

/** Tables whose rows about a newcomer are the import's own. */
const ownTables = '{person_address,account_seal,roster_link,membership,role_assignment,class_teacher}';

/** Takes back what an import did to people: newcomers go, if nothing refers to them; others become what they were. */
export async function undoPeople(
	undoing: Undoing,
): Promise<{ deactivated: string[]; reactivated: string[] }> {
	await keepWhoIsNeeded(undoing);
	await removeNewcomers(undoing);
	await restoreNames(undoing);
	await restoreLinks(undoing);
	await restoreAddresses(undoing);
	return restoreActivity(undoing);
}

/** Newcomers who have begun to be somebody here stay whole: with the places, roles and address that the import gave. */
async function keepWhoIsNeeded({ tx, importId }: Undoing): Promise<void> {
	await sql`update roster_import_change c set kept = why.reason
		from (
			select p.id, case
				when exists (select from account a where a.person_id = p.id) then 'signed-in'
				when exists (select from role_assignment r where r.person_id = p.id and not r.from_roster)
					or exists (select from membership m where m.person_id = p.id and not m.from_roster) then 'by-hand'
				when p.id = any ((select referred_to('person', array(select person_id from roster_import_change
					where import_id = ${importId} and subject = 'person' and change = 'new'), ${ownTables}::text[]))::uuid[]) then 'in-use'
				when p.version > 1 + case when exists (select from roster_import_change o where o.import_id = ${importId}
						and o.person_id = p.id and o.subject = 'activity') then 1 else 0 end
					or exists (select from person_address a where a.person_id = p.id and not exists (
						select from roster_import_change o where o.import_id = ${importId} and o.subject_id = a.id))
					or exists (select from roster_import_change o where o.import_id = ${importId} and o.person_id = p.id
						and o.subject = 'address' and not exists (select from person_address a
							where a.id = o.subject_id and a.retired_at is null))
					then 'changed-since'
				end as reason
			from person p
			where p.id in (select person_id from roster_import_change
				where import_id = ${importId} and subject = 'person' and change = 'new')
		) why
		where c.import_id = ${importId} and c.subject = 'person' and c.change = 'new' and c.person_id = why.id`.execute(
		tx,
	);
}

async function removeNewcomers({ tx, importId }: Undoing): Promise<void> {
	const leaving = sql`(select person_id from roster_import_change
		where import_id = ${importId} and subject = 'person' and change = 'new' and kept is null)`;
	for (const table of ['class_teacher', 'roster_link', 'role_assignment', 'membership', 'person_address'])
		await sql`delete from ${sql.table(table)} where person_id in ${leaving}`.execute(tx);
	// Each deletion asks every table that may refer to a person: a thousand at a time, no statement takes long.
	for (let deleted = 1; deleted > 0; ) {
		const some = await sql`delete from person where id in (select p.id from person p
			where p.id in ${leaving} limit 1000)`.execute(tx);
		deleted = Number(some.numAffectedRows ?? 0);
	}
}

/** The changes of people who were here before the import. */
const ofOthers = (importId: string) => sql`not exists (select from roster_import_change n
	where n.import_id = ${importId} and n.subject = 'person' and n.change = 'new' and n.person_id = c.person_id)`;

async function restoreNames({ tx, importId }: Undoing): Promise<void> {
	const renamed = sql`c.import_id = ${importId} and c.subject = 'person' and c.change in ('changed', 'held')
		and c.person_id = p.id and c.search_name is not null and c.given_before is not null
		and (c.given_before, c.family_before, coalesce(c.known_as_before, '')) <> (c.given_name, c.family_name,
			coalesce(c.known_as, ''))`;
	const stands = sql`(p.given_name, p.family_name, coalesce(p.known_as, '')) = (c.given_name, c.family_name,
		coalesce(c.known_as, ''))`;
	await sql`update roster_import_change c set kept = 'changed-since' from person p
		where ${renamed} and not ${stands}`.execute(tx);
	await sql`update person p set given_name = c.given_before, family_name = c.family_before,
			known_as = c.known_as_before, search_name = c.search_before, version = p.version + 1
		from roster_import_change c where ${renamed} and ${stands}`.execute(tx);
}

async function restoreLinks({ tx, importId }: Undoing): Promise<void> {
	await sql`delete from roster_link l using roster_import_change c
		where c.import_id = ${importId} and c.subject = 'link' and c.change = 'new' and l.roster_id = c.roster_id
			and l.person_id = c.person_id and ${ofOthers(importId)}`.execute(tx);
	await sql`insert into roster_link (roster_id, person_id)
		select c.roster_id, c.person_id from roster_import_change c
		where c.import_id = ${importId} and c.subject = 'link' and c.change = 'gone'
		on conflict do nothing`.execute(tx);
}

/** The address of an account in use changes only when its holder confirms: what they have signed in with stays. */
async function restoreAddresses({ tx, importId, acceptedAt, at }: Undoing): Promise<void> {
	const given = sql`c.import_id = ${importId} and c.subject = 'address' and c.change in ('new', 'changed')
		and ${ofOthers(importId)}`;
	await sql`update roster_import_change c set kept = case
			when exists (select from account k where k.person_id = c.person_id) then 'signed-in' else 'changed-since' end
		from person_address a
		where ${given} and a.id = c.subject_id
			and (exists (select from account k where k.person_id = c.person_id) or a.retired_at is not null)`.execute(
		tx,
	);
	await sql`delete from person_address a using roster_import_change c
		where ${given} and c.kept is null and a.id = c.subject_id`.execute(tx);
	const former = sql`c.import_id = ${importId} and c.subject = 'address' and c.change = 'changed' and c.kept is null
		and ${ofOthers(importId)}`;
	await sql`update roster_import_change c set kept = 'in-the-way'
		from person_address other
		where ${former} and other.address = c.before::citext and other.retired_at is null`.execute(tx);
	await sql`update person_address a set retired_at = null
		from roster_import_change c
		where ${former} and a.person_id = c.person_id and a.address = c.before::citext and a.retired_at = ${acceptedAt}
			and not exists (select from person_address now_used where now_used.person_id = c.person_id
				and now_used.retired_at is null)`.execute(tx);
	await sql`update roster_import_change c set kept = 'confirmed'
		from address_change w
		where c.import_id = ${importId} and c.subject = 'address' and w.person_id = c.person_id
			and w.proposed_at = ${acceptedAt} and w.confirmed_at is not null`.execute(tx);
	await sql`update address_change w set withdrawn_at = ${at}
		from roster_import_change c
		where c.import_id = ${importId} and c.subject = 'address' and w.person_id = c.person_id
			and w.proposed_at = ${acceptedAt} and w.confirmed_at is null and w.withdrawn_at is null`.execute(tx);
}

async function restoreActivity({
	tx,
	importId,
	acceptedAt,
}: Undoing): Promise<{ deactivated: string[]; reactivated: string[] }> {
	const back = await sql<{ id: string }>`update person p set deactivated_at = null, version = p.version + 1
		from roster_import_change c
		where c.import_id = ${importId} and c.subject = 'activity' and c.change = 'gone' and c.person_id = p.id
			and p.deactivated_at = ${acceptedAt} and ${ofOthers(importId)}
		returning p.id`.execute(tx);
	await sql`update roster_import_change c set kept = 'changed-since' from person p
		where c.import_id = ${importId} and c.subject = 'activity' and c.change = 'gone' and c.person_id = p.id
			and p.deactivated_at is not null and ${ofOthers(importId)}`.execute(tx);
	await sql`update roster_import_change c set kept = 'operator'
		from role_assignment r
		where c.import_id = ${importId} and c.subject = 'activity' and c.change = 'new' and r.person_id = c.person_id
			and r.role = 'operator' and (r.ends_on is null or r.ends_on > current_date)`.execute(tx);
	const off = await sql<{
		id: string;
	}>`update person p set deactivated_at = c.moment_before, version = p.version + 1
		from roster_import_change c
		where c.import_id = ${importId} and c.subject = 'activity' and c.change = 'new' and c.kept is null
			and c.person_id = p.id and p.deactivated_at is null and c.moment_before is not null
		returning p.id`.execute(tx);
	return {
		deactivated: off.rows.map((row) => row.id),
		reactivated: back.rows.map((row) => row.id),
	};
}

import { sql } from 'kysely';
import { searchable } from '#server/domain/people/index.ts';
import type { Tx } from '#server/platform/database/index.ts';
import type { Told } from './roster.ts';
import type { Work } from './work.ts';

const piece = 500;

/**
 * Finds who of the staged staff is who here: by the roster's id, else by address somebody whom the roster has not told of
 * yet, else by address and name somebody whose former id the roster has dropped. An address alone never makes a newcomer
 * into somebody the roster knew. Then decides every address together, and adds who is told of no longer.
 * @param rows how many rows are staged
 * @param scope the schools here that the set tells of
 * @returns how many rows are staged now
 */
export async function matchStaged(
	work: Work,
	told: Told,
	rows: number,
	scope: readonly string[],
): Promise<number> {
	const id = work.importId;
	await work.piece((tx) => linkByRosterId(tx, id));
	let size = rows;
	size += await work.piece((tx) => addRolesOnly(tx, id, size));
	await work.piece((tx) => mergeDoubles(tx, id));
	await linkByAddress(work, told);
	await work.piece((tx) => settleGone(tx, id));
	await work.piece((tx) => wishForAddresses(tx, id));
	while ((await work.piece((tx) => refuseTaken(tx, id))) > 0);
	if (told.people === 'all') size += await work.piece((tx) => addVanished(tx, id, size, scope));
	return size;
}

async function linkByRosterId(tx: Tx, id: string): Promise<void> {
	await sql`update roster_import_person r set person_id = l.person_id, how = 'linked'
		from roster_link l
		where r.import_id = ${id} and l.roster_id = r.roster_id`.execute(tx);
}

/** Who is told of by roles alone, and known here, keeps name and address. */
async function addRolesOnly(tx: Tx, id: string, size: number): Promise<number> {
	const added = await sql`insert into roster_import_person
			(import_id, position, roster_id, named, given_name, family_name, person_id, how)
		select ${id}, ${size}::integer - 1 + row_number() over (order by l.roster_id)::integer, l.roster_id, false,
			p.given_name, p.family_name, p.id, 'linked'
		from (select distinct roster_id from roster_import_row where import_id = ${id} and subject = 'role') r
			join roster_link l on l.roster_id = r.roster_id join person p on p.id = l.person_id
		where not exists (select from roster_import_person o
			where o.import_id = ${id} and o.roster_id = r.roster_id)`.execute(tx);
	return Number(added.numAffectedRows ?? 0);
}

/** Two ids of the roster that are one person here: the first row stands for both. */
async function mergeDoubles(tx: Tx, id: string): Promise<void> {
	const doubled = await sql`update roster_import_person r set how = 'merged'
		where r.import_id = ${id} and r.how = 'linked' and exists (
			select from roster_import_person o
			where o.import_id = ${id} and o.person_id = r.person_id and o.how = 'linked'
				and (o.gone, o.position) < (r.gone, r.position))`.execute(tx);
	if (Number(doubled.numAffectedRows ?? 0) === 0) return;
	await sql`update roster_import_person r set address = coalesce(r.address, m.address), enabled = r.enabled or m.enabled
		from (select person_id, min(address) as address, bool_or(enabled) as enabled from roster_import_person
			where import_id = ${id} and how = 'merged' and not gone group by person_id) m
		where r.import_id = ${id} and r.how = 'linked' and r.person_id = m.person_id`.execute(tx);
}

interface Candidate {
	position: number;
	given_name: string;
	family_name: string;
	person_id: string;
	here_given: string;
	here_family: string;
	linked: boolean;
	dropped: boolean;
}

async function linkByAddress(work: Work, told: Told): Promise<void> {
	for (let after = -1; ; ) {
		const last = await work.piece(async (tx) => {
			const candidates = await findCandidates(tx, work.importId, told, after);
			const found = candidates.flatMap((one) => {
				const how = howMatched(one);
				return how === null ? [] : [{ ...one, how }];
			});
			// One address is one person's, and each row has an address of its own: nobody is found twice.
			await sql`update roster_import_person r set person_id = f.person_id, how = f.how
				from unnest(${found.map((one) => one.position)}::integer[], ${found.map((one) => one.person_id)}::uuid[],
					${found.map((one) => one.how)}::text[]) as f (position, person_id, how)
				where r.import_id = ${work.importId} and r.position = f.position`.execute(tx);
			return candidates.length < piece ? undefined : candidates.at(-1)?.position;
		});
		if (last === undefined) break;
		after = last;
	}
	await work.piece((tx) =>
		sql`update roster_import_person set how = case when gone or not named then 'ignored' else 'new' end
			where import_id = ${work.importId} and how is null`.execute(tx),
	);
}

async function findCandidates(tx: Tx, id: string, told: Told, after: number): Promise<Candidate[]> {
	// A set of changes drops an id only by saying so.
	const kept =
		told.people === 'all'
			? sql`exists (select from roster_import_person o where o.import_id = ${id}
				and o.roster_id = l.roster_id and not o.gone)`
			: sql`not exists (select from roster_import_person o where o.import_id = ${id}
				and o.roster_id = l.roster_id and o.gone)`;
	const { rows } = await sql<Candidate>`
		select r.position, r.given_name, r.family_name, p.id as person_id, p.given_name as here_given,
			p.family_name as here_family, exists (select from roster_link l where l.person_id = p.id) as linked,
			not exists (select from roster_link l where l.person_id = p.id and ${kept}) as dropped
		from roster_import_person r
			join person_address a on a.address = r.address::citext and a.retired_at is null
			join person p on p.id = a.person_id
		where r.import_id = ${id} and r.how is null and not r.gone and r.position > ${after}
			and not exists (select from roster_import_person o
				where o.import_id = ${id} and o.person_id = p.id and not o.gone)
		order by r.position limit ${piece}`.execute(tx);
	return rows;
}

function howMatched(one: Candidate): 'address' | 'relinked' | null {
	if (!one.linked) return 'address';
	const sameName =
		searchable(`${one.given_name} ${one.family_name}`) === searchable(`${one.here_given} ${one.here_family}`);
	return one.dropped && sameName ? 'relinked' : null;
}

/** Whom the set says to be gone vanishes, unless another row says that they are there. */
async function settleGone(tx: Tx, id: string): Promise<void> {
	await sql`update roster_import_person r set how = case when exists (select from roster_import_person o
			where o.import_id = ${id} and o.person_id = r.person_id and not o.gone)
			then 'ignored' else 'vanished' end
		where r.import_id = ${id} and r.gone and r.how = 'linked'`.execute(tx);
	await sql`update roster_import_person r set given_name = p.given_name, family_name = p.family_name
		from person p
		where r.import_id = ${id} and not r.named and r.person_id = p.id`.execute(tx);
}

/** What each address would become, had nobody else one. That of an account in use waits for its confirmation. */
async function wishForAddresses(tx: Tx, id: string): Promise<void> {
	await sql`update roster_import_person r set outcome = case
			when not r.named then 'same'
			when w.person_id is null then case when r.address is null then 'none' else 'new' end
			when r.address is null then case when w.address is null then 'none' else 'same' end
			-- Without an old address nobody can confirm for an account in use: an operator sees to it.
			when w.address is null then case when w.signed_in then 'none' else 'new' end
			when w.address = r.address::citext then 'same'
			when w.signed_in then 'waits' else 'changed' end
		from (
			select s.position, s.person_id, a.address,
				exists (select from account where account.person_id = s.person_id) as signed_in
			from roster_import_person s
				left join person_address a on a.person_id = s.person_id and a.retired_at is null
			where s.import_id = ${id} and s.how in ('linked', 'address', 'relinked', 'new')
		) w
		where r.import_id = ${id} and r.position = w.position`.execute(tx);
}

/** An address that somebody keeps is not given away; who keeps theirs after all may stand in somebody else's way. */
async function refuseTaken(tx: Tx, id: string): Promise<number> {
	const refused = await sql`update roster_import_person r set outcome = 'taken'
		from person_address a
		where r.import_id = ${id} and r.outcome in ('new', 'changed', 'waits')
			and a.address = r.address::citext and a.retired_at is null and a.person_id is distinct from r.person_id
			and not exists (select from roster_import_person l
				where l.import_id = ${id} and l.person_id = a.person_id and l.outcome = 'changed')`.execute(tx);
	return Number(refused.numAffectedRows ?? 0);
}

/** Whom the roster told of before, in a school that the set tells of, and does not tell of now. */
async function addVanished(tx: Tx, id: string, size: number, scope: readonly string[]): Promise<number> {
	const added = await sql`insert into roster_import_person
			(import_id, position, roster_id, named, given_name, family_name, person_id, how)
		select ${id}, ${size}::integer - 1 + row_number() over (order by p.id)::integer,
			(select min(l.roster_id) from roster_link l where l.person_id = p.id), false, p.given_name, p.family_name, p.id,
			'vanished'
		from person p
		where exists (select from roster_link l where l.person_id = p.id)
			and exists (select from membership m where m.person_id = p.id and m.from_roster
				and (m.ends_on is null or m.ends_on > current_date) and m.school_id = any (${scope}::uuid[]))
			and not exists (select from roster_import_person r
				where r.import_id = ${id} and r.person_id = p.id)`.execute(tx);
	return Number(added.numAffectedRows ?? 0);
}

import { type Company, concernedIn } from '#server/domain/company/index.ts';
import type { Role } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { partOf } from './visit.ts';

/** The school a visit is in and who takes part, as what. */
export interface Reached {
	schoolId: string;
	company: Company[];
}

/**
 * Reaches the people of a visit: in a collaboration by the side they stand on, outside one by their roles.
 * Refuses `missing` for a collaboration the actor is no partner of, `visit-with-whom` for nobody but the actor, `visit-not-in-collaboration` for a teacher who is not in it.
 */
export async function reachCompany(
	tx: Tx,
	actor: Member,
	given: { schoolId: string; with: readonly string[]; collaborationId?: string | undefined },
): Promise<Reached | Refusal> {
	const ids = [...new Set([actor.personId, ...given.with])];
	const partners = given.collaborationId === undefined ? [] : await partnersOf(tx, given.collaborationId);
	const own = partners.find(
		(partner) => partner.person_id === actor.personId && partner.accepted_at !== null,
	);
	if (given.collaborationId !== undefined && !own) return missing;
	if (ids.length === 1) return refuse('visit-with-whom', { field: 'with[]' });
	const schoolId = own?.school_id ?? given.schoolId;
	const rolesOf = await findRoles(tx, schoolId, ids);
	const facilitates = own
		? own.side === 'facilitator'
		: (rolesOf.get(actor.personId) ?? []).includes('facilitator');
	const company = ids.map((personId): Company => {
		const side = partners.find((partner) => partner.person_id === personId)?.side as
			| Company['part']
			| undefined;
		return {
			personId,
			part: side ?? partOf(rolesOf.get(personId) ?? [], personId === actor.personId, facilitates),
		};
	});
	const teachers = new Set(partners.filter((one) => one.side === 'teacher').map((one) => one.person_id));
	if (own && !concernedIn(company, actor.personId).every((id) => teachers.has(id)))
		return refuse('visit-not-in-collaboration', { field: 'with[]' });
	return { schoolId, company };
}

/** Who stands in a collaboration and has not left. */
function partnersOf(tx: Tx, collaborationId: string) {
	return tx
		.selectFrom('partner as p')
		.innerJoin('collaboration as c', 'c.id', 'p.collaboration_id')
		.leftJoin('acceptance as a', 'a.partner_id', 'p.id')
		.select(['p.person_id', 'p.side', 'c.school_id', 'a.at as accepted_at'])
		.where('p.collaboration_id', '=', collaborationId)
		.where(({ not, exists, selectFrom }) =>
			not(exists(selectFrom('departure as d').select('d.partner_id').whereRef('d.partner_id', '=', 'p.id'))),
		)
		.limit(200)
		.execute();
}

async function findRoles(tx: Tx, schoolId: string, ids: string[]): Promise<Map<string, Role[]>> {
	const rows = await tx
		.selectFrom('role_assignment')
		.select(['person_id', 'role'])
		.where('school_id', '=', schoolId)
		.where('person_id', 'in', ids)
		.where((eb) => eb.fn<boolean>('holds_today', ['starts_on', 'ends_on']), '=', true)
		.execute();
	const found = new Map<string, Role[]>();
	for (const row of rows) found.set(row.person_id, [...(found.get(row.person_id) ?? []), row.role as Role]);
	return found;
}

import { sql } from 'kysely';
import { nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { helpDeskOf } from './help-desk.ts';
import type { HeldAs } from './request.ts';

/** Somebody, or all of a kind, to whom a request may go. */
export interface Whom {
	heldAs: HeldAs;
	/** Null: whoever of the school’s facilitators takes it up, or its help desk. */
	personId: string | null;
	name: string;
	/** Of a mentor: what they help with. */
	practices: string[];
	/** Of a help desk: whether it is reached by e-mail, and where. */
	byMail: boolean;
	mailedTo: string | null;
}

/** The most people to choose from. */
const mostPeople = 60;

/** To whom somebody may give what they ask for in a school: its facilitators, the mentors they know of, its help desk. */
export function findWhom(actor: Member, schoolId: string, askerId = actor.personId): Promise<Whom[]> {
	return unitOfWork(actor, async (tx) => (isId(schoolId) ? whomIn(tx, actor, schoolId, askerId) : []));
}

/** The same inside a unit of work that reads more. Nobody is offered who asked it themselves, or the one who passes it on. */
export async function whomIn(tx: Tx, actor: Member, schoolId: string, askerId: string): Promise<Whom[]> {
	const but = [actor.personId, askerId];
	const facilitators = await namesOf(tx, schoolId, 'facilitator', askerId);
	const desk = await namesOf(tx, schoolId, 'technician');
	const { address } = await helpDeskOf(tx, schoolId);
	const mentors = await mentorsIn(tx, schoolId, askerId);
	const allowed = ({ personId }: { personId: string }) => !but.includes(personId);
	const here = { byMail: false, mailedTo: null };
	return [
		...(facilitators.length > 1
			? [{ heldAs: 'facilitator' as const, personId: null, name: '', practices: [], ...here }]
			: []),
		...facilitators
			.filter(allowed)
			.map((one) => ({ heldAs: 'facilitator' as const, ...one, practices: [], ...here })),
		...mentors.filter(allowed).map((one) => ({ heldAs: 'mentor' as const, ...one, ...here })),
		...(desk.length > 0 || address !== null
			? [
					{
						heldAs: 'desk' as const,
						personId: null,
						name: '',
						practices: [],
						byMail: address !== null,
						mailedTo: address,
					},
				]
			: []),
	];
}

/** Whether what somebody asks for may be given to a person of the query: as the database lets it be. */
const mayBeAsked = (askerId: string, schoolId: string, heldAs: HeldAs) =>
	sql<boolean>`may_be_asked(${askerId}::uuid, ${schoolId}::uuid, ${heldAs}, p.id)`;

/** Who has a role in a school today, by name; facilitators for somebody who asks: those whom they may ask. */
export async function namesOf(
	tx: Tx,
	schoolId: string,
	role: 'facilitator' | 'technician',
	askerId?: string,
): Promise<{ personId: string; name: string }[]> {
	const rows = await tx
		.selectFrom('role_assignment as r')
		.innerJoin('person as p', 'p.id', 'r.person_id')
		.select(['p.id', 'p.given_name', 'p.family_name', 'p.known_as'])
		.distinct()
		.where('r.school_id', '=', schoolId)
		.where('r.role', '=', role)
		.where('p.deactivated_at', 'is', null)
		.where((eb) => eb.fn<boolean>('holds_today', ['r.starts_on', 'r.ends_on']), '=', true)
		.$if(askerId !== undefined, (query) => query.where(mayBeAsked(askerId ?? '', schoolId, 'facilitator')))
		.orderBy('p.family_name')
		.orderBy('p.id')
		.limit(mostPeople)
		.execute();
	return rows.map((row) => ({ personId: row.id, name: nameIn(row) }));
}

async function mentorsIn(tx: Tx, schoolId: string, askerId: string) {
	const rows = await tx
		.selectFrom('mentor_offer as o')
		.innerJoin('person as p', 'p.id', 'o.person_id')
		.select(['o.person_id', 'o.practice', 'p.given_name', 'p.family_name', 'p.known_as'])
		.where('o.school_id', '=', schoolId)
		.where('o.withdrawn_at', 'is', null)
		.where('o.audience', '!=', 'self')
		.where(mayBeAsked(askerId, schoolId, 'mentor'))
		.orderBy('p.family_name')
		.orderBy('o.person_id')
		.orderBy('o.offered_at', 'desc')
		.limit(mostPeople)
		.execute();
	const mentors = new Map<string, { personId: string; name: string; practices: string[] }>();
	for (const row of rows) {
		const one = mentors.get(row.person_id) ?? {
			personId: row.person_id,
			name: nameIn(row),
			practices: [],
		};
		one.practices.push(row.practice);
		mentors.set(row.person_id, one);
	}
	return [...mentors.values()];
}

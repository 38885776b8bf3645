import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import type { Member, OperatorActor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { type Account, accountsOf } from './account.ts';
import { reachPerson } from './reach-person.ts';
import { nameOf, type Role } from './standing.ts';

/** A role with its days, up to, not including, `endsOn`. */
export interface DatedRole {
	id: string;
	role: Role;
	schoolId: string;
	startsOn: string;
	endsOn: string | null;
	/** How it stands on the school's day. */
	when: 'now' | 'later' | 'past';
}

/** Somebody's page: for colleagues what they do here; for operators also how they get in and who evaluates them. */
export interface PersonPage {
	id: string;
	name: string;
	givenName: string;
	familyName: string;
	knownAs: string;
	version: number;
	deactivated: boolean;
	schools: { id: string; name: string; facilitatorWord: string }[];
	/** Those of now, to come, and of the last twelve months. */
	roles: DatedRole[];
	teams: { id: string; name: string }[];
	classes: { id: string; title: string; grade: string | null; subject: string | null; students: number }[];
	/** When their address changed, for a colleague who may vouch that they are still themself. */
	vouchable?: Date;
	/** For operators only. */
	running?: {
		account: Account;
		evaluators: {
			id: string;
			evaluator: string;
			evaluatorId: string;
			startsOn: string;
			endsOn: string | null;
		}[];
		/** An address that waits to be confirmed from the old one. */
		waiting: { toAddress: string; proposedAt: Date } | undefined;
	};
}

/** Reads somebody's page. Missing when the actor does not see them. */
export function findPerson(actor: Member | OperatorActor, personId: string): Promise<PersonPage | Refusal> {
	const at = now();
	return unitOfWork<PersonPage | Refusal>(actor, async (tx) => {
		const person = await reachPerson(tx, personId);
		if (isRefusal(person)) return person;
		const row = await tx
			.selectFrom('person')
			.selectAll()
			.where('id', '=', personId)
			.executeTakeFirstOrThrow();
		const schools = await tx
			.selectFrom('school')
			.innerJoin('membership as m', 'm.school_id', 'school.id')
			.select(['school.id', 'school.name', 'school.facilitator_word', 'school.zone'])
			.distinct()
			.where('m.person_id', '=', personId)
			.where((eb) => eb.fn<boolean>('holds_today', ['m.starts_on', 'm.ends_on']), '=', true)
			.execute();
		const page: PersonPage = {
			id: person.id,
			name: person.name,
			givenName: row.given_name,
			familyName: row.family_name,
			knownAs: row.known_as ?? '',
			version: row.version,
			deactivated: person.deactivated,
			schools: schools
				.map((one) => ({ id: one.id, name: one.name, facilitatorWord: one.facilitator_word }))
				.sort((a, b) => a.name.localeCompare(b.name, 'und')),
			roles: await rolesWithDates(tx, personId, schoolDay(schools[0]?.zone ?? 'UTC', at)),
			teams: await teamsOfPerson(tx, personId),
			classes: await classesOf(tx, personId),
		};
		if (actor.kind !== 'member') return { ...page, running: await runningOf(tx, personId) };
		const seal = await tx
			.selectFrom('account_seal')
			.select('sealed_at')
			.where('person_id', '=', personId)
			.where('person_id', '<>', actor.personId)
			.where('opened_at', 'is', null)
			.executeTakeFirst();
		return seal ? { ...page, vouchable: seal.sealed_at } : page;
	});
}

async function rolesWithDates(tx: Tx, personId: string, today: string): Promise<DatedRole[]> {
	const rows = await tx
		.selectFrom('role_assignment')
		.select(['id', 'role', 'school_id', 'starts_on', 'ends_on'])
		.select((eb) => eb.fn<boolean>('holds_today', ['starts_on', 'ends_on']).as('holds'))
		.where('person_id', '=', personId)
		.where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', dayAfter(today, -366))]))
		.where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', eb.ref('starts_on'))]))
		.orderBy('starts_on', 'desc')
		.orderBy('id')
		.limit(100)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		role: row.role as Role,
		schoolId: row.school_id,
		startsOn: row.starts_on,
		endsOn: row.ends_on,
		when: row.holds ? 'now' : row.ends_on !== null && row.ends_on <= today ? 'past' : 'later',
	}));
}

function teamsOfPerson(tx: Tx, personId: string): Promise<{ id: string; name: string }[]> {
	return tx
		.selectFrom('team_member as m')
		.innerJoin('team', 'team.id', 'm.team_id')
		.select(['team.id', 'team.name'])
		.where('m.person_id', '=', personId)
		.where((eb) => eb.fn<boolean>('holds_today', ['m.starts_on', 'm.ends_on']), '=', true)
		.orderBy('team.position')
		.orderBy('team.name', (order) => order.collate('und-x-icu'))
		.limit(50)
		.execute();
}

function classesOf(tx: Tx, personId: string): Promise<PersonPage['classes']> {
	return tx
		.selectFrom('class_teacher as t')
		.innerJoin('class', 'class.id', 't.class_id')
		.select(['class.id', 'class.title', 'class.grade', 'class.subject', 'class.students'])
		.where('t.person_id', '=', personId)
		.where('class.ended_on', 'is', null)
		.orderBy('class.title', (order) => order.collate('und-x-icu'))
		.limit(50)
		.execute();
}

async function runningOf(tx: Tx, personId: string): Promise<NonNullable<PersonPage['running']>> {
	const accounts = await accountsOf(tx, [personId]);
	const evaluators = await tx
		.selectFrom('evaluator as e')
		.innerJoin('person as p', 'p.id', 'e.evaluator_id')
		.select([
			'e.id',
			'e.starts_on',
			'e.ends_on',
			'e.evaluator_id',
			'p.given_name',
			'p.family_name',
			'p.known_as',
		])
		.where('e.teacher_id', '=', personId)
		.where((eb) => eb.or([eb('e.ends_on', 'is', null), eb('e.ends_on', '>', eb.ref('e.starts_on'))]))
		.orderBy('e.starts_on', 'desc')
		.limit(20)
		.execute();
	const waiting = await tx
		.selectFrom('address_change')
		.select(['to_address', 'proposed_at'])
		.where('person_id', '=', personId)
		.where('confirmed_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.executeTakeFirst();
	return {
		account: accounts.get(personId) ?? {
			state: 'no-address',
			address: undefined,
			invitedAt: undefined,
			signedInSince: undefined,
		},
		evaluators: evaluators.map((row) => ({
			id: row.id,
			evaluator: nameOf(row),
			evaluatorId: row.evaluator_id,
			startsOn: row.starts_on,
			endsOn: row.ends_on,
		})),
		waiting: waiting && { toAddress: waiting.to_address, proposedAt: waiting.proposed_at },
	};
}

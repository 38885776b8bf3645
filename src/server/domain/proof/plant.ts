import { nameOf, type Role, searchable } from '#server/domain/people/index.ts';
import { machine } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import type { Acting } from '#server/platform/database/rehearsal.ts';
import { newId } from '#server/platform/ids.ts';
import { plantBooking } from './plant-booking.ts';
import { plantCollaboration } from './plant-collaboration.ts';
import { plantLearnt } from './plant-learnt.ts';
import { plantLibrary } from './plant-library.ts';
import { plantMeeting } from './plant-meeting.ts';
import { plantPlan } from './plant-plan.ts';
import { plantRequest } from './plant-request.ts';
import { plantSpace } from './plant-space.ts';
import { plantVisit } from './plant-visit.ts';
import { dayOf, type Person, roles, type Scene } from './scene.ts';

const day = 86_400_000;

/**
 * Plants a school with one of everyone, a collaboration, and a teacher's records of every kind, each written as the one who
 * would write it: the rules for writing hold here, too.
 * @returns the keys of the people
 */
export async function plant(as: Acting, mark: string): Promise<Record<Person, string>> {
	const people = Object.fromEntries(Object.keys(roles).map((name) => [name, newId()])) as Record<
		Person,
		string
	>;
	const [schoolId, otherSchoolId] = [newId(), newId()];
	const scene: Scene = {
		as,
		schoolId,
		people,
		me: (person) => ({ kind: 'member', personId: people[person] }),
		text: (planted) => `${mark}-${planted}.`,
		ago: (days) => new Date(now().getTime() - days * day),
	};
	await plantSchools(scene, [schoolId, otherSchoolId], mark);
	await plantPeople(scene, otherSchoolId);
	await plantTurn(scene);
	const collaborationId = await plantCollaboration(scene);
	await plantVisit(scene, collaborationId);
	await plantPlan(scene, collaborationId);
	await plantCalendar(scene);
	await plantBooking(scene);
	await plantMeeting(scene);
	await plantRequest(scene);
	await plantLibrary(scene);
	await plantSpace(scene);
	await plantLearnt(scene);
	return people;
}

async function plantSchools({ as }: Scene, schools: string[], mark: string): Promise<void> {
	await as(machine, async (tx) => {
		const there = await tx.selectFrom('organisation').select('id').executeTakeFirst();
		const organisation = there?.id ?? newId();
		if (!there) await tx.insertInto('organisation').values({ id: organisation, name: 'Proof' }).execute();
		for (const [index, id] of schools.entries())
			await tx
				.insertInto('school')
				.values({
					id,
					organisation_id: organisation,
					// Not the mark: that a school of this name exists is nobody's secret.
					name: `Proof ${mark.slice(-6)} ${index + 1}`,
					zone: 'UTC',
					language: 'en',
				})
				.execute();
	});
}

async function plantPeople({ as, schoolId, people, ago }: Scene, otherSchoolId: string): Promise<void> {
	const since = dayOf(ago(60));
	await as(machine, async (tx) => {
		for (const [name, role] of Object.entries(roles) as [Person, Role][]) {
			const names = { given_name: 'Proof', family_name: name, known_as: null };
			const where = { person_id: people[name], school_id: name === 'elsewhere' ? otherSchoolId : schoolId };
			await tx
				.insertInto('person')
				.values({ id: people[name], ...names, search_name: searchable(nameOf(names)) })
				.execute();
			await tx
				.insertInto('membership')
				.values({ id: newId(), ...where, starts_on: since })
				.execute();
			await tx
				.insertInto('role_assignment')
				.values({ id: newId(), ...where, role, starts_on: since })
				.execute();
		}
		await tx
			.insertInto('evaluator')
			.values({
				id: newId(),
				evaluator_id: people.evaluator,
				teacher_id: people.teacher,
				school_id: schoolId,
				starts_on: since,
			})
			.execute();
	});
}

/** A facilitator writes about the teacher, and then becomes a leader of the school. */
async function plantTurn({ as, me, schoolId, people, text, ago }: Scene): Promise<void> {
	await as(me('turnedLeader'), (tx) =>
		tx
			.insertInto('note')
			.values({
				id: newId(),
				school_id: schoolId,
				author_id: people.turnedLeader,
				teacher_id: people.teacher,
				kind: 'note',
				words: text('sealed-note'),
				written_at: ago(15),
			})
			.execute(),
	);
	const person = { person_id: people.turnedLeader, school_id: schoolId };
	await as(machine, async (tx) => {
		await tx
			.updateTable('role_assignment')
			.set({ ends_on: dayOf(ago(2)) })
			.where('person_id', '=', people.turnedLeader)
			.execute();
		await tx
			.insertInto('role_assignment')
			.values({ id: newId(), ...person, role: 'leader', starts_on: dayOf(ago(2)) })
			.execute();
	});
}

/** The teacher names a calendar that they keep elsewhere, which nobody is to fetch. */
async function plantCalendar({ as, me, people, text, ago }: Scene): Promise<void> {
	const address = `https://calendar.invalid/${text('outside-calendar')}`;
	await as(me('teacher'), (tx) =>
		tx
			.insertInto('outside_calendar')
			.values({
				id: newId(),
				person_id: people.teacher,
				name: text('outside-calendar'),
				address,
				added_at: ago(1),
				due_at: ago(-365),
			})
			.execute(),
	);
}

import { nameOf, searchable } from '#server/domain/people/index.ts';
import { machine } from '#server/platform/actor.ts';
import { type Database, unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { cast, schools } from './people.ts';
import { scene } from './scene.ts';

/** Writes the schools and people of the cast, with their roles since 2026-08-01, and addresses `<name>@example.org`. */
export async function assemble(_database: Database): Promise<void> {
	await unitOfWork(machine, async (tx) => {
		const organisation = '01900000-0000-7000-8000-0000000000a0';
		await tx.insertInto('organisation').values({ id: organisation, name: 'The Two Schools' }).execute();
		for (const school of Object.values(schools))
			await tx
				.insertInto('school')
				.values({
					id: school.id,
					organisation_id: organisation,
					name: school.name,
					zone: 'Europe/Lisbon',
					language: 'en',
				})
				.execute();
		await tx
			.insertInto('team')
			.values({ id: scene.grade4, school_id: schools.harbour.id, name: 'Grade 4', kind: 'grade', grade: '4' })
			.execute();
		for (const [key, who] of Object.entries(cast)) {
			const names = { given_name: who.given, family_name: who.family, known_as: null };
			const school = schools[who.school].id;
			await tx
				.insertInto('person')
				.values({ id: who.id, ...names, search_name: searchable(nameOf(names)) })
				.execute();
			await tx
				.insertInto('person_address')
				.values({ id: newId(), person_id: who.id, address: `${key}@example.org`, source: 'operator' })
				.execute();
			await tx
				.insertInto('membership')
				.values({ id: newId(), person_id: who.id, school_id: school, starts_on: '2026-08-01' })
				.execute();
			for (const role of who.roles)
				await tx
					.insertInto('role_assignment')
					.values({ id: newId(), person_id: who.id, school_id: school, role, starts_on: '2026-08-01' })
					.execute();
		}
		for (const name of ['clara', 'daniel'] as const)
			await tx
				.insertInto('team_member')
				.values({ team_id: scene.grade4, person_id: cast[name].id, starts_on: '2026-08-01' })
				.execute();
		await tx
			.insertInto('evaluator')
			.values({
				id: newId(),
				evaluator_id: cast.mara.id,
				teacher_id: cast.clara.id,
				school_id: schools.harbour.id,
				starts_on: '2026-08-01',
			})
			.execute();
	});
}

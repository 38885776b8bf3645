import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';

/** What somebody may be in a school. */
export const roles = [
	'teacher', 'facilitator', 'librarian', 'specialist', 'assistant', 'technician', 'leader', 'operator',
] as const; // biome-ignore format: short enough for one line
export type Role = (typeof roles)[number];

export interface SchoolStanding {
	id: string;
	name: string;
	zone: string;
	language: string;
	/** What this school calls its facilitators. */
	facilitatorWord: string;
	roles: Role[];
}

/** A person as they stand today: their name, their schools and their roles there. */
export interface Standing {
	personId: string;
	name: string;
	language: string | null;
	schools: SchoolStanding[];
	/** Roles in any of the schools. */
	roles: ReadonlySet<Role>;
	/** The school that pages are about: the first by name. */
	school: SchoolStanding | undefined;
	organisation: string;
	demonstration: boolean;
	/** Their address has changed and nobody who may has confirmed that they are still themself: what is confidential is shut. */
	shut: boolean;
}

/** A person's name as others see it. */
export function nameOf(person: { given_name: string; family_name: string; known_as: string | null }): string {
	return person.known_as?.trim() || `${person.given_name} ${person.family_name}`.trim();
}

/**
 * Names without accents, case, width and apostrophes, hyphens as spaces, as they are found:
 * `searchable('Çelik') === 'celik'`, `searchable('Jean-Luc D’Arcy') === 'jean luc darcy'`.
 */
export function searchable(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLocaleLowerCase('und')
		.replace(/ı/g, 'i')
		.replace(/['’‘ʼ`´]/g, '')
		.replace(/[\p{Pd}\s]+/gu, ' ')
		.trim();
}

/** Reads how the actor stands today. Undefined when they are no longer there. */
export function findStanding(actor: Member): Promise<Standing | undefined> {
	return unitOfWork(actor, async (tx) => {
		const person = await tx
			.selectFrom('person')
			.select(['given_name', 'family_name', 'known_as', 'language'])
			.select((eb) => eb.fn<boolean>('is_shut_to_me').as('shut'))
			.where('id', '=', actor.personId)
			.executeTakeFirst();
		if (!person) return undefined;
		const rows = await tx
			.selectFrom('school')
			.leftJoin('role_assignment as r', (join) =>
				join
					.onRef('r.school_id', '=', 'school.id')
					.on('r.person_id', '=', actor.personId)
					.on((eb) => eb.fn<boolean>('holds_today', ['r.starts_on', 'r.ends_on']), '=', true),
			)
			.select([
				'school.id',
				'school.name',
				'school.zone',
				'school.language',
				'school.facilitator_word',
				'r.role',
			])
			.orderBy('school.name')
			.orderBy('school.id')
			.execute();
		const organisation = await tx
			.selectFrom('organisation')
			.select(['name', 'demonstration'])
			.executeTakeFirst();
		const schools = new Map<string, SchoolStanding>();
		for (const row of rows) {
			const school = schools.get(row.id) ?? {
				id: row.id,
				name: row.name,
				zone: row.zone,
				language: row.language,
				facilitatorWord: row.facilitator_word,
				roles: [],
			};
			if (row.role) school.roles.push(row.role as Role);
			schools.set(row.id, school);
		}
		const list = [...schools.values()];
		return {
			personId: actor.personId,
			name: nameOf(person),
			language: person.language,
			schools: list,
			roles: new Set(list.flatMap((school) => school.roles)),
			school: list[0],
			organisation: organisation?.name ?? '',
			demonstration: organisation?.demonstration ?? false,
			shut: person.shut,
		};
	});
}

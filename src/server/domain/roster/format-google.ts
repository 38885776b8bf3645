import { bareName } from './edit-distance.ts';
import type { KnownHere } from './intake.ts';
import type { TableShape } from './table.ts';

/** What an organisational unit, a title or a type of employee says somebody is; its words in several languages. */
const meanings: readonly (readonly [role: string, words: RegExp])[] = [
	[
		'student',
		/^(students?|pupils?|learners?|classof\d+|grade\d+|alumnos?|alumnas?|estudiantes?|(é|e)l(è|e)ves?|(é|e)tudiants?|sch(ü|ue?)ler(innen)?|طلاب|الطلاب|التلاميذ|تلاميذ)$/u,
	],
	['guardian', /^(parents?|guardians?|families|family|padres|tutores|familias|أولياءالأمور)$/u],
	[
		'administrator',
		/^(admins?|administrators?|administration|leadership|principals?|direcci(ó|o)n|direction|الإدارة)$/u,
	],
	['aide', /^(aides?|assistants?|teachingassistants?|paraprofessionals?|asistentes|مساعدون)$/u],
	[
		'teacher',
		/^(teachers?|faculty|instructors?|docentes?|profesores|profesorado|maestros|maestras|enseignants?|professeurs?|lehrer(innen)?|lehrkr(ä|ae?)fte|المعلمون|معلمون|المدرسون)$/u,
	],
	['staff', /^(staff|employees?|personnel|personal|mitarbeiter|الموظفون|موظفون)$/u],
];

/** What a path such as `/Harbour School/Staff/Teachers` makes of a person: its last part that says something. */
export function roleOfUnit(path: string): string {
	for (const part of path.split('/').reverse()) {
		const found = meanings.find(([, words]) => words.test(bareName(part)));
		if (found !== undefined) return found[0];
	}
	return '';
}

/**
 * The list of users that Google's admin console gives: one file, in which the organisational unit says who is what. It
 * names no school: a unit called as one that is here is that school, and where there is only one it is that one.
 */
export function google(here: KnownHere): TableShape {
	const only = here.schools.length === 1 ? here.schools[0] : undefined;
	const byName = new Map(here.schools.map((school) => [bareName(school.name), school.id]));
	return {
		columns: {
			sourcedId: ['Email Address [Required]', 'Email Address'],
			givenName: ['First Name [Required]', 'First Name'],
			familyName: ['Last Name [Required]', 'Last Name'],
			email: ['Email Address [Required]', 'Email Address'],
			role: ['Org Unit Path [Required]', 'Org Unit Path'],
			orgSourcedIds: ['Org Unit Path [Required]', 'Org Unit Path'],
			enabledUser: ['Status [READ ONLY]', 'Status'],
		},
		fixed: { enabledUser: 'true' },
		turned: {
			sourcedId: (address) => address.toLowerCase(),
			role: roleOfUnit,
			orgSourcedIds: (path) => {
				const named = path.split('/').flatMap((part) => byName.get(bareName(part)) ?? []);
				return named.at(-1) ?? only?.id ?? '';
			},
			enabledUser: (status) => (/suspend|archiv|delet/i.test(status) ? 'false' : 'true'),
		},
		optional: ['enabledUser'],
		dropped: [
			'Password [Required]',
			'Password Hash Function [UPLOAD ONLY]',
			'New Primary Email [UPLOAD ONLY]',
			'Last Sign In [READ ONLY]',
			'Recovery Email',
			'Home Secondary Email',
			'Work Secondary Email',
			'Work Phone',
			'Home Phone',
			'Mobile Phone',
			'Work Address',
			'Home Address',
			'Employee ID',
			'Employee Type',
			'Employee Title',
			'Manager Email',
			'Department',
			'Cost Center',
			'New Status [UPLOAD ONLY]',
			'Building ID',
			'Floor Name',
			'Floor Section',
		],
	};
}

/** Whether a header is that of Google's list of users. */
export function isGoogleHeader(header: readonly string[]): boolean {
	const bare = header.map((name) => bareName(name.replace(/\[.*\]/, '')));
	return ['firstname', 'lastname', 'emailaddress', 'orgunitpath'].every((name) => bare.includes(name));
}

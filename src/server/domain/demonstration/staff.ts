import type { Role } from '#server/domain/people/index.ts';

export interface DemonstrationPerson {
	/** Names the person in pictures and links, and makes their address. */
	key: string;
	given: string;
	family: string;
	/** How they are called, where it is not given name before family name. */
	knownAs?: string;
	roles: Role[];
	/** The teams they teach in. */
	teams: string[];
}

export const schoolName = 'Alder Bay International School';

export const divisions = ['Early Years', 'Primary', 'Middle School', 'High School'] as const;

/** Teams by division: the grade they teach, or none for a department. */
export const teams: {
	name: string;
	division: (typeof divisions)[number];
	grade?: string;
	subject?: string;
	students: number;
}[] = [
	{ name: 'Kindergarten', division: 'Early Years', grade: 'K', students: 54 },
	{ name: 'Grade 1', division: 'Primary', grade: '1', students: 88 },
	{ name: 'Grade 2', division: 'Primary', grade: '2', students: 92 },
	{ name: 'Grade 3', division: 'Primary', grade: '3', students: 90 },
	{ name: 'Grade 4', division: 'Primary', grade: '4', students: 91 },
	{ name: 'Grade 5', division: 'Primary', grade: '5', students: 89 },
	{ name: 'Humanities', division: 'Middle School', grade: '6', subject: 'Humanities', students: 93 },
	{ name: 'Science', division: 'Middle School', grade: '7', subject: 'Science', students: 90 },
	{ name: 'Mathematics', division: 'Middle School', grade: '8', subject: 'Mathematics', students: 87 },
	{ name: 'Languages', division: 'High School', grade: '9', subject: 'Languages', students: 64 },
	{ name: 'Arts and Movement', division: 'High School', grade: '10', subject: 'Arts', students: 62 },
];

const office = (key: string, given: string, family: string, role: Role, ...more: Role[]): DemonstrationPerson => ({
	key, given, family, roles: [role, ...more], teams: [],
}); // biome-ignore format: short enough for one line

const staffRoom: DemonstrationPerson[] = [
	office('ada', 'Ada', 'Okafor', 'facilitator'),
	office('ben', 'Ben', 'Lindqvist', 'facilitator'),
	office('priya', 'Priya', 'Raman', 'facilitator'),
	office('hana', 'Hana', 'Sato', 'librarian'),
	office('mara', 'Mara', 'Novak', 'specialist'),
	office('joy', 'Joy', 'O’Neill', 'assistant'),
	office('samuel', 'Samuel', 'Adeyemi', 'assistant'),
	office('lucia', 'Lucía', 'Prieto', 'assistant'),
	office('goran', 'Goran', 'Petrović', 'technician'),
	office('tuan', 'Tuấn', 'Nguyễn', 'technician'),
	office('fatima', 'Fatima', 'Al-Sayed', 'leader'),
	office('marcus', 'Marcus', 'Webb', 'leader'),
	office('ingrid', 'Ingrid', 'Solberg', 'leader'),
	office('ivo', 'Ivo', 'Brandt', 'operator'),
];

const classrooms: Record<string, [string, string, string][]> = {
	Kindergarten: [
		['amina', 'Amina', 'Diallo'],
		['josephine', 'Joséphine', 'Laurent'],
		['noor', 'نور', 'حداد'],
	],
	'Grade 1': [
		['rosa', 'Rosa', 'Fernández'],
		['tomasz', 'Tomasz', 'Wiśniewski'],
		['grace', 'Grace', 'Mwangi'],
		['li-wei', '丽薇', '陈'],
	],
	'Grade 2': [
		['oscar', 'Óscar', 'Ibáñez'],
		['hilde', 'Hilde', 'van den Berg'],
		['arjun', 'Arjun', 'Mehta'],
		['zeynep', 'Zeynep', 'Aydın'],
	],
	'Grade 3': [
		['maeve', 'Maeve', 'Gallagher'],
		['kofi', 'Kofi', 'Mensah'],
		['yuki', '優希', '田中'],
		['elena', 'Елена', 'Соколова'],
	],
	'Grade 4': [
		['clara', 'Clara', 'Mendes'],
		['daniel', 'Daniel', 'Yoon'],
		['emre', 'Emre', 'Çelik'],
		['beatriz', 'Beatriz', 'Carvalho'],
	],
	'Grade 5': [
		['henrik', 'Henrik', 'Åberg'],
		['nadia', 'Nadia', 'Rahman'],
		['paulo', 'Paulo', 'Teixeira'],
		['sofia', 'Σοφία', 'Παππά'],
	],
	Humanities: [
		['isaac', 'Isaac', 'Goldberg'],
		['chiara', 'Chiara', 'Ricci'],
		['themba', 'Themba', 'Nkosi'],
		['ruth', 'Ruth', 'Abernathy'],
		['gabriel', 'Gabriel', 'Moreau'],
	],
	Science: [
		['mei', 'Mei', 'Tan'],
		['viktor', 'Viktor', 'Horváth'],
		['leila', 'Leila', 'Karimi'],
		['duncan', 'Duncan', 'MacLeod'],
	],
	Mathematics: [
		['anders', 'Anders', 'Kjær'],
		['sunita', 'Sunita', 'Patel'],
		['omar', 'عمر', 'الخطيب'],
		['wanjiru', 'Wanjirũ', 'Kamau'],
	],
	Languages: [
		['camille', 'Camille', 'Dubois'],
		['javier', 'Javier', 'Ortega'],
		['minh', 'Minh', 'Trần'],
		['aoife', 'Aoife', 'Ní Bhriain'],
		['hannah', 'Hannah', 'Schröder'],
	],
	'Arts and Movement': [
		['kwame', 'Kwame', 'Asante'],
		['julia', 'Julia', 'Nowicka'],
		['ravi', 'Ravi', 'Krishnan'],
		['stella', 'Stella', 'Marchetti'],
	],
};

/** Everybody of the demonstration school: forty-five teachers, three facilitators, and those who work beside them. */
export const staff: DemonstrationPerson[] = [
	...staffRoom,
	...Object.entries(classrooms).flatMap(([team, people]) =>
		people.map(([key, given, family]): DemonstrationPerson => {
			const person = { key, given, family, roles: ['teacher' as const], teams: [team] };
			// Chinese and Japanese names are written family first, without a space.
			return /\p{Script=Han}/u.test(family) ? { ...person, knownAs: `${family}${given}` } : person;
		}),
	),
];

/** Whom a visitor may choose to be first, and in this order. */
export const mainCast = ['ada', 'clara', 'fatima', 'ivo', 'goran', 'hana', 'joy'] as const;

/** The address somebody of the demonstration signs in with; it leads nowhere. */
export function addressOf(key: string): string {
	return `${key}@alderbay.example`;
}

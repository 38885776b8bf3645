import type { Role } from '#server/domain/people/index.ts';

/**
 * The named cast of the tests, with fixed keys. Harbour School is where things happen; Hill School is the other one.
 * Ada is Clara's and Daniel's facilitator; Ben facilitates too, but not them.
 */
export const schools = {
	harbour: { id: '01900000-0000-7000-8000-0000000000a1', name: 'Harbour School' },
	hill: { id: '01900000-0000-7000-8000-0000000000a2', name: 'Hill School' },
} as const;

type CastMember = { id: string; given: string; family: string; school: keyof typeof schools; roles: Role[] };

const member = (
	number: string,
	given: string,
	family: string,
	roles: Role[],
	school: keyof typeof schools = 'harbour',
): CastMember => ({ id: `01900000-0000-7000-8000-0000000001${number}`, given, family, school, roles });

export const cast = {
	ada: member('01', 'Ada', 'Okafor', ['facilitator']),
	ben: member('02', 'Ben', 'Lindqvist', ['facilitator']),
	clara: member('03', 'Clara', 'Mendes', ['teacher']),
	daniel: member('04', 'Daniel', 'Yoon', ['teacher']),
	emre: member('05', 'Emre', 'Çelik', ['teacher']),
	fatima: member('06', 'فاطمة', 'السيد', ['leader']),
	goran: member('07', 'Goran', 'Petrović', ['technician']),
	hana: member('08', 'Hana', 'Sato', ['librarian']),
	ivo: member('09', 'Ivo', 'Brandt', ['operator']),
	joy: member('10', 'Joy', "O'Neill", ['assistant']),
	/** Evaluates Clara; a specialist, never her facilitator. */
	mara: member('11', 'Mara', 'Novak', ['specialist']),
	lena: member('12', 'Lena', 'Fischer', ['facilitator'], 'hill'),
	noah: member('13', 'Noah', 'Weiss', ['teacher'], 'hill'),
} as const satisfies Record<string, CastMember>;

export type CastName = keyof typeof cast;

/** What an open question is for, in the order of a talk. */
export const purposes = ['begin', 'students', 'evidence', 'other-ways', 'go-on'] as const;
export type Purpose = (typeof purposes)[number];

/** The questions that every school begins with, to ask rather than tell: `guide.question.<key>`. */
export const startingQuestions = {
	proud: 'begin',
	surprised: 'begin',
	'on-your-mind': 'begin',
	'students-showed': 'students',
	'who-spoke': 'students',
	'who-left-out': 'students',
	evidence: 'evidence',
	aim: 'evidence',
	'how-know': 'evidence',
	again: 'other-ways',
	'another-way': 'other-ways',
	'tool-gone': 'other-ways',
	'content-as-new': 'other-ways',
	'next-small': 'go-on',
	support: 'go-on',
	'look-again': 'go-on',
} as const satisfies Record<string, Purpose>;
export type QuestionKey = keyof typeof startingQuestions;

/** The longest question, in characters. */
export const mostQuestionWords = 300;

/** An open question of a school's bank. */
export interface Question {
	/** Of one of the school's own, and of one of Tandem's that was taken out; null for one of Tandem's in use. */
	id: string | null;
	/** `guide.question.<key>`; null for one of the school's own. */
	key: QuestionKey | null;
	words: string | null;
	purpose: Purpose;
	/** Taken out of the bank; it can be brought back. */
	retired: boolean;
	version: number;
}

/** A row of the bank as it is stored. */
export interface QuestionRow {
	id: string;
	key: string | null;
	words: string | null;
	purpose: string;
	retired_at: Date | null;
	version: number;
}

/** Whether a key names a question that every school begins with. */
export function isQuestionKey(key: string | null): key is QuestionKey {
	return key !== null && key in startingQuestions;
}

/** The whole bank: Tandem's questions as the school left them, then the school's own, by purpose. */
export function bankOf(rows: readonly QuestionRow[]): Question[] {
	const starting = (Object.keys(startingQuestions) as QuestionKey[]).map((key): Question => {
		const row = rows.find((one) => one.key === key);
		return {
			id: row?.id ?? null,
			key,
			words: null,
			purpose: startingQuestions[key],
			retired: row !== undefined && row.retired_at !== null,
			version: row?.version ?? 0,
		};
	});
	const own = rows
		.filter((row) => row.key === null)
		.map(
			(row): Question => ({
				id: row.id,
				key: null,
				words: row.words,
				purpose: row.purpose as Purpose,
				retired: row.retired_at !== null,
				version: row.version,
			}),
		);
	return purposes.flatMap((purpose) => [...starting, ...own].filter((one) => one.purpose === purpose));
}

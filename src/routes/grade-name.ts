import type { Translator } from '#messages/index.ts';

/** What a grade is called, from the code of the roster: `04` is Grade 4, `KG` is Kindergarten. */
export function gradeName(t: Translator, code: string): string {
	const grade = code.toUpperCase();
	if (grade === 'KG' || grade === 'K') return t('teams.grade-kindergarten');
	if (['PK', 'PR', 'TK', 'IT'].includes(grade)) return t('teams.grade-before-kindergarten');
	return /^\d+$/.test(code) ? t('teams.grade-name', { grade: String(Number(code)) }) : code;
}

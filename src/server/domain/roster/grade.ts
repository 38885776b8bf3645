import { gradeCode, listIn } from './cells.ts';

/**
 * A student's grade; null when there is none. What does not look like a grade becomes `other`: cells that slipped
 * by a column may hold a name.
 */
export function gradeIn(cell: string): string | null {
	const written = gradeCode(listIn(cell)[0] ?? '');
	if (written === '') return null;
	const code = /^(IT|PR|PK|TK|KG|PS|UG)$/.test(written);
	const numbered = /^(?=.*\p{N})[\p{L}\p{N}][\p{L}\p{N} .+-]{0,15}$/u.test(written);
	return code || numbered ? written : 'other';
}

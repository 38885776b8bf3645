const youngest = ['IT', 'PR', 'PK', 'TK', 'K', 'KG'];

/** The order of two grades of a school, from the youngest: CEDS codes and plain numbers first, then others by name. */
export function gradeOrder(a: string, b: string): number {
	return place(a) - place(b) || a.localeCompare(b, 'und', { numeric: true, sensitivity: 'base' });
}

function place(grade: string): number {
	const young = youngest.indexOf(grade.toUpperCase());
	if (young >= 0) return young - youngest.length;
	return /^\d{1,2}$/.test(grade) ? Number(grade) : 100;
}

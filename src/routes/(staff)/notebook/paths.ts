/** The address of one notebook. */
export function notebookPath(teacherId: string, collaborationId: string | null): string {
	return `/notebook/${teacherId}?collaboration=${collaborationId ?? 'outside'}`;
}

/** What planning or capturing a visit needs to know from here. */
export function visitQuery(teacherId: string, collaborationId: string | null): string {
	return collaborationId === null
		? `teacher=${teacherId}`
		: `teacher=${teacherId}&collaboration=${collaborationId}`;
}

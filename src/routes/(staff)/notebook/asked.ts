/** What the address of a notebook asks for, and the promise that was just ticked. */
export function notebookAsked(url: URL): {
	wanted: { collaboration: string | undefined; before: string | undefined };
	undo: { id: string; version: number } | undefined;
} {
	const get = (name: string) => url.searchParams.get(name) ?? undefined;
	const [done, version] = [get('done'), Number(get('version'))];
	return {
		wanted: { collaboration: get('collaboration'), before: get('before') },
		undo: done && version > 0 ? { id: done, version } : undefined,
	};
}

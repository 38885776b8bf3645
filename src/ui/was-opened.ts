/**
 * Whether a `<details>` of the page that the server sent stands open when script takes it over; undefined where it is not
 * there yet. What a person opened or shut while the page was coming alive stays so.
 */
export function wasOpened(id: string): boolean | undefined {
	return typeof document === 'undefined' ? undefined : document.getElementById(id)?.hasAttribute('open');
}

/** What an address says only of what has just been done: a form that comes back does not say it once more. */
const told = /^(\/.*|now|saved|done|added|made|brought|there|formed|told|revoked|withdrawn)$/;

/** What each form of a page would carry beyond this, characters, is left: nobody's link is so long. */
const most = 1000;

const action = /(\s(?:form)?action="\?\/[\w-]+)"/g;

/**
 * Has the forms of a document go where they stand: a refused one is shown by the address it was sent to, and what that leaves out, which
 * school, which request it comes of, would be lost to the page, and to what is sent next.
 */
export function formsStay(url: URL, words: string): string {
	const kept = new URLSearchParams([...url.searchParams].filter(([name]) => !told.test(name))).toString();
	if (kept === '' || kept.length > most) return words;
	return words.replace(action, `$1&amp;${kept.replaceAll('&', '&amp;').replaceAll('$', '$$$$')}"`);
}

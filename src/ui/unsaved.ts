/** Forms on this page with words that were typed and not saved yet. */
const unsaved = new Set<HTMLFormElement>();

/** Why a form could not be sent, `offline`, `signed-out` or in the server's words: what was typed stays where it is. */
type Trouble = string;
const hearers = new Set<(trouble: Trouble | undefined) => void>();

/** Calls `hear` whenever a form could not be sent, or could again; gives the way to stop. */
export function onTrouble(hear: (trouble: Trouble | undefined) => void): () => void {
	hearers.add(hear);
	return () => hearers.delete(hear);
}

export function tellTrouble(trouble: Trouble | undefined): void {
	for (const hear of hearers) hear(trouble);
}

/** Whether leaving the page would lose words. */
export function hasUnsaved(): boolean {
	for (const form of unsaved) if (!form.isConnected) unsaved.delete(form);
	return unsaved.size > 0;
}

/** What is in the form is saved, or is to be forgotten. */
export function settled(form: HTMLFormElement): void {
	unsaved.delete(form);
}

const isProse = (target: EventTarget | null): target is HTMLTextAreaElement =>
	target instanceof HTMLTextAreaElement;

/** Watches a form for typed words; gives the way to stop. */
export function watch(form: HTMLFormElement): () => void {
	const typed = (event: Event) => {
		if (isProse(event.target) && event.target.value.trim() !== '') unsaved.add(form);
	};
	form.addEventListener('input', typed);
	return () => {
		form.removeEventListener('input', typed);
		unsaved.delete(form);
	};
}

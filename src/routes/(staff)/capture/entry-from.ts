import type { Entry } from '#device/pocket.ts';

/** The words that stand beside a choice in the form. */
function wordsOf(form: HTMLFormElement, name: string): string {
	const choice = form.querySelector(`[name="${CSS.escape(name)}"]`);
	return choice?.closest('fieldset')?.querySelector('legend bdi')?.textContent?.trim() ?? '';
}

/** What a capture's form says, as an entry that can wait: its fields, and what was checked in the words that stood there. */
export function entryFrom(form: HTMLFormElement, data: FormData): Entry {
	const fields = [...data].flatMap(([name, value]): [string, string][] =>
		typeof value === 'string' && value !== '' ? [[name, value]] : [],
	);
	const own = new Map(fields);
	return {
		id: own.get('entry') ?? crypto.randomUUID(),
		at: new Date().toISOString(),
		who: form.dataset.who ?? '',
		fields,
		checked: fields.flatMap(([name, how]) => {
			if (how === 'not-looked') return [];
			if (/^(point|look-for)-/.test(name)) return [{ name, how, words: wordsOf(form, name) }];
			if (name === 'own-check-how') return [{ name, how, words: own.get('own-check') ?? '' }];
			if (name === 'new-point-how') return [{ name, how, words: own.get('new-point') ?? '' }];
			return [];
		}),
	};
}

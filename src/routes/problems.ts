import type { Said, Translator } from '#messages/index.ts';

export interface Problems {
	/** For ErrorSummary: every sentence, with the field it belongs beside. */
	list: { field?: string; text: string }[];
	/** The sentence beside a field. */
	of: (field: string) => string | undefined;
	/** What was typed into a field, if the form came back. */
	value: (field: string) => string | undefined;
	/** What was chosen in a list (names ending in `[]`). */
	values: (field: string) => string[] | undefined;
}

/** What came back from a form's action, in the reader's words. Takes whatever `form` is: nothing, a success, a refusal. */
export function problemsOf(form: unknown, t: Translator): Problems {
	const back = (form ?? {}) as {
		problems?: { field?: string; said: Said }[];
		values?: Record<string, string | string[]>;
	};
	const list = (back.problems ?? []).map(({ field, said }) =>
		field === undefined ? { text: t.said(said) } : { field, text: t.said(said) },
	);
	return {
		list,
		of: (field) => list.find((problem) => problem.field === field)?.text,
		value: (field) => {
			const value = back.values?.[field];
			return Array.isArray(value) ? value[0] : value;
		},
		values: (field) => {
			const value = back.values?.[field];
			return value === undefined ? undefined : Array.isArray(value) ? value : [value];
		},
	};
}

import { getContext, hasContext, setContext } from 'svelte';

/** What a form came back with: what was wrong, and what had been typed. */
export interface Problems {
	/** Every sentence, with the field it belongs beside. */
	list: { field?: string; text: string }[];
	/** The sentence beside a field. */
	of: (field: string) => string | undefined;
	/** What was typed into a field, if the form came back. */
	value: (field: string) => string | undefined;
	/** What was chosen in a list (names ending in `[]`). */
	values: (field: string) => string[] | undefined;
	/** Somebody else saved meanwhile: nothing was overwritten. */
	conflict: boolean;
}

const name = Symbol('problems');

/**
 * Called by a page that has forms, with its `form`: `Page` then says what was wrong, and every field shows what was typed
 * into it and its own sentence, by its name. Takes whatever `form` is: nothing, a success, a refusal.
 */
export function takeProblems(form: () => unknown): () => Problems {
	const problems = $derived(problemsOf(form()));
	return setContext(name, () => problems);
}

/** What the page's form came back with; nothing on a page without forms. Call it while a component is being made. */
export function useProblems(): () => Problems | undefined {
	return hasContext(name) ? getContext<() => Problems | undefined>(name) : () => undefined;
}

/** For a part of a page: what came back counts there only while `cameBack` says so. */
export function narrowProblems(cameBack: () => boolean): void {
	const around = useProblems();
	setContext(name, () => (cameBack() ? around() : undefined));
}

/** What came back from a form's action. Takes whatever `form` is: nothing, a success, a refusal. */
export function problemsOf(form: unknown): Problems {
	const back = (form ?? {}) as {
		problems?: Problems['list'];
		values?: Record<string, string | string[]>;
		conflict?: boolean;
	};
	const list = back.problems ?? [];
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
		conflict: back.conflict === true,
	};
}

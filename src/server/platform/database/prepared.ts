import pg from 'pg';

/** Statements that are prepared at most; what comes later stays as it is. */
const MOST_NAMES = 2_000;
/** A statement is prepared when it is met for the third time: what is asked once, like the pieces of an import, is not. */
const OFTEN = 3;
/** Longer statements are lists of their values, and differ each time; characters. */
const LONGEST = 8_000;
/** Several commands in one text, as the job library sends them: a server prepares one at a time. */
const SEVERAL = /;\s*\S/;
/** SQLSTATE and words: a migration changed a table since its statement was prepared. */
const OUTDATED = { code: '0A000', message: 'cached plan must not change result type' };

const met = new Map<string, number>();
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
	const known = names.get(text);
	if (known !== undefined || text.length > LONGEST || names.size >= MOST_NAMES || SEVERAL.test(text))
		return known;
	const times = (met.get(text) ?? 0) + 1;
	if (times < OFTEN) {
		if (met.size >= MOST_NAMES) met.clear();
		met.set(text, times);
		return undefined;
	}
	met.delete(text);
	const name = `s${names.size}`;
	names.set(text, name);
	return name;
}

/** Whether a statement failed only because what it gives back has changed its shape since it was prepared. */
export function isOutdated(error: unknown): boolean {
	const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
	return code === OUTDATED.code && message === OUTDATED.message;
}

/**
 * A connection that has the server keep the plan of every statement with values that is asked often: with the policies in it,
 * making a plan takes longer than most of ours need to run. Plans made under another role are made anew by the server itself.
 */
export class PreparingClient extends pg.Client {
	/** Raised when a migration has outdated what is prepared, so that every statement is prepared under a new name. */
	#generation = 0;

	// biome-ignore lint/suspicious/noExplicitAny: the driver's own type is nine overloads; all are passed on as they are.
	override query(...given: any[]): any {
		const [text, values, ...rest] = given;
		const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined;
		if (name === undefined) return super.query(...(given as [string]));
		const prepared = { name: `${name}g${this.#generation}`, text, values };
		const answer: unknown = super.query(prepared, ...(rest as []));
		if (answer instanceof Promise)
			answer.catch((error) => {
				if (isOutdated(error)) this.#generation += 1;
			});
		return answer;
	}
}

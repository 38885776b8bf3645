import { type ActionFailure, fail } from '@sveltejs/kit';
import {
	findFrameworks,
	findStandards,
	mostNamed,
	type NamedStandards,
	type Purpose,
	purposes,
	type StandardLine,
	searchStandards,
} from '#server/domain/standard/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, type Refused } from '../../answer.ts';

/** What somebody may choose standards from, for one purpose. */
export interface Choosable {
	/** Whether the school uses any framework for it. */
	used: boolean;
	/** What is named already, or was ticked. */
	chosen: StandardLine[];
	/** What the words that were typed found. */
	found: StandardLine[];
}

/** The fields of a form in which standards are named, to be spread into its schema. */
export const standardFields = {
	'content[]': field.texts(36),
	'technology[]': field.texts(36),
};

/** The standards that a form names. */
export function namedFrom(form: Record<'content[]' | 'technology[]', string[]>): NamedStandards {
	return { content: form['content[]'], technology: form['technology[]'] };
}

/**
 * What a form offers: what is named, or what was ticked when it came back, and what its words find.
 * @param values what came back from the form, if it did
 */
export async function findChoosable(
	actor: Member,
	schoolId: string,
	named: Record<Purpose, StandardLine[]> | undefined,
	values?: Record<string, string | string[]>,
): Promise<Record<Purpose, Choosable>> {
	const frameworks = await findFrameworks(actor, schoolId);
	const list = isRefusal(frameworks) ? [] : frameworks.frameworks;
	const offered = {} as Record<Purpose, Choosable>;
	for (const purpose of purposes) {
		const ticked = values && [values[`${purpose}[]`] ?? []].flat().slice(0, mostNamed);
		const words = values?.[`${purpose}Words`];
		offered[purpose] = {
			used: list.some((one) => one[purpose]),
			chosen: ticked ? await findStandards(actor, ticked) : (named?.[purpose] ?? []),
			found: typeof words === 'string' ? await searchStandards(actor, { words, schoolId, purpose }) : [],
		};
	}
	return offered;
}

/** A form that came back with something wrong, with the standards that were ticked in it still to be seen. */
export async function keepChoosable(
	failure: ActionFailure<Refused>,
	actor: Member,
	schoolId: string,
): Promise<ActionFailure<Refused>> {
	const standards = await findChoosable(actor, schoolId, undefined, failure.data.values);
	return fail(failure.status, { ...failure.data, standards, offered: standards });
}

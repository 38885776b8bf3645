import { z } from 'zod';
import type { Translator } from '#messages/index.ts';
import {
	audiences,
	findTags,
	listed,
	mostOfResource,
	type ResourcePage,
	type ResourceWords,
	resourceLanguages,
} from '#server/domain/resource/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { field } from '../../answer.ts';
import { gradeName } from '../../grade-name.ts';
import { languageOptions } from './said.ts';

/** Of a line of subjects, characters. */
const mostTyped = 700;

/** What is said of a resource, as a form sends it. */
export const resourceFields = {
	title: field.text(mostOfResource.title),
	about: field.optionalText(mostOfResource.about),
	steps: field.optionalText(mostOfResource.steps),
	url: field.optionalText(mostOfResource.url),
	subjects: field.optionalText(mostTyped),
	audience: field.oneOf(audiences),
	'grades[]': field.texts(40),
	'languages[]': field.texts(8),
	language: field.optionalText(8),
	'tools[]': field.ids(),
	tool: field.optionalId(),
};
const sent = z.object(resourceFields);

/** What a form says of a resource. */
export function wordsFrom(form: z.output<typeof sent>): ResourceWords {
	const known = new Set<string>(resourceLanguages);
	const more = (all: string[], one: string | undefined) => [...new Set([...all, ...(one ? [one] : [])])];
	return {
		title: form.title,
		about: form.about ?? '',
		steps: form.steps ?? '',
		url: form.url ?? null,
		languages: more(form['languages[]'], form.language).filter((one) => known.has(one)),
		grades: form['grades[]'],
		subjects: listed(form.subjects ?? '', mostTyped, mostTyped),
		audience: form.audience,
		tools: more(form['tools[]'], form.tool),
		standards: [],
	};
}

/** What a form offers: the school's grades and tools, and the languages that come first there. */
export async function findOffered(actor: Member, schoolId: string, t: Translator, saved?: ResourcePage) {
	const tags = await findTags(actor, schoolId);
	const named = languageOptions(t);
	const near = new Set(['en', 'es', 'fr', 'ar', ...tags.languages, ...(saved?.languages ?? [])].slice(0, 10));
	const chosen = new Set(saved?.tools.map(({ id }) => id));
	const grades = [...new Set([...tags.grades, ...(saved?.grades ?? [])])];
	const tools = tags.tools.map(({ id, name }) => ({ value: id, label: name }));
	return {
		grades: grades.map((value) => ({ value, label: gradeName(t, value) })),
		near: named.filter(({ value }) => near.has(value)),
		far: named.filter(({ value }) => !near.has(value)),
		// A few are shown at once; of many those that are chosen, and another from the list.
		tools: tools.length <= 8 ? tools : tools.filter(({ value }) => chosen.has(value)),
		moreTools: tools.length <= 8 ? [] : tools.filter(({ value }) => !chosen.has(value)),
		audiences: audiences.map((value) => ({
			value,
			label: t(`library.audience.${value}`),
			hint: t(`library.audience.${value}-hint`),
		})),
	};
}

export type Offered = Awaited<ReturnType<typeof findOffered>>;

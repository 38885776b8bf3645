import type { Translator } from '#messages/index.ts';
import { type Audience, type ResourceLine, resourceLanguages } from '#server/domain/resource/index.ts';
import { gradeName } from '../../grade-name.ts';
import { languageName } from '../../zones.ts';

/** Who sees a resource, as a sentence. */
export const audienceSaid = (t: Translator, audience: Audience): string => t(`library.sees.${audience}`);

/** A resource in a list, in the reader's words. */
export function lineSaid(one: ResourceLine, t: Translator) {
	const about = one.about.replace(/\s+/gu, ' ');
	const tags = [
		...one.grades.slice(0, 3).map((grade) => gradeName(t, grade)),
		...one.subjects.slice(0, 3),
		...one.languages.slice(0, 3).map((language) => languageName(language, t.locale)),
	];
	return {
		id: one.id,
		kind: one.kind,
		title: one.title,
		about: about.length > 150 ? `${about.slice(0, 149)}…` : about,
		tags: tags.join(' · '),
		by: one.isMine ? t('library.yours') : one.owner.name,
		audience: one.isMine ? t(`library.audience.${one.audience}`) : undefined,
	};
}

/** The languages that a resource may be in, by name. */
export function languageOptions(t: Translator): { value: string; label: string }[] {
	return resourceLanguages
		.map((value) => ({ value, label: languageName(value, t.locale) }))
		.sort((a, b) => a.label.localeCompare(b.label, t.locale));
}

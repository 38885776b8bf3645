import type { Translator } from '#messages/index.ts';
import type { RoleShown, Side } from '#server/domain/collaboration/index.ts';
import { listsIn } from '#ui/formats.ts';
import type { Here } from '#ui/index.ts';
import { atStart, dayOf, sayDay } from '#ui/when.ts';

/** Names as a list in the reader's language: “Ada, Ben and Clara”. */
export function listed(names: readonly string[], t: Translator): string {
	return listsIn(t.locale, { type: 'conjunction' }).format(names);
}

/** A side or role by its name; `facilitator` is what the school calls its facilitators. */
export function roleName(role: RoleShown['role'] | Side, t: Translator, facilitator: string): string {
	return role === 'facilitator' ? atStart(facilitator, t.locale) : t(`collaboration.role.${role}`);
}

/** A role with its dates, as people say them: “Leader from 1 August 2025, ended 1 March”. */
export function roleSaid(shown: RoleShown, t: Translator, facilitator: string, here: Here): string {
	const from = { ...here, locale: t.locale };
	const role = roleName(shown.role, t, facilitator);
	const start = sayDay(shown.startsOn, from, 'short');
	const today = dayOf(here.now, here.zone);
	if (shown.startsOn > today) return t('collaboration.role.from', { role, from: start });
	if (shown.endsOn === undefined || shown.endsOn > today)
		return t('collaboration.role.since', { role, from: start });
	return t('collaboration.role.between', { role, from: start, until: sayDay(shown.endsOn, from, 'short') });
}

/** Each whole: the beginning of them all would bring every word of the page. */
const names = {
	overview: 'collaboration.one.overview',
	plan: 'collaboration.one.plan',
	agreement: 'collaboration.one.agreement',
	stage: 'collaboration.one.stage',
	thread: 'collaboration.one.thread',
} as const;

/** The pages of one collaboration. */
export function placesOf(id: string, current: keyof typeof names, t: Translator) {
	const at = (page: keyof typeof names, path: string) => ({
		href: `/collaborations/${id}${path}`,
		label: t(names[page]),
		current: page === current,
	});
	return [
		at('overview', ''),
		at('plan', '/plan'),
		at('agreement', '/agreement'),
		at('stage', '/stage'),
		at('thread', '/thread'),
	];
}

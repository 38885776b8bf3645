import type { MessageKey, Translator } from '#messages/index.ts';
import { atStart } from '#ui/when.ts';

/** What a role is called; a facilitator as the school says, `facilitatorWord`. */
export function roleName(t: Translator, role: string, facilitatorWord?: string): string {
	return role === 'facilitator' && facilitatorWord
		? atStart(facilitatorWord, t.locale)
		: t.said({ key: `people.role.${role}` as MessageKey });
}

/** Roles as one line, each once. */
export function roleNames(t: Translator, roles: readonly string[], facilitatorWord?: string): string {
	return [...new Set(roles)].map((role) => roleName(t, role, facilitatorWord)).join(' · ');
}

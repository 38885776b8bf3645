import type { Translator } from '#messages/index.ts';

/** Who leads or assesses, by name. */
export function whoSaid(
	who: string,
	partners: readonly { personId: string; name: string }[],
	t: Translator,
): string {
	if (who === 'together') return t('plan.who.together');
	if (who === 'students') return t('plan.who.students');
	return partners.find(({ personId }) => personId === who)?.name || t('plan.who.left');
}

/** The same as a remark of its own: “Led by Ada”, “Together”. */
export function remark(
	key: 'plan.led-by' | 'plan.assessed-by',
	who: string,
	partners: readonly { personId: string; name: string }[],
	t: Translator,
): string {
	const said = whoSaid(who, partners, t);
	return who === 'together' || who === 'students' ? said : t(key, { who: said });
}

/** Everybody to choose from; whoever stands there already stays a choice after they have left. */
export function whoToChoose(
	who: string | undefined,
	partners: readonly { personId: string; name: string }[],
	t: Translator,
): { value: string; label: string }[] {
	const all = ['together', ...partners.map(({ personId }) => personId), 'students'];
	return [...all, ...(who === undefined || all.includes(who) ? [] : [who])].map((value) => ({
		value,
		label: whoSaid(value, partners, t),
	}));
}

import type { Translator } from '#messages/index.ts';
import type { ToolPage } from '#server/domain/tool/index.ts';

/** Says who uses a tool: what the reader may know of, row by row; the classes that tried it; and how much there is besides. */
export function usedSaid(tool: ToolPage, t: Translator, day: (day: string) => string) {
	const list = new Intl.ListFormat(t.locale);
	const { spaces, setUps, triedWith, counts } = tool.use;
	const [moreSpaces, moreSetUps] = [
		Math.max(0, counts.spaces - spaces.length),
		Math.max(0, counts.setUps - setUps.length),
	];
	return {
		rows: [
			...tool.used.map((one) => ({
				id: one.id,
				title: one.title || t('tool.one.used-untitled'),
				meta: list.format(one.people.filter(Boolean)),
				href: one.mine ? `/collaborations/${one.id}` : undefined,
			})),
			...spaces.map((one) => ({
				id: one.id,
				title: one.name,
				meta: [t('tool.one.used-space'), one.className, one.teamName, one.ownerName]
					.filter(Boolean)
					.join(' · '),
				href: `/spaces/${one.id}`,
			})),
			...setUps.map((one) => ({
				id: one.requestId,
				title: t('tool.one.used-set-up', { class: one.forClass }),
				meta: t('tool.one.used-set-up-day', { day: day(one.neededOn) }),
				href: `/requests/${one.requestId}`,
			})),
		],
		tried: triedWith.length > 0 ? t('tool.one.used-tried', { classes: list.format(triedWith) }) : undefined,
		more:
			moreSpaces + moreSetUps > 0
				? t('tool.one.used-more', {
						spaces: moreSpaces,
						setUps: moreSetUps,
						both: moreSpaces > 0 && moreSetUps > 0 ? 'yes' : 'no',
					})
				: undefined,
	};
}

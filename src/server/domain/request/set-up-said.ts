import type { Translator } from '#messages/index.ts';
import type { SetUp } from './set-up-rows.ts';

/** What is to be set up, term by term, as pages and the letter to a help desk say it; what was not said is left out. */
export function setUpSaid(setUp: SetUp, t: Translator): { term: string; text: string }[] {
	const number = new Intl.NumberFormat(t.locale);
	const day = new Intl.DateTimeFormat(t.locale, {
		weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC',
	}); // biome-ignore format: short enough for one line
	const on = (date: string) => day.format(new Date(date));
	const counted = (count: number | null) => (count === null ? '' : number.format(count));
	const facts = [
		{ term: t('request.set-up.what'), text: setUp.what },
		{ term: t('request.set-up.kind'), text: t(`request.set-up.kind.${setUp.kind}`) },
		{ term: t('request.set-up.why'), text: setUp.why },
		{ term: t('request.set-up.class'), text: setUp.forClass },
		{
			term: t('request.set-up.needed'),
			text: setUp.shortNotice
				? t('request.set-up.needed-short', { day: on(setUp.neededOn) })
				: on(setUp.neededOn),
		},
		{ term: t('request.set-up.tool'), text: setUp.toolName },
		{ term: t('request.set-up.address'), text: setUp.address },
		{ term: t('request.set-up.devices'), text: setUp.devices },
		{ term: t('request.set-up.device-count'), text: counted(setUp.deviceCount) },
		{ term: t('request.set-up.accounts'), text: counted(setUp.accounts) },
		{ term: t('request.set-up.licences'), text: counted(setUp.licences) },
		{ term: t('request.set-up.data'), text: t(`request.set-up.data.${setUp.data}`) },
		{ term: t('request.set-up.data-words'), text: setUp.dataWords },
		{
			term: t('request.set-up.tester'),
			text: [
				setUp.testerId === null ? t('request.set-up.tester-asker') : setUp.testerName,
				setUp.testBy === null ? '' : t('request.set-up.test-until', { day: on(setUp.testBy) }),
			]
				.filter(Boolean)
				.join(', '),
		},
		{ term: t('request.set-up.supporter'), text: setUp.supporter },
	];
	return facts.filter(({ text }) => text !== '');
}

import type { Translator } from '#messages/index.ts';
import type {
	KeptClash,
	RotationOutcome,
	RotationPage,
	WhyFocus,
	WhyVisit,
} from '#server/domain/rotation/index.ts';
import { sayDay } from '#ui/when.ts';

/** Says school days as people do: “12 Jan”. */
export function daysOf(t: Translator, page: { today: string }): (day: string) => string {
	const from = { zone: 'UTC', locale: t.locale, now: `${page.today}T12:00:00Z` };
	return (day) => sayDay(day, from, 'short');
}

/** Why a team is in focus, or is not. */
export function whyFocusIn(t: Translator, why: WhyFocus, others: readonly string[]): string {
	if (why.why === 'turn') return t('rotation.why.turn', { nth: why.nth, of: why.of });
	if (why.why === 'unit') return t('rotation.why.unit', { nth: why.nth, of: why.of });
	if (why.why === 'others') return t('rotation.why.others', { teams: listOf(t, others) });
	return t(`rotation.why.${why.why}`);
}

/** Why a teacher is visited in a week; `inFocus`: after groups. */
export function whyVisitIn(t: Translator, why: WhyVisit, inFocus: boolean): string {
	switch (why.why) {
		case 'pinned':
			return t('rotation.why.visit-pinned');
		case 'turn':
			return t(inFocus ? 'rotation.why.visit-focus' : 'rotation.why.visit-turn');
		case 'moved':
			return t('rotation.why.visit-moved', { weeks: why.weeks });
		default:
			return t(`rotation.why.${why.why}`);
	}
}

export function listOf(t: Translator, list: readonly string[]): string {
	return new Intl.ListFormat(t.locale, { type: 'conjunction' }).format(list);
}

/** How fair a plan is, in sentences. */
export function fairnessIn(t: Translator, outcome: RotationOutcome, computed: boolean): string[] {
	const { weight, reached, gap, even } = outcome;
	const of = (aim: string) => reached.find((one) => one.aim === aim);
	const fair = ['focus-worst', 'focus', 'visits-worst', 'visits'].map(of);
	const open = fair.filter((one) => one && !one.proven);
	const lines = [
		weight.broken === 0
			? t('rotation.fair.musts-kept')
			: t('rotation.fair.musts-broken', { count: weight.broken }),
		weight.focusShort === 0
			? t('rotation.fair.focus-even')
			: t('rotation.fair.focus-short', { total: weight.focusShort, worst: weight.focusWorst }),
		weight.visitsShort === 0
			? t('rotation.fair.visits-even', { count: weight.planned })
			: t('rotation.fair.visits-short', {
					total: weight.visitsShort,
					worst: weight.visitsWorst,
					count: weight.wanted,
				}),
	];
	if (!computed) return lines;
	if (open.length === 0) lines.push(t('rotation.fair.proven'));
	for (const one of open)
		if (one) lines.push(t('rotation.fair.bound', { bound: one.bound, value: one.value }));
	if (gap > 0) lines.push(t('rotation.fair.gap', { gap }));
	if (of('comfort')?.proven === false) lines.push(t('rotation.fair.comfort'));
	if (even) lines.push(t('rotation.fair.accompany'));
	return lines;
}

/** What clashes, clash by clash, in sentences. */
export function clashesIn(t: Translator, page: RotationPage): string[][] {
	const day = daysOf(t, page);
	const team = (id: string | null) => page.allTeams.find((one) => one.id === id)?.name ?? '';
	const facilitator = (id: string) => page.facilitators.find((one) => one.id === id)?.name ?? '';
	const say = (clash: KeptClash): string => {
		switch (clash.kind) {
			case 'pin': {
				const pin = page.pins.find(({ id }) => id === clash.id);
				if (!pin) return t('rotation.clash.hidden');
				if (pin.teamId !== null)
					return t(pin.holds ? 'rotation.clash.pin-team' : 'rotation.clash.pin-team-not', {
						team: team(pin.teamId),
						day: day(pin.weekOn),
					});
				const teacher = page.teachers.find(({ id }) => id === pin.teacherId)?.name ?? '';
				return t('rotation.clash.pin-teacher', { teacher, day: day(pin.weekOn) });
			}
			case 'wish': {
				const wish = page.wishes.find(({ id }) => id === clash.id);
				if (!wish) return t('rotation.clash.hidden');
				return t(wish.kind === 'good' ? 'rotation.clash.wish-good' : 'rotation.clash.wish-busy', {
					team: team(wish.teamId),
					from: day(wish.startsOn),
					to: day(lastDayOf(wish.endsOn)),
				});
			}
			case 'places':
				return t('rotation.clash.places', { count: page.settings.teamsAtATime });
			case 'each':
				return t('rotation.clash.each', {
					facilitator: facilitator(clash.facilitatorId),
					count: page.settings.teamsEach,
				});
			case 'room':
				return t('rotation.clash.room', { facilitator: facilitator(clash.facilitatorId) });
			case 'no-group':
				return t('rotation.clash.no-group', { team: team(clash.teamId), day: day(clash.weekOn) });
			default:
				return t(`rotation.clash.${clash.kind}`);
		}
	};
	return page.clashes.map((clash) => clash.map(say));
}

export function lastDayOf(endsOn: string): string {
	return new Date(Date.parse(endsOn) - 86_400_000).toISOString().slice(0, 10);
}

/** What moved, in lines: of teachers at most so many. */
export function movedIn(
	t: Translator,
	page: RotationPage,
	most: number,
): { lines: string[]; more: number } | undefined {
	const { moved } = page;
	if (!moved) return undefined;
	const day = daysOf(t, page);
	const days = (list: string[]) => (list.length === 0 ? '—' : listOf(t, list.map(day)));
	return {
		lines: [
			...moved.focus.map((one) =>
				t('rotation.moved-focus', { team: one.team, come: days(one.come), gone: days(one.gone) }),
			),
			...moved.visits
				.slice(0, most)
				.map((one) =>
					t('rotation.moved-visit', { teacher: one.teacher, come: days(one.come), gone: days(one.gone) }),
				),
		],
		more: Math.max(0, moved.visits.length - most),
	};
}

/** The days of the week by ISO number, in the reader's words. */
export function weekdaysIn(t: Translator): { value: string; label: string }[] {
	const say = new Intl.DateTimeFormat(t.locale, { weekday: 'long', timeZone: 'UTC' });
	return [1, 2, 3, 4, 5, 6, 7].map((day) => ({
		value: String(day),
		// The 1st of January 2024 was a Monday.
		label: say.format(new Date(Date.UTC(2024, 0, day))),
	}));
}

/** Months over the weeks of a year: how many weeks each has. */
export function monthsOf(t: Translator, weeks: readonly string[]): { label: string; weeks: number }[] {
	const say = new Intl.DateTimeFormat(t.locale, { month: 'short', timeZone: 'UTC' });
	const months: { key: string; label: string; weeks: number }[] = [];
	for (const on of weeks) {
		const last = months.at(-1);
		if (last?.key === on.slice(0, 7)) last.weeks += 1;
		else months.push({ key: on.slice(0, 7), label: say.format(new Date(on)), weeks: 1 });
	}
	return months.map(({ label, weeks: count }) => ({ label, weeks: count }));
}

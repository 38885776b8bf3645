import { dayAfter } from '#server/domain/school/index.ts';
import type { Calendar } from './calendar.ts';
import type { Random } from './random.ts';
import { requestStories } from './request-stories.ts';
import type { Rows } from './rows.ts';
import type { WrittenSchool } from './write-school.ts';

/** What is asked of facilitators and the help desk, passed on, promised and done; and two that wait for an answer. */
export function writeRequests(rows: Rows, random: Random, calendar: Calendar, school: WrittenSchool): void {
	for (const story of requestStories) {
		const asker = school.people.get(story.by);
		const [first] = story.held;
		if (!asker || !first) continue;
		const day = (ago: number, time: string) => calendar.at(dayAfter(calendar.today, -ago), time);
		const askedAt = day(first.ago, '07:50');
		const request = random.id(askedAt);
		const words = random.id(askedAt);
		rows.request.push({
			id: request, school_id: school.id, asker_id: asker, for_class: story.forClass ?? '', asked_at: askedAt,
			wanted_on: story.wanted === undefined ? null : weekdayFrom(dayAfter(calendar.today, story.wanted)),
		}); // biome-ignore format: a row reads better whole
		const wanted = weekdayFrom(dayAfter(calendar.today, story.wanted ?? 0));
		const { setUp } = story;
		if (setUp)
			rows.set_up.push({
				request_id: request, school_id: school.id, from_part: 1, made_by: asker, kind: setUp.kind, what: setUp.what, why: setUp.why,
				for_class: story.forClass ?? '', needed_on: wanted, short_notice: setUp.shortNotice ?? false, address: setUp.address ?? '',
				devices: setUp.devices ?? '', device_count: setUp.deviceCount ?? null, accounts: setUp.accounts ?? null,
				licences: setUp.licences ?? null, data: setUp.data, data_words: setUp.dataWords ?? '',
				tester_id: (setUp.tester && school.people.get(setUp.tester)) ?? null, test_by: null, supporter: setUp.supporter,
				made_at: askedAt, changed_at: askedAt,
			}); // biome-ignore format: a row reads better whole
		const before: string[] = [];
		for (const [index, held] of story.held.entries()) {
			const began = index === 0 ? askedAt : day(held.ago, '16:40');
			const part = random.id(began);
			const next = story.held[index + 1];
			const ended = next && day(next.ago, '16:40');
			const said = held.said ?? [];
			const changes = said.filter((one) => one.change);
			const last = changes.at(-1);
			const answered = last?.change === 'waiting' && said.at(-1) !== last;
			const promised = said.find((one) => one.promised !== undefined)?.promised;
			const taken = changes.find((one) => one.by !== story.by)?.by;
			rows.request_part.push({
				id: part, request_id: request, number: index + 1, held_as: held.as,
				person_id: (held.who && school.people.get(held.who)) ?? null,
				taken_by: (taken && school.people.get(taken)) ?? null, passed_by: school.people.get(held.by) ?? asker,
				state: answered ? 'taken-up' : stateAfter(last?.change),
				promised_on: promised === undefined ? null : dayAfter(calendar.today, promised),
				began_at: began, changed_at: last ? day(last.ago, '16:20') : began, ended_at: ended ?? null,
			}); // biome-ignore format: a row reads better whole
			const message = index === 0 ? words : random.id(began);
			const of = { request_id: request, part_id: part };
			rows.request_message.push({
				id: message, ...of, author_id: school.people.get(held.by) ?? asker, change: index === 0 ? 'asked' : 'passed',
				words: held.words, written_at: began,
				for_desk: index === 0 && held.as !== 'desk' && story.held.some(({ as }) => as === 'desk'),
			}); // biome-ignore format: a row reads better whole
			const own = [message];
			for (const [number, one] of said.entries()) {
				const at = day(one.ago, `16:${10 + number}`);
				const id = random.id(at);
				own.push(id);
				rows.request_message.push({
					id, ...of, author_id: school.people.get(one.by) ?? asker, change: one.change ?? null,
					promised_on: one.promised === undefined ? null : dayAfter(calendar.today, one.promised),
					words: one.words ?? '', written_at: at, for_desk: false,
				}); // biome-ignore format: a row reads better whole
			}
			for (const id of before) rows.request_along.push({ part_id: part, message_id: id });
			// Of the help desk's part all may go along; of another only the words it was asked with, as who asked let it.
			before.push(...(held.as === 'desk' ? own : own.slice(0, index === 0 ? 1 : 0)));
		}
	}
}

/** Where a request stands after a change. */
function stateAfter(change: string | undefined): string {
	if (change === 'works') return 'done';
	return change === 'not-yet' ? 'reopened' : (change ?? 'asked');
}

/** The day itself, or the Monday after, where it is in a weekend. */
function weekdayFrom(day: string): string {
	const weekday = new Date(day).getUTCDay();
	return dayAfter(day, weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
}

import { dayAfter } from '#server/domain/school/index.ts';
import type { Calendar } from './calendar.ts';
import type { Random } from './random.ts';
import type { Rows } from './rows.ts';
import type { WrittenSchool } from './write-school.ts';

type HeldAs = 'facilitator' | 'mentor' | 'desk';

/** What was said: by whom, how many days ago, what changed with it. */
interface Said {
	by: string;
	ago: number;
	words?: string;
	change?: 'taken-up' | 'waiting' | 'promised' | 'done' | 'reopened';
	/** In so many days from today. */
	promised?: number;
}

/** Who held it, from when on, with what was said; `by` passed it on. */
interface Held {
	as: HeldAs;
	who?: string;
	/** Who passed it on, how many days ago, and with which words; the first is asked. */
	by: string;
	ago: number;
	words: string;
	said?: Said[];
}

interface Story {
	by: string;
	forClass?: string;
	/** Wanted in so many days from today. */
	wanted?: number;
	held: Held[];
}

/** What is asked at the school: each as it was asked, held, passed on and said. */
const stories: Story[] = [
	{
		by: 'clara', forClass: 'Grade 4, rooms 11 and 12', wanted: 9,
		held: [
			{
				as: 'desk', by: 'clara', ago: 6,
				words: 'the microphones crackle in every recording and half of the podcasts are lost. can somebody look before next week?',
				said: [
					{ by: 'goran', ago: 6, change: 'taken-up' },
					{ by: 'goran', ago: 5, change: 'waiting', words: 'All of them, or those from the blue box? And does it crackle without the long cable?' },
					{ by: 'clara', ago: 5, words: 'The blue box. Without the long cable it is better but too far from the table.' },
					{ by: 'goran', ago: 4, change: 'done', words: 'Two of the cables were broken. There are new ones in the box, labelled.' },
				],
			},
			{
				as: 'facilitator', who: 'ada', by: 'goran', ago: 4,
				words: 'Works again. They record a lot with thirty children and two microphones; perhaps you have an idea how to do that in groups.',
				said: [{ by: 'ada', ago: 2, change: 'promised', promised: 3, words: 'I come and we try it with one group first.' }],
			},
		],
	},
	{
		by: 'clara', wanted: 5,
		held: [
			{
				as: 'desk', by: 'clara', ago: 3,
				words: 'Could the translation app be put on the tablets of Grade 4? Two families will join our story day by video.',
				said: [{ by: 'tuan', ago: 1, change: 'waiting', words: 'Which of the two apps do you mean, and do the children sign in?' }],
			},
		],
	},
	{
		by: 'emre', forClass: 'Humanities 6',
		held: [
			{
				as: 'facilitator', by: 'emre', ago: 2,
				words: 'I would like my class to argue about a map with another class, not only with me. No idea where to begin.',
			},
		],
	},
	{
		by: 'rosa', forClass: 'Grade 1',
		held: [
			{
				as: 'desk', by: 'rosa', ago: 1,
				words: 'Projector in room 3 goes blue after ten minutes!! third time this week',
			},
		],
	},
	{
		by: 'noor',
		held: [
			{
				as: 'desk', by: 'noor', ago: 8,
				words: 'لا أستطيع الدخول إلى الطابعة الملونة من حاسوبي الجديد.',
				said: [{ by: 'goran', ago: 7, change: 'promised', promised: -1, words: 'I bring the driver by.' }],
			},
		],
	},
	{
		by: 'tomasz', forClass: 'Grade 1',
		held: [
			{
				as: 'desk', by: 'tomasz', ago: 20,
				words: 'Please unblock the museum’s site, we visit it next Thursday.',
				said: [{ by: 'tuan', ago: 19, change: 'done', words: 'Unblocked for staff and students.' }],
			},
		],
	},
]; // biome-ignore format: stories read better whole

/** What is asked of facilitators and the help desk, passed on, promised and done; and two that wait for an answer. */
export function writeRequests(rows: Rows, random: Random, calendar: Calendar, school: WrittenSchool): void {
	for (const story of stories) {
		const asker = school.people.get(story.by);
		const [first] = story.held;
		if (!asker || !first) continue;
		const day = (ago: number, time: string) => calendar.at(dayAfter(calendar.today, -ago), time);
		const askedAt = day(first.ago, '07:50');
		const request = random.id(askedAt);
		const words = random.id(askedAt);
		rows.request.push({
			id: request, school_id: school.id, asker_id: asker, for_class: story.forClass ?? '', asked_at: askedAt,
			wanted_on: story.wanted === undefined ? null : dayAfter(calendar.today, story.wanted),
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
				state: answered ? 'taken-up' : (last?.change ?? 'asked'),
				promised_on: promised === undefined ? null : dayAfter(calendar.today, promised),
				began_at: began, changed_at: last ? day(last.ago, '16:20') : began, ended_at: ended ?? null,
			}); // biome-ignore format: a row reads better whole
			const message = index === 0 ? words : random.id(began);
			const of = { request_id: request, part_id: part };
			rows.request_message.push({
				id: message, ...of, author_id: school.people.get(held.by) ?? asker, change: index === 0 ? 'asked' : 'passed',
				words: held.words, written_at: began,
			}); // biome-ignore format: a row reads better whole
			const own = [message];
			for (const [number, one] of said.entries()) {
				const at = day(one.ago, `16:${10 + number}`);
				const id = random.id(at);
				own.push(id);
				rows.request_message.push({
					id, ...of, author_id: school.people.get(one.by) ?? asker, change: one.change ?? null,
					promised_on: one.promised === undefined ? null : dayAfter(calendar.today, one.promised),
					words: one.words ?? '', written_at: at,
				}); // biome-ignore format: a row reads better whole
			}
			for (const id of before) rows.request_along.push({ part_id: part, message_id: id });
			// Of the help desk's part all may go along; of another only the words it was asked with.
			before.push(...(held.as === 'desk' ? own : own.slice(0, index === 0 ? 1 : 0)));
		}
	}
}

import { wordsFor } from '#server/domain/people/index.ts';
import { dayAfter } from '#server/domain/school/index.ts';
import { usualCriteria } from '#server/domain/tool/index.ts';
import type { Calendar } from './calendar.ts';
import type { Random } from './random.ts';
import type { Rows } from './rows.ts';
import type { WrittenSchool } from './write-school.ts';

interface Told {
	by: string;
	ago: number;
	occasion: string;
	learnt: string;
	tried?: string;
	forWhom?: string;
	changes: {
		words: string;
		state?: 'done' | 'let-go' | 'trial';
		/** Of a trial, the need in words for all staff. */
		need?: string;
		outcome?: string;
		by?: string;
		ago?: number;
	}[];
}

/** What was told after conferences and courses: by a teacher, a facilitator, a technician and the librarian. */
const all: Told[] = [
	{
		by: 'tuan', ago: 64, occasion: 'A two-day course on managing tablets',
		learnt: 'Tablets can be handed back to their first state over night by themselves. We still do it by hand, forty minutes a trolley.',
		tried: 'On one tablet from the store. It took three tries and then it worked every night for a week.',
		forWhom: 'Goran, and whoever fetches a trolley on Mondays',
		changes: [
			{ words: 'Trolley B goes back to its first state every Friday night', state: 'done', outcome: 'Since three weeks ago. Nobody noticed, which is the point.', by: 'goran', ago: 21 },
			{ words: 'One password less for teachers: the trolley opens with the school’s card', state: 'let-go', outcome: 'The locks cannot do it, and new ones cost more than a trolley.', by: 'goran', ago: 40 },
		],
	},
	{
		by: 'clara', ago: 19, occasion: 'The conference on stories and science, in the autumn holiday',
		learnt: 'Children explain a process better when they may speak before they write. A class recorded a walk through a river valley in one breath and wrote from it for two weeks.',
		tried: 'With half of my class and the school garden. The quiet ones spoke longest.',
		forWhom: 'Grade 3 and Grade 5, and whoever buys microphones',
		changes: [
			{ words: 'Three small microphones that clip on, to be borrowed like books' },
			{ words: 'Something that writes down what is said, in Spanish and Arabic as well', state: 'trial', by: 'ada', ago: 12, need: 'Speak first, and see it written down, in Spanish and Arabic as well' },
			{ words: 'A corner without echo for recording, perhaps behind the stage' },
		],
	},
	{
		by: 'hana', ago: 8, occasion: 'A visit to the library of the science museum',
		learnt: 'They let visitors vote which source they believe, and then show where it comes from. It takes four minutes and everybody talks.',
		tried: 'I would do it with Grade 6 before their debate about maps.',
		changes: [{ words: 'A screen in the library that can show one question for a week' }],
	},
]; // biome-ignore format: stories read better whole

/** What was learnt, what should change with it, and what became of that. */
export function writeLearnt(rows: Rows, random: Random, calendar: Calendar, school: WrittenSchool): void {
	for (const told of all) {
		const author = school.people.get(told.by);
		if (!author) continue;
		const at = calendar.at(dayAfter(calendar.today, -told.ago), '16:20');
		const report = random.id(at);
		rows.learnt_report.push({
			id: report, school_id: school.id, author_id: author, occasion: told.occasion, learnt: told.learnt, tried: told.tried ?? '',
			for_whom: told.forWhom ?? '', written_at: at, changed_at: at,
		}); // biome-ignore format: a row reads better whole
		const nameNeed = (words: string, { by = told.by, ago = 0 }: Told['changes'][number]) => {
			const [day, of] = [calendar.at(dayAfter(calendar.today, -ago), '11:30'), { school_id: school.id }];
			const need = random.id(day);
			rows.tool_need.push({
				id: need,
				...of,
				words,
				for_class: '',
				named_by: school.people.get(by) ?? author,
				named_at: day,
			});
			rows.need_joining.push({ need_id: need, person_id: author, joined_at: day });
			for (const [position, one] of usualCriteria.entries())
				rows.tool_criterion.push({
					id: random.id(day), ...of, need_id: need, position, words: wordsFor('en')(`tool.criterion.${one}`),
				}); // biome-ignore format: a row reads better whole
			return need;
		};
		for (const [index, change] of told.changes.entries())
			rows.learnt_change.push({
				id: random.id(at), report_id: report, position: index + 1, words: change.words, state: change.state ?? 'proposed',
				need_id: change.need === undefined ? null : nameNeed(change.need, change),
				outcome: change.outcome ?? '', changed_by: (change.by && school.people.get(change.by)) ?? null,
				changed_at: change.ago === undefined ? at : calendar.at(dayAfter(calendar.today, -change.ago), '11:30'),
			}); // biome-ignore format: a row reads better whole
	}
}

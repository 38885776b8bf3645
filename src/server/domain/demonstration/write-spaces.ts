import { dayAfter } from '#server/domain/school/index.ts';
import type { Calendar } from './calendar.ts';
import type { Random } from './random.ts';
import type { Rows } from './rows.ts';
import { spaceStories } from './spaces.ts';
import type { WrittenSchool } from './write-school.ts';

/** Virtual spaces: one being prepared, two open, of which one should have been closed, and one that is closed. */
export function writeSpaces(rows: Rows, random: Random, calendar: Calendar, school: WrittenSchool): void {
	const day = (ago: number) => dayAfter(calendar.today, -ago);
	const at = (ago: number) => calendar.at(day(ago), '15:50');
	const person = (key: string | undefined) => (key && school.people.get(key)) ?? null;
	rows.space_template.push({
		school_id: school.id, tools: 'must', accounts: 'must', slips: 'must', must: ['Families have read what the space is for'],
		may: ['A colleague has looked at it as a learner'], set_by: person('hana') ?? '', set_at: at(220),
	}); // biome-ignore format: a row reads better whole
	for (const story of spaceStories) {
		const [id, owner] = [random.id(at(story.ago)), person(story.by) ?? ''];
		const opened = Math.min(...story.steps.flatMap((step) => step.ago ?? []));
		const classId = rows.class_teacher.find((one) => one.person_id === owner)?.class_id;
		rows.learning_space.push({
			id, school_id: school.id, owner_id: owner, name: story.name, purpose: story.purpose,
			tool_id: (story.tool && school.tools.get(story.tool)) ?? null, class_id: story.forClass ? (classId ?? null) : null,
			helper_id: person(story.helper), with_desk: story.desk ?? false, audience: story.audience ?? null, state: story.state,
			opened_on: story.state === 'preparing' ? null : day(opened - 1), closes_on: day(-story.closes),
			// The letters of a story are not sent.
			near_told: day(-story.closes), past_told: day(-story.closes),
			closed_on: story.state === 'closed' ? day(-story.closes) : null, accounts: story.accounts?.fate ?? null,
			accounts_words: story.accounts?.words ?? '', made_at: at(story.ago),
		}); // biome-ignore format: a row reads better whole
		for (const [position, step] of story.steps.entries())
			rows.space_step.push({
				id: random.id(at(story.ago)), space_id: id, position, kind: step.kind, words: step.words ?? '',
				required: !step.may, device: step.device ?? '', counted: step.counted ?? null, of_all: step.all ?? null,
				done_on: step.ago === undefined ? null : day(step.ago), done_by: step.ago === undefined ? null : person(step.by),
			}); // biome-ignore format: a row reads better whole
	}
}

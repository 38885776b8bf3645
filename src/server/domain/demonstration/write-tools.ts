import { wordsFor } from '#server/domain/people/index.ts';
import { dayAfter } from '#server/domain/school/index.ts';
import { usualCriteria } from '#server/domain/tool/index.ts';
import type { Calendar } from './calendar.ts';
import type { Random } from './random.ts';
import type { Rows } from './rows.ts';
import { type NeedStory, needStories, type ToolStory, toolStories } from './tools.ts';
import type { WrittenSchool } from './write-school.ts';

interface Telling {
	rows: Rows;
	random: Random;
	calendar: Calendar;
	school: WrittenSchool;
	person: (key: string) => string;
	/** A school day so many days ago, and a moment on it. */
	day: (ago: number) => string;
	at: (ago: number) => Date;
}

/** How the tools of the school came to stand as they do, and what was tried for which need. */
export function writeTools(rows: Rows, random: Random, calendar: Calendar, school: WrittenSchool): void {
	const day = (ago: number) => dayAfter(calendar.today, -ago);
	const telling: Telling = {
		rows,
		random,
		calendar,
		school,
		person: (key) => school.people.get(key) ?? '',
		day,
		at: (ago) => calendar.at(day(ago), '15:40'),
	};
	for (const story of toolStories) writeTool(telling, story);
	for (const story of needStories) writeNeed(telling, story);
}

function writeTool({ rows, random, school, person, day, at }: Telling, story: ToolStory): void {
	const id = school.tools.get(story.name);
	const row = rows.tool.find((one) => one.id === id);
	if (!id || !row) return;
	const { review, licence, retired } = story;
	Object.assign(row, {
		address: story.address ?? '', notes: story.notes ?? '', state: story.state,
		privacy_until: review ? day(-review.until) : null,
		privacy_told: review ? day(-review.until) : null,
		retired_on: retired ? day(retired.ago) : null,
		replaced_by: (retired && school.tools.get(retired.by)) ?? null,
		// The letters of a story are not sent.
		retirement_told_at: retired ? at(retired.ago) : null,
		...(licence && {
			seats: licence.seats, licence_cost: licence.cost, licence_from: day(-licence.from),
			licence_until: day(-licence.until), licence_told: day(-licence.until),
		}),
	}); // biome-ignore format: a row reads better whole
	let before: ToolStory['state'] = 'idea';
	for (const turn of story.turns) {
		rows.tool_change.push({
			id: random.id(at(turn.ago)), tool_id: id, state_before: before, state: turn.to, why: turn.why,
			changed_by: person(turn.by), changed_at: at(turn.ago),
		}); // biome-ignore format: a row reads better whole
		before = turn.to;
	}
	if (review)
		rows.privacy_review.push({
			id: random.id(at(review.ago)), tool_id: id, outcome: review.outcome, data: review.data, kept_where: review.keptWhere,
			ages: review.ages, agreement: review.agreement, deletion: review.deletion, advertising: review.advertising,
			care: review.care ?? '', reviewed_by: person(review.by), reviewed_on: day(review.ago), holds_until: day(-review.until),
			written_at: at(review.ago),
		}); // biome-ignore format: a row reads better whole
}

function writeNeed({ rows, random, school, person, day, at }: Telling, story: NeedStory): void {
	const [id, of] = [random.id(at(story.ago)), { school_id: school.id }];
	rows.tool_need.push({
		id, ...of, words: story.words, for_class: story.forClass, named_by: person(story.by), named_at: at(story.ago),
	}); // biome-ignore format: a row reads better whole
	story.joined.forEach((one, number) => {
		rows.need_joining.push({
			need_id: id,
			person_id: person(one),
			joined_at: at(Math.max(1, story.ago - 1 - number)),
		});
	});
	const t = wordsFor('en');
	const criteria = usualCriteria.map((one, position) => {
		const criterion = random.id(at(story.ago));
		rows.tool_criterion.push({
			id: criterion, ...of, need_id: id, position, words: t(`tool.criterion.${one}`),
		}); // biome-ignore format: a row reads better whole
		return criterion;
	});
	const beside = (name: string) => ({ need_id: id, tool_id: school.tools.get(name) ?? '' });
	for (const name of story.candidates)
		rows.need_candidate.push({
			...beside(name), ...of, added_by: person('ada'), added_at: at(story.ago - 2),
		}); // biome-ignore format: a row reads better whole
	for (const trial of story.trials) {
		const trialId = random.id(at(trial.ago));
		rows.tool_trial.push({
			id: trialId, ...beside(trial.tool), class_name: trial.className, students: trial.students,
			starts_on: day(trial.ago), ends_on: day(trial.ago - trial.days), tried: trial.tried,
			begun_by: person(trial.by), begun_at: at(trial.ago),
		}); // biome-ignore format: a row reads better whole
		for (const [by, place, scale, words] of trial.seen)
			rows.trial_observation.push({
				id: random.id(at(trial.ago)), trial_id: trialId, need_id: id, criterion_id: criteria[place] ?? '', scale, words,
				observed_by: person(by), written_at: at(trial.ago - trial.days),
			}); // biome-ignore format: a row reads better whole
	}
	for (const { tool, by, ago, suits, forWhom, words } of story.verdicts)
		rows.tool_verdict.push({
			id: random.id(at(ago)), ...beside(tool), suits, for_whom: forWhom, words, decided_by: person(by), decided_at: at(ago),
		}); // biome-ignore format: a row reads better whole
}

import { linesOf } from '#server/domain/agreement/index.ts';
import { type Stage, stages } from '#server/domain/collaboration/index.ts';
import { dayAfter } from '#server/domain/school/index.ts';
import type { Calendar } from './calendar.ts';
import { type Practice, practices, stageReasons } from './practices.ts';
import type { Random } from './random.ts';
import type { Rows } from './rows.ts';
import type { WrittenSchool } from './write-school.ts';

/** A collaboration as the visits need it. */
export interface WrittenCollaboration {
	id: string;
	practice: Practice;
	facilitator: string;
	teachers: string[];
	state: 'proposed' | 'active' | 'paused' | 'finished';
	/** The first and last week of it, as numbers in the calendar. */
	from: number;
	to: number;
	stage: Stage;
}

/** Sixty collaborations: how many stand at each point in the year that runs, and in one that is over. */
const running = { active: 40, finished: 9, paused: 5, proposed: 6 };
const over: typeof running = { active: 0, finished: 60, paused: 0, proposed: 0 };

/** Most begin close together; some partners have known each other for long. */
const starts: Stage[] = [
	'full',
	'full',
	'partial',
	'full',
	'partial',
	'coaching',
	'full',
	'partial',
	'coaching',
	'mentoring',
];

const reasons = {
	paused: 'Reports are due; back after the holiday',
	finished: 'We reached what we set out for, and it was fun',
};

/** How partners of the demonstration answer the norms. */
const norms: Record<string, string> = {
	'norm-start': 'With one small lesson. Tuesdays, in planning time.',
	'norm-critical': 'The same day, with a question first. Never in the corridor.',
	'norm-disagree': 'In class the teacher decides; afterwards we talk over coffee.',
};

/** The collaborations of the year, with their people, stages, agreements and turns. */
export function writeCollaborations(
	rows: Rows,
	random: Random,
	calendar: Calendar,
	school: WrittenSchool,
): WrittenCollaboration[] {
	const plan = calendar.today < calendar.endsOn ? running : over;
	const states = Object.entries(plan).flatMap(([state, count]) =>
		Array.from({ length: count }, () => state as keyof typeof plan),
	);
	return states.map((state, number) => writeCollaboration(rows, random, calendar, school, state, number));
}

function writeCollaboration(
	rows: Rows,
	random: Random,
	calendar: Calendar,
	school: WrittenSchool,
	state: keyof typeof running,
	number: number,
): WrittenCollaboration {
	const last = calendar.weeks.length - 1;
	const [from, to] = calendar.today < calendar.endsOn ? spanOf(state, random, last) : pastSpan(random, last);
	const day = dayAfter(calendar.weeks[from] ?? calendar.startsOn, random.below(4));
	const began = calendar.done(day, '15:10');
	const id = random.id(began);
	// Everybody's first comes before anybody's second: the pipeline reaches each team.
	const teacher = school.teachers[(number * 7) % school.teachers.length];
	const facilitator = school.facilitators[number % school.facilitators.length];
	const practice = teacher && random.pick(practices.filter((one) => one.teams.includes(teacher.team)));
	if (!teacher || !facilitator || !practice) throw new Error('The demonstration has nobody to write about');
	const colleague = school.teachers.find((other) => other.team === teacher.team && other.id !== teacher.id);
	const teachers = number % 5 === 2 && colleague ? [teacher.id, colleague.id] : [teacher.id];

	rows.collaboration.push({
		id, school_id: school.id, team_id: school.teams.get(teacher.team) ?? null, proposed_by: number % 3 === 1 ? teacher.id : facilitator,
		proposed_at: began, entry_id: random.id(began),
	}); // biome-ignore format: a row reads better whole
	writePartners(rows, random, {
		id,
		began,
		state,
		facilitator,
		teachers,
		proposer: number % 3 === 1 ? teacher.id : facilitator,
	});
	for (const tool of practice.tools) {
		const toolId = school.tools.get(tool);
		if (toolId) rows.collaboration_tool.push({ collaboration_id: id, tool_id: toolId });
	}
	const stage = writeStages(rows, random, calendar, {
		id,
		facilitator,
		teachers,
		from,
		to,
		began,
		state,
		start: starts[number % starts.length] ?? 'full',
	});
	rows.collaboration_focus.push({
		collaboration_id: id,
		title: practice.title,
		aim: practice.aim,
		stage,
		state,
	});
	if (state !== 'proposed') {
		rows.collaboration_turn.push({
			id: random.id(began),
			collaboration_id: id,
			turn: 'began',
			taken_by: teacher.id,
			at: began,
		});
		if (state !== 'active') {
			const at = calendar.at(dayAfter(calendar.weeks[to] ?? calendar.today, 3), '15:30');
			rows.collaboration_turn.push({
				id: random.id(at),
				collaboration_id: id,
				turn: state,
				reason: reasons[state],
				taken_by: facilitator,
				at,
			});
		}
	}
	return { id, practice, facilitator, teachers, state, from, to, stage };
}

function spanOf(state: keyof typeof running, random: Random, last: number): [number, number] {
	if (state === 'proposed') return [last - 1, last];
	if (state === 'active') return [random.below(last - 8), last];
	const from = random.below(8);
	return [from, from + 10 + random.below(last - 22)];
}

/** In a year that is over some end when it ends, and there is work in every week of it. */
function pastSpan(random: Random, last: number): [number, number] {
	const from = random.below(Math.floor(last / 2));
	return [from, Math.min(last, from + 12 + random.below(12))];
}

function writePartners(
	rows: Rows,
	random: Random,
	of: { id: string; began: Date; state: string; facilitator: string; teachers: string[]; proposer: string },
): void {
	const people = [
		{ person: of.facilitator, side: 'facilitator' },
		...of.teachers.map((person) => ({ person, side: 'teacher' })),
	] as const;
	for (const { person, side } of people) {
		const partner = random.id(of.began);
		rows.partner.push({
			id: partner, collaboration_id: of.id, person_id: person, side, invited_by: of.proposer, invited_at: of.began,
			findable: side === 'teacher' && random.chance(0.6),
		}); // biome-ignore format: a row reads better whole
		if (of.state !== 'proposed' || person === of.proposer)
			rows.acceptance.push({ partner_id: partner, at: of.began });
	}
}

interface Staged {
	id: string;
	facilitator: string;
	teachers: string[];
	from: number;
	to: number;
	began: Date;
	state: string;
	start: Stage;
}

/** Where a stage tends to go next: onwards mostly, back when something new begins. */
function nextStage(stage: Stage, random: Random): Stage {
	const place = stages.indexOf(stage);
	return stages[Math.max(0, Math.min(3, random.chance(0.62) ? place + 1 : place - 1))] ?? stage;
}

function writeStages(rows: Rows, random: Random, calendar: Calendar, of: Staged): Stage {
	let stage = of.start;
	const change = (to: Stage, before: Stage | null, at: Date, reason: string) =>
		rows.stage_change.push({
			id: random.id(at),
			collaboration_id: of.id,
			from_stage: before,
			to_stage: to,
			reason,
			proposed_by: of.facilitator,
			holds_since: at,
		});
	change(stage, null, of.began, '');
	if (of.state === 'proposed') return stage;
	let number = 1;
	writeRevision(rows, random, of, stage, number, of.began, true);
	for (let week = of.from + 5; week < of.to - 1; week += 5 + random.below(6)) {
		const next = nextStage(stage, random);
		if (next === stage) continue;
		const at = calendar.at(dayAfter(calendar.weeks[week] ?? calendar.today, 2), '15:20');
		change(next, stage, at, random.pick(stageReasons));
		stage = next;
		number += 1;
		writeRevision(rows, random, of, stage, number, at, random.chance(0.85));
	}
	if (of.state === 'active' && random.chance(0.15)) proposeNext(rows, random, calendar, of, stage);
	return stage;
}

function writeRevision(
	rows: Rows,
	random: Random,
	of: Staged,
	stage: Stage,
	number: number,
	at: Date,
	settled: boolean,
): void {
	const id = random.id(at);
	rows.agreement_revision.push({
		id,
		collaboration_id: of.id,
		number,
		stage,
		written_by: of.facilitator,
		written_at: at,
	});
	linesOf(stage).forEach((line, index) => {
		rows.agreement_line.push({
			revision_id: id,
			responsibility: line.key,
			words: line.words,
			held_by: line.heldBy,
			remark: settled ? (norms[line.key] ?? line.remark) : line.remark,
			position: index + 1,
		});
	});
	const accepting = settled ? [of.facilitator, ...of.teachers] : [of.facilitator];
	for (const person of accepting)
		rows.agreement_acceptance.push({ collaboration_id: of.id, person_id: person, number, at });
}

/** A change of stage that waits for the other side, as something to answer today. */
function proposeNext(rows: Rows, random: Random, calendar: Calendar, of: Staged, stage: Stage): void {
	const to = nextStage(stage, random);
	if (to === stage) return;
	const at = calendar.at(dayAfter(calendar.today, -2), '16:05');
	const id = random.id(at);
	const proposer = random.chance(0.5) ? of.facilitator : (of.teachers[0] ?? of.facilitator);
	rows.stage_proposal.push({
		id,
		collaboration_id: of.id,
		to_stage: to,
		reason: random.pick(stageReasons),
		proposed_by: proposer,
		proposed_at: at,
	});
	rows.stage_acceptance.push({ proposal_id: id, person_id: proposer, at });
}

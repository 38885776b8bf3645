import { describe, expect, it } from 'vitest';
import { finishCollaboration, resumeCollaboration } from '#server/domain/collaboration/index.ts';
import {
	addEvidence,
	bringEvidence,
	editEvidence,
	findEvidence,
	findOneEvidence,
	leaveEvidence,
	openEvidence,
	removeEnded,
	removeEvidence,
} from '#server/domain/evidence/index.ts';
import {
	editGoal,
	findGoal,
	findGoals,
	setGoal,
	settleGoal,
	shareGoal,
	takeBackGoal,
	writeGoalEntry,
} from '#server/domain/goal/index.ts';
import { answerPedagogy, findPedagogy } from '#server/domain/pedagogy/index.ts';
import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import { findVisit } from '#server/domain/visit/index.ts';
import { type Actor, type Member, machine } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import type { KeptFile } from '#server/platform/files/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { actorOf, cast, planted, record, rehearse, scene, schools } from '../../../../tests/cast/index.ts';
import { becomesEvaluator } from '../../../../tests/confidentiality/happenings.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { addLesson, editLesson, findLesson, findPlan, raiseLesson, removeLesson, savePlan } from './index.ts';

withDatabase(rehearse);

const ada = actorOf('ada');
const clara = actorOf('clara');
const daniel = actorOf('daniel');
/** To Daniel's collaboration; Clara is in one of her own. */
const strangers = (['ben', 'clara', 'fatima'] as const).map(actorOf);
const made = <Made>(result: Made): Exclude<Made, { refused: true }> => {
	if (isRefusal(result)) throw new Error(result.code);
	return result as Exclude<Made, { refused: true }>;
};
const codeOf = (result: unknown) => (isRefusal(result) ? result.code : 'done');
const head = { title: 'Water', about: 'Where it comes from', startsOn: '2026-10-05', endsOn: '2026-10-30' };
const save = (actor: Member, version: number, more: object = {}) =>
	savePlan(actor, scene.daniel, version, { ...head, assessments: [], ...more });

describe('a plan', () => {
	it('is written by the partners of its collaboration, and is not there for anybody else', async () => {
		const assessments = [
			{ words: 'A film of one minute, by a rubric of three lines', who: 'students' },
			{ words: 'What they say while they explain', who: cast.daniel.id },
		];
		expect(await save(daniel, 0, { assessments })).toEqual({ version: 1 });
		expect(made(await findPlan(ada, scene.daniel))).toMatchObject({ ...head, assessments, version: 1 });
		for (const other of strangers) {
			expect(codeOf(await save(other, 1))).toBe('missing');
			expect(codeOf(await findPlan(other, scene.daniel))).toBe('missing');
		}
	});

	it('keeps what was saved first, and tells who comes second', async () => {
		expect(codeOf(await save(ada, 0))).toBe('changed-meanwhile');
		expect(await save(ada, 1)).toEqual({ version: 2 });
		expect(codeOf(await save(daniel, 1))).toBe('changed-meanwhile');
		expect(codeOf(await save(ada, 2, { startsOn: '2026-11-01' }))).toBe('plan-days');
		const byAnother = [{ words: 'A test', who: cast.clara.id }];
		expect(codeOf(await save(ada, 2, { assessments: byAnother }))).toBe('plan-who');
		expect(made(await findPlan(ada, scene.daniel)).version).toBe(2);
	});

	it('has lessons in their order, with who leads which part', async () => {
		const entry = newId();
		const parts = [
			{ words: 'The question on the board', minutes: 10, who: cast.daniel.id },
			{ words: 'Interviews in three groups', minutes: 25, who: 'together' },
			{ words: 'They choose what to keep', minutes: null, who: 'students' },
		];
		const lesson = { title: 'Ask somebody who knows', onDay: '2026-10-06', parts };
		const [first] = [
			await addLesson(daniel, scene.daniel, { ...lesson, entry }),
			await addLesson(daniel, scene.daniel, { ...lesson, entry }),
		];
		const second = await addLesson(ada, scene.daniel, {
			title: 'Show it',
			onDay: null,
			parts: [],
			entry: newId(),
		});
		if (isRefusal(first) || isRefusal(second)) throw new Error('refused');
		const titles = async () => made(await findPlan(ada, scene.daniel)).lessons.map(({ title }) => title);
		expect(await titles()).toEqual(['Ask somebody who knows', 'Show it']);
		expect(await findLesson(daniel, first.id)).toMatchObject({ parts });
		await raiseLesson(daniel, second.id);
		await raiseLesson(daniel, second.id);
		expect(await titles()).toEqual(['Show it', 'Ask somebody who knows']);
		expect(codeOf(await editLesson(ada, first.id, 1, { ...lesson, parts: parts.slice(0, 1) }))).toBe('done');
		expect(codeOf(await editLesson(daniel, first.id, 1, lesson))).toBe('changed-meanwhile');
		const led = [{ words: 'By nobody of us', minutes: null, who: cast.ben.id }];
		expect(codeOf(await editLesson(ada, first.id, 2, { ...lesson, parts: led }))).toBe('plan-who');
		for (const other of strangers) {
			expect(codeOf(await findLesson(other, first.id))).toBe('missing');
			expect(codeOf(await editLesson(other, first.id, 2, lesson))).toBe('missing');
			expect(codeOf(await removeLesson(other, first.id))).toBe('missing');
			expect(codeOf(await addLesson(other, scene.daniel, { ...lesson, entry: newId() }))).toBe('missing');
		}
		expect(codeOf(await removeLesson(daniel, second.id))).toBe('done');
		expect(await titles()).toEqual(['Ask somebody who knows']);
	});

	it('stays as it was when its collaboration is finished', async () => {
		await finishCollaboration(ada, scene.daniel, '');
		expect(codeOf(await save(ada, 2))).toBe('collaboration-over');
		expect(made(await findPlan(daniel, scene.daniel)).lessons).toHaveLength(1);
		await resumeCollaboration(ada, scene.daniel, '');
	});
});

describe('the questions before the tool', () => {
	const answer = (question: string, words: string, choice = '') => ({ question, words, choice });

	it('are answered by both, and how they thought before stays beside it', async () => {
		const given = [
			answer('aimed', 'They answer each other', 'changed'),
			answer('left-out', 'Who reads late'),
		];
		expect(await answerPedagogy(daniel, scene.daniel, 0, given)).toEqual({ number: 1 });
		// Said again, nothing is written.
		expect(await answerPedagogy(daniel, scene.daniel, 0, given)).toEqual({ number: 1 });
		const later = [answer('aimed', 'First only the reading', 'better')];
		expect(codeOf(await answerPedagogy(ada, scene.daniel, 0, later))).toBe('changed-meanwhile');
		expect(await answerPedagogy(ada, scene.daniel, 1, later)).toEqual({ number: 2 });
		const found = made(await findPedagogy(daniel, scene.daniel));
		expect(found.now.map(({ question, choice, author }) => [question, choice, author])).toEqual([
			['aimed', 'better', 'Ada Okafor'],
			['left-out', '', 'Daniel Yoon'],
		]);
		expect(found.earlier.map(({ words }) => words)).toEqual(['They answer each other']);
	});

	it('have no other questions and no other choices, and are nobody else’s', async () => {
		expect(codeOf(await answerPedagogy(ada, scene.daniel, 2, [answer('score', '5')]))).toBe('choose-one');
		expect(codeOf(await answerPedagogy(ada, scene.daniel, 2, [answer('aimed', '', 'best')]))).toBe(
			'choose-one',
		);
		for (const other of strangers) {
			expect(codeOf(await answerPedagogy(other, scene.daniel, 2, [answer('shown', 'x')]))).toBe('missing');
			expect(codeOf(await findPedagogy(other, scene.daniel))).toBe('missing');
		}
	});
});

const dayFrom = (days: number) => dayAfter(schoolDay('Europe/Lisbon', now()), days);
const said = { about: '', students: false, consent: '', useUntil: null };
const link = { ...said, title: 'The class’s film', url: 'https://films.example.org/4b', file: null };
/** As the store gives one; what is asked here is whose it is. */
const file = (): KeptFile => ({
	id: newId(),
	secret: 'secret',
	mediaType: 'image/jpeg',
	bytes: 100,
	name: 'a page.jpg',
	isPhotograph: true,
});
const add = (actor: Member, more: object = {}) =>
	addEvidence(actor, scene.clara, { ...link, lessonId: null, entry: newId(), ...more });
const others = (['ben', 'daniel', 'fatima'] as const).map(actorOf);
const agendaOf = async (actor: Member) =>
	made(await findVisit(actor, record.visit)).agenda.map(({ id }) => id);
const evidenceOf = async (actor: Member) => made(await findEvidence(actor, scene.clara));
const filesOf = (actor: Actor) =>
	unitOfWork(actor, (tx) => tx.selectFrom('stored_file').select('id').execute()).then((rows) => rows.length);

describe('evidence', () => {
	it('that is there already is removed by either partner', async () => {
		expect((await evidenceOf(ada)).map(({ title }) => title)).toEqual([planted.evidence]);
		expect(codeOf(await removeEvidence(ada, record.evidence))).toBe('done');
		expect(await evidenceOf(clara)).toEqual([]);
	});

	it('says who agreed and until when, where students can be recognised', async () => {
		const students = { students: true, consent: 'The families of 4B', useUntil: dayFrom(30) };
		expect(codeOf(await add(clara, { ...students, consent: ' ' }))).toBe('evidence-consent-missing');
		expect(codeOf(await add(clara, { ...students, useUntil: null }))).toBe('evidence-until-missing');
		expect(codeOf(await add(clara, { ...students, useUntil: dayFrom(-1) }))).toBe('evidence-until-passed');
		expect(codeOf(await add(clara, { url: 'javascript:alert(1)' }))).toBe('evidence-link');
		expect(codeOf(await add(clara, { url: 'https://ada:secret@example.org' }))).toBe('evidence-link');
		expect(codeOf(await add(clara, { url: null }))).toBe('evidence-nothing');
		expect(codeOf(await add(clara, { file: file() }))).toBe('evidence-both');
		const { id } = made(await add(clara, students));
		expect(await findOneEvidence(ada, id)).toMatchObject({ ...students, kind: 'link' });
		expect(codeOf(await editEvidence(ada, id, 1, { ...students, title: 'F', about: '', consent: '' }))).toBe(
			'evidence-consent-missing',
		);
		expect(codeOf(await removeEvidence(ada, id))).toBe('done');
	});

	it('is its collaboration’s partners’, with its file, and nobody else’s', async () => {
		const entry = newId();
		const first = made(await add(clara, { file: file(), url: null, entry }));
		expect(made(await add(clara, { file: file(), url: null, entry }))).toEqual({ ...first, isNew: false });
		for (const partner of [ada, clara]) {
			expect((await evidenceOf(partner)).map(({ id }) => id)).toEqual([first.id]);
			expect(await openEvidence(partner, first.id)).toMatchObject({ name: 'a page.jpg' });
		}
		const words = { ...said, title: 'Mine now' };
		for (const other of others) {
			expect(codeOf(await findEvidence(other, scene.clara))).toBe('missing');
			expect(await filesOf(other)).toBe(0);
			expect(codeOf(await openEvidence(other, first.id))).toBe('missing');
			expect(codeOf(await editEvidence(other, first.id, 1, words))).toBe('missing');
			expect(codeOf(await removeEvidence(other, first.id))).toBe('missing');
			expect(codeOf(await add(other))).toBe('missing');
		}
		// Nobody hangs another's file, or evidence that is used already, on something of their own.
		const { id: stolen } = await unitOfWork(ada, (tx) =>
			tx.selectFrom('stored_file').select('id').executeTakeFirstOrThrow(),
		);
		await expect(
			unitOfWork(actorOf('daniel'), (tx) =>
				tx
					.insertInto('evidence')
					.values({
						id: newId(), school_id: schools.harbour.id, author_id: cast.daniel.id, kind: 'file', title: 'x', file_id: stolen,
						students: false, added_at: now(),
					}) // biome-ignore format: a row reads better whole
					.execute(),
			),
		).rejects.toMatchObject({ code: '42501' });
	});

	it('is brought into a visit, where who reads the visit reads it, and taken off again', async () => {
		const [one] = await evidenceOf(clara);
		const id = one?.id ?? '';
		expect(codeOf(await bringEvidence(clara, id, record.visit))).toBe('done');
		expect(codeOf(await bringEvidence(ada, id, record.visit))).toBe('done');
		expect(await agendaOf(ada)).toEqual([id]);
		expect(codeOf(await bringEvidence(actorOf('daniel'), id, record.visit))).toBe('missing');
		expect((await evidenceOf(ada))[0]?.visits.map((visit) => visit.id)).toEqual([record.visit]);
		await leaveEvidence(clara, id, record.visit);
		expect(await agendaOf(ada)).toEqual([]);
		expect(await evidenceOf(ada)).toHaveLength(1);
		await bringEvidence(clara, id, record.visit);
	});

	it('goes out of every place, with its file, on the day after its last', async () => {
		const [one] = await evidenceOf(clara);
		const today = { ...said, title: 'A page', useUntil: dayFrom(0) };
		expect(codeOf(await editEvidence(clara, one?.id ?? '', 1, today))).toBe('done');
		const dropped: string[] = [];
		const store = { drop: async (key: string) => void dropped.push(key), keys: async function* () {} };
		expect(await removeEnded(store)).toEqual({ evidence: 0, files: 0 });
		const ended = await addEnded();
		// Before the job has come round.
		for (const partner of [ada, clara]) {
			expect(codeOf(await openEvidence(partner, ended.evidence))).toBe('missing');
			expect((await evidenceOf(partner)).map(({ id }) => id)).toEqual([one?.id]);
			expect(await agendaOf(partner)).toEqual([one?.id]);
			expect(await filesOf(partner)).toBe(1);
		}
		expect(await removeEnded(store)).toEqual({ evidence: 1, files: 1 });
		expect(dropped).toEqual([ended.file]);
		expect(await removeEnded(store)).toEqual({ evidence: 0, files: 0 });
		expect(await evidenceOf(clara)).toHaveLength(1);
	});

	it('ends with the day of its school, wherever the clocks of the server stand', async () => {
		const { id } = made(await add(clara));
		const nowhere = { drop: async () => {}, keys: async function* () {} };
		const moveTo = (zone: string) =>
			unitOfWork(machine, (tx) =>
				tx.updateTable('school').set({ zone }).where('id', '=', schools.harbour.id).execute(),
			);
		// The day of Niue is over in Kiritimati at every hour.
		await moveTo('Pacific/Niue');
		const today = schoolDay('Pacific/Niue', now());
		const until = (useUntil: string) => editEvidence(clara, id, 1, { ...said, title: 'A page', useUntil });
		expect(codeOf(await until(dayAfter(today, -1)))).toBe('evidence-until-passed');
		expect(codeOf(await until(today))).toBe('done');
		expect(codeOf(await findOneEvidence(ada, id))).toBe('done');
		expect(await removeEnded(nowhere)).toEqual({ evidence: 0, files: 0 });
		await moveTo('Pacific/Kiritimati');
		expect(codeOf(await findOneEvidence(ada, id))).toBe('missing');
		expect((await removeEnded(nowhere)).evidence).toBeGreaterThan(0);
		await moveTo('Europe/Lisbon');
		expect(codeOf(await findOneEvidence(ada, id))).toBe('missing');
	});

	it('that is removed takes its file along, and so does a file that nothing knows', async () => {
		const { id } = made(await add(ada, { file: file(), url: null }));
		expect(codeOf(await removeEvidence(clara, id))).toBe('done');
		const known = made(await add(ada, { file: file(), url: null }));
		const kept = made(await openEvidence(ada, known.id)).id;
		const [stray, fresh] = [newId(), newId()];
		const dropped: string[] = [];
		const day = 86_400_000;
		const store = {
			drop: async (key: string) => void dropped.push(key),
			keys: async function* () {
				yield* [
					{ key: stray, age: 2 * day },
					{ key: fresh, age: 60_000 },
					{ key: kept, age: 2 * day },
				];
			},
		};
		expect(await removeEnded(store)).toEqual({ evidence: 0, files: 2 });
		expect(dropped).toContain(stray);
		expect(dropped).not.toContain(fresh);
		expect(dropped).not.toContain(kept);
	});
});

/** Evidence with a file, used in the plan and in the visit, whose last day was yesterday: no verb writes such a day. */
async function addEnded(): Promise<{ evidence: string; file: string }> {
	const [evidence, stored] = [newId(), newId()];
	const added = { added_by: cast.clara.id, added_at: now() };
	const use = { evidence_id: evidence, collaboration_id: scene.clara, ...added };
	await unitOfWork(clara, async (tx) => {
		await tx
			.insertInto('stored_file')
			.values({ id: stored, secret: 's', media_type: 'image/png', bytes: 1, name: 'a.png', ...added })
			.execute();
		await tx
			.insertInto('evidence')
			.values({
				id: evidence, school_id: schools.harbour.id, author_id: cast.clara.id, kind: 'photograph', title: 'Faces', file_id: stored,
				students: true, consent: 'Until yesterday', use_until: dayFrom(-1), added_at: now(),
			}) // biome-ignore format: a row reads better whole
			.execute();
		await tx
			.insertInto('evidence_use')
			.values({ id: newId(), place: 'plan', ...use })
			.execute();
		await tx
			.insertInto('evidence_use')
			.values({ id: newId(), place: 'visit', visit_id: record.visit, ...use })
			.execute();
	});
	return { evidence, file: stored };
}

describe('a goal', () => {
	const words = { words: 'They give each other feedback', sign: 'A draft changes', wantedBy: null };
	let id = '';

	it('is its teacher’s alone, who alone writes it', async () => {
		const set = (actor: Member) => setGoal(actor, schools.harbour.id, { ...words, entry: newId() });
		id = made(await set(clara)).id;
		expect(codeOf(await set(actorOf('fatima')))).toBe('missing');
		expect(codeOf(await set(actorOf('noah')))).toBe('missing');
		expect((await findGoals(clara)).mine.map((goal) => goal.words)).toEqual([words.words, planted.goal]);
		for (const other of [ada, ...others]) {
			expect(codeOf(await findGoal(other, id))).toBe('missing');
			expect(await findGoals(other)).toEqual({ mine: [], shared: [] });
		}
	});

	it('has what the teacher wrote on the way, with evidence, and its weekly rhythm', async () => {
		const today = dayFrom(0);
		const entry = {
			onDay: today, met: false, modelled: false, resources: true, reflected: false, words: 'Twice this week', entry: newId(),
			evidence: { ...link, file: null },
		}; // biome-ignore format: a row reads better whole
		const write = (more: object) => writeGoalEntry(clara, id, { ...entry, ...more });
		expect(codeOf(await write({ onDay: dayFrom(1) }))).toBe('goal-entry-ahead');
		expect(codeOf(await write({ words: ' ', resources: false }))).toBe('goal-entry-empty');
		expect(made(await write({})).isNew).toBe(true);
		expect(made(await write({})).isNew).toBe(false);
		const goal = made(await findGoal(clara, id));
		expect(goal.entries.map((each) => each.evidence.map(({ url }) => url))).toEqual([[link.url]]);
		expect(goal.rhythm).toHaveLength(8);
		expect(goal.rhythm.at(-1)).toMatchObject({ met: false, modelled: false, resources: true });
	});

	it('has what stands in a plan of the teacher’s too, as long as it stands there', async () => {
		const shown = made(await add(ada, { title: 'In the plan, and here' })).id;
		const today = dayFrom(0);
		const entry = {
			onDay: today,
			met: true,
			modelled: false,
			resources: false,
			reflected: false,
			words: 'As planned',
		};
		const write = (goal: string, fromPlan: string, more: object = {}) =>
			writeGoalEntry(clara, goal, { ...entry, entry: newId(), evidence: null, fromPlan, ...more });
		const { inPlans, entries } = made(await findGoal(clara, id));
		expect(inPlans.map((one) => one.id)).toContain(shown);
		expect(codeOf(await write(id, shown, { evidence: { ...link, file: null } }))).toBe('evidence-both');
		// Of a plan that is not hers, or nowhere.
		const hidden = made(
			await addEvidence(actorOf('daniel'), scene.daniel, { ...link, lessonId: null, entry: newId() }),
		);
		for (const other of [hidden.id, newId(), 'x']) expect(codeOf(await write(id, other))).toBe('missing');
		expect(made(await findGoal(clara, id)).entries).toEqual(entries);
		expect(codeOf(await write(id, shown))).toBe('done');
		const onIt = async () =>
			made(await findGoal(clara, id)).entries.flatMap((one) => one.evidence.map((each) => each.id));
		expect(await onIt()).toContain(shown);
		expect(made(await findOneEvidence(ada, shown)).collaborationId).toBe(scene.clara);
		expect(codeOf(await removeEvidence(ada, shown))).toBe('done');
		expect(await onIt()).not.toContain(shown);
	});

	it('is read by a facilitator whom the teacher names, until it is taken back; never written', async () => {
		const evidence = made(await findGoal(clara, id)).entries.flatMap((one) => one.evidence)[0]?.id ?? '';
		expect(codeOf(await findOneEvidence(ada, evidence))).toBe('missing');
		for (const other of [cast.ben, cast.daniel, cast.fatima])
			expect(codeOf(await shareGoal(clara, id, other.id))).toBe('missing');
		expect(codeOf(await shareGoal(ada, id, cast.ada.id))).toBe('missing');
		expect(codeOf(await shareGoal(clara, id, cast.ada.id))).toBe('done');
		expect(made(await findGoal(ada, id))).toMatchObject({ isMine: false, confidants: [] });
		expect((await findGoals(ada)).shared).toHaveLength(1);
		expect(codeOf(await findOneEvidence(ada, evidence))).toBe('done');
		expect(codeOf(await removeEvidence(ada, evidence))).toBe('missing');
		const today = dayFrom(0);
		const entry = {
			onDay: today, met: true, modelled: false, resources: false, reflected: false, words: 'As I see it', entry: newId(),
			evidence: null,
		}; // biome-ignore format: a row reads better whole
		expect(codeOf(await writeGoalEntry(ada, id, entry))).toBe('missing');
		expect(codeOf(await editGoal(ada, id, 1, words))).toBe('missing');
		expect(codeOf(await settleGoal(ada, id, 1, 'reached'))).toBe('missing');
		for (const other of others) expect(codeOf(await findGoal(other, id))).toBe('missing');
		const { confidants, readings } = made(await findGoal(clara, id));
		expect(confidants).toEqual([{ personId: cast.ada.id, name: 'Ada Okafor', shared: true }]);
		expect(readings.map(({ name }) => name)).toEqual(['Ada Okafor']);
		await takeBackGoal(clara, id, cast.ada.id);
		expect(codeOf(await findGoal(ada, id))).toBe('missing');
		expect(codeOf(await findOneEvidence(ada, evidence))).toBe('missing');
		await shareGoal(clara, id, cast.ada.id);
	});

	it('is reached when its teacher says so; and closed to who comes to evaluate them', async () => {
		expect(made(await settleGoal(clara, id, 1, 'reached')).version).toBe(2);
		expect(codeOf(await settleGoal(clara, id, 1, null))).toBe('changed-meanwhile');
		expect(made(await findGoal(ada, id)).settledAs).toBe('reached');
		expect(made(await settleGoal(clara, id, 2, null)).version).toBe(3);
		await becomesEvaluator('ada', 'clara');
		expect(codeOf(await findGoal(ada, id))).toBe('missing');
		expect((await findGoals(clara)).mine).toHaveLength(2);
	});
});

import { afterAll, describe, expect, it } from 'vitest';
import { addDigCompEdu, useFramework } from '#server/domain/standard/index.ts';
import { cancelVisit, findVisit, markDone, moveVisit, planVisit } from '#server/domain/visit/index.ts';
import { holdClock } from '#server/platform/clock.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import {
	actorOf,
	type CastName,
	cast,
	record,
	rehearse,
	scene,
	schools,
} from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { namesGrade } from './bring-topics.ts';
import {
	addTopic,
	bringTopics,
	changeTopic,
	findSequence,
	findToBring,
	findTopic,
	nameTopicStandards,
	nameVisit,
	planLesson,
	putTopicAway,
	recordLesson,
	removeLesson,
} from './index.ts';
import { dueOn, standingOf } from './topic.ts';

withDatabase(rehearse);
let clock = new Date('2026-11-09T09:00:00Z');
afterAll(holdClock(() => clock));

const harbour = schools.harbour.id;
const [clara, hana] = [actorOf('clara'), actorOf('hana')];
const lesson = { topicId: scene.topic, classId: scene.class };
const words = {
	strand: 'fluency',
	title: 'Who made this page?',
	words: 'Ask before you trust.',
	dueMonth: 10,
} as const;

function did<Result>(result: Result | Refusal): Exclude<Result, Refusal> {
	if (isRefusal(result)) throw new Error(result.code);
	return result as Exclude<Result, Refusal>;
}
const codeOf = (result: unknown) => (isRefusal(result) ? result.code : 'done');
/** What class 4A has of the topic of the cast, as somebody sees it. */
const cellFor = async (name: CastName) =>
	did(await findSequence(actorOf(name), harbour, '04')).topics.find(({ id }) => id === scene.topic)?.cells[0];

describe('the scope and sequence', () => {
	it('knows by when a topic is due, in a year that begins in any month', () => {
		const north = { startsOn: '2026-08-01', endsOn: '2027-08-01' };
		expect(dueOn(11, north)).toBe('2026-11-30');
		expect(dueOn(2, north)).toBe('2027-02-28');
		expect(dueOn(null, north)).toBe('2027-07-31');
		expect(dueOn(12, { startsOn: '2026-01-28', endsOn: '2026-12-12' })).toBe('2026-12-11');
	});

	it('says of a class that it had a topic, that it is planned, or that it is due', () => {
		const one = { id: 'one', topicId: 'one', classId: 'one' };
		const had = { ...one, plannedOn: null, hadOn: '2026-10-02' };
		const planned = { ...one, plannedOn: '2026-11-12', hadOn: null };
		expect(standingOf([planned, had], '2026-11-30', '2026-11-09')).toEqual({
			standing: 'had',
			on: '2026-10-02',
		});
		expect(standingOf([planned], '2026-11-30', '2026-11-09')).toEqual({
			standing: 'planned',
			on: '2026-11-12',
		});
		expect(standingOf([planned], '2026-11-30', '2026-11-12').standing).toBe('planned');
		expect(standingOf([planned], '2026-11-12', '2026-11-13').standing).toBe('overdue');
		expect(standingOf([planned], '2026-11-30', '2026-11-13').standing).toBe('soon');
		expect(standingOf([], '2026-11-30', '2026-11-09').standing).toBe('soon');
		expect(standingOf([], '2026-10-31', '2026-11-09').standing).toBe('overdue');
		expect(standingOf([], '2027-05-31', '2026-11-09').standing).toBe('open');
	});

	it('understands grades as packages write them', () => {
		expect(namesGrade('03,04', '4')).toBe(true);
		expect(namesGrade('K, 1', 'k')).toBe(true);
		expect(namesGrade('14', '4')).toBe(false);
		expect(namesGrade('', '')).toBe(false);
	});

	it('is written by who works with all teams of the school, once an entry, and by nobody else', async () => {
		const entry = newId();
		const { id } = did(await addTopic(hana, harbour, { ...words, grade: '04', entry }));
		expect(did(await addTopic(hana, harbour, { ...words, grade: '04', entry }))).toEqual({ id });
		for (const other of ['clara', 'fatima', 'goran', 'ivo', 'lena'] as const)
			expect(await addTopic(actorOf(other), harbour, { ...words, grade: '04', entry: newId() })).toBe(
				missing,
			);
		expect(codeOf(await changeTopic(clara, id, { ...words, version: 1 }))).toBe('missing');
		did(await changeTopic(actorOf('ada'), id, { ...words, dueMonth: null, version: 1 }));
		expect(await changeTopic(hana, id, { ...words, version: 1 })).toMatchObject({
			code: 'changed-meanwhile',
			version: 2,
		});
		const seen = did(await findSequence(clara, harbour));
		expect(seen).toMatchObject({
			grades: ['04'],
			grade: '04',
			classes: [{ title: 'Grade 4 A', mine: true }],
		});
		expect(seen.topics.map(({ title, dueOn: due }) => [title, due])).toEqual([
			['What we share, and with whom', '2026-11-30'],
			['Who made this page?', '2027-07-31'],
		]);
		did(await putTopicAway(hana, id, 2));
		expect(did(await findSequence(clara, harbour)).topics.length).toBe(1);
		expect(await findSequence(actorOf('lena'), harbour)).toBe(missing);
		expect(await findTopic(actorOf('noah'), scene.topic)).toBe(missing);
	});

	it('tells nobody who leads or evaluates a teacher what that teacher’s class has had', async () => {
		for (const name of ['ada', 'ben', 'clara', 'daniel', 'hana', 'joy', 'goran'] as const)
			expect(await cellFor(name), name).toMatchObject({ standing: 'planned', on: '2026-11-12' });
		for (const name of ['fatima', 'mara'] as const) {
			expect(did(await findSequence(actorOf(name), harbour, '04')).classes, name).toEqual([]);
			expect(did(await findTopic(actorOf(name), scene.topic)).classes, name).toEqual([]);
			expect(await removeLesson(actorOf(name), record.topicLesson), name).toBe(missing);
			expect(
				await recordLesson(actorOf(name), { ...lesson, hadOn: '2026-11-02', entry: newId() }),
				name,
			).toBe(missing);
		}
	});

	it('keeps what a class had: said by its teacher, of a day that was', async () => {
		const entry = newId();
		const said = { ...lesson, hadOn: '2026-11-06', entry };
		expect(codeOf(await recordLesson(clara, { ...said, hadOn: '2026-11-10' }))).toBe('lesson-to-come');
		expect(codeOf(await recordLesson(clara, { ...said, hadOn: '2026-07-10' }))).toBe('lesson-not-this-year');
		for (const other of ['daniel', 'emre', 'joy'] as const)
			expect(await recordLesson(actorOf(other), said)).toBe(missing);
		const { id } = did(await recordLesson(clara, said));
		did(await recordLesson(clara, said));
		expect(await cellFor('ada')).toMatchObject({ standing: 'had', on: '2026-11-06' });
		expect(did(await findTopic(clara, scene.topic)).classes[0]?.lessons.length).toBe(2);
		expect(await removeLesson(actorOf('daniel'), id)).toBe(missing);
		expect(codeOf(await removeLesson(clara, id))).toBe('done');
		expect(await cellFor('ada')).toMatchObject({ standing: 'planned' });
	});
});

describe('a lesson that is a visit', () => {
	it('is planned with the class’s teachers, moves with the visit, and is had when the visit was', async () => {
		did(await removeLesson(actorOf('ada'), record.topicLesson));
		const entry = newId();
		const plan = { ...lesson, day: '2026-11-17', time: '10:00', minutes: 45, place: 'Library', entry };
		expect(codeOf(await planLesson(hana, { ...plan, classId: newId() }))).toBe('missing');
		const { id } = did(await planLesson(hana, plan));
		expect(did(await planLesson(hana, plan))).toEqual({ id });
		const own = did(await findTopic(clara, scene.topic)).classes[0]?.lessons;
		expect(own).toMatchObject([{ id, plannedOn: '2026-11-17' }]);
		const visitId = own?.[0]?.visitId ?? '';
		const visit = did(await findVisit(clara, visitId));
		expect(visit).toMatchObject({ kind: 'co-teaching', place: 'Library' });
		// Who reads no such visit sees the day alone.
		expect(did(await findTopic(actorOf('ben'), scene.topic)).classes[0]?.lessons).toMatchObject([
			{ plannedOn: '2026-11-17', visitId: null },
		]);
		did(await moveVisit(hana, visitId, { startsAt: new Date('2026-11-19T09:00:00Z'), version: 1 }));
		expect(await cellFor('ben')).toMatchObject({ standing: 'planned', on: '2026-11-19' });
		clock = new Date('2026-11-19T12:00:00Z');
		did(await markDone(hana, visitId));
		expect(await cellFor('ben')).toMatchObject({ standing: 'had', on: '2026-11-19' });
	});

	it('may be one that stood in the calendar before, once; and is no lesson any more when it is called off', async () => {
		const { visitId } = did(
			await planVisit(hana, {
				entry: newId(),
				schoolId: harbour,
				with: [cast.clara.id],
				kind: 'planning',
				startsAt: new Date('2026-12-01T10:00:00Z'),
				minutes: 30,
			}),
		);
		const { id: topicId } = did(await addTopic(hana, harbour, { ...words, grade: '04', entry: newId() }));
		const named = { ...lesson, topicId, visitId, entry: newId() };
		expect(did(await findTopic(clara, topicId)).visits.map(({ id }) => id)).toEqual([visitId]);
		expect(await nameVisit(actorOf('ada'), named)).toBe(missing);
		did(await nameVisit(clara, named));
		did(await nameVisit(clara, named));
		expect(codeOf(await nameVisit(hana, { ...named, entry: newId() }))).toBe('visit-is-lesson');
		const planned = () => findTopic(clara, topicId).then((page) => did(page).classes[0]?.lessons);
		expect(await planned()).toMatchObject([{ plannedOn: '2026-12-01', visitId }]);
		did(await cancelVisit(hana, visitId));
		expect(await planned()).toEqual([]);
	});
});

describe('a framework brings topics', () => {
	it('out of what the school uses, each once in a grade', async () => {
		const frameworkId = did(await addDigCompEdu(actorOf('ivo')));
		expect(did(await findToBring(hana, harbour, ['4'])).candidates).toEqual([]);
		did(
			await useFramework(actorOf('ada'), {
				schoolId: harbour,
				frameworkId,
				content: false,
				technology: true,
			}),
		);
		expect(await findToBring(clara, harbour, ['4'])).toBe(missing);
		const { candidates } = did(await findToBring(hana, harbour, ['4']));
		expect(candidates.length).toBe(22);
		const standardIds = candidates.slice(0, 2).map(({ id }) => id);
		const bring = { grade: '5', strand: 'citizenship', standardIds } as const;
		expect(await bringTopics(clara, harbour, bring)).toBe(missing);
		expect(await bringTopics(hana, harbour, { ...bring, standardIds: [newId()] })).toBe(missing);
		expect(did(await bringTopics(hana, harbour, bring))).toEqual({ brought: 2 });
		expect(did(await bringTopics(hana, harbour, bring))).toEqual({ brought: 0 });
		expect(did(await findToBring(hana, harbour, ['4'])).candidates[0]?.there).toEqual(['5']);
		const sequence = did(await findSequence(clara, harbour, '5'));
		expect(sequence.topics.map(({ code }) => code)).toEqual(candidates.slice(0, 2).map(({ code }) => code));
	});

	it('is searched by words, whatever of it is shown at first', async () => {
		const find = async (words: string) =>
			did(await findToBring(hana, harbour, ['4'], undefined, words)).candidates.map(({ title }) => title);
		expect(await find('  ')).toHaveLength(22);
		expect((await find('accesibility')).length).toBeGreaterThan(0);
		expect((await find('accesibility')).length).toBeLessThan(22);
		expect(await find('zeppelin')).toEqual([]);
	});

	it('is what topics work towards, as who writes them says', async () => {
		const named = async () => did(await findTopic(clara, scene.topic)).named;
		expect(await named()).toEqual({ content: [], technology: [] });
		const { version } = did(await findTopic(hana, scene.topic));
		const ids = did(await findToBring(hana, harbour, ['4']))
			.candidates.slice(0, 2)
			.map(({ id }) => id);
		const save = (by: CastName, at: number, to: { content?: string[]; technology?: string[] }) =>
			nameTopicStandards(actorOf(by), scene.topic, {
				named: { content: [], technology: [], ...to },
				version: at,
			});
		for (const other of ['clara', 'fatima', 'goran', 'lena'] as const)
			expect(await save(other, version, { technology: ids }), other).toBe(missing);
		// The school uses it for technology alone.
		expect(await save('hana', version, { content: ids })).toMatchObject({ code: 'standard-not-used' });
		did(await save('hana', version, { technology: ids }));
		expect(await save('hana', version, { technology: [] })).toMatchObject({
			code: 'changed-meanwhile',
			version: version + 1,
		});
		expect((await named()).technology.map(({ id }) => id)).toEqual(ids);
		did(await save('ada', version + 1, { technology: ids.slice(1) }));
		expect((await named()).technology.map(({ id }) => id)).toEqual(ids.slice(1));
	});
});

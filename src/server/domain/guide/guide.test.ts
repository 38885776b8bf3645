import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { en } from '#messages/en/index.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { actorOf, cast, planted, record, rehearse, scene, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { captureVisit, editVisit } from '../visit/index.ts';
import {
	addQuestion,
	answerPrompt,
	answerPrompts,
	editQuestion,
	findGuide,
	findQuestions,
	findSchoolGuide,
	firstPrompts,
	guidedKinds,
	type PromptSent,
	retireQuestion,
	reviseGuide,
	startingQuestions,
} from './index.ts';

withDatabase(rehearse);

const ada = actorOf('ada');
const clara = actorOf('clara');

async function did<Result>(result: Promise<Result | Refusal>): Promise<Result> {
	const given = await result;
	if (isRefusal(given)) throw new Error(`refused: ${given.code}`);
	return given;
}

async function codeOf(result: Promise<unknown>): Promise<string | undefined> {
	const given = await result;
	return isRefusal(given) ? given.code : undefined;
}

describe('the three guides, as Tandem begins with them', () => {
	const last = (key: string) => key.split('.')[2];

	it('after modelling let the facilitator reflect first, to reinforce and to refine, then ask', () => {
		expect(firstPrompts('modelling', 'after').map(({ key, first }) => [last(key), first])).toEqual([
			['reinforce', 'facilitator'],
			['refine', 'facilitator'],
			['noticed', 'teacher'],
			['questions', 'teacher'],
			['differs', 'teacher'],
			['change', 'teacher'],
		]);
	});
	it('after side-by-side begin with the teacher’s reflection and what went well', () => {
		expect(
			firstPrompts('side-by-side', 'after')
				.slice(0, 2)
				.map(({ key, first }) => [last(key), first]),
		).toEqual([
			['reflection', 'teacher'],
			['went-well', 'teacher'],
		]);
	});
	it('have words and a hint for every prompt, and words for every question', () => {
		const messages: Record<string, string | undefined> = en;
		for (const kind of guidedKinds)
			for (const { key } of firstPrompts(kind)) {
				expect(messages[`guide.prompt.${key}`], key).toBeTruthy();
				expect(messages[`guide.hint.${key}`], key).toBeTruthy();
			}
		for (const key of Object.keys(startingQuestions))
			expect(messages[`guide.question.${key}`], key).toBeTruthy();
	});
});

describe('answering', () => {
	const noticed = 'modelling.after.noticed';

	it('gives each of the two a row of their own, and both read both', async () => {
		await did(answerPrompt(clara, record.visit, noticed, 'They asked each other first'));
		await did(answerPrompt(ada, record.visit, noticed, 'I talked too long'));
		for (const actor of [ada, clara]) {
			const guide = await did(findGuide(actor, record.visit));
			expect(
				guide.answers.filter((one) => one.prompt === noticed).map((one) => [one.authorName, one.words]),
			).toEqual([
				['Clara Mendes', 'They asked each other first'],
				['Ada Okafor', 'I talked too long'],
			]);
		}
	});

	it('is missing to everybody else, to read and to write', async () => {
		for (const name of ['ben', 'daniel', 'emre', 'fatima', 'ivo', 'mara', 'noah'] as const) {
			expect([name, await codeOf(findGuide(actorOf(name), record.visit))]).toEqual([name, 'missing']);
			expect([name, await codeOf(answerPrompt(actorOf(name), record.visit, noticed, 'x'))]).toEqual([
				name,
				'missing',
			]);
		}
	});

	it('saved elsewhere meanwhile is a conflict; the same words again are not', async () => {
		const prompt = 'modelling.after.change';
		await did(answerPrompt(clara, record.visit, prompt, 'one'));
		await did(answerPrompt(clara, record.visit, prompt, 'one'));
		await did(answerPrompt(clara, record.visit, prompt, 'two', 1));
		expect(await codeOf(answerPrompt(clara, record.visit, prompt, 'three', 1))).toBe('changed-meanwhile');
		expect(await codeOf(answerPrompt(clara, record.visit, prompt, 'four'))).toBe('changed-meanwhile');
		await did(answerPrompt(clara, record.visit, prompt, '', 2));
		const guide = await did(findGuide(ada, record.visit));
		expect(guide.answers.find((one) => one.prompt === prompt)?.words).toBe('');
	});

	it('writes all answers of a form or none', async () => {
		const answers = [
			{ prompt: 'modelling.before.lesson', words: 'A film of the river', version: 0 },
			{ prompt: 'modelling.before.parts', words: 'over mine', version: 0 },
		];
		expect(await codeOf(answerPrompts(ada, record.visit, answers))).toBe('changed-meanwhile');
		const guide = await did(findGuide(ada, record.visit));
		expect(guide.answers.map((one) => one.words)).toContain(planted.guideAnswer);
		expect(guide.answers.map((one) => one.prompt)).not.toContain('modelling.before.lesson');
	});

	it('knows only the prompts of its own guide, and visits with one teacher', async () => {
		expect(await codeOf(answerPrompt(ada, record.visit, 'side-by-side.after.saw', 'x'))).toBe('missing');
		expect(await codeOf(answerPrompt(ada, record.visit, 'anything', 'x'))).toBe('missing');
		expect(await codeOf(answerPrompt(ada, randomUUID(), noticed, 'x'))).toBe('missing');
		const base = { schoolId: schools.harbour.id, startsAt: new Date(), minutes: 30 };
		const group = await did(
			captureVisit(ada, {
				...base,
				entry: randomUUID(),
				kind: 'modelling',
				with: [cast.clara.id, cast.emre.id],
			}),
		);
		expect(await codeOf(answerPrompt(ada, group.visitId, noticed, 'x'))).toBe('guide-one-teacher');
		const corridor = await did(
			captureVisit(ada, { ...base, entry: randomUUID(), kind: 'corridor', with: [cast.clara.id] }),
		);
		expect(await codeOf(findGuide(ada, corridor.visitId))).toBe('missing');
		expect(await codeOf(answerPrompt(ada, record.visit, noticed, 'x'.repeat(4001)))).toBe('too-long');
	});
});

describe('a school’s own edition', () => {
	const harbour = schools.harbour.id;
	const kind = 'side-by-side' as const;
	const own = `own-${randomUUID()}`;
	const changed = [
		...firstPrompts(kind).filter((one) => one.key !== 'side-by-side.after.support'),
		{ key: own, phase: 'after', first: 'teacher', words: ' What will you tell your team? ', hint: null },
	] as const;
	const visitNow = (entry = randomUUID()) => ({
		entry,
		kind,
		schoolId: harbour,
		collaborationId: scene.clara,
		with: [cast.clara.id],
		startsAt: new Date(),
		minutes: 40,
	});

	it('is made by a facilitator, in place of the one it was made from; a visit keeps the one it was made with', async () => {
		const before = await did(captureVisit(ada, visitNow()));
		expect(
			await did(reviseGuide(ada, harbour, kind, { basedOn: 1, prompts: changed, remark: 'Shorter' })),
		).toEqual({ number: 2 });
		const after = await did(captureVisit(ada, visitNow()));
		expect(await did(findGuide(clara, before.visitId))).toMatchObject({ edition: 1, latestEdition: 2 });
		const guide = await did(findGuide(clara, after.visitId));
		expect(guide.edition).toBe(2);
		expect(guide.prompts.at(-1)).toMatchObject({ key: own, words: 'What will you tell your team?' });
		await did(answerPrompt(clara, after.visitId, own, 'That they talked more'));
		expect(await codeOf(answerPrompt(clara, after.visitId, 'side-by-side.after.support', 'x'))).toBe(
			'missing',
		);
		expect(await codeOf(answerPrompt(clara, before.visitId, own, 'x'))).toBe('missing');
		await did(answerPrompt(clara, before.visitId, 'side-by-side.after.support', 'Pairs'));
		// Moved by an hour, it is the same visit; of another kind, it goes through that kind’s guide of today.
		const details = { startsAt: new Date(), minutes: 30 };
		await did(editVisit(ada, before.visitId, { ...details, kind, version: 1 }));
		expect((await did(findGuide(ada, before.visitId))).edition).toBe(1);
		await did(editVisit(ada, before.visitId, { ...details, kind: 'co-teaching', version: 2 }));
		await did(editVisit(ada, before.visitId, { ...details, kind, version: 3 }));
		expect((await did(findGuide(ada, before.visitId))).edition).toBe(2);
	});

	it('saved twice is one edition; saved from an older one is a conflict, and keeps both', async () => {
		expect(await did(reviseGuide(ada, harbour, kind, { basedOn: 1, prompts: changed }))).toEqual({
			number: 2,
		});
		const again = reviseGuide(actorOf('ben'), harbour, kind, { basedOn: 1, prompts: firstPrompts(kind) });
		expect(await codeOf(again)).toBe('changed-meanwhile');
		expect(
			await did(reviseGuide(actorOf('ben'), harbour, kind, { basedOn: 2, prompts: firstPrompts(kind) })),
		).toEqual({ number: 3 });
		const guide = await did(findSchoolGuide(clara, harbour, kind));
		expect(guide.history.map((one) => [one.number, one.writtenBy, one.remark])).toEqual([
			[3, 'Ben Lindqvist', ''],
			[2, 'Ada Okafor', 'Shorter'],
			[1, null, ''],
		]);
		expect((await did(findSchoolGuide(clara, harbour, kind, 2))).prompts.at(-1)?.key).toBe(own);
		expect(await codeOf(findSchoolGuide(clara, harbour, kind, 4))).toBe('missing');
	});

	it('is changed by nobody else, and kept from other schools', async () => {
		for (const name of ['clara', 'fatima', 'goran', 'hana', 'ivo', 'mara', 'noah'] as const)
			expect([
				name,
				await codeOf(reviseGuide(actorOf(name), harbour, kind, { basedOn: 3, prompts: changed })),
			]).toEqual([name, 'missing']);
		expect(await codeOf(findSchoolGuide(actorOf('lena'), harbour, kind))).toBe('missing');
	});

	it('asks something in every part, and not without end', async () => {
		const revised = (prompts: readonly PromptSent[]) =>
			codeOf(reviseGuide(ada, harbour, kind, { basedOn: 3, prompts }));
		expect(await revised(firstPrompts(kind).filter((one) => one.phase !== 'after'))).toBe(
			'guide-phase-empty',
		);
		const long = { key: own, phase: 'after', first: 'either', words: 'x'.repeat(301), hint: null } as const;
		expect(await revised([...changed, { ...long, key: `own-${randomUUID()}` }])).toBe('too-long');
		const many = Array.from({ length: 13 }, () => ({
			...long,
			key: `own-${randomUUID()}`,
			words: '؟ لماذا 🌱',
		}));
		expect(await revised([...changed, ...many])).toBe('guide-too-many');
		expect(await revised([...changed, { ...long, key: 'anything' }])).toBe('choose-one');
	});
});

describe('the bank of open questions', () => {
	const harbour = schools.harbour.id;
	const bank = async () => {
		const { questions } = await did(findQuestions(clara, harbour));
		return questions.filter((one) => !one.retired).map((one) => one.key ?? one.words);
	};

	it('is read by all staff and kept by facilitators, what Tandem began with included', async () => {
		const ben = actorOf('ben');
		const words = 'What would a visitor have seen?';
		const { id } = await did(addQuestion(ben, harbour, { purpose: 'evidence', words }));
		expect(await did(addQuestion(ada, harbour, { purpose: 'evidence', words }))).toEqual({ id });
		await did(editQuestion(ada, id, { purpose: 'students', words: 'Who shone?', version: 1 }));
		expect(await codeOf(editQuestion(ben, id, { purpose: 'students', words: 'Who?', version: 1 }))).toBe(
			'changed-meanwhile',
		);
		await did(retireQuestion(ada, harbour, 'tool-gone'));
		expect(await bank()).toContain('Who shone?');
		expect(await bank()).not.toContain('tool-gone');
		await did(retireQuestion(ben, harbour, 'tool-gone', false));
		await did(retireQuestion(ben, harbour, id));
		expect(await bank()).toContain('tool-gone');
		expect(await bank()).not.toContain('Who shone?');
		const again = await did(addQuestion(ada, harbour, { purpose: 'students', words: 'who shone?' }));
		expect(again.id).not.toBe(id);
		expect(await codeOf(retireQuestion(ben, harbour, id, false))).toBe('question-twice');
		for (const name of ['clara', 'fatima', 'ivo', 'lena'] as const) {
			const actor = actorOf(name);
			expect(await codeOf(addQuestion(actor, harbour, { purpose: 'begin', words: 'x' }))).toBe('missing');
			expect(await codeOf(retireQuestion(actor, harbour, 'proud'))).toBe('missing');
			expect(await codeOf(editQuestion(actor, again.id, { purpose: 'begin', words: 'x', version: 1 }))).toBe(
				'missing',
			);
		}
		expect(await codeOf(findQuestions(actorOf('lena'), harbour))).toBe('missing');
	});
});

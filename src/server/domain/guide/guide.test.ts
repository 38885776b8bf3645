import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { en } from '#messages/en/index.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { actorOf, cast, planted, record, rehearse, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { captureVisit } from '../visit/index.ts';
import {
	answerPrompt,
	answerPrompts,
	findGuide,
	guidedKinds,
	phases,
	promptsOf,
	questions,
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

describe('the three guides', () => {
	it('after modelling let the facilitator reflect first, to reinforce and to refine, then ask', () => {
		expect(promptsOf('modelling', 'after').map((prompt) => [prompt.key.split('.')[2], prompt.first])).toEqual(
			[
				['reinforce', 'facilitator'],
				['refine', 'facilitator'],
				['noticed', 'teacher'],
				['questions', 'teacher'],
				['differs', 'teacher'],
				['change', 'teacher'],
			],
		);
	});
	it('after side-by-side begin with the teacher’s reflection and what went well', () => {
		expect(promptsOf('side-by-side', 'after').slice(0, 2)).toEqual([
			{ key: 'side-by-side.after.reflection', first: 'teacher' },
			{ key: 'side-by-side.after.went-well', first: 'teacher' },
		]);
	});
	it('have words and a hint for every prompt, and words for every question', () => {
		const messages: Record<string, string | undefined> = en;
		for (const kind of guidedKinds)
			for (const phase of phases)
				for (const { key } of promptsOf(kind, phase)) {
					expect(messages[`guide.prompt.${key}`], key).toBeTruthy();
					expect(messages[`guide.hint.${key}`], key).toBeTruthy();
				}
		for (const key of questions) expect(messages[`guide.question.${key}`], key).toBeTruthy();
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

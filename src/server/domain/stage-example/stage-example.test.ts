import { describe, expect, it } from 'vitest';
import {
	addStatement,
	findVision,
	orderStatements,
	raiseStatement,
	retireStatement,
} from '#server/domain/vision/index.ts';
import { newId } from '#server/platform/ids.ts';
import { actorOf, assemble, type CastName, schools } from '../../../../tests/cast/index.ts';
import { made } from '../../../../tests/collaborations.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { addStageExample, findStageExamples, mostOfExample, retireStageExample } from './index.ts';

withDatabase(assemble);

const harbour = schools.harbour.id;
const missing = { code: 'missing' };
const clip = {
	stage: 'coaching',
	title: 'Beside, not in front',
	url: 'https://clips.example.org/7',
	credit: 'Kim',
} as const;
const add = (name: CastName, more: object = {}) =>
	addStageExample(actorOf(name), harbour, { ...clip, entry: newId(), ...more });
const at = async (name: CastName) => made(await findStageExamples(actorOf(name), harbour)).examples.coaching;

describe('an example of a stage', () => {
	it('is put there and taken away by the facilitators of a school, and read by its staff', async () => {
		const entry = newId();
		const { id } = made(await add('ada', { entry }));
		expect(made(await add('ada', { entry }))).toEqual({ id });
		const { stage: _, ...shown } = clip;
		for (const name of ['ada', 'clara', 'fatima'] as const)
			expect(await at(name)).toEqual([{ id, ...shown }]);
		for (const name of ['clara', 'fatima', 'lena', 'noah'] as const) {
			expect(await add(name)).toMatchObject(missing);
			expect(await retireStageExample(actorOf(name), id)).toMatchObject(missing);
		}
		expect(await findStageExamples(actorOf('lena'), harbour)).toMatchObject(missing);
		for (const url of [
			'javascript:alert(1)',
			'clips',
			'https://a:b@example.org',
			`https://example.org/${'x'.repeat(2000)}`,
		])
			expect(await add('ada', { url })).toMatchObject({ code: 'evidence-link' });
		made(await retireStageExample(actorOf('ben'), id));
		made(await retireStageExample(actorOf('ben'), id));
		expect(await at('clara')).toEqual([]);
		for (let n = 0; n < mostOfExample.examples; n += 1) made(await add('ada'));
		expect(await add('ada')).toMatchObject({ code: 'stage-examples-enough' });
	});
});

describe('the order of a vision', () => {
	it('is what its writers make it; what is new comes last, and what is taken up again where it stood', async () => {
		const words = ['One', 'Two', 'Three'];
		const ids: string[] = [];
		for (const each of words)
			ids.push(
				made(await addStatement(actorOf('fatima'), harbour, { words: each, shownBy: '', entry: newId() })).id,
			);
		const [one = '', two = '', three = ''] = ids;
		const inOrder = async () =>
			made(await findVision(actorOf('clara'), harbour)).statements.map((each) => each.words);
		expect(await raiseStatement(actorOf('clara'), two)).toMatchObject(missing);
		made(await raiseStatement(actorOf('ada'), three));
		expect(await inOrder()).toEqual(['One', 'Three', 'Two']);
		made(await raiseStatement(actorOf('ada'), one));
		expect(await inOrder()).toEqual(['One', 'Three', 'Two']);
		expect(await orderStatements(actorOf('lena'), harbour, [two])).toMatchObject(missing);
		made(await orderStatements(actorOf('ada'), harbour, [two, newId()]));
		made(await orderStatements(actorOf('ada'), harbour, [two, newId()]));
		expect(await inOrder()).toEqual(['Two', 'One', 'Three']);
		made(await retireStatement(actorOf('ada'), two, 1));
		made(await addStatement(actorOf('ada'), harbour, { words: 'Four', shownBy: '', entry: newId() }));
		expect(await inOrder()).toEqual(['One', 'Three', 'Four', 'Two']);
		made(await retireStatement(actorOf('ada'), two, 2, false));
		expect(await inOrder()).toEqual(['Two', 'One', 'Three', 'Four']);
	});
});

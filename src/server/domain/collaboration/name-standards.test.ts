import { beforeAll, describe, expect, it } from 'vitest';
import { addDigCompEdu, browseFramework, useFramework } from '#server/domain/standard/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { actorOf, cast, planted, rehearse, scene, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { editFocus, findCollaboration, proposeCollaboration } from './index.ts';

withDatabase(rehearse);

const ada = actorOf('ada');
const clara = actorOf('clara');
const codeOf = (result: unknown) => (isRefusal(result) ? result.code : 'done');
/** Two competences of DigCompEdu. */
let [first, second] = ['', ''];
let frameworkId = '';

beforeAll(async () => {
	const added = await addDigCompEdu(actorOf('ivo'));
	if (isRefusal(added)) throw new Error(added.code);
	frameworkId = added;
	await use(true);
	const tree = await browseFramework(ada, added);
	if (isRefusal(tree)) throw new Error(tree.code);
	[first = '', second = ''] = tree.beneath.flatMap((area) => area.beneath?.map((one) => one.id) ?? []);
});

const use = (technology: boolean) =>
	useFramework(ada, { schoolId: schools.harbour.id, frameworkId, content: false, technology });

async function edit(actor: Member, named: { content: string[]; technology: string[] }) {
	const now = await findCollaboration(ada, scene.clara);
	if (isRefusal(now)) throw new Error(now.code);
	return codeOf(
		await editFocus(actor, scene.clara, now.version, {
			title: now.title,
			aim: planted.aim,
			standards: '',
			tools: [],
			named,
		}),
	);
}

async function namedBy(actor: Member) {
	const found = await findCollaboration(actor, scene.clara);
	if (isRefusal(found)) return found.code;
	return {
		content: found.named.content.map((one) => one.code),
		technology: found.named.technology.map((one) => one.code),
	};
}

describe('a collaboration names standards', () => {
	it('by its partners, out of what the school uses for that purpose; nobody else knows which', async () => {
		expect(await edit(clara, { content: [], technology: [second, first, first] })).toBe('done');
		expect(await namedBy(ada)).toEqual({ content: [], technology: ['1.1', '1.2'] });
		expect(await edit(actorOf('ben'), { content: [], technology: [] })).toBe('missing');
		for (const other of ['ben', 'daniel', 'fatima', 'ivo'] as const)
			expect(await namedBy(actorOf(other))).toBe('missing');
		expect(await edit(ada, { content: [first], technology: [first] })).toBe('standard-not-used');
		expect(await edit(ada, { content: [], technology: [newId()] })).toBe('standard-not-used');
		expect(await edit(ada, { content: [], technology: ['no key'] })).toBe('standard-not-used');
		const many = Array.from({ length: 31 }, newId);
		expect(await edit(ada, { content: [], technology: many })).toBe('too-many-standards');
		expect(await namedBy(ada)).toEqual({ content: [], technology: ['1.1', '1.2'] });
	});

	it('and keeps them when the school uses the framework no longer, until a partner takes one away', async () => {
		await use(false);
		expect(await edit(ada, { content: [], technology: [first] })).toBe('done');
		expect(await namedBy(clara)).toEqual({ content: [], technology: ['1.1'] });
		expect(await edit(ada, { content: [], technology: [first, second] })).toBe('standard-not-used');
		await use(true);
	});

	it('from its proposal on', async () => {
		const proposed = await proposeCollaboration(ada, {
			schoolId: schools.harbour.id,
			as: 'facilitator',
			aim: 'Students check before they share',
			title: 'Sources',
			named: { content: [], technology: [first] },
			tools: [],
			stage: 'full',
			sides: [{ personId: cast.emre.id, side: 'teacher' }],
			entry: newId(),
		});
		if (isRefusal(proposed)) throw new Error(proposed.code);
		// Who is asked reads what it is for, to decide.
		const asked = await findCollaboration(actorOf('emre'), proposed);
		expect(!isRefusal(asked) && asked.named.technology.map((one) => one.code)).toEqual(['1.1']);
	});

	it('in the database, too, only by its partners and only what the school uses', async () => {
		const tries = (actor: Member, standard_id: string, purpose: string) =>
			unitOfWork(actor, (tx) =>
				tx
					.insertInto('collaboration_standard')
					.values({ collaboration_id: scene.clara, purpose, standard_id })
					.execute(),
			);
		await expect(tries(ada, second, 'technology')).resolves.toBeDefined();
		await expect(tries(ada, second, 'content')).rejects.toMatchObject({ code: '42501' });
		await expect(tries(actorOf('daniel'), first, 'technology')).rejects.toMatchObject({ code: '42501' });
		await expect(tries(actorOf('lena'), first, 'technology')).rejects.toMatchObject({ code: '42501' });
	});
});

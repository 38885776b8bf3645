import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { cast, schools } from './people.ts';

/** The texts and keys that it writes. */
export interface Written {
	planted: Readonly<Record<'resource' | 'withdrawnResource', string>>;
	record: Readonly<Record<'resource' | 'withdrawnResource' | 'sheet' | 'pageCode', string>>;
	scene: Readonly<Record<'unit', string>>;
}

/**
 * Clara shows a link to her team, withdrew another, and wrote a how-to sheet for families; the page of Grade 4's unit is published
 * with it.
 */
export async function rehearseLibrary(at: Date, { planted, record, scene }: Written): Promise<void> {
	const clara: Member = { kind: 'member', personId: cast.clara.id };
	const own = { school_id: schools.harbour.id, owner_id: cast.clara.id, made_at: at };
	const page = { unit_id: scene.unit };
	await unitOfWork(clara, async (tx) => {
		await tx
			.insertInto('resource')
			.values([
				{
					id: record.resource, ...own, kind: 'link', title: planted.resource, url: 'https://museum.test/water',
					address_hash: '1'.repeat(64), audience: 'team', words: ['museum', 'water', '=g4'],
				},
				{
					id: record.withdrawnResource, ...own, kind: 'link', title: planted.withdrawnResource,
					url: 'https://museum.test/fire', address_hash: '2'.repeat(64), audience: 'anyone', words: ['museum', 'fire'],
				},
				{
					id: record.sheet, ...own, kind: 'sheet', title: 'How to record a sound', about: 'For the river stories',
					steps: 'Find a quiet place\nPress the red dot', audience: 'families', words: ['record', 'sound', '=len'], languages: ['en'],
				},
			]) // biome-ignore format: a row reads better whole
			.execute();
		await tx
			.insertInto('resource_unit')
			.values(
				[record.resource, record.withdrawnResource, record.sheet].map((resource_id) => ({
					resource_id, ...page, placed_by: cast.clara.id, placed_at: at,
				})), // biome-ignore format: short enough for one line
			)
			.execute();
		await tx
			.insertInto('link_check')
			.values({
				resource_id: record.resource,
				owner_id: cast.clara.id,
				host: 'museum.test',
				due_at: new Date('2199-01-01'),
			})
			.execute();
		await tx
			.insertInto('unit_page')
			.values({
				...page, school_id: schools.harbour.id, code: record.pageCode, audience: 'families', published_by: cast.clara.id,
				published_at: at,
			}) // biome-ignore format: a row reads better whole
			.execute();
		await tx
			.insertInto('unit_page_words')
			.values({
				...page,
				language: 'en',
				position: 0,
				title: 'Water around us',
				words: 'What we find out this autumn.',
			})
			.execute();
	});
	await unitOfWork(clara, (tx) =>
		tx.updateTable('resource').set({ withdrawn_at: at }).where('id', '=', record.withdrawnResource).execute(),
	);
}

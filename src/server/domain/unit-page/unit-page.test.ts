import { describe, expect, it } from 'vitest';
import {
	addResource,
	changeResource,
	placeResource,
	withdrawResource,
} from '#server/domain/resource/index.ts';
import { addUnit, carryUnits, putUnitAway } from '#server/domain/unit/index.ts';
import { visitor } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { hashOf, newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { actorOf, cast, planted, record, rehearse, scene, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	codeFrom,
	findUnitPage,
	newCode,
	openUnitPage,
	pageLanguageOf,
	publishUnitPage,
	takeUnitPageBack,
} from './index.ts';
import { share } from './unit-page.ts';

withDatabase(rehearse);
const clara = actorOf('clara');

function made<Result>(result: Result | Refusal): Result {
	if (isRefusal(result)) throw new Error(result.code);
	return result as Result;
}
const open = async (code: string = record.pageCode) => {
	const page = await openUnitPage(code, 'somewhere');
	if (page && 'tooMany' in page) throw new Error('too many');
	return page;
};
const shown = async () => (await open())?.resources.map(({ title }) => title);
const english = { language: 'en', title: 'Water around us', words: 'We look for water.' };
const publish = async (more: Partial<Parameters<typeof publishUnitPage>[2]> = {}, by = clara) => {
	const { version } = made(await findUnitPage(by, scene.unit));
	return publishUnitPage(by, scene.unit, {
		audience: 'families',
		words: [english],
		withMyName: false,
		version,
		...more,
	});
};

describe('what families see of a unit', () => {
	it('is what was published: its words and what is for families, and no name that nobody gave', async () => {
		const page = await open();
		expect(page).toMatchObject({
			school: schools.harbour.name,
			names: [],
			words: [{ title: 'Water around us' }],
		});
		expect(page?.resources.map(({ title }) => title)).toEqual(['How to record a sound']);
		const all = JSON.stringify(page);
		for (const hidden of [planted.resource, planted.withdrawnResource, 'Clara', scene.unit, scene.grade4])
			expect(all).not.toContain(hidden);
	});

	it('is published by who plans the unit, in several languages, on top of what was read, with their own name by their own word', async () => {
		for (const name of ['emre', 'fatima', 'goran', 'ivo'] as const)
			expect(await publish({}, actorOf(name)), name).toEqual(missing);
		for (const name of ['lena', 'noah'] as const) expect(await findUnitPage(actorOf(name), scene.unit)).toEqual(missing);
		const french = { language: 'fr', title: 'L’eau autour de nous', words: 'Nous cherchons l’eau.' };
		const { code, version } = made(await publish({ words: [english, french], withMyName: true }));
		expect(code).toBe(record.pageCode);
		expect(await publish({ version: version - 1 })).toMatchObject({ code: 'changed-meanwhile' });
		expect(await publish({ words: [english, french], withMyName: true, version: version - 1 })).toEqual({ code, version });
		expect(await publish({ words: [english, english] })).toMatchObject({ code: 'unit-page-language-twice' });
		expect(await publish({ words: [] })).toMatchObject({ code: 'required' });
		const none = { language: '', title: '', words: '' };
		for (const [half, code, field] of [
			[{ ...french, title: ' ' }, 'required', 'title1'],
			[{ ...french, language: '' }, 'unit-page-language', 'language1'],
		] as const) expect(await publish({ words: [english, half] })).toMatchObject({ code, field });
		made(await publish({ words: [english, none, french], withMyName: true }));
		expect((await open())?.words.map(({ language }) => language)).toEqual(['en', 'fr']);
		expect((await open())?.names).toHaveLength(1);
		made(await publish({ words: [english] }, actorOf('daniel')));
		expect((await open())?.names, 'her name is hers to take away').toHaveLength(1);
		made(await publish());
		expect((await open())?.names).toEqual([]);
	}); // biome-ignore format: short enough for its lines

	it('goes by the name of who published it: nobody puts another’s in its place', async () => {
		const before = await unitOfWork(clara, (tx) =>
			tx.selectFrom('unit_page').selectAll().where('unit_id', '=', scene.unit).executeTakeFirstOrThrow(),
		);
		const set = (values: { published_by?: string; version: number }) =>
			unitOfWork(actorOf('ada'), (tx) =>
				tx.updateTable('unit_page').set(values).where('unit_id', '=', scene.unit).executeTakeFirst(),
			);
		const version = before.version + 1;
		await expect(set({ published_by: cast.daniel.id, version })).rejects.toThrow('row-level security');
		expect((await set({ version })).numUpdatedRows).toBe(1n);
		expect((await set({ published_by: cast.ada.id, version })).numUpdatedRows).toBe(1n);
		await expect(set({ published_by: before.published_by, version })).rejects.toThrow('row-level security');
	});

	it('shows a resource once it is for families, on a page for anyone only what is for anyone, and nothing that was withdrawn', async () => {
		const link = {
			kind: 'link' as const, title: 'The river’s map', about: '', steps: '', url: 'https://river.test/map', file: null, languages: [],
			grades: [], subjects: [], audience: 'school' as const, tools: [], standards: [],
		}; // biome-ignore format: a row reads better whole
		const { id } = made(await addResource(clara, schools.harbour.id, { ...link, entry: newId() }));
		made(await placeResource(clara, id, scene.unit));
		expect(await shown()).toEqual(['How to record a sound']);
		made(await changeResource(clara, id, { ...link, audience: 'anyone', version: 1 }));
		expect(await shown()).toEqual(['How to record a sound', 'The river’s map']);
		made(await publish({ audience: 'anyone' }));
		expect(await shown()).toEqual(['The river’s map']);
		made(await publish());
		made(await withdrawResource(clara, record.sheet));
		expect(await shown()).toEqual(['The river’s map']);
		made(await withdrawResource(clara, record.sheet, { back: true }));
		expect(await shown()).toHaveLength(2);
	});

	it('is gone the moment it is taken back or its unit is put away, and comes again under the same link', async () => {
		expect(await takeUnitPageBack(actorOf('emre'), scene.unit)).toEqual(missing);
		made(await takeUnitPageBack(actorOf('daniel'), scene.unit));
		expect(await open()).toBeUndefined();
		expect(await takeUnitPageBack(clara, scene.unit)).toEqual(missing);
		made(await publish());
		expect(await open()).toBeDefined();
		made(await putUnitAway(clara, scene.unit, 1));
		expect(await open()).toBeUndefined();
		expect(await publish()).toEqual(missing);
		made(await putUnitAway(clara, scene.unit, 2, false));
		expect(await open()).toBeDefined();
	});

	it('comes along with its unit to another year, in all its languages, as a draft that nobody opens and with a link of its own', async () => {
		const french = { language: 'fr', title: 'L’eau', words: 'Nous cherchons l’eau.' };
		made(await publish({ words: [english, french], withMyName: true }));
		const chosen = { id: scene.unit, startsOn: '2027-10-04', lastDay: '2027-11-12' };
		made(await carryUnits(clara, scene.grade4, undefined, [chosen]));
		const { id } = await unitOfWork(clara, (tx) =>
			tx.selectFrom('unit').select('id').where('carried_from', '=', scene.unit).executeTakeFirstOrThrow(),
		);
		const draft = made(await findUnitPage(clara, id));
		expect(draft).toMatchObject({ isDraft: true, isPublished: false, publishedAt: null, words: [english, french], names: [] });
		expect(draft.code).not.toBe(record.pageCode);
		expect(await open(draft.code ?? '')).toBeUndefined();
		const said = { audience: 'families' as const, words: draft.words, withMyName: false, version: draft.version };
		expect(made(await publishUnitPage(clara, id, said)).code).toBe(draft.code);
		expect((await open(draft.code ?? ''))?.words).toEqual([english, french]);
		expect(made(await findUnitPage(clara, id))).toMatchObject({ isDraft: false, isPublished: true });
		made(await publish());
	}); // biome-ignore format: short enough for its lines

	it('is behind a link that nobody finds by trying, and of which nobody without one reads a row', async () => {
		const codes = new Set(Array.from({ length: 200 }, newCode));
		expect(codes.size).toBe(200);
		for (const code of codes) expect(code).toMatch(/^[a-z2-7]{13}$/);
		expect(codeFrom(' Rehears-edpage ')).toBe(record.pageCode);
		for (const typed of ['', 'rehearsedpag', 'rehearsedpag%', '../../etc', 'a'.repeat(9999), '🌱'.repeat(13)])
			expect(await open(typed), typed.slice(0, 20)).toBeUndefined();
		for (const table of ['unit_page', 'unit_page_words', 'unit_page_name', 'resource', 'unit', 'stored_file'] as const)
			await expect(unitOfWork(visitor, (tx) => tx.selectFrom(table).selectAll().execute()), table).rejects.toMatchObject({ code: '42501' });
	}); // biome-ignore format: short enough for its lines

	it('is published first by one of two who do so at once; the other reads what stands', async () => {
		const { id } = made(
			await addUnit(clara, scene.grade4, {
				title: 'Shadows', centralIdea: '', aim: '', startsOn: '2026-11-02', lastDay: '2026-11-20', entry: newId(),
				technology: { tuningIn: '', investigation: '', communication: '', creation: '', assessment: '' },
			}),
		); // biome-ignore format: short enough for its lines
		const page = { audience: 'families', withMyName: false, version: 0 } as const;
		const told = await Promise.all([
			publishUnitPage(clara, id, { ...page, words: [english] }),
			publishUnitPage(actorOf('daniel'), id, { ...page, words: [{ ...english, title: 'Shade' }] }),
		]);
		const codes = (all: typeof told) => all.map((one) => (isRefusal(one) ? one.code : 'done')).sort();
		expect(codes(told)).toEqual(['changed-meanwhile', 'done']);
		const again = await Promise.all([
			publishUnitPage(clara, id, { ...page, version: 1, words: [{ ...english, words: 'Shadows move.' }] }),
			publishUnitPage(actorOf('daniel'), id, {
				...page,
				version: 1,
				words: [{ ...english, title: 'Shade' }],
			}),
		]);
		expect(codes(again), 'and so is what is new of it').toEqual(['changed-meanwhile', 'done']);
	});

	it('tells who tried many links that are none to wait, and opens to them what is one', async () => {
		await unitOfWork(visitor, (tx) =>
			tx
				.insertInto('rate_limit')
				.values({ key: hashOf('unit page guesser'), window_starts: new Date(), tries: share.misses - 1 })
				.execute(),
		);
		expect(await openUnitPage(record.pageCode, 'guesser')).toMatchObject({ code: record.pageCode });
		expect(await openUnitPage('nosuchpageeee', 'guesser')).toBeUndefined();
		expect(await openUnitPage('nosuchpageeee', 'guesser')).toEqual({ tooMany: expect.any(Number) });
		expect(await openUnitPage(record.pageCode, 'guesser')).toMatchObject({ code: record.pageCode });
		expect(await openUnitPage('nosuchpageeee', 'family')).toBeUndefined();
	});

	it('is in the language that is asked for, that the browser wants, or that was written first', () => {
		const written = ['en', 'fr', 'ar'];
		expect(pageLanguageOf(written, null, 'ar-EG,fr;q=0.9')).toBe('ar');
		expect(pageLanguageOf(written, null, 'de, fr;q=0.4, en;q=0.6')).toBe('en');
		expect(pageLanguageOf(written, 'fr', 'ar')).toBe('fr');
		expect(pageLanguageOf(written, 'xx', null)).toBe('en');
		expect(pageLanguageOf(written, null, ',;q=,,')).toBe('en');
		expect(pageLanguageOf([], null, 'en')).toBeUndefined();
	});
});

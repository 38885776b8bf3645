import { describe, expect, it } from 'vitest';
import { carryUnits } from '#server/domain/unit/index.ts';
import { holdClock } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import type { KeptFile } from '#server/platform/files/index.ts';
import { newId } from '#server/platform/ids.ts';
import { readMetrics } from '#server/platform/metrics/index.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { actorOf, type CastName, cast, rehearse, scene, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	addResource,
	addressOf,
	changeResource,
	deleteResource,
	findFilters,
	findResource,
	findResources,
	findUnitResources,
	findWithdrawn,
	lookAtLinks,
	type NewResource,
	openResource,
	placeResource,
	type ResourceSearch,
	takeLinks,
	takeResourceOut,
	withdrawResource,
} from './index.ts';
import { readBookmarks } from './read-bookmarks.ts';

withDatabase(rehearse);
const harbour = schools.harbour.id;
const clara = actorOf('clara');

function made<Result>(result: Result | Refusal): Result {
	if (isRefusal(result)) throw new Error(result.code);
	return result as Result;
}

const link: NewResource = {
	kind: 'link', title: 'Photosynthesis, step by step', about: 'A film for the unit on plants', steps: '', file: null, entry: '',
	url: 'https://plants.test/photosynthesis', languages: ['en'], grades: ['04'], subjects: ['Science'], audience: 'school',
	tools: [], standards: [],
}; // biome-ignore format: a row reads better whole
const add = async (by: CastName, more: Partial<NewResource> = {}) =>
	made(await addResource(actorOf(by), harbour, { ...link, ...more, entry: newId() })).id;
const titles = async (by: CastName, search: ResourceSearch) =>
	(await findResources(actorOf(by), harbour, search)).resources.map(({ title }) => title);
const file = (): KeptFile => ({
	id: newId(), secret: 'a'.repeat(44), mediaType: 'application/pdf', bytes: 12, name: 'plants.pdf', isPhotograph: false,
}); // biome-ignore format: short enough for one line

describe('a resource', () => {
	it('is added once for each sending, and read by whom its owner shows it to', async () => {
		const entry = newId();
		const { id } = made(await addResource(clara, harbour, { ...link, title: 'Ours', audience: 'team', entry }));
		expect(made(await addResource(clara, harbour, { ...link, title: 'Ours', audience: 'team', entry }))).toEqual({ id, isNew: false });
		for (const name of ['clara', 'daniel'] as const)
			expect(made(await findResource(actorOf(name), id)).title, name).toBe('Ours');
		for (const name of ['ada', 'emre', 'fatima', 'goran', 'ivo', 'lena', 'noah'] as const)
			expect(await findResource(actorOf(name), id), name).toEqual(missing);
		made(await changeResource(clara, id, { ...link, title: 'Everybody’s', audience: 'school', version: 1 }));
		for (const name of ['ada', 'emre', 'fatima', 'goran', 'ivo'] as const)
			expect(made(await findResource(actorOf(name), id)).title, name).toBe('Everybody’s');
		for (const name of ['lena', 'noah'] as const) expect(await findResource(actorOf(name), id)).toEqual(missing);
		expect(await addResource(actorOf('lena'), harbour, { ...link, entry: newId() })).toEqual(missing);
		expect(await changeResource(actorOf('daniel'), id, { ...link, version: 2 })).toEqual(missing);
		expect(await changeResource(clara, id, { ...link, version: 1 })).toMatchObject({ code: 'changed-meanwhile', version: 2 });
	}); // biome-ignore format: short enough for its lines

	it('leads to a page and nowhere else, and needs what its kind is made of', async () => {
		const refused = (more: Partial<NewResource>) => addResource(clara, harbour, { ...link, ...more, entry: newId() });
		for (const url of ['javascript:alert(1)', 'data:text/html,hi', 'file:///etc/passwd', 'https://me:secret@a.test/', 'no address'])
			expect(await refused({ url }), url).toMatchObject({ code: 'resource-address', field: 'url' });
		// What is kept is what a browser opens, in which a letter of another alphabet takes more room.
		const address = (letters: number) => `https://plants.test/${'é'.repeat(letters)}`;
		expect(await refused({ url: address(331) })).toMatchObject({ code: 'resource-address', field: 'url' });
		expect(made(await refused({ url: address(330) }))).toMatchObject({ isNew: true });
		expect(await refused({ title: '  ' })).toMatchObject({ code: 'required', field: 'title' });
		expect(await refused({ kind: 'file', url: null })).toMatchObject({ code: 'resource-no-file' });
		expect(await refused({ kind: 'sheet', url: null })).toMatchObject({ code: 'required', field: 'steps' });
		const eleven = Array.from({ length: 11 }, (_, number) => `Subject ${number}`);
		expect(await refused({ subjects: eleven })).toMatchObject({ code: 'resource-subjects', field: 'subjects' });
		expect(await refused({ subjects: ['x'.repeat(61)] })).toMatchObject({ code: 'resource-subjects' });
		expect(await refused({ languages: 'en es fr ar bn da de el fa fi he'.split(' ') })).toMatchObject({ code: 'resource-languages' });
		expect(made(await refused({ subjects: eleven.slice(1), url: 'https://plants.test/ten' }))).toMatchObject({ isNew: true });
		expect(await refused({ standards: ['NOT.1'] })).toBe(missing);
		expect(await refused({ standards: [newId()] })).toMatchObject({ code: 'standard-not-used' });
		expect(await refused({ tools: [newId()] })).toMatchObject({ code: 'resource-tool' });
	}); // biome-ignore format: short enough for its lines

	it('is the same page however its address is written', () => {
		const hash = (text: string) => addressOf(text)?.hash;
		for (const same of ['http://www.plants.test/a/', 'https://plants.test/a?utm_source=mail#top', 'HTTPS://Plants.Test/a/index.html'])
			expect(hash(same), same).toBe(hash('https://plants.test/a'));
		for (const other of ['https://plants.test/b', 'https://plants.test/a?page=2', 'https://plants.test/a#!/two', 'https://plants.test:8080/a'])
			expect(hash(other), other).not.toBe(hash('https://plants.test/a'));
	}); // biome-ignore format: short enough for its lines

	it('is found by words in any language, with slips, and by its tags; nobody finds what they may not see', async () => {
		await add('clara', { title: 'La photosynthèse expliquée', languages: ['fr'], url: 'https://plants.test/fr' });
		await add('clara', { title: 'التركيب الضوئي للنبات', languages: ['ar'], url: 'https://plants.test/ar' });
		await add('daniel', { title: 'Volcanoes at home', grades: ['05'], audience: 'team', url: 'https://volcano.test/' });
		expect(await titles('emre', { words: 'photosynthese expl' })).toEqual(['La photosynthèse expliquée']);
		expect(await titles('emre', { words: 'الوضئي' })).toEqual(['التركيب الضوئي للنبات']);
		const slip = await findResources(actorOf('emre'), harbour, { words: 'photosynhtesis', language: 'fr' });
		expect([slip.nearly, slip.resources.map(({ title }) => title)]).toEqual([true, ['La photosynthèse expliquée']]);
		expect(await titles('clara', { words: 'volcanoes' })).toEqual(['Volcanoes at home']);
		expect(await titles('clara', { grade: '05' })).toEqual(['Volcanoes at home']);
		for (const words of ['volcanoes', 'volcanos', 'vlocanoes']) expect(await titles('emre', { words })).toEqual([]);
		expect(await titles('lena', { words: 'photosynthese' })).toEqual([]);
		expect(await titles('emre', { subject: 'science', language: 'ar' })).toEqual(['التركيب الضوئي للنبات']);
		for (const words of ["'; drop table resource; --", '%', '\\', '""', '🌱', 'a'.repeat(5000)])
			expect(await titles('emre', { words }), words).toEqual(words === '%' || words === '\\' || words === '""' || words === '🌱' ? expect.any(Array) : []);
	}); // biome-ignore format: short enough for its lines

	it('is found by its own words alone: what others hide takes no place among them, nor asks another statement', async () => {
		const queries = async () => Number(/^tandem_queries_total (\d+)/m.exec((await readMetrics()).text)?.[1]);
		const asked = async (words: string) => {
			const before = await queries();
			const found = (await titles('emre', { words })).sort();
			return { found, statements: (await queries()) - before };
		};
		// A hundred words that begin alike, as many as one typed may stand for, each last of a row in a resource of its own.
		const begun = Array.from({ length: 100 }, (_, at) => `merger${String.fromCharCode(97 + at / 26, 97 + (at % 26))}`);
		for (const at of [0, 25, 50, 75]) {
			const steps = begun.slice(at, at + 24).join(' ');
			await add('emre', { kind: 'sheet', url: null, audience: 'team', title: 'Row', steps });
			await add('emre', { kind: 'sheet', url: null, audience: 'team', title: 'Last', steps: begun[at + 24] ?? '' });
		}
		const before = [await asked('merger'), await asked('merger zeppelin'), await asked('mergre')];
		expect(before[0]?.found).toHaveLength(8);
		const hidden = { audience: 'team', title: 'For us', about: 'Merger, zeppelin, mergera, mergeraaa' } as const;
		await add('clara', { ...hidden, url: 'https://plants.test/team' });
		const withdrawn = await add('clara', { ...hidden, audience: 'school', url: 'https://plants.test/gone' });
		made(await withdrawResource(clara, withdrawn));
		expect([await asked('merger'), await asked('merger zeppelin'), await asked('mergre')]).toEqual(before);
		expect(await titles('clara', { words: 'merger zeppelin' })).toEqual(['For us']);
	}); // biome-ignore format: short enough for its lines

	it('goes on page by page, by key', async () => {
		const all = await titles('emre', {});
		const first = await findResources(actorOf('emre'), harbour, { limit: 2 });
		const second = await findResources(actorOf('emre'), harbour, { limit: 2, after: first.next });
		expect([...first.resources, ...second.resources].map(({ title }) => title)).toEqual(all.slice(0, 4));
		expect(
			(await findResources(actorOf('emre'), harbour, { after: 'nonsense', limit: 1 })).resources,
		).toHaveLength(1);
	});

	it('belongs to units, said by who plans them, and goes along to the next year', async () => {
		const id = await add('emre', { title: 'For the water unit', url: 'https://water.test/' });
		expect(await placeResource(actorOf('emre'), id, scene.unit)).toEqual(missing);
		made(await placeResource(clara, id, scene.unit));
		made(await placeResource(clara, id, scene.unit));
		// What is for the team stays among them, in the unit too.
		const of = async (name: CastName, unit: string = scene.unit) =>
			(await findUnitResources(actorOf(name), unit)).map(({ title }) => title);
		expect((await of('clara')).length).toBe((await of('emre')).length + 1);
		expect(await titles('emre', { unitId: scene.unit })).toEqual(['For the water unit', 'How to record a sound']);
		made(await carryUnits(clara, scene.grade4, undefined, [{ id: scene.unit, startsOn: '2027-10-04', lastDay: '2027-11-12' }]));
		const next = await unitOfWork(clara, (tx) =>
			tx.selectFrom('unit').select('id').where('carried_from', '=', scene.unit).executeTakeFirstOrThrow(),
		);
		expect(await of('clara', next.id)).toEqual(await of('clara'));
		expect(await takeResourceOut(actorOf('emre'), id, next.id)).toEqual(missing);
		made(await takeResourceOut(clara, id, next.id));
		expect(await of('clara', next.id)).not.toContain('For the water unit');
	}); // biome-ignore format: short enough for its lines

	it('is narrowed down to the units that the school teaches today, those of the reader’s teams apart', async () => {
		const letGo = holdClock(() => new Date('2026-10-20T10:00:00Z'));
		const of = async (name: CastName) => (await findFilters(actorOf(name), harbour, 'Europe/Lisbon')).units;
		const [mine, others, nobodys] = [await of('clara'), await of('ada'), await of('lena')];
		letGo();
		expect(mine).toContainEqual(expect.objectContaining({ id: scene.unit, isMine: true }));
		expect(others).toEqual(mine.map((one) => ({ ...one, isMine: false })));
		expect(nobodys).toEqual([]);
	});

	it('is gone from everywhere the moment it is withdrawn, with its file, until its owner brings it back', async () => {
		const id = await add('clara', { kind: 'file', url: null, title: 'A worksheet on osmosis', file: file() });
		made(await placeResource(clara, id, scene.unit));
		expect(made(await openResource(actorOf('emre'), id)).name).toBe('plants.pdf');
		expect(await titles('emre', { words: 'osmosis' })).toHaveLength(1);
		expect(await withdrawResource(actorOf('daniel'), id)).toEqual(missing);
		made(await withdrawResource(clara, id));
		for (const name of ['clara', 'daniel', 'emre'] as const) {
			expect(await titles(name, { words: 'osmosis' }), name).toEqual([]);
			expect(await titles(name, {}), name).not.toContain('A worksheet on osmosis');
			expect(
				(await findUnitResources(actorOf(name), scene.unit)).some((one) => one.id === id),
				name,
			).toBe(false);
			expect(await openResource(actorOf(name), id), name).toEqual(missing);
		}
		expect(await findResource(actorOf('emre'), id)).toEqual(missing);
		expect((await findWithdrawn(clara)).map((one) => one.id)).toContain(id);
		made(await withdrawResource(clara, id, { back: true }));
		expect(made(await openResource(actorOf('emre'), id)).bytes).toBe(12);
		expect(await deleteResource(clara, id)).toEqual(missing);
		made(await withdrawResource(clara, id));
		expect(await deleteResource(actorOf('daniel'), id)).toEqual(missing);
		made(await deleteResource(clara, id));
		expect(await findResource(clara, id)).toEqual(missing);
	});

	it('has a file that is its own: no other may be hung on it', async () => {
		const own = file();
		await add('clara', { kind: 'file', url: null, title: 'Mine', file: own });
		await expect(
			unitOfWork(actorOf('emre'), (tx) =>
				tx
					.insertInto('resource')
					.values({
						id: newId(), school_id: harbour, owner_id: cast.emre.id, kind: 'file', title: 'Taken', file_id: own.id,
						audience: 'school', made_at: new Date(),
					}) // biome-ignore format: a row reads better whole
					.execute(),
			),
		).rejects.toThrow();
	});
});

describe('links of a browser or a spreadsheet', () => {
	const bookmarks = `<!DOCTYPE NETSCAPE-Bookmark-file-1><META CHARSET="UTF-8"><TITLE>Bookmarks</TITLE><H1>Bookmarks</H1>
<DL><p><DT><H3 PERSONAL_TOOLBAR_FOLDER="true">Bookmarks bar</H3><DL><p>
<DT><H3>Science</H3><DL><p><DT><A HREF="https://stars.test/map" TAGS="sky,maps">Star &amp; sky <b>maps</b></A><DD>For the night of the stars
<DT><A HREF="javascript:alert(document.cookie)">A bookmarklet</A>
<DT><A HREF="http://www.stars.test/map/?utm_source=x">The same again</A></DL><p>
<DT><A HREF="https://museum.test/plain">Plain`;
	const look = async (text: string, by: CastName = 'clara') =>
		made(await lookAtLinks(actorOf(by), harbour, new TextEncoder().encode(text)));

	it('are looked at first: folders are subjects, what is there is recognised, what is no page is said', async () => {
		const { links } = await look(bookmarks);
		expect(links.map(({ title, state, subjects }) => [title, state, subjects])).toEqual([
			['Star & sky maps', 'new', ['Science', 'sky', 'maps']],
			['A bookmarklet', 'no-page', ['Science']],
			['The same again', 'twice', ['Science']],
			['Plain', 'new', []],
		]);
		expect(links[0]?.about).toBe('For the night of the stars');
	});

	it('are brought all or none, and again without doubling', async () => {
		const fresh = (await look(bookmarks)).links.filter(({ state }) => state === 'new');
		const take = (links = fresh, by: CastName = 'clara') => takeLinks(actorOf(by), harbour, { links, audience: 'school' });
		const [first] = fresh;
		if (!first) throw new Error('Nothing was found');
		expect(await take([...fresh, { ...first, url: 'javascript:1' }])).toMatchObject({ code: 'resource-address' });
		expect(await titles('clara', { words: 'sky' })).toEqual([]);
		expect(await take(fresh, 'lena')).toEqual(missing);
		expect(made(await take())).toEqual({ brought: 2, there: 0 });
		expect(made(await take())).toEqual({ brought: 0, there: 2 });
		expect(await titles('emre', { words: 'sky', subject: 'science' })).toEqual(['Star & sky maps']);
		// What was led elsewhere since is there, too.
		const [star] = (await findResources(clara, harbour, { words: 'sky' })).resources;
		const changed = { ...link, ...star, steps: '', tools: [], standards: [], url: 'https://stars.test/new-map', version: 1 };
		made(await changeResource(clara, star?.id ?? '', changed));
		expect((await look(bookmarks)).links[0]).toMatchObject({ state: 'there', there: { id: star?.id } });
		expect(await Promise.all([take(), take()])).toEqual([{ brought: 0, there: 2 }, { brought: 0, there: 2 }]);
		made(await changeResource(clara, star?.id ?? '', { ...changed, url: first.url, version: 2 }));
		expect((await look(bookmarks, 'emre')).links.map(({ state }) => state)).toEqual(['there', 'no-page', 'there', 'there']);
	}); // biome-ignore format: short enough for its lines

	it('come from a spreadsheet by the names of its columns; another file is refused in words', async () => {
		const { links } = await look('Título;Enlace;Materia;Grado\nAves;https://aves.test/;Ciencias, Arte;4\n;https://aves.test/2;;');
		expect(links.map(({ title, subjects, grades }) => [title, subjects, grades])).toEqual([
			['Aves', ['Ciencias', 'Arte'], ['4']],
			['aves.test', [], []],
		]);
		const refused = async (text: string) => lookAtLinks(clara, harbour, new TextEncoder().encode(text));
		expect(await refused('Name,Age\nAda,4')).toMatchObject({ code: 'resource-list-columns', field: 'file' });
		expect(await refused('')).toMatchObject({ code: 'resource-list-unreadable' });
		expect(await refused('\0\0\0')).toMatchObject({ code: 'resource-list-unreadable' });
		expect(await refused('<!DOCTYPE NETSCAPE-Bookmark-file-1>')).toMatchObject({ code: 'resource-list-empty' });
	}); // biome-ignore format: short enough for its lines

	it('are no page where the address is too long for one, and are called what can be kept of their names', async () => {
		const long = `https://long.test/${'é'.repeat(400)}`;
		const { links } = await look(`title,url\nLong,${long}\nShort,https://short.test/`);
		expect(links.map(({ state }) => state)).toEqual(['no-page', 'new']);
		expect(await takeLinks(clara, harbour, { links: [{ ...links[0], url: long } as never], audience: 'school' })).toMatchObject({ code: 'resource-address' });
		const odd = (await look('<DT><H3>Fo\u0001lder</H3><DL><DT><A HREF="https://odd.test/" TAGS="a\0b">Odd\0 &#1;page</A><DD>For\0 it</DL>')).links;
		expect(odd[0]).toMatchObject({ title: 'Odd page', about: 'For it', subjects: ['Fo lder', 'a b'] });
		expect(made(await takeLinks(clara, harbour, { links: odd, audience: 'team' }))).toEqual({ brought: 1, there: 0 });
	}); // biome-ignore format: short enough for its lines

	it('of a file made to be deep or endless are read as far as is sensible', () => {
		expect(readBookmarks(`${'<DL><DT><H3>a</H3>'.repeat(5000)}<DT><A HREF="https://a.test">A</A>`, 10)[0]?.subjects).toEqual(['a']);
		expect(readBookmarks('<DT><A HREF="https://a.test">A</A>'.repeat(500), 10)).toHaveLength(10);
	}); // biome-ignore format: short enough for its lines
});

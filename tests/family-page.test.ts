import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { actorOf, cast, record, rehearse, scene, schools } from './cast/index.ts';
import { type PreparedServer, startPrepared } from './prepared-server.ts';

let server: PreparedServer;
const hostile = `</style><script>alert(1)</script>"'&<img src=x onerror=alert(1)>`;
const long = (text: string, most: number) => text.repeat(Math.ceil(most / text.length)).slice(0, most);
const many = 60;
const worstPage = 'worstpageaaaa';
/** One for anyone. */
const openPage = { code: 'pageforanyone', unit: newId() };
/** What weighs most in a document, each with a sheet of one endless line and one of as many lines as there can be. */
const worst = ['&', '<', '"', '水', '🌾'].map((sign) => ({ sign, line: newId(), lines: newId() }));

async function writeOpen(tx: Tx): Promise<void> {
	const [at, id, own] = [new Date(), openPage.unit, { school_id: schools.harbour.id }];
	await tx
		.insertInto('unit')
		.values({ id, ...own, team_id: scene.grade4, title: 'Open', starts_on: '2026-10-05', ends_on: '2026-11-14', made_by: cast.clara.id, made_at: at })
		.execute();
	await tx
		.insertInto('unit_page')
		.values({ unit_id: id, ...own, code: openPage.code, audience: 'anyone', published_by: cast.clara.id, published_at: at })
		.execute();
	await tx
		.insertInto('unit_page_words')
		.values({ unit_id: id, language: 'en', position: 0, title: 'Open', words: '' })
		.execute();
} // biome-ignore format: rows read better whole

async function writeWorst(tx: Tx): Promise<void> {
	const [at, unit_id, own] = [new Date(), newId(), { school_id: schools.harbour.id }];
	const by = { owner_id: cast.clara.id, audience: 'families', made_at: at };
	await tx
		.insertInto('unit')
		.values({ id: unit_id, ...own, team_id: scene.grade4, title: 'Worst', starts_on: '2026-10-05', ends_on: '2026-11-14', made_by: cast.clara.id, made_at: at })
		.execute();
	await tx
		.insertInto('unit_page')
		.values({ unit_id, ...own, code: worstPage, audience: 'families', published_by: cast.clara.id, published_at: at })
		.execute();
	await tx
		.insertInto('unit_page_words')
		.values({ unit_id, language: 'en', position: 0, title: long('"', 200), words: long('&', 2000) })
		.execute();
	const rows = worst.flatMap(({ sign, line, lines }, number) => {
		const said = { ...own, ...by, title: long(sign, 200), about: long(sign, 2000) };
		const link = { url: `https://long.test/worst?${long('&', 1900)}`, address_hash: String(number).padStart(64, 'w') };
		return [
			{ id: line, ...said, kind: 'sheet', steps: long(sign, 4000) },
			{ id: lines, ...said, kind: 'sheet', steps: long(`${sign}\n`, 4000) },
			{ id: newId(), ...said, kind: 'link', ...link },
		];
	});
	for (const row of rows) await tx.insertInto('resource').values(row).execute();
	await tx
		.insertInto('resource_unit')
		.values(rows.map(({ id }) => ({ resource_id: id, unit_id, placed_by: cast.clara.id, placed_at: at })))
		.execute();
} // biome-ignore format: rows read better whole

beforeAll(async () => {
	server = await startPrepared(async (database) => {
		await rehearse(database);
		await unitOfWork(actorOf('clara'), async (tx) => {
			const at = new Date();
			const links = Array.from({ length: many }, (_, number) => ({
				id: newId(), school_id: schools.harbour.id, owner_id: cast.clara.id, kind: 'link', audience: 'families', made_at: at,
				title: `${number} ${long(number % 2 ? 'الماء والأنهار ' : hostile, 190)}`, about: long(`${hostile} ماء `, 2000),
				url: `https://long.test/${number}?${'x'.repeat(1800)}`, address_hash: String(number).padStart(64, '0'),
			})); // biome-ignore format: a row reads better whole
			await tx.insertInto('resource').values(links).execute();
			await tx
				.insertInto('resource_unit')
				.values(
					links.map(({ id }) => ({
						resource_id: id,
						unit_id: scene.unit,
						placed_by: cast.clara.id,
						placed_at: at,
					})),
				)
				.execute();
			await tx
				.insertInto('unit_page_words')
				.values(
					['ar', 'zh', 'ru', 'fr', 'es'].map((language, position) => ({
						unit_id: scene.unit, language, position: position + 1, title: long(`${hostile}水`, 200), words: long('水と川の話。<&"', 2000),
					})), // biome-ignore format: a row reads better whole
				)
				.execute();
		});
		await unitOfWork(actorOf('clara'), writeWorst);
		await unitOfWork(actorOf('clara'), writeOpen);
	});
});
afterAll(() => server.stop());

const open = (path: string, language = 'zh') =>
	fetch(`${server.origin}/u/${path}`, { headers: { 'accept-language': language } });

/** Adds a file to the unit, as a teacher does it. */
async function upload(
	name: string,
	type: string,
	content: string,
	{ unit = scene.unit as string, audience = 'families' } = {},
): Promise<Response> {
	const form = new FormData();
	const said = { entry: newId(), kind: 'file', unit, title: name, audience };
	for (const [field, value] of Object.entries(said)) form.set(field, value);
	form.set('file', new Blob([content], { type }), name);
	// A browser says how long it is.
	const whole = new Response(form);
	const body = await whole.arrayBuffer();
	const headers = {
		cookie: server.keys.clara.cookie, origin: server.origin, accept: 'text/html', 'content-type': whole.headers.get('content-type') ?? '',
	}; // biome-ignore format: short enough for one line
	return fetch(`${server.origin}/library/new?/add`, { method: 'POST', body, headers, redirect: 'manual' });
}

describe('a unit’s page for families', () => {
	it('is below 30 kB, all that it needs in it, however much stands on it; the rest is one link away', async () => {
		const seen = new Set<string>();
		for (let path: string | undefined = record.pageCode; path; ) {
			const answer = await open(path);
			const html = await answer.text();
			expect(Buffer.byteLength(html), path).toBeLessThan(30_000);
			expect(html).not.toMatch(/<script|<link|<img|url\(/);
			for (const [, number = ''] of html.matchAll(/https:\/\/long\.test\/(\d+)\?/g)) seen.add(number);
			path = /href="\/u\/([^"]*from=\d+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
		}
		expect(seen.size).toBe(many);
		const { headers } = await open(record.pageCode);
		expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; img-src 'self'; base-uri/);
		expect(headers.get('cache-control')).toBe('no-store');
		expect(headers.get('set-cookie')).toBeNull();
		expect(headers.get('x-robots-tag')).toContain('noindex');
		expect(headers.get('content-language')).toBe('zh');
	}); // biome-ignore format: short enough for its lines

	it('takes no page of the web or drawing that could run as a file, and gives a document only to be saved', async () => {
		for (const [name, type, content] of [
			['page.html', 'text/html', '<!doctype html><script>alert(1)</script>'],
			[
				'picture.svg',
				'image/svg+xml',
				'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
			],
			['photo.png', 'image/png', '<html><script>alert(1)</script></html>'],
		] as const)
			expect((await upload(name, type, content)).status, name).toBe(422);
		expect((await upload('worksheet.html', 'text/html', '%PDF-1.7 <script>alert(1)</script>')).status).toBe(
			303,
		);
		const html = await (await open(`${record.pageCode}?from=${many}`, 'en')).text();
		const [, id = ''] = new RegExp(`/u/${record.pageCode}/([0-9a-f-]{36})"[^>]*>worksheet`).exec(html) ?? [];
		const file = await open(`${record.pageCode}/${id}`);
		expect(file.status).toBe(200);
		expect(file.headers.get('content-type')).toBe('application/pdf');
		expect(file.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''worksheet.pdf");
		expect(file.headers.get('x-content-type-options')).toBe('nosniff');
		expect(file.headers.get('content-security-policy')).toContain('sandbox');
		const withdrawn = await fetch(`${server.origin}/library/${id}?/withdraw`, {
			method: 'POST', body: new URLSearchParams(), redirect: 'manual',
			headers: { cookie: server.keys.clara.cookie, origin: server.origin, accept: 'text/html' },
		}); // biome-ignore format: short enough for two lines
		expect(withdrawn.status).toBe(303);
		expect((await open(`${record.pageCode}/${id}`)).status).toBe(404);
		for (const cookie of [server.keys.clara.cookie, server.keys.daniel.cookie])
			expect((await fetch(`${server.origin}/library/${id}/file`, { headers: { cookie } })).status).toBe(404);
	});

	it('is kept from search engines with its files, unless it is for anyone', async () => {
		const robots = async (name: string, code: string, to: { unit: string; audience: string }) => {
			expect((await upload(`${name}.pdf`, 'application/pdf', '%PDF-1.7', to)).status).toBe(303);
			let id = '';
			for (let path: string | undefined = code; path && !id; ) {
				const html = await (await open(path, 'en')).text();
				id = new RegExp(`/u/${code}/([0-9a-f-]{36})"[^>]*>${name}`).exec(html)?.[1] ?? '';
				path = /href="\/u\/([^"]*from=\d+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
			}
			const answers = [await open(code), await open(`${code}/${id}`)];
			expect(answers.map(({ status }) => status)).toEqual([200, 200]);
			return answers.map(({ headers }) => headers.get('x-robots-tag'));
		};
		const hidden = 'noindex, nofollow';
		expect(await robots('timetable', record.pageCode, { unit: scene.unit, audience: 'families' })).toEqual([hidden, hidden]);
		expect(await robots('handout', openPage.code, { unit: openPage.unit, audience: 'anyone' })).toEqual([null, null]);
	}); // biome-ignore format: short enough for its lines

	it('answers for a link that never was, that is none, and for what is not on the page with the same bytes', async () => {
		const told = async (path: string) => {
			const answer = await open(path, 'en');
			const headers = [...answer.headers].filter(([name]) => !['x-request-id', 'date'].includes(name));
			return { status: answer.status, headers, html: await answer.text() };
		};
		const never = await told('nosuchpageeee');
		expect(never.status).toBe(404);
		for (const path of ['short', '%F0%9F%8C%B1', `${record.pageCode}/${record.resource}`, `${record.pageCode}/${record.withdrawnResource}`, `nosuchpageeee/${record.sheet}`])
			expect(await told(path), path).toEqual(never);
	}); // biome-ignore format: short enough for its lines

	it('is below 30 kB whatever was typed, and a how-to sheet of it, too: nothing of it is lost', async () => {
		/** A page and all that is one link away from it, each below its bound. */
		const whole = async (first: string) => {
			let all = '';
			for (let path: string | undefined = first; path; ) {
				const html = await (await open(path)).text();
				expect(Buffer.byteLength(html), path).toBeLessThan(30_000);
				all += html;
				path = /href="\/u\/([^"]*from=\d+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
			}
			return all;
		};
		expect((await whole(worstPage)).match(/long\.test\/worst/g)).toHaveLength(worst.length);
		for (const { sign, line, lines } of worst) {
			const length = sign === '&' ? 4000 * '&amp;'.length : 4000;
			expect((await whole(`${worstPage}/${line}`)).length, sign).toBeGreaterThan(length);
			const numbers = [...(await whole(`${worstPage}/${lines}`)).matchAll(/<li value="(\d+)"/g)].map(([, number]) => Number(number));
			expect(numbers, sign).toEqual(Array.from({ length: Math.ceil(4000 / (sign.length + 1)) }, (_, at) => at + 1));
		}
	}); // biome-ignore format: short enough for its lines
});

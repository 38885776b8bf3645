import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askFor, setHelpDesk } from '#server/domain/request/index.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { actorOf, type CastName, cast, record, rehearse, schools } from './cast/index.ts';
import { type PreparedServer, startPrepared } from './prepared-server.ts';

let server: PreparedServer;
const secret = 'x'.repeat(40);
let asked = { id: '', mark: '' };

beforeAll(async () => {
	const prepare = async () => {
		const clara = actorOf('clara');
		await setHelpDesk(actorOf('ada'), schools.harbour.id, { address: 'help@desk.test', version: 0 });
		const to = { heldAs: 'desk', personId: null } as const;
		const words = { words: 'The microphones crackle', forClass: '', wantedOn: null };
		const request = { ...words, schoolId: schools.harbour.id, to, entry: newId(), origin: 'https://t.test' };
		const made = await askFor(clara, request);
		if (isRefusal(made)) throw new Error(made.code);
		const { rows } = await unitOfWork(clara, (tx) =>
			sql<{
				mark: string;
			}>`select reply_token as mark from request_part where request_id = ${made.id}::uuid`.execute(tx),
		);
		asked = { id: made.id, mark: rows[0]?.mark ?? '' };
	};
	server = await startPrepared(
		async (database) => {
			await rehearse(database);
			await prepare();
		},
		undefined,
		{ MAIL_IN_ADDRESS: 'answers@tandem.test', MAIL_IN_SECRET: secret },
	);
}, 120_000);
afterAll(() => server?.stop());

async function send(by: CastName, path: string, body?: BodyInit, accept = 'text/html') {
	const headers = { cookie: server.keys[by].cookie, origin: server.origin, accept };
	const method = body === undefined ? 'GET' : 'POST';
	const answer = await fetch(server.origin + path, {
		method,
		headers,
		redirect: 'manual',
		...(body === undefined ? {} : { body }),
	});
	const text = (await answer.text()).replaceAll('&quot;', '"').replaceAll('&amp;', '&');
	return { status: answer.status, to: answer.headers.get('location') ?? '', text };
}
function formOf(fields: [name: string, value: string | File][]): FormData {
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value);
	return form;
}

describe('what is brought', () => {
	it('is a spreadsheet of tools as large as one may be, in letters that weigh more', async () => {
		const rows = Array.from({ length: 100 }, (_, row) => `أداة ${row},${'ملاحظة '.repeat(150)}`);
		const file = new File([`name,notes\n${rows.join('\n')}`], 'tools.csv');
		const { text } = await send('ada', '/tools/import?/read', formOf([['sheet', file]]));
		expect(text).toMatch(/<form method="post" action="\?\/bring" enctype="multipart\/form-data"/);
		const csv = /name="csv" value="([\s\S]*?)"\/?>/.exec(text)?.[1] ?? '';
		const mark = /name="mark" value="([^"]*)"/.exec(text)?.[1] ?? '';
		const fields: [string, string][] = [
			['csv', csv],
			['mark', mark],
		];
		// As an address writes them, letters take three times the room.
		expect(new URLSearchParams(fields).toString().length).toBeGreaterThan(512 * 1024);
		const brought = await send('ada', '/tools/import?/bring', formOf(fields));
		expect([brought.status, brought.to]).toEqual([303, '/tools?now=brought&added=100&changed=0']);
	});

	it('is refused in a page that says how much may be sent, where it is more', async () => {
		const large = new URLSearchParams({ words: 'x'.repeat(600_000) });
		const page = await send('clara', '/requests/new?/ask', large);
		expect([page.status, page.text]).toEqual([
			413,
			expect.stringMatching(/At most 512 KB .* Nothing of it was kept/),
		]);
		expect(page.text).not.toContain('http-equiv="refresh"');
		// What script has sent stands where it was typed.
		const scripted = await send('clara', '/requests/new?/ask', large, 'application/json');
		expect(JSON.parse(scripted.text)).toMatchObject({
			type: 'error',
			status: 413,
			error: { message: 'too-large' },
		});
		expect(scripted.text).toContain('What you wrote still stands here');
		expect(await send('clara', '/requests/new?/ask', large, '*/*')).toMatchObject({
			status: 413,
			text: 'Too large',
		});
	});

	it('is given back with what was chosen, when one of the links cannot be kept', async () => {
		const link = {
			title: 'Stars',
			url: 'https://stars.test/',
			about: '',
			subjects: [],
			grades: [],
			languages: [],
		};
		const take = (...links: object[]) =>
			send(
				'clara',
				'/library/bring?/take',
				formOf([
					...links.map((one): [string, string] => ['links[]', JSON.stringify(one)]),
					['audience', 'team'],
				]),
			);
		const refused = await take(link, { ...link, title: 'a\0b', url: 'https://odd.test/' });
		expect(refused.status).toBe(422);
		expect(refused.text).toMatch(/<input[^>]*https:\/\/stars\.test\/[^>]* checked/);
		expect(refused.text).toMatch(/<input[^>]*value="team"[^>]* checked/);
		expect(refused.text).not.toContain('odd.test');
		expect((await take(link)).to).toBe('/library/bring?brought=1&there=0');
	});

	it('is a number, and said to be too large, too small or none where it is', async () => {
		const page = (
			await send('ada', '/tools?/add', new URLSearchParams({ entry: newId(), name: 'Counted' }))
		).to.split('?')[0];
		const said = async (seats: string) =>
			(
				await send(
					'ada',
					`${page}?/save`,
					new URLSearchParams({ version: '1', name: 'Counted', seats, form: 'save' }),
				)
			).text;
		expect(await said('2000000')).toContain('Write a number of at most 1,000,000.');
		expect(await said('0')).toContain('Write a number of at least 1.');
		expect(await said('1.5')).toContain('Write a whole number.');
	});

	it('is given back whole where whom it is for can no longer be asked', async () => {
		const gone = cast.emre.id;
		const setUp = {
			kind: 'accounts', what: 'Accounts for a wall', why: 'The class gathers questions before it reads.', forClass: 'Grade 4', neededOn: '2199-01-04',
			accounts: '20', data: 'nothing', supporter: 'Ada', tester: gone, entry: newId(),
		}; // biome-ignore format: short enough for two lines
		for (const [path, fields, kept] of [
			[
				'/requests/new?/ask',
				{ words: 'Ten minutes of words', whom: `facilitator:${gone}`, entry: newId() },
				'Ten minutes',
			],
			['/requests/set-up', setUp, 'gathers questions'],
			[
				'/spaces?/make',
				{ name: 'A wall', purpose: 'To think aloud', helperId: gone, form: 'make', entry: newId() },
				'think aloud',
			],
		] as const) {
			const { status, text } = await send('clara', path, new URLSearchParams(fields));
			expect(status, path).toBe(422);
			expect(text, path).toContain('Whom you chose here can no longer be chosen.');
			expect(text, path).toContain(kept);
		}
	});

	it('is a message of a help desk with a picture, as mail programs send one', async () => {
		const message = [
			'From: Sam <sam@desk.test>', `To: <answers+${asked.mark}@tandem.test>`, 'Subject: Re: A request', `Message-ID: <${newId()}@desk.test>`,
			'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain', '', 'We come on Tuesday', '--b',
			'Content-Type: image/png; name=a.png', 'Content-Transfer-Encoding: base64', '', `${'A'.repeat(76)}\r\n`.repeat(40_000), '--b--', '',
		].join('\r\n'); // biome-ignore format: lines of a message
		const headers = { authorization: `Bearer ${secret}`, 'content-type': 'message/rfc822' };
		expect((await fetch(`${server.origin}/mail-in`, { method: 'POST', headers, body: message })).status).toBe(
			202,
		);
		expect((await send('clara', `/requests/${asked.id}`)).text).toContain('We come on Tuesday');
	});
});

describe('whom somebody chose in a form', () => {
	const gone = newId();

	async function versionIn(path: string): Promise<string> {
		const { text } = await send('clara', path);
		return /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';
	}

	it('may have left meanwhile: what is to be set up, and a space, keep all that was typed', async () => {
		const form = `/requests/set-up?request=${record.request}`;
		const correcting = {
			entry: newId(), kind: 'app', what: 'An editor', why: 'The class writes its newspaper', forClass: 'Grade 4', neededOn: '2199-01-04',
			devices: 'Trolley B', deviceCount: '15', data: 'nothing', supporter: 'Clara', tester: gone, request: record.request,
			corrects: 'true', version: await versionIn(form),
		}; // biome-ignore format: a form reads better in rows
		const setUp = await send('clara', form, formOf(Object.entries(correcting)));
		expect([setUp.status, setUp.text]).toEqual([422, expect.stringContaining('can no longer be chosen')]);
		expect(setUp.text).toContain('The class writes its newspaper');
		const space = `/spaces/${record.space}`;
		const changing = {
			form: 'save',
			version: await versionIn(space),
			name: 'A wall of ours',
			helperId: gone,
		};
		const wall = await send('clara', `${space}?/save`, formOf(Object.entries(changing)));
		expect(wall.text).toContain('can no longer be chosen');
		expect(wall.text).toContain('A wall of ours');
	});
});

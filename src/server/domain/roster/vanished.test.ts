import { sql } from 'kysely';
import { expect } from 'vitest';
import { machine } from '#server/platform/actor.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import {
	bring,
	count,
	giveRole,
	no,
	person,
	preview,
	previewOf,
	promise,
	rolesOf,
	rows,
	yes,
} from '../../../../tests/roster-imports.ts';
import { bayFiles, bayStaff } from './fixtures/bay.ts';
import { zipOf } from './fixtures/harbour.ts';
import { acceptRoster, findImport } from './index.ts';

promise(
	'who vanishes is deactivated and kept; who comes back is active again; roles by hand are left alone',
	async () => {
		await bring(bayStaff());
		const gone = await person('t-5');
		await giveRole(gone.id, 'facilitator');
		const without = bayStaff().filter((one) => one.id !== 't-5');
		const first = await bring(without, no);
		expect(first.staff).toEqual({ new: 0, changed: 0, gone: 1, held: 0, same: 39 });
		expect((await person('t-5')).deactivated).toBe(true);
		expect(await rolesOf(gone.id)).toEqual([
			{ role: 'facilitator', open: true },
			{ role: 'teacher', open: false },
		]);
		expect(
			await rows(sql`select ends_on is null as open from membership where person_id = ${gone.id}`),
		).toEqual([{ open: false }]);
		expect(
			(await rows(sql`select act from audit_entry where person_id = ${gone.id}`)).map((row) => row),
		).toEqual([{ act: 'person.deactivated' }]);
		expect((await bring(without)).staff.gone).toBe(0);

		const back = await bring(bayStaff());
		expect(back.staff).toEqual({ new: 0, changed: 1, gone: 0, held: 0, same: 39 });
		expect(back.schools[0]).toMatchObject({ new: 0, changed: 1 });
		expect(
			await rows(sql`select ends_on is null as open from membership where person_id = ${gone.id} order by 1`),
		).toEqual([{ open: false }, { open: true }]);
		expect(await person('t-5')).toMatchObject({ id: gone.id, deactivated: false });
		expect((await rolesOf(gone.id)).filter((one) => one.open).map((one) => one.role)).toEqual([
			'facilitator',
			'teacher',
		]);
	},
);

promise('a tenth may go at once; more go only after a second confirmation', async () => {
	await bring(bayStaff());
	const four = await preview(bayStaff().slice(4));
	expect(four.summary).toMatchObject({ staffBefore: 40, staffGone: 4 });
	const five = await preview(bayStaff().slice(5));
	const refused = await acceptRoster(machine, five.importId, no);
	expect(refused).toMatchObject({
		refused: true,
		code: 'roster-gone-many',
		said: { args: { gone: 5, before: 40 } },
	});
	expect(await rows(sql`select count(*)::int as n from person where deactivated_at is not null`)).toEqual([
		{ n: 0 },
	]);
	expect(await acceptRoster(machine, five.importId, yes)).toMatchObject({ deactivated: { length: 5 } });
});

promise('a set without staff, and one of headers alone, switch nobody off by themselves', async () => {
	await bring(bayStaff());
	const none = await preview([]);
	expect(none.summary).toMatchObject({ staffBefore: 40, staffGone: 40 });
	expect(await acceptRoster(machine, none.importId, no)).toMatchObject({ code: 'roster-gone-many' });

	const headers = Object.fromEntries(
		Object.entries(bayFiles([])).map(([name, text]) => [
			name,
			name === 'manifest.csv' ? text : `${text.split('\n')[0]}\n`,
		]),
	);
	const empty = await previewOf({ kind: 'zip', bytes: zipOf(headers) });
	expect(empty.summary).toMatchObject({ staffBefore: 40, staffGone: 40 });
	expect(await acceptRoster(machine, empty.importId, no)).toMatchObject({ code: 'roster-gone-many' });
	expect(await rows(sql`select count(*)::int as n from person where deactivated_at is not null`)).toEqual([
		{ n: 0 },
	]);
	expect(await acceptRoster(machine, empty.importId, yes)).toMatchObject({ deactivated: { length: 40 } });
	expect(await count('person')).toBe(40);
});

promise('a set of one school leaves the other school’s staff alone', async () => {
	await bring(bayStaff());
	const files = bayFiles(bayStaff().slice(0, 20));
	for (const name of ['orgs.csv', 'classes.csv', 'users.csv'])
		files[name] = (files[name] ?? '')
			.split('\n')
			.filter((line) => !line.includes('b-west') || line.startsWith('sourcedId'))
			.join('\n');
	files['enrollments.csv'] = (files['enrollments.csv'] ?? '')
		.split('\n')
		.filter((line) => !line.includes('b-west'))
		.join('\n');
	const made = await previewOf({ kind: 'zip', bytes: zipOf(files) });
	const page = await findImport(machine, made.importId);
	expect(isRefusal(page) ? page : page.listed).toEqual([]);
	expect(made.summary.staff).toEqual({
		new: 0,
		changed: 0,
		gone: 0,
		held: 0,
		same: 20,
	});
});

promise('an operator who vanishes is not locked out, but told of', async () => {
	await bring(bayStaff());
	const one = await person('t-3');
	await giveRole(one.id, 'operator');
	const done = await bring(
		bayStaff().filter((staff) => staff.id !== 't-3'),
		no,
	);
	expect(done.staff).toMatchObject({ gone: 0, held: 1 });
	expect((await person('t-3')).deactivated).toBe(false);
});

promise('whom the roster bars from signing in is deactivated, and let in again only by hand', async () => {
	await bring(bayStaff());
	const barred = bayStaff().map((one) => (one.id === 't-2' ? { ...one, enabled: 'false' } : one));
	const newcomer = { ...barred[1]!, id: 't-41', email: 't41@bay.example', family: 'Barred' };
	const done = await bring([...barred, newcomer], no);
	expect(done).toMatchObject({ staffGone: 1, staff: { new: 1, changed: 1, gone: 0, same: 39 } });
	expect([(await person('t-2')).deactivated, (await person('t-41')).deactivated]).toEqual([true, true]);
	expect((await bring([...barred, newcomer])).staff).toMatchObject({ changed: 0, held: 0, same: 41 });

	const back = await bring([...bayStaff(), newcomer], no);
	expect(back.staff).toMatchObject({ changed: 0, held: 1, same: 40 });
	expect((await person('t-2')).deactivated).toBe(true);
});

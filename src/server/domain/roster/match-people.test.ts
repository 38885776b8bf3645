import { sql } from 'kysely';
import { expect } from 'vitest';
import { machine } from '#server/platform/actor.ts';
import { assemble, cast, schools } from '../../../../tests/cast/index.ts';
import {
	bring,
	ivo,
	letters,
	no,
	origin,
	person,
	preview,
	previewOf,
	promise,
	rows,
	signInOnce,
} from '../../../../tests/roster-imports.ts';
import { type BayStaff, bayFiles, bayStaff } from './fixtures/bay.ts';
import { zipOf } from './fixtures/harbour.ts';
import { acceptRoster } from './index.ts';

promise('an address follows the roster until somebody has signed in with it', async () => {
	await bring(bayStaff());
	const moved = bayStaff().map((one) =>
		one.id === 't-1' || one.id === 't-2' ? { ...one, email: `new-${one.id}@bay.example` } : one,
	);
	const second = await person('t-2');
	await signInOnce(second.id, 't2@bay.example');
	const done = await bring(moved);
	expect(done.staff).toEqual({ new: 0, changed: 1, gone: 0, held: 1, same: 38 });
	expect((await person('t-1')).address).toBe('new-t-1@bay.example');
	expect((await person('t-2')).address).toBe('t2@bay.example');
	expect(
		await rows(
			sql`select from_address::text as was, to_address::text as wanted, confirmed_at from address_change`,
		),
	).toEqual([{ was: 't2@bay.example', wanted: 'new-t-2@bay.example', confirmed_at: null }]);
	// Both old addresses are told: that it has changed, and that it waits.
	const told = await letters();
	expect(told.map((letter) => letter.to_address).sort()).toEqual(['t1@bay.example', 't2@bay.example']);
	for (const letter of told) expect(letter.body).toContain(`${origin}/address/`);
	expect(await rows(sql`select trusted_address(${(await person('t-1')).id}) as before`)).toEqual([
		{ before: 't1@bay.example' },
	]);

	await bring(moved);
	expect(await letters()).toHaveLength(2);
	expect((await person('t-2')).address).toBe('t2@bay.example');
});

promise('an account that was first used after the preview keeps its address, too', async () => {
	await bring(bayStaff());
	const { importId } = await preview(
		bayStaff().map((one) => (one.id === 't-1' ? { ...one, email: 'other@bay.example' } : one)),
	);
	await signInOnce((await person('t-1')).id, 't1@bay.example');
	await acceptRoster(machine, importId, no);
	expect((await person('t-1')).address).toBe('t1@bay.example');
	expect(await letters()).toHaveLength(1);
});

promise('two addresses change places; one that somebody else keeps is not given away', async () => {
	await bring(bayStaff());
	const swapped = bayStaff().map((one) =>
		one.id === 't-1'
			? { ...one, email: 't2@bay.example' }
			: one.id === 't-2'
				? { ...one, email: 't1@bay.example' }
				: one,
	);
	await bring(swapped);
	expect([(await person('t-1')).address, (await person('t-2')).address]).toEqual([
		't2@bay.example',
		't1@bay.example',
	]);

	// Who signed in keeps t1; t-1 cannot have it back, and keeps t2, so nobody else gets that.
	await signInOnce((await person('t-2')).id, 't1@bay.example');
	const done = await bring(bayStaff());
	expect(done.staff.held).toBe(2);
	expect([(await person('t-1')).address, (await person('t-2')).address]).toEqual([
		't2@bay.example',
		't1@bay.example',
	]);
});

promise(
	'somebody here by hand is found by address; a newcomer never becomes somebody the roster knew',
	async () => {
		await bring(bayStaff());
		const heir: BayStaff = {
			id: 't-99',
			given: 'Heir',
			family: 'Toaddress',
			email: 't7@bay.example',
			role: 'teacher',
			schools: ['b-east'],
		};
		const old = await person('t-7');
		const done = await bring([...bayStaff().filter((one) => one.id !== 't-7'), heir]);
		expect(done.staff).toMatchObject({ new: 1, gone: 1 });
		expect((await person('t-99')).id).not.toBe(old.id);
		expect((await person('t-99')).address).toBeNull();
		expect(await person('t-7')).toMatchObject({
			given_name: 'Given7',
			deactivated: true,
			address: 't7@bay.example',
		});
	},
);

promise('a person whom the roster renumbers stays the same person', async () => {
	await bring(bayStaff());
	const before = await person('t-8');
	const done = await bring(
		bayStaff().map((one) => (one.id === 't-8' ? { ...one, id: 'r-8' } : one)),
		no,
	);
	expect(done.staff).toEqual({ new: 0, changed: 1, gone: 0, held: 0, same: 39 });
	expect((await person('r-8')).id).toBe(before.id);
});

promise(
	'in a school that was set up by hand people are linked, not doubled',
	async () => {
		const staff = bayStaff().map((one) =>
			one.id === 't-1' ? { ...one, given: 'Clara', family: 'Mendes', email: 'clara@example.org' } : one,
		);
		const files = bayFiles(staff);
		files['orgs.csv'] = (files['orgs.csv'] ?? '').replace('Bay East', 'HARBOUR school');
		const made = await previewOf({ kind: 'zip', bytes: zipOf(files) }, ivo);
		expect(made.summary.staff).toEqual({ new: 39, changed: 1, gone: 0, held: 0, same: 0 });
		expect(await acceptRoster(ivo, made.importId, no)).toMatchObject({ importId: made.importId });
		expect((await person('t-1')).id).toBe(cast.clara.id);
		expect(await rows(sql`select id, name from school where roster_id = 'b-east'`)).toEqual([
			schools.harbour,
		]);
		expect(await rows(sql`select name from organisation`)).toEqual([{ name: 'The Two Schools' }]);
		// Whom the roster never told of stays as they are.
		expect(await rows(sql`select count(*)::int as n from person where deactivated_at is not null`)).toEqual([
			{ n: 0 },
		]);
		const names = { name: 'Bay West', zone: 'Europe/Lisbon' };
		expect(await rows(sql`select name, zone from school where roster_id = 'b-west'`)).toEqual([names]);
	},
	assemble,
);

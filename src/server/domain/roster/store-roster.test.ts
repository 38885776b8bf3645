import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { machine } from '#server/platform/actor.ts';
import { databaseInUse, unitOfWork, useDatabase } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { actorOf, assemble, cast, schools } from '../../../../tests/cast/index.ts';
import { openTestDatabase } from '../../../../tests/database.ts';
import { type BayStaff, bayFiles, bayStaff, readBay } from './fixtures/bay.ts';
import { zipOf } from './fixtures/harbour.ts';
import {
	acceptRoster,
	type Comparison,
	compareWithHere,
	discardRoster,
	findImport,
	findImportPeople,
	findImports,
	findLatestImport,
	previewRoster,
	readRoster,
	summaryOf,
} from './index.ts';

const origin = 'https://tandem.example';
const ivo = actorOf('ivo');
const yes = { confirmedGone: true, origin };
const no = { confirmedGone: false, origin };

/** Runs a promise on an empty database of its own. */
function promise(name: string, prove: () => Promise<void>, prepare?: typeof assemble): void {
	test(name, async () => {
		const { database, close } = await openTestDatabase();
		try {
			await prepare?.(database);
			await prove();
		} finally {
			useDatabase(undefined);
			await close();
		}
	});
}

async function preview(staff: readonly BayStaff[], actor: typeof ivo | typeof machine = machine) {
	const made = await previewRoster(actor, await readBay(staff), 'bay.zip');
	if (isRefusal(made)) throw new Error(made.code);
	return made as { importId: string; comparison: Comparison };
}

async function bring(staff: readonly BayStaff[], options = yes): Promise<Comparison> {
	const { importId, comparison } = await preview(staff);
	const done = await acceptRoster(machine, importId, options);
	if (isRefusal(done)) throw new Error(done.code);
	return comparison;
}

function rows<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
	return unitOfWork(machine, async (tx) => (await query.execute(tx)).rows);
}

async function count(table: string): Promise<number> {
	const [row] = await rows(sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`);
	return row?.n ?? 0;
}

async function person(rosterId: string) {
	const [row] = await rows(sql<{
		id: string;
		given_name: string;
		family_name: string;
		deactivated: boolean;
		address: string | null;
	}>`
		select p.id, p.given_name, p.family_name, p.deactivated_at is not null as deactivated,
			(select address::text from person_address a where a.person_id = p.id and a.retired_at is null) as address
		from person p join roster_link l on l.person_id = p.id where l.roster_id = ${rosterId}`);
	if (row === undefined) throw new Error(`Nobody is linked to ${rosterId}`);
	return row;
}

function rolesOf(personId: string) {
	return rows(sql<{ role: string; open: boolean }>`select role, ends_on is null as open from role_assignment
		where person_id = ${personId} order by role, starts_on`);
}

async function giveRole(personId: string, role: string): Promise<void> {
	await rows(sql`insert into role_assignment (id, person_id, school_id, role, starts_on)
		select ${newId()}, ${personId}, school_id, ${role}, '2026-08-01' from membership where person_id = ${personId} limit 1`);
}

/** The person has signed in once: what the sign-in library does when a link is opened. */
async function signInOnce(personId: string, address: string): Promise<void> {
	await unitOfWork({ kind: 'visitor', provenAddress: address }, (tx) =>
		sql`insert into account (id, person_id, sign_in_user) values (${newId()}, ${personId}, ${newId()})`.execute(
			tx,
		),
	);
}

/** All that the database keeps: every table as the server's owner reads it, or the embedded engine's files with their log. */
async function everythingWritten(): Promise<string> {
	const database = databaseInUse();
	if (database.engine === 'embedded')
		return Buffer.from(await (await database.dump()).arrayBuffer()).toString('latin1');
	const client = await database.pool.connect();
	try {
		await client.query('reset session authorization');
		const { rows: tables } = await client.query<{ name: string }>(
			`select format('%I.%I', schemaname, tablename) as name from pg_tables
			where schemaname in ('public', 'sign_in', 'jobs')`,
		);
		const texts: string[] = [];
		for (const { name } of tables) {
			const { rows: all } = await client.query<{ text: string }>(`select t::text as text from ${name} t`);
			texts.push(...all.map((row) => row.text));
		}
		return texts.join('\n');
	} finally {
		await client.query('set session authorization tandem_app');
		client.release();
	}
}

promise(
	'a preview writes nothing but itself; accepting it makes organisation, schools and staff',
	async () => {
		const { importId, comparison } = await preview(bayStaff());
		expect(comparison.people).toEqual({ new: 40, changed: 0, gone: 0, held: 0, same: 0 });
		for (const table of [
			'organisation',
			'school',
			'person',
			'membership',
			'class',
			'student_count',
			'audit_entry',
		])
			expect([table, await count(table)]).toEqual([table, 0]);

		expect(await acceptRoster(machine, importId, no)).toEqual({ importId, deactivated: [] });
		expect(await rows(sql`select name from organisation`)).toEqual([{ name: 'Bay Schools' }]);
		expect(await rows(sql`select name, zone, language from school order by name`)).toEqual([
			{ name: 'Bay East', zone: 'UTC', language: 'en' },
			{ name: 'Bay West', zone: 'UTC', language: 'en' },
		]);
		expect([await count('person'), await count('membership'), await count('person_address')]).toEqual([
			40, 40, 40,
		]);
		expect(await rows(sql`select name, starts_on, ends_on from school_year`)).toEqual(
			Array(2).fill({ name: '2026-2027', starts_on: '2026-08-24', ends_on: '2027-06-18' }),
		);
		expect(await rows(sql`select title, grade, students from class order by title`)).toEqual([
			{ title: '3A', grade: '03', students: 2 },
			{ title: 'Science 7', grade: '07', students: 0 },
		]);
		expect(await count('class_teacher')).toBe(2);
		expect(await rows(sql`select grade, students, guardians from student_count order by grade`)).toEqual([
			{ grade: '03', students: 2, guardians: 1 },
			{ grade: '04', students: 1, guardians: 0 },
			{ grade: '07', students: 1, guardians: 0 },
		]);
		expect(await count('look_for')).toBeGreaterThan(0);
		expect(await rows(sql`select act, detail from audit_entry`)).toEqual([
			{ act: 'roster.imported', detail: 'new 40, changed 0, gone 0, held 0' },
		]);
	},
);

promise('the same set again changes nothing', async () => {
	await bring(bayStaff());
	const before = await everythingBut([
		'roster_import',
		'roster_import_change',
		'audit_entry',
		'event',
		'student_count',
	]);
	const again = await bring(bayStaff());
	expect(again.people).toEqual({ new: 0, changed: 0, gone: 0, held: 0, same: 40 });
	const done = again.changes.filter((one) => one.change !== 'same' && one.subject !== 'count');
	expect(done).toEqual([]);
	expect(
		await everythingBut(['roster_import', 'roster_import_change', 'audit_entry', 'event', 'student_count']),
	).toEqual(before);
});

async function everythingBut(left: string[]): Promise<Record<string, string[]>> {
	const written: Record<string, string[]> = {};
	for (const table of [
		'person',
		'person_address',
		'membership',
		'role_assignment',
		'class',
		'class_teacher',
		'school',
		'school_year',
		'roster_link',
	])
		if (!left.includes(table))
			written[table] = (
				await rows(sql<{ text: string }>`select t::text as text from ${sql.table(table)} t order by 1`)
			).map((row) => row.text);
	return written;
}

promise('roles come from the roster, except a leader’s, who is made by hand', async () => {
	await bring(bayStaff());
	expect(await rolesOf((await person('t-1')).id)).toEqual([{ role: 'teacher', open: true }]);
	expect(await rolesOf((await person('t-20')).id)).toEqual([{ role: 'assistant', open: true }]);
	expect(await rolesOf((await person('t-19')).id)).toEqual([]);
	const [{ importId }] = [await preview(bayStaff())];
	const [school] = await rows(sql<{ id: string }>`select id from school where name = 'Bay East'`);
	const listed = await findImportPeople(machine, importId, { school: school?.id ?? '', change: 'same' });
	expect(
		isRefusal(listed) ? [] : listed.people.filter((one) => one.kinds.includes('administrator')),
	).toHaveLength(1);
});

promise(
	'who vanishes is deactivated and kept; who comes back is active again; roles by hand are left alone',
	async () => {
		await bring(bayStaff());
		const gone = await person('t-5');
		await giveRole(gone.id, 'facilitator');
		const without = bayStaff().filter((one) => one.id !== 't-5');
		const first = await bring(without, no);
		expect(first.people).toEqual({ new: 0, changed: 0, gone: 1, held: 0, same: 39 });
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
		expect((await bring(without)).people.gone).toBe(0);

		const back = await bring(bayStaff());
		expect(back.people).toEqual({ new: 0, changed: 1, gone: 0, held: 0, same: 39 });
		expect(summaryOf(back, { students: 4, guardians: 1 }).schools[0]).toMatchObject({ new: 0, changed: 1 });
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
	expect(four.comparison).toMatchObject({ staffBefore: 40, staffGone: 4 });
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
	expect(none.comparison).toMatchObject({ staffBefore: 40, staffGone: 40 });
	expect(await acceptRoster(machine, none.importId, no)).toMatchObject({ code: 'roster-gone-many' });

	const headers = Object.fromEntries(
		Object.entries(bayFiles([])).map(([name, text]) => [
			name,
			name === 'manifest.csv' ? text : `${text.split('\n')[0]}\n`,
		]),
	);
	const reading = await readRoster({ kind: 'zip', bytes: zipOf(headers) });
	const empty = await previewRoster(machine, reading, 'empty.zip');
	if (isRefusal(empty)) throw new Error(empty.code);
	expect(empty.comparison).toMatchObject({ staffBefore: 40, staffGone: 40 });
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
	const reading = await readRoster({ kind: 'zip', bytes: zipOf(files) });
	expect(reading.problems).toEqual([]);
	const made = await previewRoster(machine, reading, 'east.zip');
	expect(isRefusal(made) ? made : made.comparison?.people).toEqual({
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
	expect(done.people).toMatchObject({ gone: 0, held: 1 });
	expect((await person('t-3')).deactivated).toBe(false);
});

promise('an address follows the roster until somebody has signed in with it', async () => {
	await bring(bayStaff());
	const moved = bayStaff().map((one) =>
		one.id === 't-1' || one.id === 't-2' ? { ...one, email: `new-${one.id}@bay.example` } : one,
	);
	const second = await person('t-2');
	await signInOnce(second.id, 't2@bay.example');
	const done = await bring(moved);
	expect(done.people).toEqual({ new: 0, changed: 1, gone: 0, held: 1, same: 38 });
	expect((await person('t-1')).address).toBe('new-t-1@bay.example');
	expect((await person('t-2')).address).toBe('t2@bay.example');
	expect(
		await rows(
			sql`select from_address::text as was, to_address::text as wanted, confirmed_at from address_change`,
		),
	).toEqual([{ was: 't2@bay.example', wanted: 'new-t-2@bay.example', confirmed_at: null }]);
	const [letter, ...more] = await letters();
	expect(more).toEqual([]);
	expect(letter?.to_address).toBe('t2@bay.example');
	expect(letter?.body).toContain(`${origin}/address/`);

	await bring(moved);
	expect(await letters()).toHaveLength(1);
	expect((await person('t-2')).address).toBe('t2@bay.example');
});

function letters() {
	return unitOfWork({ kind: 'mailer' }, (tx) =>
		tx.selectFrom('mail').select(['to_address', 'body']).execute(),
	);
}

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
	expect(done.people.held).toBe(2);
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
		expect(done.people).toMatchObject({ new: 1, gone: 1 });
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
	expect(done.people).toEqual({ new: 0, changed: 1, gone: 0, held: 0, same: 39 });
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
		const made = await previewRoster(ivo, await readRoster({ kind: 'zip', bytes: zipOf(files) }), 'bay.zip');
		if (isRefusal(made) || made.comparison === null) throw new Error('refused');
		expect(made.comparison.people).toEqual({ new: 39, changed: 1, gone: 0, held: 0, same: 0 });
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

promise(
	'the roster is the operators’: anybody else finds nothing, and nothing is written',
	async () => {
		const reading = await readBay(bayStaff());
		const { importId } = await preview(bayStaff(), ivo);
		for (const name of ['ada', 'clara', 'fatima', 'goran'] as const) {
			const actor = actorOf(name);
			const answers = [
				await previewRoster(actor, reading, 'bay.zip'),
				await acceptRoster(actor, importId, yes),
				await discardRoster(actor, importId),
				await findImport(actor, importId),
				await findImports(actor),
				await findLatestImport(actor),
				await findImportPeople(actor, importId, { school: null, change: 'new' }),
			];
			expect(answers.map((answer) => isRefusal(answer) && answer.code)).toEqual(Array(7).fill('missing'));
		}
		const seen = await findImport(ivo, importId);
		expect(isRefusal(seen) ? seen : [seen.state, seen.madeBy, seen.people.new]).toEqual([
			'previewed',
			'Ivo Brandt',
			40,
		]);
		for (const unknown of [newId(), 'x', "'; drop table person"])
			expect(await findImport(ivo, unknown)).toMatchObject({ code: 'missing' });
	},
	assemble,
);

promise('accepting twice is accepting once, and an older preview is out of date', async () => {
	const old = await preview(bayStaff());
	const { importId } = await preview(bayStaff());
	const [first, second] = await Promise.all([
		acceptRoster(machine, importId, no),
		acceptRoster(machine, importId, no),
	]);
	expect([first, second]).toEqual([
		{ importId, deactivated: [] },
		{ importId, deactivated: [] },
	]);
	expect(await count('person')).toBe(40);
	expect(await acceptRoster(machine, old.importId, no)).toMatchObject({ code: 'roster-out-of-date' });
	expect(await discardRoster(machine, importId)).toMatchObject({ code: 'roster-accepted' });
	expect(await discardRoster(machine, old.importId)).toBe(old.importId);
	expect(await discardRoster(machine, old.importId)).toBe(old.importId);
	expect(await acceptRoster(machine, old.importId, no)).toMatchObject({ code: 'roster-not-acceptable' });
});

promise('what came in between stands in the way, and nothing is half written', async () => {
	await bring(bayStaff());
	const newcomer: BayStaff = {
		id: 't-41',
		given: 'New',
		family: 'Comer',
		email: 'new@bay.example',
		role: 'teacher',
		schools: ['b-east'],
	};
	const { importId } = await preview([...bayStaff().slice(1), newcomer]);
	await rows(sql`update person_address set address = 'new@bay.example' where address = 't40@bay.example'`);
	expect(await acceptRoster(machine, importId, yes)).toMatchObject({ code: 'roster-out-of-date' });
	expect(await count('person')).toBe(40);
	expect((await person('t-1')).deactivated).toBe(false);
});

promise('no student, guardian, password or demographic is written anywhere', async () => {
	await bring(bayStaff());
	const written = await everythingWritten();
	expect(written).toContain('Family01');
	expect(written).not.toMatch(/planted/i);
	expect(written).not.toContain('login-t-1');
});

promise('a refused set is kept with what is wrong in it, and cannot be accepted', async () => {
	const files = bayFiles(bayStaff());
	files['classes.csv'] = (files['classes.csv'] ?? '').replace('b-west', 'b-nowhere');
	const made = await previewRoster(
		machine,
		await readRoster({ kind: 'zip', bytes: zipOf(files) }),
		'bad.zip',
	);
	if (isRefusal(made)) throw new Error(made.code);
	expect(made.comparison).toBeNull();
	const seen = await findImport(machine, made.importId);
	if (isRefusal(seen)) throw new Error(seen.code);
	expect(seen).toMatchObject({ state: 'refused', problems: seen.listed.length });
	expect(seen.listed[0]).toMatchObject({
		file: 'classes.csv',
		row: 3,
		column: 'schoolSourcedId',
		code: 'unknown-reference',
		severity: 'refusal',
	});
	expect(await acceptRoster(machine, made.importId, yes)).toMatchObject({ code: 'roster-not-acceptable' });
});

promise('a preview tells, by school, who is new, changed and gone, page by page', async () => {
	await bring(bayStaff());
	const staff = bayStaff()
		.slice(2)
		.map((one) => (one.id === 't-3' ? { ...one, family: 'Ärlig', schools: ['b-east', 'b-west'] } : one));
	const { importId, comparison } = await preview(staff);
	const seen = await findImport(machine, importId);
	if (isRefusal(seen)) throw new Error(seen.code);
	expect(seen.schools.map((school) => [school.name, school.people, school.students])).toEqual([
		['Bay East', { new: 0, changed: 1, gone: 2, held: 0, same: 17 }, 3],
		['Bay West', { new: 1, changed: 0, gone: 0, held: 0, same: 20 }, 1],
	]);
	const [east, west] = seen.schools;
	const changed = await findImportPeople(machine, importId, { school: east?.id ?? '', change: 'changed' });
	expect(isRefusal(changed) ? changed : changed.people).toMatchObject([
		{
			family_name: 'Ärlig',
			nameBefore: 'Given3 Family03',
			here: true,
			facts: ['renamed', 'joins'],
			roles: [],
		},
	]);
	const joined = await findImportPeople(machine, importId, { school: west?.id ?? '', change: 'new' });
	expect(isRefusal(joined) ? joined : joined.people).toMatchObject([
		{ family_name: 'Ärlig', roles: [{ role: 'teacher', change: 'new' }] },
	]);
	const summary = summaryOf(comparison, { students: 4, guardians: 1 });
	expect(summary).toEqual({
		schools: [
			{ name: 'Bay East', new: 0, changed: 1, gone: 2, students: 3 },
			{ name: 'Bay West', new: 1, changed: 0, gone: 0, students: 1 },
		],
		students: 4,
		guardians: 1,
		staff: { new: 0, changed: 1, gone: 2, held: 0, same: 37 },
	});
});

promise('comparing alone writes nothing at all', async () => {
	const { roster } = await readBay(bayStaff());
	if (roster === null) throw new Error('refused');
	const compared = await compareWithHere(machine, roster);
	expect(isRefusal(compared) ? compared : compared.people.new).toBe(40);
	for (const table of ['organisation', 'person', 'roster_import', 'roster_import_change'])
		expect([table, await count(table)]).toEqual([table, 0]);
});

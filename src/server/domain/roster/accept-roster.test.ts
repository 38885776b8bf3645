import { sql } from 'kysely';
import { expect } from 'vitest';
import { machine } from '#server/platform/actor.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { actorOf, assemble } from '../../../../tests/cast/index.ts';
import {
	bring,
	bringOf,
	changesOf,
	count,
	everythingBut,
	everythingWritten,
	ivo,
	no,
	person,
	preview,
	previewOf,
	promise,
	rolesOf,
	rows,
	yes,
} from '../../../../tests/roster-imports.ts';
import { type BayStaff, bayFiles, bayStaff, bayZip } from './fixtures/bay.ts';
import { zipOf } from './fixtures/harbour.ts';
import {
	acceptRoster,
	discardRoster,
	findImport,
	findImportPeople,
	findImports,
	findKept,
	findLatestImport,
	findSummary,
	previewRoster,
	receiveRoster,
	undoImport,
	withdrawImport,
} from './index.ts';

promise(
	'a preview writes nothing but itself; accepting it makes organisation, schools and staff',
	async () => {
		const { importId, summary } = await preview(bayStaff());
		expect(summary.staff).toEqual({ new: 40, changed: 0, gone: 0, held: 0, same: 0 });
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
	const again = await bringOf(bayZip(bayStaff()));
	expect(again.summary.staff).toEqual({ new: 0, changed: 0, gone: 0, held: 0, same: 40 });
	expect((await changesOf(again.importId)).filter((one) => one.subject !== 'count')).toEqual([]);
	expect(
		await everythingBut(['roster_import', 'roster_import_change', 'audit_entry', 'event', 'student_count']),
	).toEqual(before);
});

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
	'the roster is the operators’: anybody else finds nothing, and nothing is written',
	async () => {
		const { importId } = await preview(bayStaff(), ivo);
		for (const name of ['ada', 'clara', 'fatima', 'goran'] as const) {
			const actor = actorOf(name);
			const answers = [
				await previewRoster(actor, bayZip(bayStaff()), 'bay.zip'),
				await receiveRoster(actor, { importId: newId(), fileName: 'bay.zip', upload: {} }),
				await acceptRoster(actor, importId, yes),
				await discardRoster(actor, importId),
				await findImport(actor, importId),
				await findImports(actor),
				await findLatestImport(actor),
				await findImportPeople(actor, importId, { school: null, change: 'new' }),
				await findSummary(actor, importId),
				await findKept(actor, importId),
				await withdrawImport(actor, importId),
				await undoImport(actor, importId),
			];
			expect(answers.map((answer) => isRefusal(answer) && answer.code)).toEqual(Array(12).fill('missing'));
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
	const made = await previewOf({ kind: 'zip', bytes: zipOf(files) });
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
	const { importId, summary } = await preview(staff);
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
	expect(summary).toEqual({
		schools: [
			{ name: 'Bay East', new: 0, changed: 1, gone: 2, students: 3 },
			{ name: 'Bay West', new: 1, changed: 0, gone: 0, students: 1 },
		],
		students: 4,
		guardians: 1,
		staff: { new: 0, changed: 1, gone: 2, held: 0, same: 37 },
		staffBefore: 40,
		staffGone: 2,
	});
});

promise('a preview that is withdrawn leaves nothing at all', async () => {
	const { importId, summary } = await preview(bayStaff());
	expect(summary.staff.new).toBe(40);
	expect(await withdrawImport(machine, importId)).toBe(importId);
	for (const table of [
		'organisation',
		'person',
		'roster_import',
		'roster_import_change',
		'roster_import_person',
		'roster_import_row',
		'roster_import_problem',
	])
		expect([table, await count(table)]).toEqual([table, 0]);
});

import { sql } from 'kysely';
import { expect } from 'vitest';
import { machine } from '#server/platform/actor.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { assemble } from '../../../../tests/cast/index.ts';
import {
	bring,
	bringOf,
	count,
	everythingBut,
	giveRole,
	ivo,
	letters,
	no,
	person,
	preview,
	promise,
	rolesOf,
	rows,
	signInOnce,
	yes,
} from '../../../../tests/roster-imports.ts';
import { bayFiles, bayStaff, bayZip } from './fixtures/bay.ts';
import { zipOf } from './fixtures/harbour.ts';
import { acceptRoster, findImport, findKept, undoImport } from './index.ts';

/** Versions count what happened to a record, so they do not go back; everything else does. */
async function everything(): Promise<Record<string, string[]>> {
	await rows(sql`update person set version = 1`);
	await rows(sql`update school set version = 1`);
	return everythingBut([]);
}

async function undo(importId?: string) {
	const undone = await undoImport(machine, importId);
	if (isRefusal(undone)) throw new Error(undone.code);
	return undone;
}

async function kept(importId: string) {
	const found = await findKept(machine, importId);
	if (isRefusal(found)) throw new Error(found.code);
	return found.kept.map((one) => [one.subject, one.person?.family_name ?? one.title, one.reason]);
}

promise('undoing the first import leaves nothing of it', async () => {
	const { importId } = await bringOf(bayZip(bayStaff()));
	expect(await undo()).toEqual({ importId, deactivated: [], kept: 0 });
	for (const table of [
		'organisation',
		'school',
		'school_year',
		'look_for',
		'person',
		'person_address',
		'membership',
		'role_assignment',
		'class',
		'class_teacher',
		'student_count',
		'roster_link',
	])
		expect([table, await count(table)]).toEqual([table, 0]);
	expect(await rows(sql`select act from audit_entry order by number`)).toEqual([
		{ act: 'roster.imported' },
		{ act: 'roster.undone' },
	]);
	const page = await findImport(machine, importId);
	expect(isRefusal(page) ? page : [page.state, page.undone?.kept]).toEqual(['undone', 0]);
	// The same roster again does it anew.
	expect((await bring(bayStaff())).staff.new).toBe(40);
});

promise('undoing a later import brings back exactly what was there', async () => {
	await bring(bayStaff());
	await giveRole((await person('t-9')).id, 'facilitator');
	const before = await everything();
	const staff = bayStaff()
		.slice(3)
		.map((one) => {
			if (one.id === 't-4') return { ...one, family: 'Renamed', email: 'renamed@bay.example' };
			if (one.id === 't-5') return { ...one, schools: ['b-west'] };
			if (one.id === 't-6') return { ...one, role: 'aide' };
			if (one.id === 't-7') return { ...one, enabled: 'false' };
			if (one.id === 't-8') return { ...one, id: 'r-8' };
			if (one.id === 't-10') return { ...one, email: 't11@bay.example' };
			if (one.id === 't-11') return { ...one, email: 't10@bay.example' };
			return one;
		});
	staff.push({ ...staff[0]!, id: 't-41', family: 'Newcomer', email: 't41@bay.example' });
	const files = bayFiles(staff);
	files['classes.csv'] = (files['classes.csv'] ?? '').replace('3A', '3A Blue').replace('k-west', 'k-other');
	files['enrollments.csv'] = (files['enrollments.csv'] ?? '').replaceAll('k-west', 'k-other');
	const { importId, summary } = await bringOf({ kind: 'zip', bytes: zipOf(files) });
	expect(summary.staff).toMatchObject({ new: 1, gone: 3 });
	expect(await everything()).not.toEqual(before);

	expect(await undo(importId)).toMatchObject({ kept: 0, deactivated: [] });
	expect(await everything()).toEqual(before);
	// Undone, the import before it is the last one. Who was switched off stands in the record of acts, which never changes; who
	// was told at their old address of a new one has been written to; and one was given a role by hand.
	await undo();
	expect(await rows(sql`select family_name from person order by 1`)).toEqual(
		['01', '02', '03', '04', '07', '09', '10', '11'].map((at) => ({ family_name: `Family${at}` })),
	);
});

promise('what people did since stays, and is listed with why', async () => {
	await bring(bayStaff());
	const staff = [
		...bayStaff().map((one) =>
			['t-1', 't-2', 't-3'].includes(one.id)
				? { ...one, family: `Other${one.id}`, email: `o${one.id}@bay.example` }
				: one,
		),
		...[41, 42, 43, 44].map((at) => ({
			...bayStaff()[0]!,
			id: `t-${at}`,
			family: `New${at}`,
			email: `t${at}@bay.example`,
		})),
	];
	const { importId } = await bringOf(bayZip(staff));
	await signInOnce((await person('t-41')).id, 't41@bay.example');
	await giveRole((await person('t-42')).id, 'librarian');
	await rows(
		sql`insert into invitation (id, person_id, invited_at) values (${newId()}, ${(await person('t-43')).id}, now())`,
	);
	const first = await person('t-1');
	await rows(sql`update person set family_name = 'By Hand', search_name = 'by hand' where id = ${first.id}`);
	await signInOnce((await person('t-2')).id, 'ot-2@bay.example');

	expect(await undo(importId)).toMatchObject({ kept: 5 });
	expect((await kept(importId)).sort()).toEqual([
		['address', 'Family02', 'signed-in'],
		['person', 'By Hand', 'changed-since'],
		['person', 'New41', 'signed-in'],
		['person', 'New42', 'by-hand'],
		['person', 'New43', 'in-use'],
	]);
	// Who stayed keeps what the import gave them; who did not is gone; the third has the old name and address again.
	expect((await rolesOf((await person('t-41')).id)).map((one) => one.role)).toEqual(['teacher']);
	expect(await rows(sql`select 1 from person where family_name = 'New44'`)).toEqual([]);
	expect((await person('t-1')).address).toBe('t1@bay.example');
	expect((await person('t-2')).address).toBe('ot-2@bay.example');
	expect(await person('t-3')).toMatchObject({ family_name: 'Family03', address: 't3@bay.example' });
	expect(await undo(importId)).toMatchObject({ kept: 5 });
});

promise('a proposed address is taken back, and who was let in again is not any longer', async () => {
	await bring(bayStaff());
	const second = await person('t-2');
	await signInOnce(second.id, 't2@bay.example');
	await bring(bayStaff().slice(0, 39));
	const staff = bayStaff().map((one) => (one.id === 't-2' ? { ...one, email: 'o@bay.example' } : one));
	const { importId } = await bringOf(bayZip(staff));
	expect(await letters()).toHaveLength(1);
	const back = await person('t-40');
	expect(back.deactivated).toBe(false);
	expect(await undo(importId)).toMatchObject({ deactivated: [back.id], kept: 0 });
	expect((await person('t-40')).deactivated).toBe(true);
	expect(await rows(sql`select withdrawn_at is not null as taken_back from address_change`)).toEqual([
		{ taken_back: true },
	]);
});

promise(
	'only the last import can be undone, only once accepted, and only by an operator',
	async () => {
		const first = await bringOf(bayZip(bayStaff()));
		const second = await bringOf(bayZip(bayStaff().slice(1)), yes);
		expect(await undoImport(machine, first.importId)).toMatchObject({ code: 'roster-not-last' });
		const waiting = await preview(bayStaff());
		expect(await undoImport(machine, waiting.importId)).toMatchObject({ code: 'roster-nothing-to-undo' });
		expect(await undoImport(machine, newId())).toMatchObject({ code: 'missing' });
		expect(await undoImport(ivo, second.importId)).toMatchObject({ importId: second.importId });
		// What was previewed before is out of date: it compared with what was undone.
		await rows(sql`update roster_import set undoable = false where id = ${first.importId}`);
		expect(await undoImport(machine)).toMatchObject({ code: 'roster-not-undoable' });
		expect(await acceptRoster(machine, waiting.importId, no)).toMatchObject({ code: 'roster-out-of-date' });
	},
	assemble,
);

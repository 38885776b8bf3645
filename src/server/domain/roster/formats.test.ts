import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { assemble, schools } from '../../../../tests/cast/index.ts';
import { bringOf, ivo, previewOf, promise, rows } from '../../../../tests/roster-imports.ts';
import { collect } from './fixtures/collect.ts';
import { cleverFiles, googleList, sds1Files, sds21Files } from './fixtures/formats.ts';
import { brief, type Files, say, zipOf } from './fixtures/harbour.ts';
import { roleOfUnit } from './format-google.ts';
import { isoDay } from './format-sds.ts';

const read = (files: Files) => collect({ kind: 'zip', bytes: zipOf(files) });
const handed = (files: Files) =>
	collect({
		kind: 'handed',
		parts: Object.entries(files).map(([name, content]) => {
			const bytes = Buffer.from(content as string);
			return {
				name,
				open: async () => ({
					size: bytes.length,
					read: async (start: number, length: number) => bytes.subarray(start, start + length),
					close: async () => {},
				}),
			};
		}),
	});

const expected = {
	'Microsoft SDS v1': sds1Files,
	'Microsoft SDS v2.1': sds21Files,
	Clever: cleverFiles,
} as const;

test.each(Object.entries(expected))('%s is known by its files, and read', async (format, filesOf) => {
	const reading = await read(filesOf());
	expect(reading.problems.map((one) => [brief(one), say(one)])).toEqual([]);
	expect(reading.format).toBe(format);
	const { roster } = reading;
	expect(roster?.schools.map(({ name }) => name)).toEqual(['Cove High', 'Cove Primary']);
	expect(
		roster?.staff.map(({ givenName, familyName, email, schoolIds, kinds }) => [
			`${givenName} ${familyName}`,
			email,
			schoolIds.length,
			kinds,
		]),
	).toEqual([
		['Amal Haddad', 'amal@cove.example', 2, ['teacher']],
		['Björn Ek', 'bjorn@cove.example', 1, ['teacher']],
		...(format === 'Microsoft SDS v1' ? [] : [['Celia Ruiz', 'celia@cove.example', 1, ['administrator']]]),
	]);
	expect(roster?.classes).toMatchObject([
		{ title: 'Algebra', teacherIds: { length: 2 }, students: 2 },
		{ title: 'Reading', teacherIds: { length: 1 }, students: 1 },
	]);
	expect(roster?.counts).toMatchObject({
		students: 3,
		bySchool: [
			{ students: 2, guardians: 0 },
			{ students: 1, guardians: 0 },
		],
		byGrade: [
			{ grade: '09', students: 2 },
			{ grade: 'KG', students: 1 },
		],
	});
	expect(JSON.stringify(reading)).not.toMatch(/planted/i);
});

test.each(Object.entries(expected))('%s is read with the defects that come with it', async (_, filesOf) => {
	const plain = (await read(filesOf())).roster;
	const marred = Object.fromEntries(
		Object.entries(filesOf()).map(([name, text]) => [
			name.toUpperCase().replace('.CSV', '.csv'),
			`\uFEFF${text.replaceAll('\n', '\r')}`.replace(/^[^\r]+/, (header) => header.toLowerCase()),
		]),
	);
	const reading = await read(marred);
	expect(new Set(reading.problems.map(({ code }) => code))).toEqual(new Set(['misspelt-column']));
	expect(reading.roster).toEqual(plain);
	const loose = await handed(filesOf());
	expect(loose.roster).toEqual(plain);
	const folder = await mkdtemp(join(tmpdir(), 'roster-'));
	for (const [name, text] of Object.entries(filesOf())) await writeFile(join(folder, name), text);
	expect((await collect({ kind: 'folder', path: folder })).roster).toEqual(plain);
});

test('each format says what is wrong in its own words', async () => {
	const sds1 = sds1Files();
	const without = { ...sds1, 'Teacher.csv': (sds1['Teacher.csv'] ?? '').replace('First Name', 'Extra') };
	expect((await read(without)).problems.map(brief)).toEqual(['Teacher.csv:1:First Name missing-column']);
	const nowhere = { ...sds1, 'Section.csv': (sds1['Section.csv'] ?? '').replace(',100,', ',999,') };
	expect((await read(nowhere)).problems.map(brief)).toContain(
		'Section.csv:2:School SIS ID unknown-reference',
	);
	const { 'Student.csv': _, ...few } = sds1;
	expect((await read(few)).problems.map(brief)).toContain('Student.csv:: missing-file');

	const clever = cleverFiles();
	const nobody = { ...clever, 'sections.csv': (clever['sections.csv'] ?? '').replace(',t2,', ',t9,') };
	expect((await read(nobody)).problems.map(brief)).toEqual(['sections.csv:2:Teacher_2_id unknown-reference']);

	const sds21 = sds21Files();
	const dangling = { ...sds21, 'roles.csv': `${sds21['roles.csv']}u99,org1,teacher,,,,,\n` };
	expect((await read(dangling)).problems.map(brief)).toEqual(['roles.csv:9:userSourcedId unknown-reference']);
	const odd = { ...sds21, 'roles.csv': (sds21['roles.csv'] ?? '').replace('administrator', 'wizard') };
	expect((await read(odd)).problems.map(({ code }) => code)).toContain('unknown-role');
});

test('days are read as Microsoft writes them, and what is none is left as it is', () => {
	expect(['7/1/2026', '20260701', '2026-07-01', '13/40/2026', ''].map(isoDay)).toEqual([
		'2026-07-01',
		'2026-07-01',
		'2026-07-01',
		'2026-13-40',
		'',
	]);
});

test('who is staff in Google’s list is what its organisational unit says', () => {
	for (const [path, role] of [
		['/Staff/Teachers', 'teacher'],
		['/Cove High/Faculty', 'teacher'],
		['/Students/Grade 9', 'student'],
		['/Élèves', 'student'],
		['/Personal', 'staff'],
		['/المعلمون', 'teacher'],
		['/Administration', 'administrator'],
		['/Staff photos', ''],
		['/', ''],
	] as const)
		expect([path, roleOfUnit(path)]).toEqual([path, role]);
});

promise(
	'Google’s list makes staff of a school that is here, and counts its students',
	async () => {
		const made = await previewOf(googleList(), ivo);
		expect(made.summary).toMatchObject({
			staff: { new: 2, changed: 0, gone: 0 },
			schools: [{ name: schools.harbour.name, students: 1 }],
			students: 2,
		});
		await bringOf(googleList());
		expect(
			await rows(sql`select p.given_name, r.role from person p join roster_link l on l.person_id = p.id
				left join role_assignment r on r.person_id = p.id order by 1`),
		).toEqual([
			{ given_name: 'Amal', role: 'teacher' },
			{ given_name: 'Celia', role: null },
		]);
		expect((await bringOf(googleList())).summary.staff).toMatchObject({ new: 0, same: 2 });
		expect(await rows(sql`select roster_id from school where roster_id is not null`)).toEqual([]);
	},
	assemble,
);

test('a list without a unit for staff is refused with what to do', async () => {
	const text =
		'First Name [Required],Last Name [Required],Email Address [Required],Org Unit Path [Required]\nA,B,a@b.example,/\n';
	const reading = await handed({ 'anything.csv': text });
	expect(reading.format).toBe('Google');
	expect(reading.problems.map(brief)).toEqual([
		'anything.csv:: no-staff-unit',
		'anything.csv:2:Org Unit Path [Required] person-without-role',
	]);
});

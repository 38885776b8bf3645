import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { collect } from './fixtures/collect.ts';
import { brief, type Files, harbour, harbourFolder, readFilesOf, zipOf } from './fixtures/harbour.ts';

const wordsOfStudents = /planted/i;

test('a 1.1 set becomes schools, staff, classes and terms', async () => {
	const { roster, problems, format } = await readFilesOf(harbour('1.1'));
	expect(problems).toEqual([]);
	expect(format).toBe('OneRoster 1.1');
	expect(roster?.organisation).toEqual({ sourcedId: 'o-harbour', name: 'Harbour Schools' });
	expect(roster?.schools).toEqual([
		{ sourcedId: 'o-upper', name: 'Harbour Upper School' },
		{ sourcedId: 'o-lower', name: 'Harbour Lower School, East' },
	]);
	expect(roster?.staff).toEqual([
		{
			sourcedId: 'u-1',
			givenName: 'Ngozi',
			familyName: 'Okafor',
			email: 'n.okafor@harbour.example',
			schoolIds: ['o-upper', 'o-lower'],
			kinds: ['teacher'],
			enabled: true,
		},
		expect.objectContaining({
			sourcedId: 'u-2',
			givenName: 'Zoë',
			familyName: "O'Brien-Smith",
			enabled: true,
		}),
		expect.objectContaining({ sourcedId: 'u-3', kinds: ['aide'], enabled: false }),
		expect.objectContaining({
			sourcedId: 'u-4',
			familyName: '小龙',
			kinds: ['administrator'],
			schoolIds: [],
		}),
		// A department belongs to a school: who is placed there works at that school.
		expect.objectContaining({
			sourcedId: 'u-5',
			kinds: ['other-staff'],
			email: null,
			schoolIds: ['o-upper'],
		}),
	]);
	expect(roster?.classes).toEqual([
		{
			sourcedId: 'k-7a',
			title: '7A Science',
			schoolId: 'o-upper',
			grades: ['07'],
			subjects: ['Science'],
			teacherIds: ['u-1', 'u-2'],
			students: 2,
		},
		{
			sourcedId: 'k-2b',
			title: '2B Reading',
			schoolId: 'o-lower',
			grades: ['02'],
			subjects: ['Language arts', 'Reading'],
			teacherIds: ['u-2'],
			students: 1,
		},
	]);
	expect(roster?.terms).toEqual([
		{
			sourcedId: 't-year',
			title: '2026-2027',
			type: 'schoolYear',
			startDate: '2026-08-24',
			endDate: '2027-06-18',
			parentId: null,
			schoolYear: '2027',
		},
		expect.objectContaining({ sourcedId: 't-autumn', parentId: 't-year' }),
	]);
	expect(roster?.told).toMatchObject({ people: 'all', roles: 'all', classes: 'all', teachers: 'all' });
});

test('students and guardians are counted by school and grade, each once', async () => {
	const { roster } = await readFilesOf(harbour('1.1'));
	expect(roster?.counts).toEqual({
		students: 4,
		guardians: 3,
		bySchool: [
			{ schoolId: 'o-upper', students: 2, guardians: 2 },
			{ schoolId: 'o-lower', students: 2, guardians: 1 },
		],
		byGrade: [
			{ schoolId: 'o-upper', grade: '07', students: 2, guardians: 2 },
			{ schoolId: 'o-lower', grade: '02', students: 1, guardians: 1 },
			{ schoolId: 'o-lower', grade: 'other', students: 1, guardians: 0 },
		],
	});
});

test('a 1.2 set takes people from users and what they are from roles', async () => {
	const { roster, problems, format } = await readFilesOf(harbour('1.2'));
	expect(problems).toEqual([]);
	expect(format).toBe('OneRoster 1.2');
	expect(roster?.staff).toEqual([
		expect.objectContaining({
			sourcedId: 'u-1',
			preferred: { givenName: 'Goz', familyName: '' },
			kinds: ['teacher', 'other-staff'],
			schoolIds: ['o-upper', 'o-lower'],
		}),
		// A teacher who is also a parent works where they teach, not where their child is.
		expect.objectContaining({ sourcedId: 'u-2', kinds: ['teacher'], schoolIds: ['o-lower'] }),
		expect.objectContaining({ sourcedId: 'u-4', kinds: ['administrator'] }),
		expect.objectContaining({ sourcedId: 'u-7', kinds: ['administrator'], schoolIds: ['o-upper'] }),
	]);
	expect(roster?.counts).toMatchObject({ students: 3, guardians: 1 });
	expect(roster?.classes.map(({ students }) => students)).toEqual([2, 1]);
});

test('a 1.2 set is known by its roles when the manifest is missing', async () => {
	const { 'manifest.csv': _, ...files } = harbour('1.2');
	const { format, roster } = await readFilesOf(files);
	expect(format).toBe('OneRoster 1.2');
	expect(roster?.staff).toHaveLength(4);
});

test.each(['1.1', '1.2'] as const)(
	'nothing of a student or guardian is in what a %s set gives',
	async (version) => {
		const files = harbour(version);
		expect(Object.values(files).join()).toMatch(wordsOfStudents);
		expect(JSON.stringify(await readFilesOf(files))).not.toMatch(wordsOfStudents);
	},
);

test('nothing of a student is in what is said about a wrong set', async () => {
	const files: Files = harbour('1.1');
	const users = String(files['users.csv']);
	const broken = [
		// Somebody's row in the header's place, columns slipped, an id twice, references to nothing, no role.
		users.slice(users.indexOf('\ns-1') + 1),
		users.replace('s-2,,,true,o-upper,student', 's-1,,,maybe,Plantedschool,Plantedrole'),
		users.replaceAll(',student,', ',Plantedrole,'),
		users.replaceAll('student,plantedlogin', 'student,Plantedextra,plantedlogin'),
		users.replaceAll('g-1,g-2', 'Plantedagent'),
		users.replace('Plantedgiven3', 'Planted"given3'),
		users.replace('Plantedgiven3', '"Plantedgiven3'),
	];
	for (const text of broken) {
		const reading = await readFilesOf({ ...files, 'users.csv': text });
		expect(reading.problemTotal).toBeGreaterThan(0);
		expect(JSON.stringify(reading)).not.toMatch(wordsOfStudents);
	}
});

test('demographics are not opened, whatever they hold', async () => {
	const { roster, problems } = await readFilesOf({
		...harbour(),
		'demographics.csv': new Uint8Array([0xff, 0xfe]),
	});
	expect(problems).toEqual([]);
	expect(roster).not.toBeNull();
});

test('a folder and a zip on disk read like a zip in memory', async () => {
	const expected = (await readFilesOf(harbour('1.1'))).roster;
	const path = join(await mkdtemp(join(tmpdir(), 'roster-')), 'harbour.zip');
	await writeFile(path, zipOf(harbour('1.1'), 'export/2026/'));
	expect((await collect({ kind: 'zip', path })).roster).toEqual(expected);
	expect((await collect({ kind: 'folder', path: harbourFolder('1.1') })).roster).toEqual(expected);
});

test('a set of headers alone is a roster without people', async () => {
	const headers = Object.entries(harbour()).map(([name, text]) => [
		name,
		name === 'manifest.csv'
			? 'propertyName,value\nmanifest.version,1.0\n'
			: text.slice(0, text.indexOf('\n')),
	]);
	const { roster, problems, format } = await readFilesOf(Object.fromEntries(headers));
	expect(problems).toEqual([]);
	expect(format).toBe('OneRoster 1.1');
	expect(roster).toMatchObject({ organisation: null, schools: [], staff: [], classes: [] });
	expect(roster?.counts).toEqual({ students: 0, guardians: 0, bySchool: [], byGrade: [] });
});

test('orgs and users are enough; what is absent is told apart from what is empty', async () => {
	const files = harbour();
	const reading = await readFilesOf({
		'orgs.csv': files['orgs.csv'] ?? '',
		'users.csv': files['users.csv'] ?? '',
	});
	expect(reading.problems).toEqual([]);
	expect(reading.roster?.staff).toHaveLength(5);
	expect(reading.roster?.told).toMatchObject({ classes: 'none', teachers: 'none', terms: [] });

	const absent = await readFilesOf({
		...files,
		'manifest.csv': 'propertyName,value\nfile.classes,absent\nfile.enrollments,absent\n',
	});
	expect(absent.roster?.classes).toEqual([]);
	expect(absent.roster?.told).toMatchObject({ classes: 'none', teachers: 'none', terms: { length: 2 } });
});

test('rows marked as deleted are gone, and pointing to them is no error', async () => {
	const files = harbour();
	files['classes.csv'] = files['classes.csv']?.replace('k-2b,,', 'k-2b,tobedeleted,') ?? '';
	files['enrollments.csv'] += 'e-9,,,k-7a,o-upper,u-6,teacher,true,,\n';
	const { roster, problems } = await readFilesOf(files);
	expect(problems.map(brief)).toEqual([]);
	expect(roster?.classes.map((row) => row.sourcedId)).toEqual(['k-7a']);
	expect(roster?.classes[0]?.teacherIds).toEqual(['u-1', 'u-2']);
	expect(roster?.staff.some((person) => person.sourcedId === 'u-6')).toBe(false);
});

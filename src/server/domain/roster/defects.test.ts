import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { brief, type Files, harbour, harbourWith, readFilesOf, say } from './fixtures/harbour.ts';
import { MOST_PROBLEMS_LISTED } from './index.ts';

/** Line 8 of users.csv is the first student, line 2 the first teacher. */
const refused: [what: string, files: () => Files, problem: string][] = [
	[
		'a missing file',
		() => {
			const { 'users.csv': _, ...rest } = harbour();
			return rest;
		},
		'users.csv:: missing-file',
	],
	[
		'a file that only the manifest has',
		() => {
			const { 'classes.csv': _, 'enrollments.csv': __, ...rest } = harbour();
			return rest;
		},
		'classes.csv:: missing-file',
	],
	[
		'a missing column',
		() => harbourWith('users.csv', (text) => text.replace('familyName', 'metadata.familyName')),
		'users.csv:1:familyName missing-column',
	],
	[
		'a column that is there twice',
		() => harbourWith('users.csv', (text) => text.replace('middleName', 'familyName')),
		'users.csv:1:familyName duplicate-column',
	],
	[
		'no header',
		() => harbourWith('orgs.csv', (text) => text.slice(text.indexOf('\n') + 1)),
		'orgs.csv:1:sourcedId no-header',
	],
	['an empty file', () => ({ ...harbour(), 'orgs.csv': '\uFEFF\n\n' }), 'orgs.csv:: empty-file'],
	[
		'semicolons',
		() => harbourWith('orgs.csv', (text) => text.replaceAll(',', ';')),
		'orgs.csv:1: wrong-delimiter',
	],
	[
		'Latin-1 letters',
		() => ({ ...harbour(), 'users.csv': Buffer.from(harbour()['users.csv'] ?? '', 'latin1') }),
		'users.csv:3:givenName wrong-encoding',
	],
	[
		'a character that is cut off at the end',
		() => ({
			...harbour(),
			'courses.csv': Buffer.concat([
				strToU8(harbour()['courses.csv'] ?? ''),
				Buffer.from('c-9,,,,\xe4', 'latin1'),
			]),
		}),
		'courses.csv:4:title wrong-encoding',
	],
	[
		'UTF-16 with its mark',
		() => ({ ...harbour(), 'orgs.csv': Buffer.from(`\uFEFF${harbour()['orgs.csv']}`, 'utf16le') }),
		'orgs.csv:1:1 utf16',
	],
	[
		'UTF-16 without its mark',
		() => ({ ...harbour(), 'orgs.csv': Buffer.from(harbour()['orgs.csv'] ?? '', 'utf16le') }),
		'orgs.csv:1:1 utf16',
	],
	[
		'a row that is too long',
		() => harbourWith('orgs.csv', (text) => text.replace('"Harbour Lower School, East"', 'Lower, East')),
		'orgs.csv:3:8 row-too-long',
	],
	[
		'a row of a megabyte',
		() => harbourWith('orgs.csv', (text) => text.replace('Upper', unpackable(1_100_000))),
		'orgs.csv:2:name row-too-large',
	],
	[
		'a row of commas',
		() => harbourWith('orgs.csv', (text) => `${text}o-9,,,Name${','.repeat(20_000)}`),
		'orgs.csv:6:10001 row-too-large',
	],
	[
		'a name of a thousand letters',
		() => harbourWith('users.csv', (text) => text.replace('Okafor', 'x'.repeat(1000))),
		'users.csv:2:familyName cell-too-long',
	],
	[
		'a quotation mark inside a cell',
		() => harbourWith('users.csv', (text) => text.replace('Piet', 'Piet "Pete"')),
		'users.csv:4:givenName broken-quotes',
	],
	[
		'a quotation mark that is never closed',
		() => harbourWith('courses.csv', (text) => text.replace('Science 7', '"Science 7')),
		'courses.csv:2:title broken-quotes',
	],
	[
		'a person who is there twice',
		() => harbourWith('users.csv', (text) => `${text}u-1,,,true,o-upper,teacher,x,,Other,Person,,,,,,,,\n`),
		'users.csv:15:sourcedId duplicate-id',
	],
	[
		'a class that is there twice',
		() => harbourWith('classes.csv', (text) => text.replace('k-2b', 'k-7a')),
		'classes.csv:3:sourcedId duplicate-id',
	],
	[
		'a row without its id',
		() => harbourWith('users.csv', (text) => text.replace('u-1', '')),
		'users.csv:2:sourcedId missing-value',
	],
	[
		'staff of a school that is not there',
		() => harbourWith('users.csv', (text) => text.replace('"o-upper,o-lower"', 'o-nowhere')),
		'users.csv:2:orgSourcedIds unknown-reference',
	],
	[
		'a class of a school that is not there',
		() => harbourWith('classes.csv', (text) => text.replace('Room 4,o-upper', 'Room 4,o-nowhere')),
		'classes.csv:2:schoolSourcedId unknown-reference',
	],
	[
		'a class of a course that is not there',
		() => harbourWith('classes.csv', (text) => text.replace('c-science', 'c-nothing')),
		'classes.csv:2:courseSourcedId unknown-reference',
	],
	[
		'a class in a term that is not there',
		() => harbourWith('classes.csv', (text) => text.replace('t-autumn', 't-never')),
		'classes.csv:2:termSourcedIds unknown-reference',
	],
	[
		'a class of the district',
		() => harbourWith('classes.csv', (text) => text.replace('Room 4,o-upper', 'Room 4,o-harbour')),
		'classes.csv:2:schoolSourcedId not-a-school',
	],
	[
		'an organisation under one that is not there',
		() => harbourWith('orgs.csv', (text) => text.replace('department,,o-upper', 'department,,o-nowhere')),
		'orgs.csv:5:parentSourcedId unknown-reference',
	],
	[
		'a teacher of a class that is not there',
		() => harbourWith('enrollments.csv', (text) => text.replace('e-1,,,k-7a', 'e-1,,,k-none')),
		'enrollments.csv:2:classSourcedId unknown-reference',
	],
	[
		'a class taught by nobody known',
		() => harbourWith('enrollments.csv', (text) => text.replace('u-2,teacher,false', 'u-99,teacher,false')),
		'enrollments.csv:2:userSourcedId unknown-reference',
	],
	[
		'a teacher enrolled at a school that is not there',
		() => harbourWith('enrollments.csv', (text) => text.replace('e-1,,,k-7a,o-upper', 'e-1,,,k-7a,o-none')),
		'enrollments.csv:2:schoolSourcedId unknown-reference',
	],
	[
		'another version',
		() =>
			harbourWith('manifest.csv', (text) => text.replace('oneroster.version,1.1', 'oneroster.version,1.0')),
		'manifest.csv:3:value unknown-version',
	],
];

test.each(refused)('%s refuses the set', async (_, files, problem) => {
	const reading = await readFilesOf(files());
	expect(reading.problems.map(brief)).toContain(problem);
	expect(reading.roster).toBeNull();
	expect(reading.refusalTotal).toBeGreaterThan(0);
});

const tolerated: [what: string, files: () => Files, problems: string[]][] = [
	['a byte order mark', () => everyFile((text) => `\uFEFF${text}`), []],
	['lines that end in a bare CR', () => everyFile((text) => text.replaceAll('\n', '\r')), []],
	['lines that end in CRLF', () => everyFile((text) => text.replaceAll('\n', '\r\n')), []],
	['empty lines and lines of commas', () => everyFile((text) => text.replaceAll('\n', '\n\n,,\n')), []],
	['a manifest all in quotes', () => harbourWith('manifest.csv', quoted), []],
	[
		'a manifest in quotes after a byte order mark',
		() => harbourWith('manifest.csv', (t) => `\uFEFF${quoted(t)}`),
		[],
	],
	[
		'columns in other capitals, with spaces, misspelt or swapped',
		() =>
			harbourWith('users.csv', (text) =>
				text
					.replace('sourcedId,', 'SourcedID,')
					.replace('givenName', 'Given Name')
					.replace('familyName', 'famliyName')
					.replace('orgSourcedIds', 'orgSourcedId'),
			),
		[
			'users.csv:1:sourcedId misspelt-column',
			'users.csv:1:givenName misspelt-column',
			'users.csv:1:orgSourcedIds misspelt-column',
			'users.csv:1:familyName misspelt-column',
		],
	],
	[
		'columns nobody knows',
		() =>
			everyFile((text, name) =>
				name === 'manifest.csv' ? text : `${text.replace('\n', ',metadata.x,extra\n')}`,
			),
		[],
	],
	[
		'a file whose name is misspelt',
		() => {
			const { 'enrollments.csv': text = '', ...rest } = harbour();
			return { ...rest, 'Enrolments.CSV': text };
		},
		['enrollments.csv:: misspelt-file'],
	],
	[
		'a student who points to nothing',
		() =>
			harbourWith('users.csv', (text) =>
				text.replace('"g-1,g-2"', 'g-99').replace('student,plantedlogin3', 'student,x'),
			),
		['users.csv:8:agentSourcedIds unknown-reference'],
	],
	[
		'an enrolment of a student who is not there',
		() => harbourWith('enrollments.csv', (text) => text.replace('s-3,student', 's-99,student')),
		['enrollments.csv:7:userSourcedId unknown-reference'],
	],
	[
		'a flag that is neither true nor false',
		() => harbourWith('users.csv', (text) => text.replace('u-1,,,true', 'u-1,,,perhaps')),
		['users.csv:2:enabledUser bad-flag'],
	],
	[
		'a role nobody knows',
		() => harbourWith('users.csv', (text) => text.replace('o-lower,aide', 'o-lower,wizard')),
		['users.csv:4:role unknown-role'],
	],
	[
		'a term without a readable date',
		() => harbourWith('academicSessions.csv', (text) => text.replace('term,2026-08-24', 'term,24/8/26')),
		['academicSessions.csv:3:startDate bad-date'],
	],
];

test.each(tolerated)('%s is tolerated', async (_, files, problems) => {
	const reading = await readFilesOf(files());
	const short = reading.problems.filter((problem) => problem.code !== 'row-too-short');
	expect(short.map(brief)).toEqual(problems);
	expect(reading.refusalTotal).toBe(0);
	expect(reading.roster?.counts?.students).toBe(4);
	expect(reading.roster?.classes.map((row) => row.title)).toEqual(['7A Science', '2B Reading']);
	expect(reading.roster?.staff[0]).toMatchObject({ familyName: 'Okafor', email: 'n.okafor@harbour.example' });
});

test('a wrong or shared address leaves a member of staff without one, and is quoted', async () => {
	const wrong = await readFilesOf(
		harbourWith('users.csv', (text) => text.replace('piet@harbour', 'piet at harbour')),
	);
	expect(wrong.problems.map(brief)).toEqual(['users.csv:4:email bad-email']);
	expect(wrong.problems.map(say).join()).toContain('piet at harbour.example');
	expect(wrong.roster?.staff[2]).toMatchObject({ sourcedId: 'u-3', email: null });

	const shared = await readFilesOf(harbourWith('users.csv', (text) => text.replace('piet@', 'ZOE@')));
	expect(shared.problems.map(brief)).toEqual(['users.csv:4:email shared-address']);
	expect(shared.roster?.staff.map((person) => person.email)).toContain('zoe@harbour.example');
	expect(shared.roster?.staff[2]).toMatchObject({ sourcedId: 'u-3', email: null });
});

test('a line break inside a cell counts as a line of the file', async () => {
	const files = harbourWith('classes.csv', (text) =>
		text.replace('7A Science', '"7A\r\nScience\r\nwith Ms Okafor"').replace('c-reading', 'c-nothing'),
	);
	const { problems } = await readFilesOf(files);
	expect(problems.map(brief)).toEqual(['classes.csv:5:courseSourcedId unknown-reference']);
});

test('a file that cannot be read is not also blamed for what it was to hold', async () => {
	const { problems } = await readFilesOf({ ...harbour(), 'orgs.csv': new Uint8Array([0xff, 0xfe, 1, 2]) });
	expect(problems.map(brief)).toEqual(['orgs.csv:1:1 utf16']);
});

test('a thousand problems are counted, some are listed, and refusals come first', async () => {
	const rows = Array.from({ length: 1000 }, (_, n) => `x-${n},,,true,o-none,student,,,a,b,,,,,,,,\n`).join(
		'',
	);
	const teacher = 'y-1,,,true,o-none,teacher,,,Late,Comer,,,,,,,,\n';
	const reading = await readFilesOf(harbourWith('users.csv', (text) => text + rows + teacher));
	expect(reading).toMatchObject({ problemTotal: 1001, refusalTotal: 1, roster: null });
	expect(reading.problems).toHaveLength(MOST_PROBLEMS_LISTED);
	expect(reading.problems[0]).toMatchObject({ row: 1015, severity: 'refusal' });
});

test('a 1.2 set without roles, or with a role for nobody, is refused', async () => {
	const { 'roles.csv': roles = '', ...files } = harbour('1.2');
	expect((await readFilesOf(files)).problems.map(brief)).toEqual(['roles.csv:: missing-file']);
	const dangling = await readFilesOf({
		...files,
		'roles.csv': `${roles}r-10,,,u-99,primary,teacher,,,o-upper,\n`,
	});
	expect(dangling.problems.map(brief)).toEqual(['roles.csv:11:userSourcedId unknown-reference']);
	expect(dangling.roster).toBeNull();
});

function everyFile(change: (text: string, name: string) => string): Files {
	return Object.fromEntries(Object.entries(harbour()).map(([name, text]) => [name, change(text, name)]));
}

function quoted(text: string): string {
	return text.replace(/[^,\n]+/g, (cell) => `"${cell}"`);
}

/** Letters that pack badly, so that no limit on packing is met first. */
function unpackable(length: number): string {
	let state = 1;
	let text = '';
	while (text.length < length) {
		state = (state * 48271) % 2147483647;
		text += state.toString(36);
	}
	return text;
}

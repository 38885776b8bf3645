import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { machine } from '#server/platform/actor.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import {
	bring,
	bringOf,
	person,
	previewOf,
	promise,
	rolesOf,
	rows,
} from '../../../../tests/roster-imports.ts';
import { bayStaff } from './fixtures/bay.ts';
import { collect } from './fixtures/collect.ts';
import { harbour, zipOf } from './fixtures/harbour.ts';
import { findImport } from './index.ts';

const users =
	'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\n';
const manifest = (modes: Record<string, string>, version = '1.1') =>
	`propertyName,value\nmanifest.version,1.0\noneroster.version,${version}\n${Object.entries(modes)
		.map(([name, mode]) => `file.${name},${mode}\n`)
		.join('')}`;
const zip = (files: Record<string, string>) => ({ kind: 'zip', bytes: zipOf(files) }) as const;
const changed = ',2026-11-20T10:00:00Z';

promise('a set of changes changes whom it tells of, and leaves the others and the counts', async () => {
	await bring(bayStaff());
	const counted = await rows(sql`select * from student_count order by grade`);
	const set = zip({
		'manifest.csv': manifest({
			orgs: 'absent',
			users: 'delta',
			classes: 'absent',
			enrollments: 'delta',
			academicSessions: 'absent',
		}),
		'users.csv': `${users}t-1,active${changed},true,b-east,teacher,,,Given1,Married,,,t1@bay.example,,,,,
t-2,tobedeleted${changed},true,b-east,teacher,,,Given2,Family02,,,t2@bay.example,,,,,
t-41,active${changed},true,b-west,teacher,,,New,Comer,,,t41@bay.example,,,,,
s-1,tobedeleted${changed},true,b-east,student,,,Plantedgiven,Plantedfamily,,,,,,,03,
s-9,active${changed},true,b-east,student,,,Plantedgiven,Plantedfamily,,,,,,,03,
`,
		'enrollments.csv': `sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate
e-k-east,tobedeleted${changed},k-east,b-east,t-1,teacher,true,,
e-new,active${changed},k-east,b-east,t-3,teacher,true,,
e-s9,active${changed},k-east,b-east,s-9,student,,,
`,
	});
	const { importId, summary } = await bringOf(set);
	expect(summary).toMatchObject({
		staff: { new: 1, changed: 1, gone: 1, held: 0, same: 0 },
		students: null,
		staffBefore: 40,
		staffGone: 1,
	});
	const page = await findImport(machine, importId);
	expect(isRefusal(page) ? page : page.listed.map(({ code }) => code)).toEqual(['counts-stay']);
	expect(isRefusal(page) ? page : page.schools.map(({ students }) => students)).toEqual([null, null]);
	expect((await person('t-1')).family_name).toBe('Married');
	expect((await person('t-2')).deactivated).toBe(true);
	expect((await person('t-4')).deactivated).toBe(false);
	expect((await rolesOf((await person('t-41')).id)).map((one) => one.role)).toEqual(['teacher']);
	expect(await rows(sql`select * from student_count order by grade`)).toEqual(counted);
	expect(
		await rows(sql`select k.students, l.roster_id from class k join class_teacher t on t.class_id = k.id
			join roster_link l on l.person_id = t.person_id where k.roster_id = 'k-east'`),
	).toEqual([{ students: 2, roster_id: 't-3' }]);
});

promise('a 1.2 set of changes in roles adds and ends exactly those', async () => {
	await bring(bayStaff());
	const roles =
		'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId\n';
	const modes = { orgs: 'absent', users: 'absent', roles: 'delta', classes: 'absent', enrollments: 'absent' };
	const { summary } = await bringOf(
		zip({
			'manifest.csv': manifest(modes, '1.2'),
			'roles.csv': `${roles}r-1,active${changed},t-1,primary,teacher,,,b-west,
r-2,tobedeleted${changed},t-2,primary,teacher,,,b-east,
r-3,active${changed},t-3,primary,aide,,,b-east,
r-4,active${changed},unknown-1,primary,teacher,,,b-east,
`,
		}),
	);
	expect(summary.staff).toEqual({ new: 0, changed: 3, gone: 0, held: 0, same: 0 });
	const schools = (id: string) =>
		rows(sql<{ name: string; open: boolean }>`select s.name, m.ends_on is null as open from membership m
			join school s on s.id = m.school_id join roster_link l on l.person_id = m.person_id
			where l.roster_id = ${id} order by 1`);
	expect(await schools('t-1')).toEqual([
		{ name: 'Bay East', open: true },
		{ name: 'Bay West', open: true },
	]);
	expect(await schools('t-2')).toEqual([{ name: 'Bay East', open: false }]);
	expect((await rolesOf((await person('t-3')).id)).filter((one) => one.open)).toEqual([
		{ role: 'assistant', open: true },
		{ role: 'teacher', open: true },
	]);
	expect(await person('t-2')).toMatchObject({ family_name: 'Family02', deactivated: false });
});

promise('a class of a set of changes is made or ended, the others stay', async () => {
	await bring(bayStaff());
	const classes =
		'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\n';
	await bringOf(
		zip({
			'manifest.csv': manifest({ orgs: 'absent', users: 'absent', classes: 'delta', enrollments: 'absent' }),
			'classes.csv': `${classes}k-new,active${changed},Choir,07,,,scheduled,,b-west,,Music,,
k-west,tobedeleted${changed},Science 7,07,,,scheduled,,b-west,y-1,Science,,
`,
		}),
	);
	expect(await rows(sql`select title, ended_on is null as held, students from class order by title`)).toEqual(
		[
			{ title: '3A', held: true, students: 2 },
			{ title: 'Choir', held: true, students: 0 },
			{ title: 'Science 7', held: false, students: 0 },
		],
	);
});

promise('roles begin and end on the days that the roster says', async () => {
	const files = harbour('1.2');
	const roles = (line: string) => {
		const [header, ...lines] = (files['roles.csv'] ?? '').split('\n');
		return [header, ...lines.filter((one) => !one.includes(',u-2,')), line, ''].join('\n');
	};
	const role = (begin: string, end: string) => `r-99,,,u-2,primary,teacher,${begin},${end},o-lower,`;
	const set = (line: string) => zip({ ...files, 'roles.csv': roles(line) });
	const days = () =>
		rows(sql`select r.starts_on > current_date as later, r.ends_on from role_assignment r
			join roster_link l on l.person_id = r.person_id where l.roster_id = 'u-2'`);
	await bringOf(set(role('2199-08-01', '2199-12-24')));
	expect(await days()).toEqual([{ later: true, ends_on: '2199-12-24' }]);
	const again = await previewOf(set(role('2199-08-01', '2199-12-24')));
	expect(again.summary.staff).toMatchObject({ new: 0, changed: 0 });
	const longer = await bringOf(set(role('2199-08-01', '2200-06-30')));
	expect(longer.summary.staff).toMatchObject({ changed: 1 });
	expect(await days()).toEqual([{ later: true, ends_on: '2200-06-30' }]);
	const over = await previewOf(set(role('2019-08-01', '2020-06-30')));
	expect(over.summary.staff).toMatchObject({ gone: 1 });
});

test('who is enrolled for a time only counts within it, and students of a set of changes are not told of', async () => {
	const files = harbour('1.1');
	const enrollments = files['enrollments.csv'] ?? '';
	const bounded = (dates: string) =>
		enrollments.replace(/^(.*,student,[^,]*),,$/m, `$1,${dates}`).replace(/^(e-1,.*,),$/m, '$1,');
	const students = async (text: string) => {
		const { roster, problems } = await collect(zip({ ...files, 'enrollments.csv': text }));
		expect(problems).toEqual([]);
		return (roster?.classes ?? []).reduce((sum, one) => sum + (one.students ?? 0), 0);
	};
	expect(await students(enrollments)).toBe(3);
	expect(await students(bounded('2026-08-24,2027-06-18'))).toBe(3);
	expect(await students(bounded('2026-08-24,2026-11-22'))).toBe(2);
	expect(await students(bounded('2026-11-23,2027-06-18'))).toBe(2);
});

test('a set may leave out what it says is absent, and nothing else', async () => {
	const files = harbour('1.1');
	const only = { 'manifest.csv': manifest({ orgs: 'delta', users: 'delta' }), 'users.csv': users };
	expect((await collect(zip(only))).problems.map(({ file, code }) => [file, code])).toContainEqual([
		'orgs.csv',
		'missing-file',
	]);
	const { told, refusalTotal } = await collect(
		zip({ ...files, 'manifest.csv': manifest({ users: 'absent', enrollments: 'absent' }) }),
	);
	expect(refusalTotal).toBe(0);
	expect(told).toMatchObject({
		people: 'none',
		roles: 'none',
		classes: 'all',
		teachers: 'none',
		counts: null,
	});
});

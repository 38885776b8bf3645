import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Of a hundred users: so many teachers, others on the staff, and students; the rest are guardians. */
const shares = { teachers: 6, others: 1, students: 63 };
const classesOfAStudent = 6;
const peopleOfASchool = 1500;

/** Writes a OneRoster 1.1 set of so many users into a folder. The same number makes the same set. @returns rows in it */
export async function writeRosterSet(folder: string, users: number): Promise<number> {
	await mkdir(folder, { recursive: true });
	let rows = 0;
	const write = (name: string, header: string, lines: Iterable<string>) => {
		const counted = function* () {
			yield `${header}\n`;
			for (const line of lines) {
				rows += 1;
				yield `${line}\n`;
			}
		};
		return pipeline(Readable.from(inPieces(counted())), createWriteStream(join(folder, name)));
	};
	const schools = Math.max(1, Math.round(users / peopleOfASchool));
	const count = (share: number) => Math.round((users * share) / 100);
	const [teachers, others, students] = [count(shares.teachers), count(shares.others), count(shares.students)];
	const guardians = users - teachers - others - students;
	const classes = teachers * 4;
	await write(
		'orgs.csv',
		'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId',
		map(schools + 1, (at) =>
			at === 0 ? 'd,,,The District,district,,' : `school-${at - 1},,,School ${at},school,,d`,
		),
	);
	await write(
		'academicSessions.csv',
		'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear',
		['y,,,2026-2027,schoolYear,2026-08-24,2027-06-18,,2027'],
	);
	await write(
		'classes.csv',
		'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods',
		map(
			classes,
			(at) => `class-${at},,,Class ${at},0${1 + (at % 9)},,,scheduled,,school-${at % schools},y,Science,,`,
		),
	);
	await write(
		'users.csv',
		'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password',
		people({ teachers, others, students, guardians, schools }),
	);
	await write(
		'enrollments.csv',
		'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
		enrolments({ classes, teachers, students, schools }),
	);
	return rows;
}

function* people(of: {
	teachers: number;
	others: number;
	students: number;
	guardians: number;
	schools: number;
}) {
	for (let at = 0; at < of.teachers + of.others; at += 1)
		yield `staff-${at},,,true,school-${at % of.schools},${at < of.teachers ? 'teacher' : 'administrator'},login${at},,Given${at % 977},Family${at},,,staff${at}@district.example,,,,,`;
	for (let at = 0; at < of.students; at += 1)
		yield `student-${at},,,true,school-${at % of.schools},student,login${at},,Given${at % 977},Family${at % 4001},,,s${at}@district.example,,,"parent-${at % of.guardians},parent-${(at * 7) % of.guardians}",0${1 + (at % 9)},secret${at}`;
	for (let at = 0; at < of.guardians; at += 1)
		yield `parent-${at},,,true,school-${at % of.schools},parent,,,Given${at % 977},Family${at % 4001},,,,,,,,`;
}

function* enrolments(of: { classes: number; teachers: number; students: number; schools: number }) {
	for (let at = 0; at < of.classes; at += 1)
		yield `et-${at},,,class-${at},school-${at % of.schools},staff-${at % of.teachers},teacher,true,,`;
	for (let at = 0; at < of.students; at += 1)
		for (let seat = 0; seat < classesOfAStudent; seat += 1) {
			const one = (at * classesOfAStudent + seat * 31) % of.classes;
			yield `es-${at}-${seat},,,class-${one},school-${one % of.schools},student-${at},student,,,`;
		}
}

function* map(count: number, make: (at: number) => string) {
	for (let at = 0; at < count; at += 1) yield make(at);
}

function* inPieces(lines: Iterable<string>) {
	let piece = '';
	for (const line of lines) {
		piece += line;
		if (piece.length < 65_536) continue;
		yield piece;
		piece = '';
	}
	yield piece;
}

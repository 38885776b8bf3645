import { freezeNumbers } from '#server/domain/numbers/index.ts';
import { schoolDay } from '#server/domain/school/index.ts';
import { visitor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { databaseInUse, unitOfWork } from '#server/platform/database/index.ts';
import { type BulkWriter, countTables, loadInBulk } from '#server/platform/database/load-in-bulk.ts';
import { newId } from '#server/platform/ids.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';
import { generateYears, largeStaff, usualSeed } from './generate.ts';
import { endingOf, keyIn, nameOfSchool, peopleOfSchool, stemOf } from './many-schools.ts';
import { multiply, multiplyNumbers, type Pattern, rowsOf } from './multiply.ts';
import { filled } from './rows.ts';
import { schoolName } from './staff.ts';

/** Most schools that can be made: as many as the numbers are counted for in one night. */
export const mostSchools = 5000;

/** What is being made, for who waits. All before `counting` is one transaction: interrupted, none of it is there. */
export interface Making {
	step: 'people' | 'rows' | 'indexes' | 'counting' | 'numbers';
	done: number;
	of: number;
}

/** Where the schools are: the patterns differ in seed and zone, so that not everybody's day begins at once. */
const zones = ['America/New_York', 'Asia/Singapore', 'Africa/Nairobi'];

/** Tables that get their keys, indexes and references back after they were filled; the triggers read the others meanwhile. */
const bulk = filled.slice(filled.indexOf('collaboration_focus'));

/**
 * Makes a demonstration of many schools in an empty installation on a PostgreSQL server, for measuring: sixty staff each, and
 * somewhat more than ten thousand visits in four school years. All or nothing, but for the leaders' numbers, which every
 * night's count completes. Refuses an installation that is set up, and the embedded engine.
 * @param url the address of a login that may migrate
 */
export async function makeManySchools(
	url: string | undefined,
	{ schools, seed = usualSeed }: { schools: number; seed?: number },
	tell: (making: Making) => void,
): Promise<Refusal | { rows: number }> {
	if (url === undefined || databaseInUse().engine === 'embedded') return refuse('many-schools-embedded');
	const there = await unitOfWork(visitor, (tx) =>
		tx.selectFrom('organisation').select('id').executeTakeFirst(),
	);
	if (there) return refuse('already-set-up', { kind: 'conflict' });
	const patterns = patternsFor(schools, seed);
	const all = Math.round(rowsOf(patterns.map(({ pattern }) => pattern)) * schools);
	let written = 0;
	await loadInBulk(
		url,
		{ all: ['organisation', 'school', ...filled], bulk },
		async (writer) => {
			tell({ step: 'people', done: 0, of: schools });
			await writeSchools(writer, patterns, schools);
			written += await writePeople(writer, patterns, schools, (done) =>
				tell({ step: 'people', done, of: schools }),
			);
			// It looks through everybody's visits for each booking, and they have no indexes yet. The patterns book nobody who
			// is busy, and that nobody is booked twice the table itself says when its references come back.
			await writer.query('alter table booking disable trigger booking_checked');
			await multiply(
				writer,
				patterns.map(({ pattern }) => pattern),
				schools,
				(rows) => {
					written += rows;
					tell({ step: 'rows', done: Math.min(written, all), of: all });
				},
			);
			await writer.query('alter table booking enable trigger booking_checked');
		},
		(done, of) => tell({ step: 'indexes', done, of }),
	);
	await countTables(url, ['organisation', 'school', ...filled], (done, of) =>
		tell({ step: 'counting', done, of }),
	);
	await countNumbers(url, patterns, schools, tell);
	return { rows: written };
}

interface MadePattern {
	pattern: Pattern;
	schoolId: string;
	zone: string;
}

function patternsFor(schools: number, seed: number): MadePattern[] {
	const at = now();
	const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
	return [here, ...zones].slice(0, schools).map((zone, number) => {
		const schoolId = `${stemOf(newId())}00000`;
		const rows = generateYears(schoolId, schoolDay(zone, at), zone, seed + number);
		return { pattern: { number, rows }, schoolId, zone };
	});
}

function patternOf(patterns: readonly MadePattern[], school: number): MadePattern {
	const found = patterns[(school - 1) % patterns.length];
	if (!found) throw new Error('There is no pattern to make a school from');
	return found;
}

const numbersUpTo = (schools: number) => Array.from({ length: schools }, (_, index) => index + 1);

async function writeSchools(writer: BulkWriter, patterns: MadePattern[], schools: number): Promise<void> {
	const organisation = newId();
	await writer.query('insert into organisation (id, name, demonstration) values ($1, $2, true)', [
		organisation,
		schools === 1 ? schoolName : `${schoolName.split(' ').slice(0, 2).join(' ')} Schools`,
	]);
	const rows = numbersUpTo(schools).map((number) => {
		const { schoolId, zone } = patternOf(patterns, number);
		return { id: keyIn(number, schoolId), organisation_id: organisation, name: nameOfSchool(number), zone };
	});
	await writer.query(
		`insert into school (id, organisation_id, name, zone, language)
		select id, organisation_id, name, zone, 'en' from json_populate_recordset(null::school, $1::json)`,
		[JSON.stringify(rows)],
	);
}

async function writePeople(
	writer: BulkWriter,
	patterns: MadePattern[],
	schools: number,
	tell: (done: number) => void,
): Promise<number> {
	const atOnce = 50;
	for (let from = 1; from <= schools; from += atOnce) {
		const people = numbersUpTo(schools)
			.slice(from - 1, from - 1 + atOnce)
			.flatMap((number) => {
				const { person } = patternOf(patterns, number).pattern.rows;
				return peopleOfSchool(
					number,
					person.map(({ id }) => id),
				);
			});
		const list = JSON.stringify(people);
		await writer.query(
			`insert into person (id, given_name, family_name, known_as, search_name)
			select id, given_name, family_name, known_as, search_name from json_populate_recordset(null::person, $1::json)`,
			[list],
		);
		await writer.query(
			`insert into person_address (id, person_id, address, source)
			select id, id, address, 'roster' from json_to_recordset($1::json) as row (id uuid, address citext)`,
			[list],
		);
		tell(Math.min(schools, from - 1 + atOnce));
	}
	return schools * largeStaff.length * 2;
}

async function countNumbers(
	url: string,
	patterns: MadePattern[],
	schools: number,
	tell: (making: Making) => void,
): Promise<void> {
	const counted = patterns.map(({ schoolId }, index) => stemOf(schoolId) + endingOf(index + 1));
	for (const [done, school] of counted.entries()) {
		tell({ step: 'numbers', done, of: counted.length });
		await freezeNumbers([school]);
	}
	const tables = ['number_period', 'number_cell'];
	await loadInBulk(
		url,
		{ all: tables, bulk: [] },
		(writer) => multiplyNumbers(writer, counted.length, schools),
		() => undefined,
	);
	await countTables(url, tables, () => undefined);
}

import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '#server/platform/refusal.ts';
import { orderOf, readDay, readMinutes, readTime } from './cells.ts';
import type { Reading, Sheet } from './kept-log.ts';
import { matchColumns } from './match-columns.ts';
import { type Circumstances, readRows } from './read-rows.ts';
import { readSheet } from './read-sheet.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const sheetOf = async (given: Uint8Array): Promise<Sheet> => {
	const sheet = await readSheet(given);
	if (isRefusal(sheet)) throw new Error(sheet.code);
	return sheet;
};
const codeOf = async (given: Uint8Array) => {
	const sheet = await readSheet(given);
	return isRefusal(sheet) ? sheet.code : 'read';
};

/** A workbook as spreadsheet programs write it: shared words, a day, a day with a time, a time, a number. */
function workbook(rows: string): Uint8Array {
	const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
	const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	const packaged = 'http://schemas.openxmlformats.org/package/2006';
	return zipSync({
		'[Content_Types].xml': strToU8(`<Types xmlns="${packaged}/content-types"/>`),
		'xl/workbook.xml': strToU8(
			`<workbook xmlns="${main}" xmlns:r="${related}"><sheets><sheet name="Log" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		),
		'xl/_rels/workbook.xml.rels': strToU8(
			`<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${related}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${related}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${related}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		),
		'xl/styles.xml': strToU8(
			`<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs></styleSheet>`,
		),
		'xl/sharedStrings.xml': strToU8(
			`<sst xmlns="${main}"><si><t>Date</t></si><si><t>Teacher</t></si><si><r><t>Clara </t></r><r><t>Okafor</t></r></si></sst>`,
		),
		'xl/worksheets/sheet1.xml': strToU8(
			`<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
		),
	});
}

describe('a sheet', () => {
	it.each([
		['commas', bytes('Date,Teacher\n2026-09-14,"Okafor, Clara"\n')],
		[
			'semicolons, and the mark that programs put before UTF-8',
			bytes('\uFEFFDate;Teacher\r\n2026-09-14;Okafor, Clara\r\n'),
		],
		['tabs', bytes('Date\tTeacher\n\n2026-09-14\tOkafor, Clara')],
		['UTF-16', new Uint8Array(Buffer.from('\uFEFFDate,Teacher\n2026-09-14,"Okafor, Clara"', 'utf16le'))],
	])('is read whose cells are parted by %s', async (_, given) => {
		const sheet = await sheetOf(given);
		expect(sheet.header).toEqual(['Date', 'Teacher']);
		expect(sheet.rows.map(({ cells }) => cells)).toEqual([['2026-09-14', 'Okafor, Clara']]);
	});

	it('is read as a program in western Europe wrote it before UTF-8', async () => {
		const sheet = await sheetOf(
			new Uint8Array(Buffer.from('Teacher;Notes\nÅsa Müller;“très bien”'.replace(/[“”]/g, '"'), 'latin1')),
		);
		expect(sheet.rows[0]?.cells[0]).toBe('Åsa Müller');
	});

	it('of a workbook shows days, times and words as people see them', async () => {
		const sheet = await sheetOf(
			workbook(
				`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>Time</t></is></c><c r="D1" t="inlineStr"><is><t>Min</t></is></c></row>
				<row r="3"><c r="A3" s="1"><v>46279</v></c><c r="B3" t="s"><v>2</v></c><c r="C3" s="3"><v>0.40625</v></c><c r="D3"><v>45</v></c></row>
				<row r="4"><c r="A4" s="2"><v>46279.5</v></c></row>`,
			),
		);
		expect(sheet.header).toEqual(['Date', 'Teacher', 'Time', 'Min']);
		expect(sheet.rows.map(({ cells }) => cells)).toEqual([
			['2026-09-14', 'Clara Okafor', '09:45', '45'],
			['2026-09-14 12:00', '', '', ''],
		]);
	});

	it('is refused with a sentence when it is empty, none, broken, too much, or would swell', async () => {
		expect(await codeOf(bytes('Date,Teacher\n\n'))).toBe('kept-log-empty');
		expect(await codeOf(bytes('a\0b'))).toBe('kept-log-unreadable');
		expect(await codeOf(bytes(`Date\n${'2026-09-14\n'.repeat(3001)}`))).toBe('kept-log-too-many');
		expect(await codeOf(new Uint8Array(5_000_001))).toBe('kept-log-too-large');
		expect(await codeOf(bytes('PK\u0003\u0004 and nothing of a zip'))).toBe('kept-log-workbook');
		expect(await codeOf(zipSync({ 'letter.txt': strToU8('Dear') }))).toBe('kept-log-workbook');
		const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(81_000_000) }, { level: 1 });
		expect(bomb.length).toBeLessThan(5_000_000);
		expect(await codeOf(bomb)).toBe('kept-log-workbook');
	});

	it('is refused with a sentence when it says to be UTF-16 and is cut in a letter, or holds half of one', async () => {
		const utf16 = (text: string) => new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
		const whole = utf16('Date,Teacher\n2026-09-14,Clara');
		expect(await codeOf(whole)).toBe('read');
		expect(await codeOf(whole.subarray(0, -1))).toBe('kept-log-unreadable');
		expect(await codeOf(utf16('Date,Teacher\n2026-09-14,Cl\ud800ara'))).toBe('kept-log-unreadable');
	});

	it('of nothing but cells or lines is refused before any is read', async () => {
		for (const sign of [',', '\n', '\r', ';', '\t'])
			expect(await codeOf(bytes(`Date${sign}Teacher\n${sign.repeat(400_001)}`))).toBe('kept-log-too-many');
		expect(await codeOf(bytes(`Date,Teacher\n${',,,,,,,,,\n'.repeat(20_000)}2026-09-14,Clara`))).toBe('read');
	});

	it('leaves out the column of ours, and takes back what was made harmless', async () => {
		const sheet = await sheetOf(
			bytes('Date,Notes,→ Not read because\n2026-09-14,\'=1+1,"Its day cannot be read"\n'),
		);
		expect(sheet).toEqual({
			header: ['Date', 'Notes'],
			rows: [{ number: 2, cells: ['2026-09-14', '=1+1'] }],
		});
	});
});

describe('a column', () => {
	it('is known by its name, in several languages, each once', () => {
		expect(matchColumns(['Date of visit', 'Teacher Name', 'Type of Support', 'Time spent', 'Comments'])).toEqual({
			day: 0, teacher: 1, kind: 2, minutes: 3, note: 4,
		}); // biome-ignore format: places
		expect(matchColumns(['Datum', 'Lehrkraft', 'Dauer', 'Notizen'])).toEqual({
			day: 0,
			teacher: 1,
			minutes: 2,
			note: 3,
		});
		expect(matchColumns(['A', '', 'Name', 'Name'])).toEqual({ teacher: 2 });
	});
});

describe('a cell', () => {
	it.each([
		['2026-09-14', 'day', '2026-09-14'],
		['14.9.2026', 'day', '2026-09-14'],
		['9/14/26', 'month', '2026-09-14'],
		['3/9/2026', 'day', '2026-09-03'],
		['3/9/2026', 'month', '2026-03-09'],
		['14 September 2026', 'day', '2026-09-14'],
		['Mon, Sep 14, 2026', 'day', '2026-09-14'],
		['14. Sept. 2026', 'day', '2026-09-14'],
		['2026-02-30', 'day', undefined],
		['14/14/2026', 'day', undefined],
		['last Tuesday', 'day', undefined],
		['', 'day', undefined],
	] as const)('%s, the %s first, is the day %s', (cell, first, day) => {
		expect(readDay(cell, first, 'en')).toBe(day);
	});

	it('says by itself which number is the day, where it can; else the reader’s language does', () => {
		expect(orderOf(['3/9/2026', '14/9/2026'], 'en-US')).toBe('day');
		expect(orderOf(['3/9/2026', '9/14/2026'], 'de')).toBe('month');
		expect([orderOf(['3/9/2026'], 'en-US'), orderOf(['3/9/2026'], 'en-GB')]).toEqual(['month', 'day']);
	});

	it.each([
		['9:30', '09:30'], ['09.30', '09:30'], ['14h05', '14:05'], ['2 pm', '14:00'], ['12:15 AM', '00:15'],
		['2026-09-14 10:20', '10:20'], ['25:00', undefined], ['9', undefined], ['after lunch', undefined],
	])('%s is the time %s', (cell, time) => {
		expect(readTime(cell)).toBe(time);
	}); // biome-ignore format: pairs

	it.each([
		['45', 45], ['45 min', 45], ['1:15', 75], ['1h 15', 75], ['1,5 h', 90], ['2 hours', 120], ['0', undefined],
		['9999', undefined], ['a while', undefined],
	])('%s is %s minutes', (cell, minutes) => {
		expect(readMinutes(cell)).toBe(minutes);
	}); // biome-ignore format: pairs
});

describe('a row', () => {
	const circumstances: Circumstances = {
		actorId: 'ada',
		colleagues: [
			{ id: 'clara', given: 'Clara', family: 'Okafor', knownAs: null },
			{ id: 'daniel', given: 'Daniel', family: 'Åkesson', knownAs: 'Dan' },
			{ id: 'dana', given: 'Dana', family: 'Silva', knownAs: 'Dan' },
		],
		zone: 'Europe/Lisbon',
		locale: 'en',
		now: new Date('2026-11-20T12:00:00Z'),
	};
	const reading: Reading = {
		columns: { day: 0, teacher: 1, kind: 2, note: 3 },
		first: 'day',
		people: {},
		kinds: {},
	};
	const read = (cells: string[][], more: Partial<Reading> = {}) =>
		readRows(
			{ header: [], rows: cells.map((row, at) => ({ number: at + 2, cells: row })) },
			{ ...reading, ...more },
			circumstances,
		);

	it('becomes a visit at the school’s own time, with whoever is named, in either order, by any name', () => {
		for (const [name, ids] of [
			['Clara Okafor', ['clara']], ['OKAFOR, clara', ['clara']], ['Clara and Daniel Akesson', ['clara', 'daniel']],
			['Okafor; Silva', ['clara', 'dana']],
		] as const) // biome-ignore format: pairs
			expect(read([['14.9.2026', name, 'Co-teach', 'Good']]).rows[0]?.visit).toMatchObject({
				with: ids,
				kind: 'co-teaching',
				startsAt: new Date('2026-09-14T07:00:00Z'),
				minutes: 45,
				note: 'Good',
			});
	});

	it('is not read where a name is nobody’s or several people’s, until it is said whose it is', () => {
		const before = read([
			['14.9.2026', 'Dan', '', ''],
			['15.9.2026', 'Mrs O.', '', ''],
		]);
		expect(before.rows.map(({ why }) => why)).toEqual(['teacher', 'teacher']);
		expect(before.unknownNames).toEqual(['Dan', 'Mrs O.']);
		const after = read([['14.9.2026', 'Dan', '', '']], { people: { dan: 'daniel' } });
		expect(after.rows[0]?.visit?.with).toEqual(['daniel']);
	});

	it('is not read without a day or anybody, ahead, long ago, or of an unknown kind', () => {
		const why = (row: string[]) => read([row]).rows[0]?.why;
		expect(why(['', 'Clara', '', ''])).toBe('no-day');
		expect(why(['soon', 'Clara', '', ''])).toBe('day');
		expect(why(['1.12.2026', 'Clara', '', ''])).toBe('ahead');
		expect(why(['1.12.2010', 'Clara', '', ''])).toBe('long-ago');
		expect(why(['14.9.2026', '', '', ''])).toBe('no-teacher');
		expect(why(['14.9.2026', 'Clara', 'PLC', ''])).toBe('kind');
		expect(
			read([['14.9.2026', 'Clara', 'PLC', '']], { kinds: { plc: 'planning' } }).rows[0]?.visit?.kind,
		).toBe('planning');
	});

	it('has the same key in any file, and of two alike each its own', () => {
		const row = ['14.9.2026', 'Clara', '', 'Good'];
		const keys = read([row, row]).rows.map(({ visit }) => visit?.entry);
		expect(new Set(keys).size).toBe(2);
		expect(read([['15.9.2026', 'Clara', '', ''], row]).rows[1]?.visit?.entry).toBe(keys[0]);
	});
});

import { expect, it } from 'vitest';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { actorOf, type CastName, cast, rehearse, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { bringLog, changeReading, dropLog, findLog, findLogs, findUnread, takeLog } from './index.ts';

withDatabase(rehearse);
const ada = actorOf('ada');
const missing = { code: 'missing' };
const day = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10);

const bring = (text: string, by: CastName = 'ada') =>
	bringLog(actorOf(by), {
		schoolId: schools.harbour.id,
		fileName: 'log.csv',
		bytes: new TextEncoder().encode(text),
		locale: 'en',
	});
const made = <Value>(value: Value): Exclude<Value, { refused: true }> => {
	if (isRefusal(value)) throw new Error(value.code);
	return value as Exclude<Value, { refused: true }>;
};
const visitsOf = (by: CastName) =>
	unitOfWork(actorOf(by), (tx) =>
		tx
			.selectFrom('visit as v')
			.selectAll('v')
			.where('author_id', '=', cast.ada.id)
			.where('collaboration_id', 'is', null)
			.execute(),
	);
const notesSeenBy = (by: CastName) =>
	unitOfWork(actorOf(by), (tx) =>
		tx.selectFrom('note').select('words').where('words', 'like', 'From the log%').execute(),
	);
const log = `When;Who;Sort;My words
${day};${cast.clara.given} ${cast.clara.family};Modeling;From the log: groups of three
${day};Nobody Known;Modeling;From the log: who was it
;${cast.clara.given} ${cast.clara.family};Modeling;From the log: no day
`;

it('becomes visits with notes for their author alone; what cannot be read stays, and the same file twice adds nothing', async () => {
	const before = (await visitsOf('ada')).length;
	const id = made(await bring(log));
	// “Sort” and “My words” are names that no column of ours has.
	expect(made(await findLog(ada, id, 'en'))).toMatchObject({
		readable: 1,
		unread: 2,
		shown: [{ kind: 'check-in', note: '' }],
	});
	expect((await visitsOf('ada')).length).toBe(before);

	const columns = { day: 0, teacher: 1, kind: 2, note: 3 };
	const same = { first: 'day', people: [], kinds: [] } as const;
	expect(await changeReading(ada, id, { ...same, columns: { ...columns, note: 2 } }, 'en')).toMatchObject({
		code: 'kept-log-column-twice',
	});
	expect(await changeReading(ada, id, { ...same, columns: { day: 0 } }, 'en')).toMatchObject({
		code: 'kept-log-needs',
	});
	expect(await changeReading(ada, id, { ...same, columns }, 'en')).toBeUndefined();
	const page = made(await findLog(ada, id, 'en'));
	expect(page).toMatchObject({ readable: 1, here: 0, unread: 2, unknownNames: [{ name: 'Nobody Known' }] });

	expect(await takeLog(ada, id, 'en')).toEqual({ made: 1, unread: 2 });
	expect((await visitsOf('ada')).length).toBe(before + 1);
	// Clara sees that the visit was; the words are its author's.
	expect((await visitsOf('clara')).some((visit) => visit.kind === 'modelling' && visit.minutes === 45)).toBe(
		true,
	);
	expect([await notesSeenBy('ada'), await notesSeenBy('clara')]).toEqual([
		[{ words: 'From the log: groups of three' }],
		[],
	]);

	// The same file again, read as it was the last time; from both at once, too.
	const again = made(await bring(log));
	expect(made(await findLog(ada, again, 'en'))).toMatchObject({ readable: 1, here: 1, unread: 2 });
	expect(await Promise.all([takeLog(ada, again, 'en'), takeLog(ada, again, 'en')])).toMatchObject([
		{ made: 0 },
		{ made: 0 },
	]);
	expect((await visitsOf('ada')).length).toBe(before + 1);

	// The rest, once it is said who is meant.
	const people = [{ name: 'Nobody Known', personId: cast.clara.id }];
	expect(await changeReading(ada, id, { ...same, columns, people }, 'en')).toBeUndefined();
	expect(await takeLog(ada, id, 'en')).toEqual({ made: 1, unread: 1 });
	expect(made(await findUnread(ada, id, 'en'))).toMatchObject({
		header: ['When', 'Who', 'Sort', 'My words'],
		rows: [{ why: 'no-day' }],
	});
});

it('makes nothing of a log in which no row can be read', async () => {
	const id = made(await bring('A;B\n1;2\n'));
	expect(await takeLog(ada, id, 'en')).toMatchObject({ code: 'kept-log-nothing' });
});

it('is its owner’s alone, and only who facilitates there brings one', async () => {
	const id = made(await bring(log));
	for (const name of ['clara', 'hana', 'mara', 'lena', 'ivo', 'ben'] as const) {
		const other = actorOf(name);
		expect(await findLog(other, id, 'en')).toMatchObject(missing);
		expect(await findUnread(other, id, 'en')).toMatchObject(missing);
		expect(await takeLog(other, id, 'en')).toMatchObject(missing);
		expect(await dropLog(other, id)).toMatchObject(missing);
		expect(
			await changeReading(other, id, { columns: {}, first: 'day', people: [], kinds: [] }, 'en'),
		).toMatchObject(missing);
		expect((await findLogs(other)).some((line) => line.id === id)).toBe(false);
	}
	expect(await bring(log, 'clara')).toMatchObject(missing);
	expect(await bring(log, 'lena')).toMatchObject(missing);
	expect(await dropLog(ada, id)).toBeUndefined();
	expect(await findLog(ada, id, 'en')).toMatchObject(missing);
	expect(await findLog(ada, 'no-key', 'en')).toMatchObject(missing);
});

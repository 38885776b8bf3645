import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { machine } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { rehearsal } from '#server/platform/database/rehearsal.ts';
import { actorOf, planted, rehearse } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { findRules, prove } from './index.ts';
import { judge } from './judge.ts';
import { promises, readers } from './promises.ts';
import { readEverything } from './read-everything.ts';

withDatabase(rehearse);

const people = () =>
	unitOfWork(machine, async (tx) => {
		const { rows } = await sql<{ n: number }>`select count(*)::int as n from person`.execute(tx);
		return rows[0]?.n;
	});

it('finds the promise kept: everyone reaches what is theirs, nobody else does, and nothing of it remains', async () => {
	const before = await people();
	const all = await prove();
	expect(all.map(({ reader }) => reader)).toEqual(readers);
	expect(all.filter(({ broken, withheld }) => broken.length + withheld.length > 0)).toEqual([]);
	expect(all.find(({ reader }) => reader === 'teacher')?.reached).toContain('shared-note');
	for (const reader of ['leader', 'evaluator', 'operator', 'operating', 'machine', 'colleague'] as const)
		expect(all.find((one) => one.reader === reader)?.reached).toEqual([]);
	// What is confidential is shut; what a teacher offers to colleagues is not that.
	expect(all.find(({ reader }) => reader === 'shut')?.reached).toEqual(['own-offer', 'withdrawn-resource']);
	expect(await people()).toBe(before);
});

it('looks where the texts are: as who wrote them, it finds those of the cast', async () => {
	const { found } = await unitOfWork(actorOf('ada'), (tx) => readEverything(tx, 'PLANTED'));
	const texts = found.map(({ text }) => text);
	const {
		ownOffer,
		goal,
		booking,
		outsideCalendar: _,
		requestDesk: __,
		setUp: ___,
		resource,
		withdrawnResource,
		...hers
	} = planted;
	// What is known to all colleagues is marked otherwise.
	const secret = Object.values(hers).filter((text) => text.startsWith('PLANTED'));
	for (const text of secret) expect(texts).toContain(text);
	const { found: clara } = await unitOfWork(actorOf('clara'), (tx) => readEverything(tx, 'PLANTED'));
	for (const text of [ownOffer, goal, resource, withdrawnResource])
		expect(clara.map((found) => found.text)).toContain(text);
	const { found: joy } = await unitOfWork(actorOf('joy'), (tx) => readEverything(tx, 'PLANTED'));
	expect(joy.map((found) => found.text)).toEqual([booking, booking]);
	const { found: none, columns } = await unitOfWork(actorOf('fatima'), (tx) => readEverything(tx, 'PLANTED'));
	expect(none).toEqual([]);
	expect(columns).toBeGreaterThan(50);
});

it('takes what is like a pattern as it is', async () => {
	const { found } = await unitOfWork(actorOf('ada'), (tx) => readEverything(tx, "x'; --%_"));
	expect(found).toEqual([]);
});

it('says what is broken, and where, and what is withheld', () => {
	const text = 'PROOF-x-private-note.';
	const leader = judge('leader', 'PROOF-x', {
		found: [{ table: 'note', column: 'words', text }],
		columns: 9,
	});
	expect(leader.broken).toEqual([{ planted: 'private-note', at: 'note.words' }]);
	expect(leader.withheld).toEqual([]);
	const teacher = judge('teacher', 'PROOF-x', { found: [], columns: 9 });
	expect(teacher.broken).toEqual([]);
	expect(teacher.withheld).toContain('shared-note');
	expect(promises['private-note']).toEqual(['facilitator']);
});

it('leaves nothing of a rehearsal, kept or failed', async () => {
	const add = (id: string) =>
		rehearsal(async (as) => {
			await as(machine, (tx) =>
				tx
					.insertInto('person')
					.values({ id, given_name: 'Nobody', family_name: 'Stays', search_name: 'nobody stays' })
					.execute(),
			);
			if (id.endsWith('2')) throw new Error('in the middle');
			return 'rehearsed';
		});
	const before = await people();
	expect(await add('01900000-0000-7000-8000-00000000f001')).toBe('rehearsed');
	await expect(add('01900000-0000-7000-8000-00000000f002')).rejects.toThrow('in the middle');
	expect(await people()).toBe(before);
});

it('has for every table that a changed address shuts a sentence of its own, which the page of rules shows', async () => {
	const rules = new Map((await findRules()).map((rule) => [rule.table, rule]));
	const sealed = await unitOfWork(machine, (tx) =>
		sql<{
			name: string;
		}>`select tablename as name from pg_policies where policyname = 'sealed' and cmd = 'ALL'`.execute(tx),
	);
	expect(sealed.rows.length).toBeGreaterThan(30);
	const silent = sealed.rows
		.filter(({ name }) => !rules.get(name)?.says.includes('"'))
		.map(({ name }) => name);
	expect(silent).toEqual([]);
	expect(rules.get('note')?.sql).toContain('create policy note_author on note');
});

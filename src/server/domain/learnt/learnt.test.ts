import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { findRequest, type To } from '#server/domain/request/index.ts';
import { addCandidate, beginTrial, changeNeed, decideVerdict, findNeeds } from '#server/domain/tool/index.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { actorOf, type CastName, cast, rehearse, schools } from '../../../../tests/cast/index.ts';
import {
	becomesEvaluator,
	membershipEnds,
	roleBegins,
} from '../../../../tests/confidentiality/happenings.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	changeLearnt,
	changesIn,
	deedsOfChange,
	findLearnt,
	findReports,
	followChange,
	takeBackLearnt,
	turnChangeIntoNeed,
	turnChangeIntoRequest,
	writeLearnt,
} from './index.ts';

withDatabase(rehearse);

const [ada, clara, daniel, goran] = [actorOf('ada'), actorOf('clara'), actorOf('daniel'), actorOf('goran')];
const origin = 'https://tandem.test';
const harbour = schools.harbour.id;
const desk: To = { heldAs: 'desk', personId: null };
const readers: readonly CastName[] = ['ada', 'ben', 'goran', 'clara'];

async function did<Result>(result: Promise<Result | Refusal>): Promise<Result> {
	const given = await result;
	if (isRefusal(given)) throw new Error(`refused: ${given.code}`);
	return given;
}
const said = (more: object = {}) => ({
	occasion: 'A conference by the sea', learnt: 'Children film better in threes', tried: '', forWhom: 'Grade 5',
	changes: ['Three microphones a class', 'Shorter films'], entry: newId(), origin, ...more,
}); // biome-ignore format: a form reads better in rows
const writes = async (more?: object) => (await did(writeLearnt(clara, harbour, said(more)))).id;
const changesOf = async (id: string) => (await did(findLearnt(ada, id))).changes;
const letters = (subject: string) =>
	unitOfWork({ kind: 'mailer' }, async (tx) => {
		const { rows } = await sql<{ to_person: string; body: string }>`
			select to_person, subject || body as body from mail where subject like ${subject} order by id`.execute(
			tx,
		);
		return rows;
	});

describe('what was learnt', () => {
	it('is told once, to the facilitators and technicians of the school, and to nobody else', async () => {
		const entry = newId();
		const id = await writes({ entry });
		expect(await writes({ entry })).toBe(id);
		for (const name of Object.keys(cast) as CastName[]) {
			const found = await findLearnt(actorOf(name), id);
			const listed = (await findReports(actorOf(name), harbour)).reports.some((one) => one.id === id);
			expect(listed, name).toBe(readers.includes(name));
			if (readers.includes(name))
				expect(found, name).toMatchObject({ learnt: 'Children film better in threes' });
			else expect(found, name).toBe(missing);
		}
		const told = await letters('% told what they learnt');
		expect(told.map((one) => one.to_person).sort()).toEqual([cast.ada.id, cast.ben.id, cast.goran.id].sort());
		for (const { body } of told) expect(body).not.toMatch(/conference|threes|microphones|films/i);
		const first = await findReports(ada, harbour, { limit: 1 });
		expect(
			(await findReports(ada, harbour, { after: first.next })).reports.map((one) => one.id),
		).not.toContain(first.reports[0]?.id);
	});

	it('is refused where it says nothing, too much, or is of another school', async () => {
		expect(await writeLearnt(clara, harbour, said({ learnt: '  ' }))).toMatchObject({
			code: 'required',
			field: 'learnt',
		});
		expect(await writeLearnt(clara, harbour, said({ occasion: 'x'.repeat(201) }))).toMatchObject({
			code: 'too-long',
		});
		const many = Array.from({ length: 21 }, (_, at) => `Change ${at}`);
		expect(await writeLearnt(clara, harbour, said({ changes: many }))).toMatchObject({
			code: 'learnt-changes',
		});
		expect(await writeLearnt(clara, schools.hill.id, said())).toBe(missing);
		expect(changesIn('- One\n\n • Two \n-5 degrees')).toEqual(['One', 'Two', '-5 degrees']);
	});

	it('is corrected and added to by its author, who takes it back for everybody', async () => {
		const id = await writes();
		expect(await changeLearnt(ada, id, { ...said(), version: 1 })).toBe(missing);
		await did(
			changeLearnt(clara, id, { ...said({ learnt: 'In fours', changes: ['A tripod'] }), version: 1 }),
		);
		expect(await changeLearnt(clara, id, { ...said(), version: 1 })).toMatchObject({
			code: 'changed-meanwhile',
		});
		expect((await changesOf(id)).map(({ words }) => words)).toEqual([
			'Three microphones a class',
			'Shorter films',
			'A tripod',
		]);
		expect(await takeBackLearnt(goran, id)).toBe(missing);
		await did(takeBackLearnt(clara, id));
		for (const who of [ada, clara]) expect(await findLearnt(who, id)).toBe(missing);
	});
});

describe('what should change', () => {
	it('becomes a request in words of who asks, is done or let go with a reason, and may be proposed again', async () => {
		expect(deedsOfChange('proposed')).toEqual(['request', 'trial', 'done', 'let-go']);
		expect(deedsOfChange('trial')).toEqual(['done', 'let-go']);
		const id = await writes();
		const [first, second] = await changesOf(id);
		if (!first || !second) throw new Error('proposed nothing');
		const ask = (version: number, to = desk, words = 'To be heard in the hall') =>
			turnChangeIntoRequest(ada, first.id, { to, words, version, entry: newId(), origin });
		const before = (await letters('News of what you told%')).length;
		expect(
			await turnChangeIntoRequest(daniel, first.id, {
				to: desk,
				words: 'x',
				version: 1,
				entry: newId(),
				origin,
			}),
		).toBe(missing);
		expect(await ask(1, { heldAs: 'mentor', personId: cast.daniel.id })).toBe(missing);
		expect(await ask(9)).toMatchObject({ code: 'changed-meanwhile' });
		expect(await ask(1, desk, ' ')).toMatchObject({ code: 'required', field: 'words' });
		const request = await did(ask(1));
		expect(await did(findRequest(goran, request.id))).toMatchObject({
			asker: { id: cast.ada.id },
			messages: [{ words: 'To be heard in the hall' }],
		});
		// Who asked and who holds it find it from here; who told it knows that it was asked for.
		expect((await changesOf(id))[0]).toMatchObject({
			state: 'request',
			requestId: request.id,
			byName: 'Ada Okafor',
		});
		expect((await did(findLearnt(clara, id))).changes[0]).toMatchObject({
			state: 'request',
			requestId: null,
		});
		expect(await ask(2)).toMatchObject({ code: 'learnt-not-now' });
		const follow = (to: 'done' | 'let-go' | 'proposed', version: number, outcome = '', who = goran) =>
			followChange(who, first.id, { to, outcome, version, origin });
		expect(await follow('let-go', 2)).toMatchObject({ code: 'required', field: 'outcome' });
		expect(await follow('done', 2, 'x', daniel)).toBe(missing);
		await did(follow('done', 2, 'Bought'));
		await did(follow('proposed', 3, '', clara));
		expect((await changesOf(id))[0]).toMatchObject({ state: 'proposed', requestId: null, outcome: '' });
		await did(
			turnChangeIntoNeed(goran, second.id, { words: 'Film in short', version: 1, entry: newId(), origin }),
		);
		await did(
			followChange(clara, second.id, { to: 'let-go', outcome: 'Nobody liked it', version: 2, origin }),
		);
		expect((await findReports(ada, harbour)).reports.find((one) => one.id === id)).toMatchObject({
			changes: 2,
			open: 1,
		});
		const news = await letters('News of what you told%');
		expect(news.slice(before).map((one) => one.to_person)).toEqual([
			cast.clara.id,
			cast.clara.id,
			cast.clara.id,
		]);
		for (const { body } of news) expect(body).not.toMatch(/microphone|film|Bought/);
	});

	it('becomes a need for a tool, by the one who says so, and is read to the verdict on it', async () => {
		const id = await writes();
		const [first, second] = await changesOf(id);
		const tries = (change = first, version = 1, who = goran, entry = newId()) =>
			turnChangeIntoNeed(who, change?.id ?? '', { words: 'Be heard', version, entry, origin });
		for (const who of [daniel, actorOf('fatima'), actorOf('lena')])
			expect(await tries(first, 1, who)).toBe(missing);
		expect(await tries(first, 9)).toMatchObject({ code: 'changed-meanwhile' });
		const needs = async () => (await did(findNeeds(daniel, harbour))).needs.map(({ words }) => words);
		expect(await needs()).not.toContain('Be heard');
		const entry = newId();
		const need = await did(tries(first, 1, goran, entry));
		expect(await did(tries(first, 1, goran, entry))).toEqual(need);
		// All staff read the need, and not what was told to fewer.
		expect(await needs()).toContain('Be heard');
		expect(await needs()).not.toContain('Three microphones a class');
		const stands = async (at = 0) => (await changesOf(id))[at];
		expect(await stands()).toMatchObject({
			state: 'trial', need: { id: need.id, stage: 'looking', tool: '' }, byName: 'Goran Petrović', deeds: ['done', 'let-go'],
		}); // biome-ignore format: short enough for one line
		const beside = async (name: string) =>
			(await did(addCandidate(ada, need.id, { name, entry: newId() }))).id;
		const clip = await beside('Clip-on');
		const trial = {
			toolId: clip, className: 'Grade 4', students: 20, startsOn: '2026-09-07', endsOn: null, tried: 'A walk', entry: newId(),
		}; // biome-ignore format: short enough for one line
		await did(beginTrial(clara, need.id, trial));
		expect((await stands())?.need?.stage).toBe('trial');
		const verdict = (suits: 'suits' | 'not') =>
			decideVerdict(ada, need.id, { toolId: clip, suits, forWhom: '', words: 'As it went', entry: newId() });
		const open = async () => (await findReports(ada, harbour)).reports.find((one) => one.id === id)?.open;
		await did(verdict('not'));
		expect([(await stands())?.state, await open()]).toEqual(['trial', 2]);
		await did(verdict('suits'));
		expect(await stands()).toMatchObject({
			state: 'done',
			need: { stage: 'suits', tool: 'Clip-on' },
			deeds: ['proposed'],
		});
		expect(await open()).toBe(1);
		// Proposed again, it begins anew; closed without a tool, it is let go.
		await did(followChange(clara, first?.id ?? '', { to: 'proposed', outcome: '', version: 2, origin }));
		expect(await stands()).toMatchObject({ state: 'proposed', need: null });
		const other = await did(tries(second));
		const closes = { words: 'Shorter films', forClass: '', closed: true, version: 1 };
		await did(changeNeed(goran, other.id, closes));
		expect(await stands(1)).toMatchObject({ state: 'let-go', need: { stage: 'closed' } });
		// What says that something is tried, with nothing there, is proposed.
		await unitOfWork(ada, (tx) =>
			tx
				.updateTable('learnt_change')
				.set({ state: 'trial', changed_by: cast.ada.id })
				.where('id', '=', first?.id ?? '')
				.execute(),
		);
		expect(await stands()).toMatchObject({ state: 'proposed', need: null });
	});

	it('is written by nobody into a report that is not theirs, and asked for as no request of somebody else', async () => {
		const id = await writes();
		const [change] = await changesOf(id);
		const insert = (who: typeof ada) =>
			unitOfWork(who, (tx) =>
				tx
					.insertInto('learnt_change')
					.values({ id: newId(), report_id: id, position: 9, words: 'x', changed_at: new Date() })
					.execute(),
			);
		for (const who of [ada, daniel, actorOf('lena')])
			await expect(insert(who)).rejects.toMatchObject({ code: '42501' });
		await expect(
			unitOfWork(ada, (tx) =>
				tx
					.updateTable('learnt_change')
					.set({ state: 'done', changed_by: cast.goran.id })
					.where('id', '=', change?.id ?? '')
					.execute(),
			),
		).rejects.toMatchObject({ code: '42501' });
	});
});

describe('what somebody told', () => {
	it('gets letters to those who read it; who evaluates them, or left, writes and reads nothing', async () => {
		const letter = 'Hana Sato told%';
		const hana = actorOf('hana');
		await becomesEvaluator('ben', 'hana');
		await roleBegins('fatima', 'technician');
		const id = (await did(writeLearnt(hana, harbour, said()))).id;
		expect((await letters(letter)).map(({ to_person }) => to_person).sort()).toEqual(
			[cast.ada.id, cast.goran.id].sort(),
		);
		for (const name of ['ben', 'fatima'] as const)
			expect(await findLearnt(actorOf(name), id), name).toBe(missing);
		const forged = (about: object) =>
			unitOfWork(hana, (tx) =>
				tx
					.insertInto('learnt_change')
					.values({ id: newId(), report_id: id, position: 50, words: 'x', changed_at: new Date(), ...about })
					.execute(),
			);
		for (const about of [{ changed_by: cast.ada.id }, { outcome: 'Ada said so' }])
			await expect(forged(about)).rejects.toThrow('row-level security');
		await forged({});
		await membershipEnds('hana');
		await expect(forged({ position: 51 })).rejects.toThrow('row-level security');
		expect(
			await changeLearnt(hana, id, { ...said({ learnt: 'From outside', changes: [] }), version: 1 }),
		).toBe(missing);
		expect((await did(findLearnt(ada, id))).learnt).toBe(said().learnt);
		expect(await did(takeBackLearnt(hana, id))).toEqual({ id });
	});
});

import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import { holdClock, now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { actorOf, type CastName, cast, rehearse, schools } from '../../../../tests/cast/index.ts';
import { roleBegins, roleEnds } from '../../../../tests/confidentiality/happenings.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	addCandidate,
	addTool,
	beginTrial,
	bringTools,
	changeNeed,
	changeTool,
	changeToolState,
	decideVerdict,
	findCriteria,
	findNeed,
	findNeeds,
	findTool,
	findTools,
	findToolsToSee,
	joinNeed,
	nameNeed,
	observeTrial,
	previewTools,
	readToolSheet,
	removeCandidate,
	removeTrial,
	reviewPrivacy,
	setCriteria,
	type ToolState,
	tellOfTools,
} from './index.ts';
import { cleanAddress, mayBecome, namesTool, privacyOn, standingOn } from './tool.ts';

withDatabase(rehearse);

const [ada, clara, daniel] = [actorOf('ada'), actorOf('clara'), actorOf('daniel')];
const harbour = schools.harbour.id;
const today = schoolDay('Europe/Lisbon', now());
const words = { address: '', notes: '', seats: null, cost: '', from: null, until: null };
const found = { data: 'a', keptWhere: 'b', ages: 'c', agreement: 'd', deletion: 'e', advertising: 'f' };

async function did<Result>(result: Promise<Result | Refusal>): Promise<Result> {
	const given = await result;
	if (isRefusal(given)) throw new Error(`refused: ${given.code}`);
	return given;
}
const added = async (name: string) =>
	(await did(addTool(ada, harbour, { ...words, name, entry: newId() }))).id;
const turn = async (id: string, state: ToolState, more: { retiredOn?: string; replacedBy?: string } = {}) => {
	const { version } = await did(findTool(ada, id));
	const change = {
		state,
		why: 'Because',
		retiredOn: null,
		replacedBy: null,
		version,
		entry: newId(),
		...more,
	};
	return changeToolState(ada, id, change);
};
const review = (id: string, holdsUntil: string, outcome: 'fine' | 'not-for-learners' = 'fine') =>
	reviewPrivacy(ada, id, { outcome, answers: found, care: '', holdsUntil, entry: newId() });
const letters = () =>
	unitOfWork({ kind: 'mailer' }, (tx) =>
		tx.selectFrom('mail').select(['to_person', 'subject', 'body']).orderBy('id').execute(),
	);

describe('what is kept of a tool', () => {
	it('is an address that a browser opens, and nothing that does something else', () => {
		expect(cleanAddress('example.org/app')).toBe('https://example.org/app');
		expect(cleanAddress(' HTTP://example.org ')).toBe('HTTP://example.org');
		for (const bad of [
			'javascript:alert(1)',
			'data:text/html,x',
			'ftp://example.org',
			'a b',
			'https://me:pw@a.org',
		])
			expect(cleanAddress(bad), bad).toBeUndefined();
	});

	it('is a privacy review that holds until the end of its day', () => {
		expect(privacyOn('2026-10-05', '2026-10-05')).toBe('holds');
		expect(privacyOn('2026-10-04', '2026-10-05')).toBe('expired');
		expect(privacyOn(null, '2026-10-05')).toBe('none');
		const idea = { state: 'idea', privacyUntil: '2026-10-04' } as const;
		const to = (state: ToolState) => ({ state, retiredOn: null });
		expect(mayBecome(idea, to('recommended'), '2026-10-05')?.code).toBe('tool-not-reviewed');
		expect(mayBecome(idea, to('recommended'), '2026-10-04')).toBeUndefined();
		expect(mayBecome(idea, to('retired'), '2026-10-04')?.field).toBe('retiredOn');
		expect(mayBecome(idea, to('idea'), '2026-10-04')?.code).toBe('tool-same-state');
		const trusted = { state: 'recommended', privacyUntil: '2026-10-04' } as const;
		expect([standingOn(trusted, '2026-10-04'), standingOn(trusted, '2026-10-05')]).toEqual([
			'recommended',
			'lapsed',
		]);
		expect(standingOn(idea, '2026-10-05')).toBe('idea');
	});

	it('is a name that is found whole in what somebody offers, and in no other word', () => {
		for (const words of ['Desk', 'the desk, in pairs', 'At the DESK', '(desk)', 'desks or a desk'])
			expect(namesTool(words, 'Desk'), words).toBe(true);
		for (const words of ['desktop', 'help-desks', 'Schreibdesk', 'désk', 'des k', ''])
			expect(namesTool(words, 'Desk'), words).toBe(false);
		expect([namesTool('I know C++ well', 'C++'), namesTool('Arcade', 'R')]).toEqual([true, false]);
	});
});

describe('a need', () => {
	it('is named by who works with learners, joined by colleagues, and read by the school alone', async () => {
		const need = { words: 'Hear themselves explain', forClass: 'Grade 4', entry: newId() };
		const { id } = await did(nameNeed(clara, harbour, need));
		expect(await nameNeed(clara, harbour, need)).toEqual({ id });
		for (const name of ['fatima', 'ivo', 'lena', 'noah'] as CastName[])
			expect(await nameNeed(actorOf(name), harbour, { ...need, entry: newId() }), name).toBe(missing);
		await did(joinNeed(daniel, id, true));
		await did(joinNeed(daniel, id, true));
		expect(await joinNeed(actorOf('fatima'), id, true)).toBe(missing);
		expect(await findNeed(actorOf('fatima'), id)).toMatchObject({
			byName: 'Clara Mendes',
			joined: [{ name: 'Daniel Yoon' }],
			tries: false,
			keeps: false,
			changes: false,
		});
		expect(await findNeed(actorOf('lena'), id)).toBe(missing);
		expect(await findNeeds(actorOf('lena'), harbour)).toBe(missing);
		expect((await did(findNeeds(actorOf('joy'), harbour))).needs[0]).toMatchObject({ id, needed: 2 });
		const change = { words: 'Hear themselves', forClass: '', closed: true, version: 1 };
		expect(await changeNeed(daniel, id, change)).toBe(missing);
		await did(changeNeed(clara, id, change));
		expect(await changeNeed(ada, id, change)).toMatchObject({ code: 'changed-meanwhile' });
		expect((await did(findNeeds(clara, harbour))).needs.some((one) => one.id === id)).toBe(false);
		expect((await did(findNeeds(clara, harbour, { closed: true }))).needs.some((one) => one.id === id)).toBe(
			true,
		);
	});

	it('is judged by criteria that nobody else has set meanwhile', async () => {
		const school = { schoolId: harbour };
		const { criteria: usual } = await did(findCriteria(ada, harbour));
		await did(setCriteria(ada, school, ['Learning first', 'Privacy'], usual));
		const late = () => setCriteria(ada, school, ['Price'], usual);
		expect(await late()).toMatchObject({ code: 'changed-meanwhile', kind: 'conflict' });
		expect(await findCriteria(ada, harbour)).toEqual({ criteria: ['Learning first', 'Privacy'] });
		// Sent twice, it is what it was.
		await did(setCriteria(ada, school, ['Learning first', 'Privacy'], usual));
		const { id } = await did(nameNeed(clara, harbour, { words: 'Weigh it', forClass: '', entry: newId() }));
		const ofNeed = { needId: id };
		await did(setCriteria(clara, ofNeed, ['Privacy', 'Price'], ['Learning first', 'Privacy']));
		expect(await setCriteria(ada, ofNeed, ['Price'], ['Learning first', 'Privacy'])).toMatchObject({
			code: 'changed-meanwhile',
		});
		await did(setCriteria(ada, ofNeed, ['Price'], ['Privacy', 'Price']));
	});

	it('has what was put beside it by mistake taken out again, until something hangs on it', async () => {
		const { id } = await did(
			nameNeed(clara, harbour, { words: 'Hear a bird', forClass: '', entry: newId() }),
		);
		const named = (name: string) => did(addCandidate(ada, id, { name, entry: newId() }));
		const [one, other] = [await named('Mistaken'), await named('Bird Book')];
		expect(await removeCandidate(clara, id, one.id)).toBe(missing);
		expect(await removeCandidate(actorOf('noah'), id, one.id)).toBe(missing);
		await did(removeCandidate(ada, id, one.id));
		await did(removeCandidate(ada, id, one.id));
		const trial = {
			toolId: other.id, className: '4 A', students: 20, startsOn: today, endsOn: null, tried: 'Pairs', entry: newId(),
		}; // biome-ignore format: short enough for one line
		const begun = await did(beginTrial(daniel, id, trial));
		expect(await removeCandidate(ada, id, other.id)).toMatchObject({ code: 'candidate-tried' });
		expect(await removeTrial(clara, id, begun.id)).toBe(missing);
		const page = await did(findNeed(clara, id));
		expect(page.candidates.map(({ name }) => name)).toEqual(['Bird Book']);
		const seen = (scale: 'well' | null) => [{ criterionId: page.criteria[0]?.id ?? '', scale, words: '' }];
		await did(observeTrial(clara, begun.id, seen('well')));
		expect(await removeTrial(daniel, id, begun.id)).toMatchObject({ code: 'trial-observed' });
		await did(observeTrial(clara, begun.id, seen(null)));
		await did(removeTrial(daniel, id, begun.id));
		await did(removeTrial(daniel, id, begun.id));
		await did(removeCandidate(ada, id, other.id));
		expect((await did(findNeed(clara, id))).candidates).toEqual([]);
	});

	it('is tried with a class, observed by criterion, and decided by name; the last verdict counts', async () => {
		await did(setCriteria(ada, { schoolId: harbour }, ['Learning first', 'learning FIRST', ' ', 'Privacy']));
		expect(await setCriteria(clara, { schoolId: harbour }, ['Mine'])).toBe(missing);
		expect(await findCriteria(clara, harbour)).toEqual({ criteria: ['Learning first', 'Privacy'] });
		const { id } = await did(nameNeed(clara, harbour, { words: 'Draw a map', forClass: '', entry: newId() }));
		expect(await addCandidate(clara, id, { name: 'Atlas', entry: newId() })).toBe(missing);
		const tool = await did(addCandidate(ada, id, { name: ' Atlas ', entry: newId() }));
		expect(await addCandidate(ada, id, { name: 'ATLAS', entry: newId() })).toEqual(tool);
		const trial = {
			toolId: tool.id, className: '4 A', students: 20, startsOn: today, endsOn: null, tried: 'Pairs', entry: newId(),
		}; // biome-ignore format: short enough for one line
		const other = await added('Not beside it');
		expect(await beginTrial(daniel, id, { ...trial, toolId: other })).toBe(missing);
		expect(await beginTrial(actorOf('fatima'), id, trial)).toBe(missing);
		expect(await beginTrial(daniel, id, { ...trial, endsOn: dayAfter(today, -1) })).toMatchObject({
			code: 'ends-before-start',
		});
		const begun = await did(beginTrial(daniel, id, trial));
		const [first, second] = (await did(findNeed(daniel, id))).criteria;
		const seen = (scale: 'well' | 'not' | null, said: string) => [
			{ criterionId: first?.id ?? '', scale, words: said },
		];
		await did(observeTrial(clara, begun.id, seen('well', 'They turned it round')));
		await did(observeTrial(clara, begun.id, seen('not', 'Not so well')));
		expect(await observeTrial(clara, begun.id, seen(null, 'Words only'))).toMatchObject({
			code: 'scale-first',
		});
		expect(await observeTrial(actorOf('fatima'), begun.id, seen('well', ''))).toBe(missing);
		const criteria = (lines: string[]) => setCriteria(clara, { needId: id }, lines);
		expect(await criteria(['Privacy'])).toMatchObject({ code: 'criterion-observed' });
		await did(criteria(['Cost', 'Learning first']));
		const verdict = { toolId: tool.id, forWhom: 'Grade 4', words: 'Why', entry: newId() };
		expect(await decideVerdict(clara, id, { ...verdict, suits: 'suits' })).toBe(missing);
		await did(decideVerdict(ada, id, { ...verdict, suits: 'not' }));
		await did(decideVerdict(actorOf('hana'), id, { ...verdict, suits: 'suits', entry: newId() }));
		const page = await did(findNeed(actorOf('fatima'), id));
		expect(page.criteria.map((one) => one.words)).toEqual(['Cost', 'Learning first']);
		expect(page.candidates[0]?.verdicts.map((one) => [one.suits, one.byName])).toEqual([
			['suits', 'Hana Sato'],
			['not', 'Ada Okafor'],
		]);
		expect(page.candidates[0]?.trials[0]?.observations).toMatchObject([
			{ scale: 'not', words: 'Not so well', byName: 'Clara Mendes' },
		]);
		expect(second?.words).toBe('Privacy');
	});
});

describe('a tool', () => {
	it('is recommended only while a privacy review holds, whoever writes it', async () => {
		const id = await added('Press');
		expect(await turn(id, 'recommended')).toMatchObject({ code: 'tool-not-reviewed' });
		expect(await review(id, dayAfter(today, -1))).toMatchObject({ code: 'review-days' });
		expect(
			await reviewPrivacy(ada, id, {
				outcome: 'fine', answers: { ...found, ages: ' ' }, care: '', holdsUntil: today, entry: newId(),
			}), // biome-ignore format: short enough for one line
		).toMatchObject({ code: 'required', field: 'ages' });
		expect(await reviewPrivacy(clara, id, {
			outcome: 'fine', answers: found, care: '', holdsUntil: today, entry: newId(),
		})).toBe(missing); // biome-ignore format: short enough for one line
		await did(review(id, dayAfter(today, 30)));
		await did(turn(id, 'recommended'));
		expect(await findTool(clara, id)).toMatchObject({ state: 'recommended' });
		await tellOfTools();
		await tellOfTools();
		const written = (await letters()).filter(
			(one) => one.subject === 'The privacy review of Press runs out soon',
		);
		expect(written.map((one) => one.to_person).sort()).toEqual(
			[cast.ada.id, cast.ben.id, cast.goran.id].sort(),
		);
		expect((await findToolsToSee(ada, harbour, today)).reviews.map((one) => one.id)).toContain(id);
		// A day too late, it is recommended nowhere.
		const later = now().getTime() + 31 * 86_400_000;
		const letGo = holdClock(() => new Date(later));
		expect(await findTool(clara, id)).toMatchObject({ state: 'lapsed', privacy: 'expired' });
		const listed = async (state: 'recommended' | 'lapsed') =>
			(await did(findTools(clara, harbour, { state }))).tools.map((one) => [one.id, one.state]);
		expect(await listed('recommended')).not.toContainEqual([id, 'recommended']);
		expect(await listed('lapsed')).toEqual([[id, 'lapsed']]);
		letGo();
		// Found unfit, it is recommended no longer.
		await did(review(id, dayAfter(today, 30), 'not-for-learners'));
		expect(await findTool(clara, id)).toMatchObject({ state: 'idea', privacy: 'none' });
		const write = (values: string) =>
			unitOfWork(ada, (tx) => sql`update tool set ${sql.raw(values)} where id = ${id}::uuid`.execute(tx));
		await expect(write(`state = 'recommended'`)).rejects.toMatchObject({ code: '23514' });
		await expect(write(`privacy_until = '2199-01-01'`)).rejects.toMatchObject({ code: '42501' });
		const changes = (await did(findTool(clara, id))).changes.map(({ from, to, byName }) => [
			from,
			to,
			byName,
		]);
		expect(changes).toEqual([
			['recommended', 'idea', 'Ada Okafor'],
			['idea', 'recommended', 'Ada Okafor'],
		]);
	});

	it('shows who uses it as far as the reader may know, and who offers to help', async () => {
		const [id] = (await did(findTools(ada, harbour, { search: 'SOUND d' }))).tools.map((tool) => tool.id);
		const used = async (name: CastName) => (await did(findTool(actorOf(name), id ?? ''))).used.length;
		expect([await used('clara'), await used('ada'), await used('ben'), await used('fatima')]).toEqual([
			1, 1, 0, 0,
		]);
		// Spaces and set-ups are read by their own people, and counted for who works with learners.
		const known = async (name: CastName) => {
			const { spaces, setUps, counts } = (await did(findTool(actorOf(name), id ?? ''))).use;
			return [spaces.length, setUps.length, counts.spaces, counts.setUps];
		};
		expect(await known('clara')).toEqual([1, 0, 1, 0]);
		expect(await known('ada')).toEqual([1, 0, 1, 0]);
		expect(await known('daniel')).toEqual([0, 0, 1, 0]);
		expect(await known('fatima')).toEqual([0, 0, 0, 0]);
		// Who leads counts nothing, whatever else they do there.
		await roleBegins('fatima', 'teacher');
		expect(await known('fatima')).toEqual([0, 0, 0, 0]);
		await roleEnds('fatima', 'teacher');
		expect((await did(findTool(daniel, id ?? ''))).use.triedWith).toEqual(['Grade 4 A']);
		await unitOfWork(daniel, (tx) =>
			tx
				.insertInto('mentor_offer')
				.values({
					id: newId(), school_id: harbour, person_id: cast.daniel.id, practice: 'The sound desk, in pairs', at_once: 2,
					audience: 'school', since: today, offered_at: now(),
				}) // biome-ignore format: short enough for two lines
				.execute(),
		);
		expect((await did(findTool(actorOf('joy'), id ?? ''))).helpers).toMatchObject([{ name: 'Daniel Yoon' }]);
		expect(await findTool(actorOf('noah'), id ?? '')).toBe(missing);
		expect(await findTools(actorOf('noah'), harbour)).toBe(missing);
	});

	it('is retired on a day with what takes its place, and who uses it is told once, and nobody else', async () => {
		const [id = ''] = (await did(findTools(ada, harbour, { search: 'sound desk' }))).tools.map(
			(tool) => tool.id,
		);
		const other = await added('Voice Box');
		expect(await turn(id, 'retired')).toMatchObject({ code: 'required', field: 'retiredOn' });
		expect(await turn(id, 'retired', { retiredOn: today, replacedBy: newId() })).toMatchObject({
			field: 'replacedBy',
		});
		await did(turn(id, 'retired', { retiredOn: today, replacedBy: other }));
		const told = await tellOfTools();
		expect(await tellOfTools()).toBe(0);
		expect(told).toBeGreaterThan(0);
		const written = (await letters()).filter((one) => one.subject === 'Sound Desk is being retired');
		expect(written.map((one) => one.to_person).sort()).toEqual([cast.ada.id, cast.clara.id].sort());
		expect(written[0]?.body).toContain(`/tools/${id}`);
		// Who uses it is told to the one who delivers letters, and to nobody who asks.
		const { rows } = await unitOfWork(ada, (tx) =>
			sql<{ told: string[] }>`select people_to_tell_of_tool(${id}::uuid, 'retirement') as told`.execute(tx),
		);
		expect(rows).toEqual([{ told: [] }]);
		expect(await findTool(clara, id)).toMatchObject({ state: 'retired', replacedBy: { name: 'Voice Box' } });
	});

	it('has a licence whose end is shown and told of once to who looks after tools', async () => {
		const id = await added('Loom');
		const until = dayAfter(today, 20);
		const change = { ...words, name: 'Loom', seats: 12, until };
		expect(await changeTool(clara, id, { ...change, version: 1 })).toBe(missing);
		expect(await changeTool(ada, id, { ...change, from: dayAfter(until, 1), version: 1 })).toMatchObject({
			field: 'until',
		});
		expect(await changeTool(ada, id, { ...change, name: 'PRESS', version: 1 })).toMatchObject({
			code: 'tool-name-taken',
		});
		await did(changeTool(ada, id, { ...change, version: 1 }));
		expect(await changeTool(ada, id, { ...change, version: 1 })).toMatchObject({ code: 'changed-meanwhile' });
		const seen = await findToolsToSee(ada, harbour, today);
		expect(seen.licences.map((tool) => tool.name)).toContain('Loom');
		await tellOfTools();
		await tellOfTools();
		const written = (await letters()).filter((one) => one.subject === 'The licence of Loom ends soon');
		expect(written.map((one) => one.to_person).sort()).toEqual(
			[cast.ada.id, cast.ben.id, cast.goran.id].sort(),
		);
	});
});

describe('a spreadsheet of tools', () => {
	const locale = 'en';
	const read = async (text: string) => did(readToolSheet(new TextEncoder().encode(text), locale));
	const soon = dayAfter(today, 200);

	it('is shown first, brought in whole, and never doubled', async () => {
		const { csv } = await read(
			`Status;Name;Privacy reviewed until;Seats;Until;Notes;Web address\n` +
				`in-trial;Weaver;${soon};"1 200";${soon};"two\nlines; and a quote """;weaver.test\n` +
				`recommended;Spinner;;;;;\nretired;Old one;;;;;\nidea;weaver;;;;;\nwhatever;Ink;;;;;\nidea;;;;;;\n` +
				`idea;=cmd|x;;;;;\n;Tape;yesterday;;;;\n;Bad link;;;;;javascript:alert(1)`,
		);
		const plan = await did(previewTools(ada, harbour, { csv, locale }));
		expect(plan.rows.map((row) => row.why ?? row.what)).toEqual([
			'new', 'not-reviewed', 'new', 'twice', 'state', 'no-name', 'new', 'day', 'address',
		]); // biome-ignore format: short enough for one line
		expect((await did(findTools(ada, harbour, { search: 'weaver' }))).tools).toEqual([]);
		expect(await previewTools(clara, harbour, { csv, locale })).toBe(missing);
		expect(await bringTools(clara, harbour, { csv, locale, mark: plan.mark })).toBe(missing);
		expect(await bringTools(ada, harbour, { csv, locale, mark: 'x' })).toMatchObject({
			code: 'tool-sheet-changed',
		});
		const bring = { csv, locale, mark: plan.mark };
		expect(await bringTools(ada, harbour, bring)).toEqual({ added: 3, changed: 0, wrong: 6 });
		const [weaver] = (await did(findTools(clara, harbour, { search: 'weaver' }))).tools;
		expect(weaver).toMatchObject({
			state: 'in-trial', privacyUntil: null, seats: 1200, licenceUntil: soon, address: 'https://weaver.test',
		}); // biome-ignore format: short enough for one line
		expect(await bringTools(ada, harbour, bring)).toMatchObject({ code: 'tool-sheet-changed' });
		const again = await did(previewTools(ada, harbour, { csv, locale }));
		expect(again.rows.filter((row) => row.what === 'new' || row.what === 'changed')).toEqual([]);
		// What a spreadsheet says of privacy is no review: it carries no recommendation until somebody goes through it.
		const id = weaver?.id ?? '';
		expect(await findTool(clara, id)).toMatchObject({
			privacy: 'none',
			privacySaidUntil: soon,
			review: null,
		});
		expect(await turn(id, 'recommended')).toMatchObject({ code: 'tool-not-reviewed' });
		const trusts = await read('tool,state\nWeaver,recommended');
		const planned = async () => (await did(previewTools(ada, harbour, { csv: trusts.csv, locale }))).rows[0];
		expect(await planned()).toMatchObject({ what: 'wrong', why: 'not-reviewed' });
		await did(review(id, dayAfter(today, 300)));
		expect(await findTool(clara, id)).toMatchObject({ privacy: 'holds', privacySaidUntil: null });
		expect(await planned()).toMatchObject({ what: 'changed' });
		const change = await read('tool,state,seats\nWeaver,retired,5');
		const next = await did(previewTools(ada, harbour, { csv: change.csv, locale }));
		expect(next.rows[0]?.changes.map((one) => one.field)).toEqual(['state', 'seats']);
		expect(await bringTools(ada, harbour, { ...change, locale, mark: next.mark })).toMatchObject({
			changed: 1,
		});
		const page = await did(findTool(clara, id));
		expect(page).toMatchObject({ state: 'retired', retiredOn: today, licence: { seats: 5 } });
		expect(page.changes.map((one) => one.to)).toEqual(['retired', 'in-trial']);
	});

	it('names tools as the database tells them apart, and counts what is a count', async () => {
		const { csv } = await read(
			'Name;Seats\nΣΑΣ;30\nσασ;\nİpad;1 200\nipad;"1,500"\nHalf;1.5\nMany;1.234.567\nThree;3.00\nTwelve;12,34\nNone;0',
		);
		const plan = await did(previewTools(ada, harbour, { csv, locale }));
		const seats = plan.rows.map((row) => row.why ?? row.row?.seats);
		expect(seats.slice(4)).toEqual(['seats', 'seats', 'seats', 'seats', 'seats']);
		const bring = { csv, locale, mark: plan.mark };
		const brought = await did(bringTools(ada, harbour, bring));
		expect(brought.added).toBe(plan.rows.filter((row) => row.what === 'new').length);
		const again = await did(previewTools(ada, harbour, { csv, locale }));
		expect(again.rows.filter((row) => row.what === 'new')).toEqual([]);
	});

	it('brought in while others name tools is refused with a sentence, or done; nothing is named twice', async () => {
		const { csv } = await read('Name\nQuilt\nKnit');
		const { mark } = await did(previewTools(ada, harbour, { csv, locale }));
		const [brought, ...more] = await Promise.all([
			bringTools(ada, harbour, { csv, locale, mark }),
			added('quilt'),
			added('QUILT'),
		]);
		if (isRefusal(brought)) expect(brought.code).toBe('tool-sheet-changed');
		const [quilt, ...others] = (await did(findTools(ada, harbour, { search: 'quilt' }))).tools;
		expect(others).toEqual([]);
		expect(more).toEqual([quilt?.id, quilt?.id]);
		const [one, two] = [await added('Felt'), await added('Wool')];
		const change = (id: string) => changeTool(ada, id, { ...words, name: 'Linen', version: 1 });
		const both = await Promise.all([change(one), change(two)]);
		expect(both.filter(isRefusal)).toMatchObject([{ code: 'tool-name-taken', field: 'name' }]);
	});

	it('is refused with a sentence when it is no table, has no names, or is too much', async () => {
		const refusal = async (text: string) => {
			const result = await readToolSheet(new TextEncoder().encode(text), locale);
			return isRefusal(result) ? [result.code, result.field] : undefined;
		};
		expect(await refusal('')).toEqual(['kept-log-empty', 'sheet']);
		expect(await refusal('\0\0')).toEqual(['kept-log-unreadable', 'sheet']);
		expect(await refusal('Colour\nblue')).toEqual(['tool-sheet-no-name', 'sheet']);
		for (const rows of [1001, 3001])
			expect(await refusal(`Name\n${'tool\n'.repeat(rows)}`)).toEqual(['tool-sheet-too-many', 'sheet']);
	});
});

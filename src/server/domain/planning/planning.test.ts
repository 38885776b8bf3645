import { describe, expect, it } from 'vitest';
import { layOut, type SchoolCalendar } from '#server/domain/calendar/index.ts';
import { makeFeed, readFeed } from '#server/domain/feed/index.ts';
import { findNextStep } from '#server/domain/next-step/index.ts';
import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import { findHours } from '#server/domain/time/index.ts';
import { machine } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import {
	actorOf,
	type CastName,
	cast,
	planted,
	record,
	rehearse,
	scene,
	schools,
} from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	addMeetingNote,
	addRhythm,
	callMeetingOff,
	changeMeetingNote,
	changeRhythm,
	endRhythm,
	findMeeting,
	findMeetings,
	findMeetingsBetween,
	findNoteStart,
	findOwnMeetings,
	findRhythmChoice,
	keepMeetings,
	layMeetings,
	moveMeeting,
	type Rhythm,
	type RhythmToSet,
	turnIntoStep,
	withdrawMeetingNote,
} from './index.ts';

withDatabase(rehearse);

const [ada, clara, daniel] = [actorOf('ada'), actorOf('clara'), actorOf('daniel')];
const team = scene.grade4;
const origin = 'https://tandem.test';
const today = schoolDay('Europe/Lisbon', now());

function made<Result>(result: Result | Refusal): Result {
	if (isRefusal(result)) throw new Error(result.code);
	return result as Result;
}

const slot = { periodId: null, startsAt: '14:00', minutes: 40, place: 'Room 12' };
const everyWeek: RhythmToSet = {
	cycleDay: null,
	weekday: 2,
	holdsFrom: dayAfter(today, -60),
	slots: [
		{ kind: 'unit', daysAfter: 0, ...slot },
		{ kind: 'technology', daysAfter: 1, ...slot },
	],
	guests: [cast.ada.id],
};

describe('meetings as the calendar says', () => {
	const calendar: SchoolCalendar = {
		from: '2026-09-07', to: '2026-11-30', years: [], terms: [], daysOff: [], specialDays: [], bells: [],
		cycles: [{ startsOn: '2026-09-07', length: 6, firstDay: 1, throughDaysOff: false, weekdays: [1, 2, 3, 4, 5], own: false }],
	}; // biome-ignore format: a calendar reads better in rows
	const rhythm: Rhythm = {
		id: newId(), cycleDay: 5, weekday: null, holdsFrom: '2026-09-07', holdsUntil: null,
		slots: [
			{ kind: 'unit', daysAfter: 0, ...slot },
			{ kind: 'technology', daysAfter: 1, ...slot, periodId: 'second', startsAt: null },
		],
	}; // biome-ignore format: short enough for its lines
	const laid = (one: SchoolCalendar, of = rhythm) => layMeetings(of, layOut(one, one.from, one.to));
	const daysOf = (all: ReturnType<typeof laid>) => all.map(({ day }) => day);

	it('are once a cycle, and the second so many school days later', () => {
		expect(daysOf(laid(calendar)).slice(0, 6)).toEqual([
			'2026-09-11', '2026-09-14', '2026-09-21', '2026-09-22', '2026-09-29', '2026-09-30',
		]); // biome-ignore format: a list reads better in rows
		const weekly = laid(calendar, { ...rhythm, cycleDay: null, weekday: 5 });
		expect(daysOf(weekly).slice(0, 4)).toEqual(['2026-09-11', '2026-09-14', '2026-09-18', '2026-09-21']);
		expect(laid(calendar, { ...rhythm, holdsUntil: '2026-09-12' })).toHaveLength(2);
		expect(laid({ ...calendar, cycles: [] })).toEqual([]);
	});

	it('move with a closure that pushes, are left out by one that drops, and stay the same meetings by key', () => {
		const before = laid(calendar);
		const closed = (effect: 'push' | 'drop') =>
			laid({
				...calendar,
				daysOff: [{ name: 'Snow', startsOn: '2026-09-21', endsOn: '2026-09-22', kind: 'closure', effect }],
			});
		const [pushed, dropped] = [closed('push'), closed('drop')];
		expect(daysOf(pushed).slice(2, 4)).toEqual(['2026-09-22', '2026-09-23']);
		expect(pushed[2]?.id).toBe(before[2]?.id);
		expect(daysOf(dropped).slice(0, 4)).toEqual(['2026-09-11', '2026-09-14', '2026-09-29', '2026-09-30']);
		expect(dropped[2]?.id).toBe(before[4]?.id);
	});

	it('are in their period whenever its bells ring', () => {
		const period = (startsAt: string, endsAt: string) => ({ id: 'second', name: 'Second', startsAt, endsAt });
		const bells = { usual: false, weekdays: [], cycleDays: [], own: false };
		const rung = laid({
			...calendar,
			bells: [
				{ ...bells, id: 'usual', usual: true, periods: [period('09:00', '09:50')] },
				{ ...bells, id: 'short', weekdays: [2], periods: [period('08:40', '09:10')] },
			],
		});
		const second = rung.filter(({ part }) => part === 2).map(({ day, startsAt, minutes }) => [day, startsAt, minutes]);
		expect(second.slice(0, 2)).toEqual([['2026-09-14', '09:00', 50], ['2026-09-22', '08:40', 30]]);
	}); // biome-ignore format: short enough for its lines
});

/** Letters about meetings, the latest first: to whom, and how their subject begins. */
async function letters(): Promise<string[][]> {
	const sent = await unitOfWork({ kind: 'mailer' }, (tx) =>
		tx
			.selectFrom('mail')
			.select(['to_address', 'subject'])
			.where('subject', 'like', '%Grade 4%')
			.orderBy('made_at', 'desc')
			.orderBy('to_address')
			.execute(),
	);
	return sent.map(({ to_address, subject }) => [
		to_address.split('@')[0] ?? '',
		subject.replace(/(Grade 4(,| meets) ).*/, '$1'),
	]);
}

describe('the meetings of a team', () => {
	let rhythm = '';
	const first = async () => {
		const { coming } = made(await findMeetings(ada, team));
		return coming.find((one) => one.kind === 'unit' && one.day > today)?.id ?? '';
	};

	it('have a rhythm that the team sets, or who works with all teams; a guest is no leader', async () => {
		for (const name of ['emre', 'fatima', 'ivo', 'goran', 'lena'] as const)
			expect(await addRhythm(actorOf(name), team, { ...everyWeek, entry: newId() }), name).toEqual(missing);
		expect(await findRhythmChoice(actorOf('emre'), team)).toEqual(missing);
		const entry = newId();
		rhythm = made(await addRhythm(clara, team, { ...everyWeek, entry })).id;
		expect(made(await addRhythm(clara, team, { ...everyWeek, entry })).id).toBe(rhythm);
		const set = (more: Partial<RhythmToSet>) =>
			changeRhythm(ada, team, rhythm, { ...everyWeek, ...more, version: 1 });
		expect(await set({ guests: [cast.fatima.id] })).toEqual(missing);
		expect(await set({ guests: [cast.lena.id] })).toEqual(missing);
		expect(await set({ cycleDay: 3 })).toMatchObject({ code: 'rhythm-which-day' });
		expect(made(await set({ guests: [cast.ada.id, cast.mara.id] }))).toEqual({ version: 2 });
		expect(await set({})).toMatchObject({ code: 'changed-meanwhile', version: 2 });
		expect(made(await findRhythmChoice(ada, team, rhythm)).rhythm).toMatchObject({ weekday: 2, version: 2 });
		const seen = made(await findMeetings(actorOf('emre'), team));
		expect(seen.coming.slice(0, 2).map((one) => one.version)).toEqual([null, null]);
		expect(await findMeetings(actorOf('noah'), team)).toEqual(missing);
	});

	it('are written in by those invited, and read by them alone: not by leaders, nor by who evaluates one of them', async () => {
		const meeting = await first();
		for (const name of ['emre', 'fatima', 'ivo', 'ben', 'mara', 'lena'] as const)
			expect(
				await addMeetingNote(actorOf(name), team, meeting, { words: 'x', entry: newId() }),
				name,
			).toEqual(missing);
		const entry = newId();
		const note = made(await addMeetingNote(clara, team, meeting, { words: planted.meetingNote, entry })).id;
		expect(made(await addMeetingNote(clara, team, meeting, { words: 'again', entry })).id).toBe(note);
		const read = async (name: CastName) =>
			made(await findMeeting(actorOf(name), team, meeting)).notes.map(({ words }) => words);
		for (const name of ['clara', 'daniel', 'ada'] as const)
			expect(await read(name), name).toEqual([planted.meetingNote]);
		for (const name of ['ben', 'emre', 'fatima', 'mara', 'ivo', 'goran', 'hana', 'joy'] as const)
			expect(await read(name), name).toEqual([]);
		expect(await changeMeetingNote(daniel, note, { words: 'x', version: 1 })).toEqual(missing);
		expect(made(await changeMeetingNote(clara, note, { words: 'Better', version: 1 }))).toEqual({
			version: 2,
		});
		expect(await changeMeetingNote(clara, note, { words: 'x', version: 1 })).toMatchObject({
			code: 'changed-meanwhile',
		});
		expect(await withdrawMeetingNote(ada, note)).toEqual(missing);
		made(await withdrawMeetingNote(clara, note));
		expect(await read('daniel')).toEqual([]);
	});

	it('stay with who was there: who joins the team later reads no note of before, who leaves keeps theirs', async () => {
		const [past] = made(await findMeetings(ada, team)).rhythms;
		expect(past?.id).toBe(rhythm);
		const meeting = await first();
		made(await addMeetingNote(daniel, team, meeting, { words: 'Of then', entry: newId() }));
		const join = (name: CastName) => ({ team_id: team, person_id: cast[name].id });
		await unitOfWork(machine, async (tx) => {
			await tx.insertInto('team_member').values({ ...join('emre'), starts_on: '2026-08-02' }).execute();
			await tx
				.updateTable('team_member')
				.set({ ends_on: '2026-08-03' })
				.where('person_id', '=', cast.daniel.id)
				.execute();
		});
		const read = async (name: CastName) => made(await findMeeting(actorOf(name), team, meeting)).notes.length;
		expect([await read('emre'), await read('daniel'), await read('clara')]).toEqual([0, 1, 1]);
		expect(await addMeetingNote(daniel, team, meeting, { words: 'x', entry: newId() })).toEqual(missing);
		await unitOfWork(machine, async (tx) => {
			await tx.updateTable('team_member').set({ ends_on: null }).where('person_id', '=', cast.daniel.id).execute();
			await tx.deleteFrom('team_member').where('person_id', '=', cast.emre.id).execute();
		});
	}); // biome-ignore format: short enough for its lines

	it('are moved by hand or called off by those invited, on top of what was read; all of the staff see when', async () => {
		const meeting = (await first()) || '';
		const { day, version } = made(await findMeeting(clara, team, meeting)).meeting;
		const to = { onDay: dayAfter(day, 2), startsAt: '15:10', minutes: 30, place: 'Library', version };
		expect(await moveMeeting(actorOf('emre'), team, meeting, to, origin)).toEqual(missing);
		expect(await moveMeeting(clara, team, meeting, { ...to, onDay: '2030-01-01' }, origin)).toMatchObject({ code: 'meeting-too-far' });
		made(await moveMeeting(clara, team, meeting, to, origin));
		expect(await moveMeeting(ada, team, meeting, to, origin)).toMatchObject({ code: 'changed-meanwhile' });
		const seen = made(await findMeeting(actorOf('emre'), team, meeting)).meeting;
		expect(seen).toMatchObject({ day: dayAfter(day, 2), startsAt: '15:10', place: 'Library', moved: true });
		made(await callMeetingOff(ada, team, meeting, seen.version, origin));
		expect(made(await findMeeting(clara, team, meeting)).meeting.calledOff).toBe(true);
		expect(await letters()).toEqual([
			['clara', 'Called off: Grade 4, '], ['daniel', 'Called off: Grade 4, '],
			['ada', 'Moved: Grade 4 meets '], ['daniel', 'Moved: Grade 4 meets '],
		]);
		made(await callMeetingOff(clara, team, meeting, (seen.version ?? 0) + 1, origin, false));
		expect(made(await findMeeting(clara, team, meeting)).meeting.calledOff).toBe(false);
	}); // biome-ignore format: short enough for its lines

	it('stand in the feed of who is invited, and of nobody else: which team, when, where and a link', async () => {
		const meeting = await first();
		const feedOf = async (name: CastName) => {
			const { secret = '' } = made(await makeFeed(actorOf(name), newId()));
			const feed = await readFeed(secret, origin);
			return feed && 'text' in feed ? feed.text.replaceAll('\r\n ', '') : '';
		};
		const own = await feedOf('clara');
		expect(own).toContain(`UID:${meeting}`);
		expect(own).toMatch(/SUMMARY:Grade 4 meets\r\nLOCATION:Library/);
		expect(own).toContain(`${origin}/teams/${team}/meetings/${meeting}`);
		for (const name of ['ben', 'emre', 'fatima', 'mara', 'lena'] as const)
			expect(await feedOf(name), name).not.toContain(meeting);
	});

	it('have an agenda that shows each reader what they may see, and nothing else', async () => {
		const meeting = await first();
		const agenda = async (name: CastName) => made(await findMeeting(actorOf(name), team, meeting)).agenda;
		const whole = await agenda('clara');
		expect(whole.collaborations).toMatchObject([
			{ id: scene.clara, evidence: [], steps: [{ id: record.nextStep, words: planted.nextStep }] },
		]);
		expect((await agenda('ada')).collaborations.map(({ id }) => id)).toContain(scene.clara);
		for (const name of ['daniel', 'ben', 'emre', 'fatima', 'mara', 'ivo', 'hana'] as const)
			expect(JSON.stringify(await agenda(name)), name).not.toMatch(/PLANTED/);
	});

	it('stand together for whoever is invited to them, and for nobody else', async () => {
		const meeting = await first();
		const own = async (name: CastName) => await findOwnMeetings(actorOf(name), schools.harbour.id, 21);
		for (const name of ['ada', 'clara', 'daniel'] as const)
			expect(
				(await own(name)).find(({ id }) => id === meeting),
				name,
			).toMatchObject({
				team: { id: team, name: 'Grade 4' },
				place: 'Library',
			});
		for (const name of ['ben', 'emre', 'fatima', 'mara', 'ivo', 'lena'] as const)
			expect(await own(name), name).toEqual([]);
	});

	it('bring next steps about, by who may write about the teacher; others at the meeting do not read them', async () => {
		const meeting = await first();
		const note = made(await addMeetingNote(daniel, team, meeting, { words: 'A film', entry: newId() })).id;
		const step = { teacherId: cast.clara.id, words: 'Try the camera', dueOn: null };
		expect(await turnIntoStep(daniel, note, { ...step, ownerId: cast.clara.id, entry: newId() })).toEqual(missing);
		expect(await turnIntoStep(actorOf('ben'), note, { ...step, ownerId: cast.clara.id, entry: newId() })).toEqual(missing);
		const entry = newId();
		const made1 = made(await turnIntoStep(ada, note, { ...step, ownerId: cast.clara.id, entry })).id;
		expect(made(await turnIntoStep(ada, note, { ...step, ownerId: cast.clara.id, entry })).id).toBe(made1);
		const steps = async (name: CastName) =>
			made(await findMeeting(actorOf(name), team, meeting)).notes.flatMap((one) => one.steps.map(({ id }) => id));
		expect([await steps('ada'), await steps('clara'), await steps('daniel')]).toEqual([[made1], [made1], []]);
		expect(made(await findNextStep(clara, made1)).words).toBe('Try the camera');
		expect(made(await findNoteStart(clara, note))).toMatchObject({ words: 'A film', teamId: team, schoolId: schools.harbour.id });
		expect(await findNoteStart(actorOf('emre'), note)).toEqual(missing);
	}); // biome-ignore format: short enough for its lines

	it('are closed to who has come to lead the school or to evaluate one of those who were there', async () => {
		const meeting = await first();
		const read = async (name: CastName) => made(await findMeeting(actorOf(name), team, meeting)).notes.length;
		expect(await read('ada')).toBeGreaterThan(0);
		const of = { evaluator_id: cast.ada.id, teacher_id: cast.daniel.id, school_id: schools.harbour.id };
		const id = newId();
		await unitOfWork(machine, (tx) =>
			tx.insertInto('evaluator').values({ id, ...of, starts_on: '2026-08-05' }).execute(),
		);
		expect(await read('ada')).toBe(0);
		expect(await addMeetingNote(ada, team, meeting, { words: 'x', entry: newId() })).toEqual(missing);
		expect(await read('clara')).toBeGreaterThan(0);
	}); // biome-ignore format: short enough for its lines

	it('are kept once they are over, with those who were invited, and count in their hours: each once', async () => {
		const spent = async (name: CastName) =>
			(await findHours(actorOf(name), { id: schools.harbour.id, zone: 'Europe/Lisbon' })).whole.outsideClassroom;
		const before = { daniel: await spent('daniel'), emre: await spent('emre') };
		const kept = await keepMeetings();
		expect(kept).toBeGreaterThan(6);
		expect(await keepMeetings()).toBe(0);
		expect(await spent('daniel')).toBeGreaterThanOrEqual(before.daniel + kept * 40);
		expect(await spent('emre')).toBe(before.emre);
		const { meetings } = made(await findMeetingsBetween(clara, team, dayAfter(today, -30), today));
		expect(meetings.map((one) => one.version)).toEqual(meetings.map(() => 1));
		const past = meetings[0]?.id ?? '';
		expect(made(await findMeeting(clara, team, past)).isInvited).toBe(true);
		const joined = { team_id: team, person_id: cast.emre.id };
		await unitOfWork(machine, (tx) => tx.insertInto('team_member').values({ ...joined, starts_on: '2026-08-02' }).execute());
		const seen = async (meeting: string) => made(await findMeeting(actorOf('emre'), team, meeting)).isInvited;
		expect([await seen(past), await seen(await first())]).toEqual([false, true]);
		expect(await addMeetingNote(actorOf('emre'), team, past, { words: 'x', entry: newId() })).toEqual(missing);
		made(await addMeetingNote(clara, team, past, { words: 'Late, of then', entry: newId() }));
		expect(made(await findMeeting(actorOf('emre'), team, past)).notes).toEqual([]);
		await unitOfWork(machine, (tx) => tx.deleteFrom('team_member').where('person_id', '=', cast.emre.id).execute());
	}); // biome-ignore format: short enough for its lines

	it('end with their rhythm; what was written in stays', async () => {
		const meeting = await first();
		expect(await endRhythm(actorOf('emre'), team, rhythm, 2)).toEqual(missing);
		made(await endRhythm(clara, team, rhythm, 2));
		const { coming, rhythms } = made(await findMeetings(clara, team));
		expect(rhythms).toEqual([]);
		expect(coming.map((one) => one.id)).toEqual([meeting]);
	});
});

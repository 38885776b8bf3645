import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addNextStep } from '#server/domain/next-step/index.ts';
import { findStanding, type Role, roles } from '#server/domain/people/index.ts';
import { holdClock } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import {
	actorOf,
	type CastName,
	cast,
	planted,
	rehearse,
	scene,
	schools,
} from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { whenOf } from './find-day.ts';
import { findToday, partsFor, type Today } from './index.ts';

/** One planned visit of Ada to Clara on 29 September, one to Daniel the next day, and the assistant with her there. */
async function plan(): Promise<void> {
	await unitOfWork(actorOf('ada'), async (tx) => {
		for (const [who, day, collaboration] of [
			['clara', '2026-09-29', scene.clara],
			['daniel', '2026-09-30', scene.daniel],
		] as const) {
			const id = newId();
			const visit = {
				id,
				school_id: schools.harbour.id,
				author_id: cast.ada.id,
				entry_id: newId(),
				collaboration_id: collaboration,
			};
			await tx
				.insertInto('visit')
				.values({
					...visit,
					kind: 'planning',
					time_kind: 'outside-classroom',
					starts_at: new Date(`${day}T09:00:00Z`),
					minutes: 30,
					state: 'planned',
					captured_at: new Date('2026-09-25T09:00:00Z'),
				})
				.execute();
			const people = [
				{ visit_id: id, person_id: cast.ada.id, part: 'facilitator' },
				{ visit_id: id, person_id: cast[who].id, part: 'teacher' },
			];
			if (who === 'daniel') people.push({ visit_id: id, person_id: cast.joy.id, part: 'assistant' });
			await tx.insertInto('visit_person').values(people).execute();
		}
	});
}

withDatabase(async (database) => {
	await rehearse(database);
	await plan();
});

let letGo = () => {};
beforeEach(() => {
	letGo = holdClock(() => new Date('2026-09-29T08:00:00Z'));
});
afterEach(() => letGo());

async function dayOf(name: CastName): Promise<Today> {
	const standing = await findStanding(actorOf(name));
	if (!standing) throw new Error(`${name} does not stand anywhere`);
	return findToday(actorOf(name), standing);
}

describe('today', () => {
	it('is a facilitator’s running order, with what stands open there, what was promised, and the week’s time', async () => {
		await addNextStep(actorOf('ada'), {
			teacherId: cast.clara.id,
			collaborationId: scene.clara,
			ownerId: cast.ada.id,
			words: 'Bring the microphones',
			dueOn: '2026-09-29',
			entry: newId(),
		});
		const { visits, day } = await dayOf('ada');
		expect(day).toBe('2026-09-29');
		expect(visits?.today).toMatchObject([
			{ when: 'ahead', with: [{ name: 'Clara Mendes' }], heldBackDue: 1, pointsOpen: 1 },
		]);
		expect(visits?.tomorrow).toMatchObject([{ with: [{ name: "Joy O'Neill" }, { name: 'Daniel Yoon' }] }]);
		expect(visits?.promises.map(({ words }) => words)).toEqual(['Bring the microphones']);
		expect(visits?.split).toEqual({ inClassroom: 0, outsideClassroom: 0, preparation: 0 });
	});

	it('is a teacher’s next meeting, their own next steps, what waits for them, and that a note was shared', async () => {
		const { visits, parts, waits } = await dayOf('clara');
		expect(parts).toEqual(['order', 'promises', 'waits', 'help', 'shared']);
		expect(visits?.today).toMatchObject([{ with: [{ name: 'Ada Okafor' }], heldBackDue: 0 }]);
		expect(visits?.promises).toMatchObject([{ words: planted.nextStep }]);
		expect(visits?.shared).toMatchObject({ by: 'Ada Okafor' });
		expect(visits?.suggestions).toEqual([]);
		expect(waits).toMatchObject([
			{ action: 'accept-agreement', collaborationId: scene.clara, with: ['Ada Okafor'] },
		]);
	});

	it('never carries the words of a note, and of a teacher only to those they concern', async () => {
		for (const name of Object.keys(cast) as CastName[]) {
			const words = JSON.stringify(await dayOf(name));
			for (const text of [
				planted.privateNote,
				planted.heldBack,
				planted.sharedNote,
				planted.checkRemark,
				planted.guideAnswer,
			])
				expect(words).not.toContain(text);
			if (name !== 'clara') expect(words).not.toContain(planted.nextStep);
			if (!['ada', 'clara', 'daniel'].includes(name)) expect(words).not.toContain('Water stories');
		}
	});

	it('is for an assistant where they take part, and for a technician without visits a day of their own', async () => {
		expect((await dayOf('joy')).visits?.tomorrow).toHaveLength(1);
		expect(await dayOf('goran')).toMatchObject({
			parts: ['order', 'promises'],
			visits: { today: [], promises: [] },
		});
	});

	it('is the programme at a glance for a leader, and nothing about anybody', async () => {
		expect(await dayOf('fatima')).toEqual({
			day: '2026-09-29', inSchool: { kind: 'school', cycleDay: null, names: [], endsAt: null }, parts: ['programme'], visits: undefined, waits: [], requests: [], spaces: [], numbers: null, operating: undefined,
		}); // biome-ignore format: the whole of it
	});

	it('is for an operator how the installation stands, and for nobody else', async () => {
		const { operating, parts } = await dayOf('ivo');
		expect(parts).toEqual(['operating']);
		expect(operating).toMatchObject({
			importedAt: null,
			latest: { state: 'previewed', problems: 0 },
			staff: 13,
			uninvited: 13,
			mailsHeldUp: 0,
		});
		for (const name of ['ada', 'clara', 'fatima', 'goran'] as const)
			expect((await dayOf(name)).operating).toBeUndefined();
	});

	it('has parts for every role, in one order, each once', () => {
		for (const role of roles) expect(partsFor(new Set([role])).length).toBeGreaterThan(0);
		expect(partsFor(new Set<Role>(['operator', 'teacher', 'facilitator']))).toEqual([
			'order', 'promises', 'waits', 'suggestions', 'time', 'help', 'shared', 'operating',
		]); // biome-ignore format: one line
		expect(partsFor(new Set())).toEqual(['order', 'promises']);
	});

	it('knows what is past, now and ahead', () => {
		const visit = { startsAt: new Date('2026-09-29T09:00:00Z'), minutes: 30, state: 'planned' };
		const at = (time: string) => whenOf(visit, new Date(`2026-09-29T${time}Z`));
		expect(at('08:49:00')).toBe('ahead');
		expect(at('08:50:00')).toBe('now');
		expect(at('09:29:59')).toBe('now');
		expect(at('09:30:00')).toBe('past');
		expect(whenOf({ ...visit, state: 'done' }, new Date('2026-09-29T09:10:00Z'))).toBe('past');
	});
});

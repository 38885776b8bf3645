import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { machine } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { generateYear, makeDemonstration, staff } from './index.ts';
import { worksTowards } from './outcomes.ts';
import { practices } from './practices.ts';

withDatabase();

const school = '01900000-0000-7000-8000-0000000000a1';
const year = () => generateYear(school, '2026-11-18', 'Europe/Lisbon');

describe('the demonstration', () => {
	it('is the same every time, for the same day', () => {
		expect(year()).toEqual(year());
		expect(generateYear(school, '2026-11-18', 'Europe/Lisbon', 7)).not.toEqual(year());
	});

	it('has the school the documents speak of', () => {
		const rows = year();
		const roles = (role: string) => rows.role_assignment.filter((row) => row.role === role).length;
		expect([
			roles('teacher'),
			roles('facilitator'),
			roles('librarian'),
			roles('technician'),
			roles('leader'),
		]).toEqual([45, 3, 1, 2, 3]);
		expect(rows.student_count.reduce((sum, row) => sum + row.students, 0)).toBe(900);
		expect(rows.collaboration.length).toBe(60);
		expect(rows.visit.length).toBeGreaterThan(1150);
		expect(new Set(rows.collaboration_focus.map((row) => row.stage)).size).toBe(4);
		expect(new Set(rows.collaboration_focus.map((row) => row.state)).size).toBe(4);
		expect(rows.framework_use.map((row) => [row.content, row.technology])).toEqual([
			[true, false],
			[false, true],
		]);
		expect(Object.keys(worksTowards).sort()).toEqual(practices.map((one) => one.title).sort());
		const named = Object.values(worksTowards).flatMap((one) => [...one.content, ...one.technology]);
		const codes = new Set(rows.standard.map((row) => row.code));
		expect(named.filter((code) => !codes.has(code))).toEqual([]);
		expect(new Set(rows.collaboration_standard.map((row) => row.collaboration_id)).size).toBe(60);
		expect(rows.plan.length).toBeGreaterThan(25);
		expect(new Set(rows.plan_lesson.map((row) => row.collaboration_id)).size).toBe(rows.plan.length);
		expect(rows.goal.length).toBeGreaterThan(10);
		expect(new Set(rows.unit.map((row) => row.team_id)).size).toBe(rows.team.length);
		expect(rows.unit_collaboration.length).toBeGreaterThan(10);
		expect(rows.resource_unit.length).toBeGreaterThan(15);
		expect(rows.unit_page.length).toBe(3);
		expect(rows.planning_rhythm.length).toBe(rows.team.length);
		expect(rows.meeting_note.length).toBeGreaterThan(20);
		expect(rows.bookable.length).toBe(5);
		expect(rows.booking.length).toBeGreaterThan(20);
		expect(rows.visit.filter((row) => row.series_id).map((row) => row.state)).toContain('planned');
		expect(rows.evidence_use.length).toBe(rows.evidence.length);
		expect(new Set(staff.map((person) => person.key)).size).toBe(staff.length);
	});

	it.each(['2026-01-01', '2026-02-28', '2026-06-13', '2027-12-31'])(
		'has something in the day of whoever comes on %s',
		(today) => {
			const rows = generateYear(school, today, 'UTC');
			expect(
				rows.visit.filter(
					(visit) => visit.state === 'planned' && (visit.starts_at as Date).toISOString().startsWith(today),
				).length,
			).toBeGreaterThan(5);
		},
	);

	it.each(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'])(
		'has done nothing yet on %s that whoever comes in its first minute could not find done',
		(today) => {
			const ahead = /^(starts|ends|free_again|due)_at$/;
			const rows: Record<string, readonly object[]> = { ...generateYear(school, today, 'UTC') };
			const later = Object.entries(rows).flatMap(([table, list]) =>
				list.flatMap((row) =>
					Object.entries(row)
						.filter(([name, value]) => value instanceof Date && value >= new Date(today) && !ahead.test(name))
						.map(([name]) => `${table}.${name}`),
				),
			);
			expect([...new Set(later)]).toEqual([]);
			const entries = rows.time_entry ?? [];
			expect(entries.filter((row) => 'on_day' in row && String(row.on_day) >= today)).toEqual([]);
		},
	);

	it('is written once into an empty installation, and never beside a real school', async () => {
		const made = await makeDemonstration({ zone: 'Europe/Lisbon' });
		expect(isRefusal(made)).toBe(false);
		const again = await makeDemonstration();
		expect(isRefusal(again) && again.code).toBe('already-set-up');
	});

	it('cannot become a real one, nor a real one become it', async () => {
		await expect(
			unitOfWork(machine, (tx) => sql`update organisation set demonstration = false`.execute(tx)),
		).rejects.toMatchObject({ code: '23514' });
	});
});

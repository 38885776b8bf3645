import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { unitOfWork } from '#server/platform/database/index.ts';
import { rehearse } from '../cast/index.ts';
import { withDatabase } from '../database.ts';

const database = withDatabase(rehearse);

const tables = [
	'note', 'note_share', 'visit', 'visit_person', 'teaching_point', 'look_for_check', 'guide_answer', 'next_step', 'person',
	'person_address', 'account', 'collaboration', 'collaboration_focus', 'partner', 'acceptance', 'agreement_revision',
	'agreement_line', 'stage_change', 'time_entry', 'request_time', 'access_record', 'audit_entry', 'mail', 'api_token', 'calendar_feed', 'calendar_choice', 'calendar_letter', 'visit_answer', 'visit_to_tell', 'outside_calendar', 'busy_block', 'pocket_key', 'api_answer', 'number_cell', 'event',
	'thread_message', 'thread_reading', 'outcome', 'handover', 'handover_acceptance', 'visit_summary', 'mentor_offer', 'school_line',
	'plan', 'plan_lesson', 'plan_part', 'plan_assessment', 'pedagogy_answer', 'evidence', 'evidence_use', 'stored_file', 'goal',
	'goal_entry', 'goal_share', 'kept_log', 'bookable', 'offered_hour', 'away', 'booking', 'booking_change', 'booking_wait', 'collaboration_standard', 'framework_use', 'framework_import', 'organisation', 'school', 'membership', 'role_assignment', 'evaluator',
	'term', 'day_off', 'special_day', 'cycle', 'period', 'period_time', 'bell_schedule', 'bell_schedule_use',
	'rotation', 'rotation_team', 'rotation_facilitator', 'rotation_wish', 'rotation_pin', 'rotation_plan', 'rotation_problem',
	'rotation_outcome', 'rotation_focus', 'rotation_visit', 'unit', 'unit_standard', 'topic_standard', 'unit_collaboration',
	'set_up', 'lead_time', 'learnt_report', 'learnt_change', 'planning_rhythm', 'planning_slot', 'planning_guest', 'meeting', 'meeting_person', 'meeting_note', 'meeting_note_step',
	'tool', 'tool_change', 'privacy_review', 'tool_need', 'need_joining', 'tool_criterion', 'need_candidate', 'tool_verdict', 'tool_trial', 'trial_observation', 'space_template', 'learning_space', 'space_step',
	'topic', 'topic_lesson', 'lesson_visit',
	'resource', 'resource_unit', 'resource_tool', 'resource_standard', 'resource_word', 'link_check', 'unit_page', 'unit_page_words', 'unit_page_name',
]; // biome-ignore format: a list reads better in rows

const refused = { code: expect.stringMatching(/^(42501|42P01)$/) };

describe('the first lock: without an actor there is nothing', () => {
	it.each(tables)('%s can be neither read nor written by the resting session', async (table) => {
		const { pool } = database();
		await expect(pool.query(`select * from public.${table}`)).rejects.toMatchObject(refused);
		await expect(pool.query(`delete from public.${table}`)).rejects.toMatchObject(refused);
		await expect(pool.query(`insert into public.${table} default values`)).rejects.toMatchObject(refused);
	});

	it('the resting session may not become the owner, the functions’ owner or a superuser', async () => {
		for (const role of ['tandem_owner', 'tandem_definer', 'postgres'])
			await expect(database().pool.query(`set role ${role}`), role).rejects.toThrow();
	});

	it('a member who is nobody reads no row of anybody', async () => {
		const nobody = { kind: 'member', personId: '01900000-0000-7000-8000-00000000dead' } as const;
		for (const table of tables) {
			const rows = await unitOfWork(nobody, (tx) => sql`select 1 from ${sql.table(table)}`.execute(tx)).then(
				(result) => result.rows.length,
				(error: { code?: string }) => (error.code === '42501' ? 0 : Promise.reject(error)),
			);
			expect(table === 'organisation' ? 0 : rows, table).toBe(0);
		}
	});

	it('the actor of one unit of work is gone before the next', async () => {
		const after = await database().pool.query(
			`select current_setting('role') as role, coalesce(current_setting('tandem.person', true), '') as person`,
		);
		expect(after.rows).toEqual([{ role: 'none', person: '' }]);
	});

	it('no unit of work begins inside another, so no actor can be two', async () => {
		const nested = unitOfWork({ kind: 'visitor' }, () => unitOfWork({ kind: 'visitor' }, async () => 1));
		await expect(nested).rejects.toThrow('inside a unit of work');
	});
});

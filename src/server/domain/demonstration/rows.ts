import type { Insertable } from 'kysely';
import type { Schema } from '#server/platform/database/index.ts';

/** The tables the demonstration fills, in an order in which every reference is there before it is used. */
export const filled = [
	'school_year', 'division', 'term', 'day_off', 'cycle', 'period', 'bell_schedule', 'bell_schedule_use', 'period_time', 'special_day', 'team', 'person', 'person_address', 'membership', 'role_assignment', 'team_member', 'class',
	'class_teacher', 'student_count', 'tool', 'vision_statement', 'look_for', 'guide_edition',
	'guide_prompt', 'open_question', 'collaboration', 'partner', 'acceptance', 'departure',
	'collaboration_focus', 'collaboration_tool', 'collaboration_turn', 'stage_proposal', 'stage_acceptance', 'stage_change',
	'agreement_revision', 'agreement_line', 'agreement_acceptance', 'visit_series', 'visit', 'visit_person', 'visit_answer',
	'time_entry', 'hours_publication',
	'teaching_point',
	'look_for_check', 'guide_answer', 'next_step', 'note', 'note_share', 'put_off', 'access_record',
	'framework', 'standard', 'standard_word', 'standard_link', 'standard_place', 'framework_part', 'framework_use',
	'collaboration_standard', 'unit', 'unit_standard', 'unit_collaboration', 'outcome', 'mentor_offer', 'thread_message', 'thread_reading', 'school_line', 'visit_summary', 'handover',
	'plan', 'plan_assessment', 'plan_lesson', 'plan_part', 'pedagogy_answer', 'goal', 'goal_entry',
	'goal_share', 'evidence', 'evidence_use', 'bookable', 'offered_hour', 'booking', 'booking_wait',
	'outside_calendar', 'busy_block', 'stage_example', 'planning_rhythm', 'planning_slot', 'planning_guest', 'meeting', 'meeting_person', 'meeting_note',
	'resource', 'resource_unit', 'resource_tool', 'link_check', 'unit_page', 'unit_page_words', 'unit_page_name',
	'request', 'request_part', 'request_message', 'request_along', 'request_time', 'set_up',
	'tool_change', 'privacy_review', 'tool_need', 'need_joining', 'tool_criterion', 'need_candidate', 'tool_verdict', 'tool_trial', 'trial_observation',
	'learnt_report', 'learnt_change',
	'topic', 'topic_standard', 'topic_lesson',
	'space_template', 'learning_space', 'space_step',
] as const satisfies (keyof Schema)[]; // biome-ignore format: an order reads better in rows

export type Filled = (typeof filled)[number];

/** Rows to write, by table. */
export type Rows = { [Table in Filled]: Insertable<Schema[Table]>[] };

export function noRows(): Rows {
	return Object.fromEntries(filled.map((table) => [table, []])) as unknown as Rows;
}

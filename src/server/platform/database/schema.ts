// Made from the migrated database by `npm run schema`. Do not edit.

import type { GeneratedAlways as Always, ColumnType } from 'kysely';

type Generated<T> = ColumnType<T, T | undefined, T>;
type GeneratedAlways<T> = Always<T>;
/** A timestamptz: read as a Date, written as a Date. */
type Moment = Date;

export interface AcceptanceTable {
	partner_id: string;
	at: Moment;
	shown_roles: Generated<string>;
}

export interface AccessRecordTable {
	id: string;
	record_kind: string;
	record_id: string;
	reader_id: string;
	author_id: string;
	teacher_id: string | null;
	at: Moment;
}

export interface AccountTable {
	id: string;
	person_id: string;
	sign_in_user: string;
	created_at: Generated<Moment>;
}

export interface AccountSealTable {
	id: string;
	person_id: string;
	old_address: string | null;
	changed_by: string | null;
	used: boolean;
	sealed_at: Moment;
	opened_at: Moment | null;
	opened_how: string | null;
	vouched_by: string | null;
	disputed_at: Moment | null;
}

export interface AddressChangeTable {
	id: string;
	person_id: string;
	from_address: string;
	to_address: string;
	proposed_by: string | null;
	proposed_at: Moment;
	token_hash: string;
	confirmed_at: Moment | null;
	withdrawn_at: Moment | null;
}

export interface AgreementAcceptanceTable {
	collaboration_id: string;
	person_id: string;
	number: number;
	at: Moment;
}

export interface AgreementLineTable {
	revision_id: string;
	responsibility: string;
	words: string | null;
	held_by: string;
	remark: Generated<string>;
	position: number;
}

export interface AgreementRevisionTable {
	id: string;
	collaboration_id: string;
	number: number;
	stage: string;
	written_by: string;
	written_at: Moment;
}

export interface ApiAnswerTable {
	person_id: string;
	key_hash: string;
	request_hash: string;
	answer: string;
	answered_at: Moment;
}

export interface ApiTokenTable {
	id: string;
	person_id: string;
	name: string;
	token_hash: string;
	created_at: Moment;
	expires_at: Moment;
	last_used_on: string | null;
	revoked_at: Moment | null;
	scopes: Generated<string>;
}

export interface AuditEntryTable {
	number: string;
	at: Moment;
	actor_id: string | null;
	act: string;
	person_id: string | null;
	school_id: string | null;
	detail: Generated<string>;
	previous_hash: string;
	hash: string;
}

export interface AwayTable {
	id: string;
	person_id: string;
	starts_on: string;
	ends_on: string;
	made_at: Moment;
}

export interface BackupTable {
	id: string;
	cause: string;
	began_at: Moment;
	ended_at: Moment;
	place: string;
	failure: string | null;
	bytes: string | null;
	tables: number | null;
	rows: string | null;
	files: number | null;
	pause_ms: number | null;
	read_back_at: Moment | null;
	removed_at: Moment | null;
}

export interface BackupKeyTable {
	id: string;
	recipient: string;
	made_at: Moment;
	replaced_at: Moment | null;
}

export interface BellScheduleTable {
	id: string;
	school_id: string;
	division_id: string | null;
	name: string;
	usual: Generated<boolean>;
	version: Generated<number>;
}

export interface BellScheduleUseTable {
	id: string;
	bell_schedule_id: string;
	school_id: string;
	division_id: string | null;
	weekday: number | null;
	cycle_day: number | null;
}

export interface BookableTable {
	id: string;
	school_id: string;
	person_id: string;
	open: Generated<boolean>;
	per_day: number | null;
	per_week: number | null;
	notice_hours: Generated<number>;
	ahead_days: Generated<number>;
	buffer_minutes: Generated<number>;
	purposes: Generated<string[]>;
	version: Generated<number>;
}

export interface BookingTable {
	id: string;
	school_id: string;
	person_id: string;
	booked_by: string;
	entry_id: string;
	visit_id: string;
	purpose: string;
	about: Generated<string>;
	students: number | null;
	on_day: string;
	starts_at: Moment;
	ends_at: Moment;
	free_again_at: Moment;
	booked_at: Moment;
	cancelled_at: Moment | null;
	version: Generated<number>;
}

export interface BookingChangeTable {
	id: string;
	booking_id: string;
	changed_by: string;
	change: string;
	was_at: Moment;
	word: Generated<string>;
	at: Moment;
}

export interface BookingWaitTable {
	id: string;
	school_id: string;
	person_id: string;
	waiter_id: string;
	starts_on: string;
	ends_on: string;
	asked_at: Moment;
	ended_at: Moment | null;
}

export interface BusyBlockTable {
	calendar_id: string;
	person_id: string;
	starts_at: Moment;
	ends_at: Moment;
}

export interface CalendarChoiceTable {
	person_id: string;
	letters: string;
	version: Generated<number>;
}

export interface CalendarFeedTable {
	id: string;
	person_id: string;
	token_hash: string;
	made_at: Moment;
	revoked_at: Moment | null;
	last_read_on: string | null;
	content_hash: string | null;
	changed_at: Moment;
}

export interface CalendarLetterTable {
	visit_id: string;
	person_id: string;
	sequence: number;
	cancelled: Generated<boolean>;
	starts_at: Moment;
	minutes: number;
	told_hash: string;
	organiser: string;
	reply_token: string | null;
	sent_at: Moment;
}

export interface ClassTable {
	id: string;
	school_id: string;
	roster_id: string | null;
	title: string;
	grade: string | null;
	subject: string | null;
	students: Generated<number>;
	ended_on: string | null;
}

export interface ClassTeacherTable {
	class_id: string;
	person_id: string;
}

export interface CollaborationTable {
	id: string;
	school_id: string;
	team_id: string | null;
	proposed_by: string;
	proposed_at: Moment;
	entry_id: string;
}

export interface CollaborationFocusTable {
	collaboration_id: string;
	title: string;
	aim: string;
	standards: Generated<string>;
	stage: string;
	state: string;
	version: Generated<number>;
}

export interface CollaborationStandardTable {
	collaboration_id: string;
	purpose: string;
	standard_id: string;
}

export interface CollaborationToolTable {
	collaboration_id: string;
	tool_id: string;
}

export interface CollaborationTurnTable {
	id: string;
	collaboration_id: string;
	turn: string;
	reason: Generated<string>;
	taken_by: string;
	at: Moment;
}

export interface CycleTable {
	id: string;
	school_id: string;
	division_id: string | null;
	starts_on: string;
	length: number | null;
	first_day: Generated<number>;
	through_days_off: Generated<boolean>;
	weekdays: Generated<number[]>;
	version: Generated<number>;
}

export interface DayOffTable {
	id: string;
	school_id: string;
	division_id: string | null;
	name: string;
	starts_on: string;
	ends_on: string;
	kind: string;
	effect: string | null;
	source_uid: string | null;
	version: Generated<number>;
}

export interface DepartureTable {
	partner_id: string;
	kind: string;
	reason: Generated<string>;
	suggested_id: string | null;
	at: Moment;
}

export interface DivisionTable {
	id: string;
	school_id: string;
	name: string;
	position: Generated<number>;
}

export interface EvaluatorTable {
	id: string;
	evaluator_id: string;
	teacher_id: string;
	school_id: string;
	starts_on: string;
	ends_on: string | null;
	recorded_by: string | null;
}

export interface EventTable {
	id: string;
	at: Moment;
	name: string;
	school_id: string | null;
	actor_id: string | null;
	subject_id: string;
}

export interface EvidenceTable {
	id: string;
	school_id: string;
	author_id: string;
	kind: string;
	title: string;
	about: Generated<string>;
	url: string | null;
	file_id: string | null;
	students: boolean;
	consent: Generated<string>;
	use_until: string | null;
	added_at: Moment;
	version: Generated<number>;
}

export interface EvidenceUseTable {
	id: string;
	evidence_id: string;
	place: string;
	collaboration_id: string | null;
	lesson_id: string | null;
	visit_id: string | null;
	goal_entry_id: string | null;
	added_by: string;
	added_at: Moment;
}

export interface FirstRunTable {
	singleton: Generated<boolean>;
	code_hash: string;
	made_at: Moment;
}

export interface FrameworkTable {
	id: string;
	identifier: string;
	title: string;
	creator: Generated<string>;
	publisher: Generated<string>;
	description: Generated<string>;
	notes: Generated<string>;
	source_url: Generated<string>;
	edition: Generated<string>;
	adoption: Generated<string>;
	language: Generated<string>;
	license_title: Generated<string>;
	license_url: Generated<string>;
	license_text: Generated<string>;
	case_version: string;
	standards: Generated<number>;
	package_hash: string;
	record: string;
	imported_at: Moment;
	imported_by: string | null;
	version: Generated<number>;
}

export interface FrameworkImportTable {
	id: string;
	made_at: Moment;
	made_by: string | null;
	file_name: string;
	state: string;
	framework_id: string;
	compared_with: number;
	title: string;
	case_version: string;
	package_hash: string;
	record: string;
	standards_new: Generated<number>;
	standards_changed: Generated<number>;
	standards_gone: Generated<number>;
	standards_same: Generated<number>;
	links: Generated<number>;
	links_outside: Generated<number>;
	parts: Generated<number>;
	accepted_at: Moment | null;
	accepted_by: string | null;
}

export interface FrameworkImportRowTable {
	import_id: string;
	subject: string;
	position: number;
	change: string | null;
	standard_id: string | null;
	above_id: string | null;
	rank: number | null;
	identifier: string | null;
	kind: string | null;
	code: string | null;
	title: string | null;
	statement: string | null;
	levels: string | null;
	notes: string | null;
	words: string[] | null;
	origin: string | null;
	destination: string | null;
	record: string | null;
}

export interface FrameworkPartTable {
	framework_id: string;
	kind: string;
	position: number;
	record: string;
}

export interface FrameworkUseTable {
	school_id: string;
	framework_id: string;
	content: boolean;
	technology: boolean;
	chosen_by: string | null;
	chosen_at: Moment;
}

export interface GoalTable {
	id: string;
	school_id: string;
	teacher_id: string;
	words: string;
	sign: Generated<string>;
	wanted_by: string | null;
	created_at: Moment;
	settled_at: Moment | null;
	settled_as: string | null;
	version: Generated<number>;
}

export interface GoalEntryTable {
	id: string;
	goal_id: string;
	on_day: string;
	met: boolean;
	modelled: boolean;
	resources: boolean;
	reflected: boolean;
	words: Generated<string>;
	written_at: Moment;
	version: Generated<number>;
}

export interface GoalShareTable {
	goal_id: string;
	person_id: string;
	shared_at: Moment;
	taken_back_at: Moment | null;
}

export interface GuideAnswerTable {
	id: string;
	visit_id: string;
	collaboration_id: string | null;
	teacher_id: string;
	author_id: string;
	prompt: string;
	words: string;
	written_at: Moment;
	version: Generated<number>;
}

export interface GuideEditionTable {
	id: string;
	school_id: string;
	kind: string;
	number: number;
	remark: Generated<string>;
	written_by: string;
	written_at: Moment;
}

export interface GuidePromptTable {
	edition_id: string;
	key: string;
	phase: string;
	first: string;
	words: string | null;
	hint: string | null;
	position: number;
}

export interface HandoverTable {
	id: string;
	collaboration_id: string;
	from_person: string;
	to_person: string;
	reason: Generated<string>;
	proposed_at: Moment;
	settled_at: Moment | null;
	settled_as: string | null;
}

export interface HandoverAcceptanceTable {
	handover_id: string;
	person_id: string;
	at: Moment;
	shown_roles: Generated<string>;
}

export interface HelpDeskTable {
	school_id: string;
	address: string;
	set_by: string;
	set_at: Moment;
	version: Generated<number>;
}

export interface HoursPublicationTable {
	id: string;
	person_id: string;
	school_id: string;
	published_at: Moment;
	taken_back_at: Moment | null;
}

export interface InvitationTable {
	id: string;
	person_id: string;
	invited_by: string | null;
	invited_at: Moment;
}

export interface KeptLogTable {
	id: string;
	person_id: string;
	school_id: string;
	file_name: string;
	brought_at: Moment;
	sheet: string;
	reading: string;
	columns_hash: string;
	taken_at: Moment | null;
	visits: Generated<number>;
	version: Generated<number>;
}

export interface LeadTimeTable {
	school_id: string;
	accounts: number;
	app: number;
	licence: number;
	access: number;
	device: number;
	other: number;
	set_by: string;
	set_at: Moment;
	version: Generated<number>;
}

export interface LearningSpaceTable {
	id: string;
	school_id: string;
	owner_id: string;
	name: string;
	purpose: Generated<string>;
	address: Generated<string>;
	tool_id: string | null;
	class_id: string | null;
	unit_id: string | null;
	helper_id: string | null;
	with_desk: Generated<boolean>;
	audience: string | null;
	state: Generated<string>;
	opened_on: string | null;
	closes_on: string | null;
	closed_on: string | null;
	accounts: string | null;
	accounts_until: string | null;
	accounts_words: Generated<string>;
	made_at: Moment;
	version: Generated<number>;
	near_told: string | null;
	past_told: string | null;
	closed_by: string | null;
	taken_over_from: string | null;
}

export interface LearntChangeTable {
	id: string;
	report_id: string;
	position: number;
	words: string;
	state: Generated<string>;
	request_id: string | null;
	outcome: Generated<string>;
	changed_by: string | null;
	changed_at: Moment;
	version: Generated<number>;
	need_id: string | null;
}

export interface LearntReportTable {
	id: string;
	school_id: string;
	author_id: string;
	occasion: string;
	learnt: string;
	tried: Generated<string>;
	for_whom: Generated<string>;
	written_at: Moment;
	changed_at: Moment;
	version: Generated<number>;
}

export interface LessonVisitTable {
	lesson_id: string;
	visit_id: string;
}

export interface LinkCheckTable {
	resource_id: string;
	owner_id: string;
	host: string;
	due_at: Moment;
	tried_at: Moment | null;
	fails: Generated<number>;
	failed_on: string | null;
	dead_since: Moment | null;
	moved_to: string | null;
}

export interface LookForTable {
	id: string;
	school_id: string;
	author_id: string | null;
	key: string | null;
	words: string | null;
	position: Generated<number>;
	retired_at: Moment | null;
	statement_id: string | null;
}

export interface LookForCheckTable {
	id: string;
	visit_id: string;
	collaboration_id: string | null;
	teacher_id: string;
	author_id: string;
	teaching_point_id: string | null;
	look_for_id: string | null;
	key: string | null;
	words: string | null;
	how: string;
	remark: Generated<string>;
	checked_at: Moment;
}

export interface MailTable {
	id: string;
	to_person: string | null;
	to_address: string;
	subject: string;
	body: string;
	made_at: Moment;
	delivered_at: Moment | null;
	tries: Generated<number>;
	failure: string | null;
	taken_until: Moment | null;
	calendar: string | null;
	reply_to: string | null;
	urgent: Generated<boolean>;
}

export interface MeetingTable {
	id: string;
	school_id: string;
	team_id: string;
	rhythm_id: string;
	turn: string;
	part: number;
	kind: string;
	on_day: string;
	starts_at: string | null;
	minutes: number;
	place: Generated<string>;
	moved: Generated<boolean>;
	called_off: Generated<boolean>;
	made_by: string | null;
	made_at: Moment;
	version: Generated<number>;
}

export interface MeetingNoteTable {
	id: string;
	meeting_id: string;
	author_id: string;
	words: string;
	written_at: Moment;
	version: Generated<number>;
}

export interface MeetingNoteRequestTable {
	note_id: string;
	request_id: string;
}

export interface MeetingNoteStepTable {
	note_id: string;
	next_step_id: string;
}

export interface MeetingPersonTable {
	meeting_id: string;
	person_id: string;
}

export interface MembershipTable {
	id: string;
	person_id: string;
	school_id: string;
	starts_on: string;
	ends_on: string | null;
	from_roster: Generated<boolean>;
}

export interface MentorOfferTable {
	id: string;
	school_id: string;
	person_id: string;
	practice: string;
	at_once: number;
	audience: string;
	since: string;
	offered_at: Moment;
	withdrawn_at: Moment | null;
	version: Generated<number>;
}

export interface MigrationTable {
	number: number;
	name: string;
	hash: string;
	applied_at: Generated<Moment>;
}

export interface NeedCandidateTable {
	need_id: string;
	tool_id: string;
	school_id: string;
	added_by: string;
	added_at: Moment;
}

export interface NeedJoiningTable {
	need_id: string;
	person_id: string;
	joined_at: Moment;
}

export interface NextStepTable {
	id: string;
	school_id: string;
	collaboration_id: string | null;
	visit_id: string | null;
	teacher_id: string;
	author_id: string;
	owner_id: string;
	words: string;
	due_on: string | null;
	done_at: Moment | null;
	created_at: Moment;
	version: Generated<number>;
}

export interface NoteTable {
	id: string;
	school_id: string;
	author_id: string;
	teacher_id: string | null;
	collaboration_id: string | null;
	visit_id: string | null;
	kind: string;
	words: string;
	comes_up_on: string | null;
	settled_at: Moment | null;
	written_at: Moment;
	version: Generated<number>;
}

export interface NoteShareTable {
	note_id: string;
	person_id: string;
	shared_at: Moment;
	taken_back_at: Moment | null;
}

export interface NumberCellTable {
	period_id: string;
	sheet: string;
	line: string;
	value: number | null;
	position: number;
}

export interface NumberPeriodTable {
	id: string;
	school_id: string;
	month: string;
	frozen_at: Moment;
}

export interface OfferedHourTable {
	id: string;
	bookable_id: string;
	school_id: string;
	period_id: string | null;
	starts_at: string | null;
	ends_at: string | null;
	piece_minutes: number | null;
	cycle_day: number | null;
	weekday: number | null;
	place: Generated<string>;
	remote: Generated<boolean>;
}

export interface OpenQuestionTable {
	id: string;
	school_id: string;
	author_id: string;
	purpose: string;
	key: string | null;
	words: string | null;
	written_at: Moment;
	retired_at: Moment | null;
	version: Generated<number>;
}

export interface OrganisationTable {
	id: string;
	singleton: Generated<boolean>;
	name: string;
	demonstration: Generated<boolean>;
	created_at: Generated<Moment>;
	version: Generated<number>;
}

export interface OutcomeTable {
	collaboration_id: string;
	author_id: string;
	words: string;
	written_at: Moment;
	version: Generated<number>;
}

export interface OutsideCalendarTable {
	id: string;
	person_id: string;
	name: string;
	address: string;
	added_at: Moment;
	due_at: Moment;
	tried_at: Moment | null;
	read_at: Moment | null;
	problem: string | null;
	fails: Generated<number>;
	etag: string | null;
	modified: string | null;
	parsed_at: Moment | null;
}

export interface PartnerTable {
	id: string;
	collaboration_id: string;
	person_id: string;
	side: string;
	invited_by: string;
	invited_at: Moment;
	findable: Generated<boolean>;
}

export interface PasskeyTable {
	id: string;
	person_id: string;
	name: string;
	credential_id: string;
	public_key: string;
	counter: string;
	transports: Generated<string>;
	made_at: Moment;
	last_used_at: Moment | null;
	doubted_at: Moment | null;
}

export interface PasskeyChallengeTable {
	challenge_hash: string;
	purpose: string;
	person_id: string | null;
	expires_at: Moment;
}

export interface PedagogyAnswerTable {
	collaboration_id: string;
	question: string;
	number: number;
	choice: Generated<string>;
	words: Generated<string>;
	author_id: string;
	at: Moment;
}

export interface PeriodTable {
	id: string;
	school_id: string;
	division_id: string | null;
	name: string;
	position: Generated<number>;
	version: Generated<number>;
}

export interface PeriodTimeTable {
	bell_schedule_id: string;
	period_id: string;
	school_id: string;
	starts_at: string;
	ends_at: string;
}

export interface PersonTable {
	id: string;
	given_name: string;
	family_name: string;
	known_as: string | null;
	search_name: string;
	language: string | null;
	deactivated_at: Moment | null;
	created_at: Generated<Moment>;
	version: Generated<number>;
}

export interface PersonAddressTable {
	id: string;
	person_id: string;
	address: string;
	source: string;
	created_at: Generated<Moment>;
	retired_at: Moment | null;
}

export interface PlanTable {
	collaboration_id: string;
	title: Generated<string>;
	about: Generated<string>;
	starts_on: string | null;
	ends_on: string | null;
	written_by: string;
	written_at: Moment;
	version: Generated<number>;
}

export interface PlanAssessmentTable {
	collaboration_id: string;
	position: number;
	words: string;
	who: string;
	person_id: string | null;
}

export interface PlanLessonTable {
	id: string;
	collaboration_id: string;
	position: number;
	title: string;
	on_day: string | null;
	version: Generated<number>;
}

export interface PlanPartTable {
	lesson_id: string;
	collaboration_id: string;
	position: number;
	words: string;
	minutes: number | null;
	who: string;
	person_id: string | null;
}

export interface PlanningGuestTable {
	rhythm_id: string;
	person_id: string;
}

export interface PlanningRhythmTable {
	id: string;
	school_id: string;
	team_id: string;
	cycle_day: number | null;
	weekday: number | null;
	holds_from: string;
	holds_until: string | null;
	made_by: string;
	made_at: Moment;
	version: Generated<number>;
}

export interface PlanningSlotTable {
	rhythm_id: string;
	part: number;
	kind: string;
	days_after: number;
	period_id: string | null;
	starts_at: string | null;
	minutes: number;
	place: Generated<string>;
}

export interface PocketKeyTable {
	person_id: string;
	key: string;
	made_at: Moment;
}

export interface PrivacyReviewTable {
	id: string;
	tool_id: string;
	outcome: string;
	data: Generated<string>;
	kept_where: Generated<string>;
	ages: Generated<string>;
	agreement: Generated<string>;
	deletion: Generated<string>;
	advertising: Generated<string>;
	care: Generated<string>;
	reviewed_by: string;
	reviewed_on: string;
	holds_until: string;
	written_at: Moment;
}

export interface PutOffTable {
	id: string;
	school_id: string;
	author_id: string;
	teacher_id: string;
	collaboration_id: string | null;
	until: string;
	reason: string;
	made_at: Moment;
	taken_back_at: Moment | null;
}

export interface RateLimitTable {
	key: string;
	window_starts: Moment;
	tries: number;
}

export interface RequestTable {
	id: string;
	school_id: string;
	asker_id: string;
	for_class: Generated<string>;
	wanted_on: string | null;
	asked_at: Moment;
}

export interface RequestAlongTable {
	part_id: string;
	message_id: string;
}

export interface RequestBecameTable {
	id: string;
	request_id: string;
	collaboration_id: string | null;
	booking_id: string | null;
	made_by: string;
	made_at: Moment;
	resource_id: string | null;
}

export interface RequestMessageTable {
	id: string;
	request_id: string;
	part_id: string;
	author_id: string | null;
	change: string | null;
	promised_on: string | null;
	words: Generated<string>;
	written_at: Moment;
	withdrawn_at: Moment | null;
	by_mail: Generated<boolean>;
	for_desk: Generated<boolean>;
}

export interface RequestPartTable {
	id: string;
	request_id: string;
	number: number;
	held_as: string;
	person_id: string | null;
	taken_by: string | null;
	passed_by: string;
	state: Generated<string>;
	promised_on: string | null;
	began_at: Moment;
	changed_at: Moment;
	ended_at: Moment | null;
	remind_on: string | null;
	reminded: Generated<number>;
	version: Generated<number>;
	mailed_to: string | null;
	reply_token: string | null;
}

export interface RequestTimeTable {
	message_id: string;
	request_id: string;
	school_id: string;
	person_id: string;
	on_day: string;
	minutes: number;
	support_kind: string | null;
}

export interface ResourceTable {
	id: string;
	school_id: string;
	owner_id: string;
	kind: string;
	title: string;
	about: Generated<string>;
	steps: Generated<string>;
	url: string | null;
	address_hash: string | null;
	file_id: string | null;
	languages: Generated<string[]>;
	grades: Generated<string[]>;
	subjects: Generated<string[]>;
	audience: string;
	words: Generated<string[]>;
	made_at: Moment;
	withdrawn_at: Moment | null;
	version: Generated<number>;
}

export interface ResourceStandardTable {
	resource_id: string;
	standard_id: string;
}

export interface ResourceToolTable {
	resource_id: string;
	tool_id: string;
}

export interface ResourceUnitTable {
	resource_id: string;
	unit_id: string;
	placed_by: string;
	placed_at: Moment;
}

export interface ResourceWordTable {
	school_id: string;
	word: string;
}

export interface RetentionTable {
	kind: string;
	class: string;
	months: number | null;
}

export interface RoleAssignmentTable {
	id: string;
	person_id: string;
	school_id: string;
	role: string;
	starts_on: string;
	ends_on: string | null;
	granted_by: string | null;
	granted_at: Generated<Moment>;
	from_roster: Generated<boolean>;
	side: GeneratedAlways<number | null>;
}

export interface RosterImportTable {
	id: string;
	made_at: Moment;
	made_by: string | null;
	file_name: string;
	format: string;
	state: string;
	accepted_at: Moment | null;
	accepted_by: string | null;
	staff_before: Generated<number>;
	staff_gone: Generated<number>;
	people_new: Generated<number>;
	people_changed: Generated<number>;
	people_gone: Generated<number>;
	people_held: Generated<number>;
	people_same: Generated<number>;
	problem_total: Generated<number>;
	students: Generated<number>;
	guardians: Generated<number>;
	version: Generated<number>;
	upload: string | null;
	worker: string | null;
	worked_at: Moment | null;
	tries: Generated<number>;
	phase: string | null;
	steps_done: Generated<number>;
	steps_total: Generated<number>;
	counted: Generated<boolean>;
	undoable: Generated<boolean>;
	undone_at: Moment | null;
	undone_by: string | null;
	kept_total: Generated<number>;
}

export interface RosterImportChangeTable {
	import_id: string;
	position: number;
	subject: string;
	change: string;
	subject_id: string | null;
	school_id: string | null;
	person_id: string | null;
	roster_id: string | null;
	given_name: string | null;
	family_name: string | null;
	known_as: string | null;
	search_name: string | null;
	address: string | null;
	role: string | null;
	kinds: string | null;
	facts: string | null;
	title: string | null;
	grade: string | null;
	subject_area: string | null;
	students: number | null;
	guardians: number | null;
	starts_on: string | null;
	ends_on: string | null;
	before: string | null;
	given_before: string | null;
	family_before: string | null;
	known_as_before: string | null;
	search_before: string | null;
	title_before: string | null;
	grade_before: string | null;
	subject_before: string | null;
	students_before: number | null;
	starts_before: string | null;
	ends_before: string | null;
	moment_before: Moment | null;
	kept: string | null;
}

export interface RosterImportPersonTable {
	import_id: string;
	position: number;
	roster_id: string;
	named: Generated<boolean>;
	gone: Generated<boolean>;
	given_name: Generated<string>;
	family_name: Generated<string>;
	preferred_given: Generated<string>;
	preferred_family: Generated<string>;
	address: string | null;
	enabled: Generated<boolean>;
	person_id: string | null;
	how: string | null;
	outcome: string | null;
}

export interface RosterImportProblemTable {
	import_id: string;
	position: number;
	file: string | null;
	line: number | null;
	column_name: string | null;
	code: string;
	severity: string;
	arguments: Generated<string>;
}

export interface RosterImportRowTable {
	import_id: string;
	position: number;
	subject: string;
	roster_id: string;
	other_id: string | null;
	named: Generated<boolean>;
	gone: Generated<boolean>;
	kind: string | null;
	title: Generated<string>;
	grades: Generated<string>;
	subjects: Generated<string>;
	starts_on: string | null;
	ends_on: string | null;
}

export interface RosterLinkTable {
	roster_id: string;
	person_id: string;
}

export interface RotationTable {
	school_id: string;
	teams_at_a_time: Generated<number>;
	teams_each: Generated<number>;
	focus_weeks: Generated<number>;
	group_weeks: Generated<number>;
	one_to_ones: Generated<number>;
	visits_a_day: Generated<number>;
	version: Generated<number>;
}

export interface RotationFacilitatorTable {
	school_id: string;
	person_id: string;
	weekdays: number[];
	visits_a_day: number | null;
}

export interface RotationFocusTable {
	plan_id: string;
	school_id: string;
	round: number;
	team_id: string;
	facilitator_id: string;
	starts_on: string;
	groups_until: string;
	ends_on: string;
}

export interface RotationOutcomeTable {
	plan_id: string;
	school_id: string;
	round: number;
	reached: string;
	clashes: Generated<string>;
}

export interface RotationPinTable {
	id: string;
	school_id: string;
	team_id: string | null;
	teacher_id: string | null;
	week_on: string;
	holds: boolean;
	made_by: string;
	made_at: Moment;
}

export interface RotationPlanTable {
	id: string;
	school_id: string;
	starts_on: string;
	ends_on: string;
	made_by: string;
	made_at: Moment;
	before_id: string | null;
	round: Generated<number>;
	state: Generated<string>;
	started_at: Moment | null;
	ended_at: Moment | null;
}

export interface RotationProblemTable {
	plan_id: string;
	school_id: string;
	problem: string;
}

export interface RotationTeamTable {
	team_id: string;
	school_id: string;
	takes_part: Generated<boolean>;
	weekday: number | null;
	facilitator_id: string | null;
}

export interface RotationVisitTable {
	plan_id: string;
	school_id: string;
	round: number;
	teacher_id: string;
	facilitator_id: string;
	week_on: string;
}

export interface RotationWishTable {
	id: string;
	school_id: string;
	team_id: string | null;
	person_id: string | null;
	kind: string;
	firm: Generated<boolean>;
	starts_on: string;
	ends_on: string;
	words: Generated<string>;
	made_by: string;
	made_at: Moment;
	entry_id: string;
}

export interface SchoolTable {
	id: string;
	organisation_id: string;
	name: string;
	zone: string;
	language: string;
	facilitator_word: Generated<string>;
	roster_id: string | null;
	created_at: Generated<Moment>;
	version: Generated<number>;
}

export interface SchoolLineTable {
	id: string;
	school_id: string;
	key: string;
	origin: string;
	words: string | null;
	at_full: string;
	at_partial: string;
	at_coaching: string;
	at_mentoring: string;
	retired_at: Moment | null;
	added_at: Moment;
	written_by: string;
	written_at: Moment;
	version: Generated<number>;
}

export interface SchoolYearTable {
	id: string;
	school_id: string;
	name: string;
	starts_on: string;
	ends_on: string;
}

export interface SealLetterTable {
	token_hash: string;
	seal_id: string;
	made_at: Moment;
}

export interface SetUpTable {
	request_id: string;
	school_id: string;
	from_part: number;
	made_by: string;
	kind: string;
	what: string;
	why: string;
	for_class: string;
	needed_on: string;
	short_notice: boolean;
	tool_id: string | null;
	address: Generated<string>;
	devices: Generated<string>;
	device_count: number | null;
	accounts: number | null;
	licences: number | null;
	data: string;
	data_words: Generated<string>;
	tester_id: string | null;
	test_by: string | null;
	supporter: string;
	made_at: Moment;
	changed_at: Moment;
	version: Generated<number>;
}

export interface SpaceStepTable {
	id: string;
	space_id: string;
	position: number;
	kind: string;
	words: Generated<string>;
	required: boolean;
	device: Generated<string>;
	counted: number | null;
	of_all: number | null;
	done_on: string | null;
	done_by: string | null;
	version: Generated<number>;
}

export interface SpaceTemplateTable {
	school_id: string;
	tools: string;
	accounts: string;
	slips: string;
	must: Generated<string[]>;
	may: Generated<string[]>;
	set_by: string;
	set_at: Moment;
	version: Generated<number>;
}

export interface SpecialDayTable {
	id: string;
	school_id: string;
	division_id: string | null;
	on_day: string;
	name: string;
	ends_at: string | null;
	bell_schedule_id: string | null;
	source_uid: string | null;
	version: Generated<number>;
}

export interface StageAcceptanceTable {
	proposal_id: string;
	person_id: string;
	at: Moment;
}

export interface StageChangeTable {
	id: string;
	collaboration_id: string;
	from_stage: string | null;
	to_stage: string;
	reason: string;
	proposed_by: string;
	holds_since: Moment;
}

export interface StageExampleTable {
	id: string;
	school_id: string;
	stage: string;
	title: string;
	url: string;
	credit: Generated<string>;
	added_by: string;
	added_at: Moment;
	retired_at: Moment | null;
}

export interface StageProposalTable {
	id: string;
	collaboration_id: string;
	to_stage: string;
	reason: string;
	proposed_by: string;
	proposed_at: Moment;
	settled_at: Moment | null;
	settled_as: string | null;
}

export interface StandardTable {
	id: string;
	framework_id: string;
	identifier: string;
	position: number;
	code: Generated<string>;
	title: Generated<string>;
	statement: string;
	kind: Generated<string>;
	levels: Generated<string>;
	notes: Generated<string>;
	words: string[];
	record: string;
	withdrawn_at: Moment | null;
}

export interface StandardLinkTable {
	framework_id: string;
	position: number;
	kind: string;
	origin: string;
	destination: string;
	destination_title: Generated<string>;
	record: string;
}

export interface StandardPlaceTable {
	framework_id: string;
	above_id: string | null;
	standard_id: string;
	rank: number;
}

export interface StandardWordTable {
	framework_id: string;
	word: string;
}

export interface StoredFileTable {
	id: string;
	secret: string;
	media_type: string;
	bytes: number;
	name: string;
	added_by: string;
	added_at: Moment;
	removed_at: Moment | null;
}

export interface StudentCountTable {
	school_id: string;
	grade: string;
	students: number;
	guardians: number;
	counted_at: Moment;
}

export interface TeachingPointTable {
	id: string;
	school_id: string;
	collaboration_id: string | null;
	teacher_id: string;
	author_id: string;
	words: string;
	progress: Generated<string>;
	created_at: Moment;
	settled_at: Moment | null;
	version: Generated<number>;
}

export interface TeamTable {
	id: string;
	school_id: string;
	division_id: string | null;
	name: string;
	kind: string;
	grade: string | null;
	position: Generated<number>;
	created_at: Generated<Moment>;
	version: Generated<number>;
}

export interface TeamMemberTable {
	team_id: string;
	person_id: string;
	starts_on: string;
	ends_on: string | null;
}

export interface TermTable {
	id: string;
	school_id: string;
	name: string;
	starts_on: string;
	ends_on: string;
	source_uid: string | null;
	version: Generated<number>;
}

export interface ThreadMessageTable {
	id: string;
	collaboration_id: string;
	author_id: string;
	words: string;
	written_at: Moment;
	withdrawn_at: Moment | null;
}

export interface ThreadReadingTable {
	collaboration_id: string;
	person_id: string;
	read_until: Moment;
}

export interface TimeEntryTable {
	id: string;
	school_id: string;
	facilitator_id: string;
	entry_id: string;
	on_day: string;
	minutes: number;
	words: Generated<string>;
	starts_at: Moment | null;
}

export interface ToolTable {
	id: string;
	school_id: string;
	name: string;
	created_at: Generated<Moment>;
	address: Generated<string>;
	notes: Generated<string>;
	state: Generated<string>;
	privacy_until: string | null;
	seats: number | null;
	licence_cost: Generated<string>;
	licence_from: string | null;
	licence_until: string | null;
	licence_told: string | null;
	retired_on: string | null;
	replaced_by: string | null;
	retirement_told_at: Moment | null;
	version: Generated<number>;
	privacy_said_until: string | null;
	privacy_told: string | null;
}

export interface ToolChangeTable {
	id: string;
	tool_id: string;
	state_before: string;
	state: string;
	why: Generated<string>;
	changed_by: string;
	changed_at: Moment;
}

export interface ToolCriterionTable {
	id: string;
	school_id: string;
	need_id: string | null;
	position: number;
	words: string;
}

export interface ToolNeedTable {
	id: string;
	school_id: string;
	words: string;
	for_class: Generated<string>;
	named_by: string;
	named_at: Moment;
	closed_at: Moment | null;
	version: Generated<number>;
}

export interface ToolTrialTable {
	id: string;
	need_id: string;
	tool_id: string;
	class_name: string;
	students: number | null;
	starts_on: string;
	ends_on: string | null;
	tried: string;
	begun_by: string;
	begun_at: Moment;
	version: Generated<number>;
}

export interface ToolVerdictTable {
	id: string;
	need_id: string;
	tool_id: string;
	suits: string;
	for_whom: Generated<string>;
	words: string;
	decided_by: string;
	decided_at: Moment;
}

export interface TopicTable {
	id: string;
	school_id: string;
	strand: string;
	grade: string;
	title: string;
	words: Generated<string>;
	due_month: number | null;
	standard_id: string | null;
	made_by: string;
	made_at: Moment;
	put_away_at: Moment | null;
	version: Generated<number>;
}

export interface TopicLessonTable {
	id: string;
	school_id: string;
	topic_id: string;
	class_id: string;
	planned_on: string | null;
	had_on: string | null;
	made_by: string;
	made_at: Moment;
}

export interface TopicStandardTable {
	topic_id: string;
	purpose: string;
	standard_id: string;
}

export interface TrialObservationTable {
	id: string;
	trial_id: string;
	need_id: string;
	criterion_id: string;
	scale: string;
	words: Generated<string>;
	observed_by: string;
	written_at: Moment;
}

export interface UnitTable {
	id: string;
	school_id: string;
	team_id: string;
	title: string;
	central_idea: Generated<string>;
	aim: Generated<string>;
	starts_on: string;
	ends_on: string;
	tuning_in: Generated<string>;
	investigation: Generated<string>;
	communication: Generated<string>;
	creation: Generated<string>;
	assessment: Generated<string>;
	made_by: string;
	made_at: Moment;
	carried_from: string | null;
	put_away_at: Moment | null;
	version: Generated<number>;
}

export interface UnitCollaborationTable {
	collaboration_id: string;
	unit_id: string;
	placed_by: string;
	placed_at: Moment;
}

export interface UnitPageTable {
	unit_id: string;
	school_id: string;
	code: string;
	audience: string;
	published_by: string;
	published_at: Moment;
	taken_back_at: Moment | null;
	version: Generated<number>;
}

export interface UnitPageNameTable {
	unit_id: string;
	person_id: string;
}

export interface UnitPageWordsTable {
	unit_id: string;
	language: string;
	position: number;
	title: string;
	words: Generated<string>;
}

export interface UnitStandardTable {
	unit_id: string;
	purpose: string;
	standard_id: string;
}

export interface VisionStatementTable {
	id: string;
	school_id: string;
	words: string;
	shown_by: Generated<string>;
	written_by: string;
	written_at: Moment;
	retired_at: Moment | null;
	version: Generated<number>;
	position: Generated<number>;
}

export interface VisitTable {
	id: string;
	school_id: string;
	author_id: string;
	entry_id: string;
	collaboration_id: string | null;
	series_id: string | null;
	kind: string;
	time_kind: string;
	place: Generated<string>;
	remote: Generated<boolean>;
	grouping: Generated<string>;
	starts_at: Moment;
	minutes: number;
	state: string;
	guide_edition: number | null;
	captured_at: Moment;
	version: Generated<number>;
}

export interface VisitAnswerTable {
	visit_id: string;
	person_id: string;
	answer: string;
	stamp: Moment;
	answered_at: Moment;
}

export interface VisitPersonTable {
	visit_id: string;
	person_id: string;
	part: string;
	is_author: boolean | null;
}

export interface VisitSeriesTable {
	id: string;
	author_id: string;
	school_id: string;
	rule: string;
	created_at: Moment;
}

export interface VisitSummaryTable {
	id: string;
	school_id: string;
	visit_id: string;
	collaboration_id: string | null;
	teacher_id: string;
	author_id: string;
	words: string;
	written_at: Moment;
	approved_at: Moment | null;
	taken_back_at: Moment | null;
	version: Generated<number>;
}

export interface VisitToTellTable {
	visit_id: string;
	marks: Generated<number>;
}

export interface Schema {
	acceptance: AcceptanceTable;
	access_record: AccessRecordTable;
	account: AccountTable;
	account_seal: AccountSealTable;
	address_change: AddressChangeTable;
	agreement_acceptance: AgreementAcceptanceTable;
	agreement_line: AgreementLineTable;
	agreement_revision: AgreementRevisionTable;
	api_answer: ApiAnswerTable;
	api_token: ApiTokenTable;
	audit_entry: AuditEntryTable;
	away: AwayTable;
	backup: BackupTable;
	backup_key: BackupKeyTable;
	bell_schedule: BellScheduleTable;
	bell_schedule_use: BellScheduleUseTable;
	bookable: BookableTable;
	booking: BookingTable;
	booking_change: BookingChangeTable;
	booking_wait: BookingWaitTable;
	busy_block: BusyBlockTable;
	calendar_choice: CalendarChoiceTable;
	calendar_feed: CalendarFeedTable;
	calendar_letter: CalendarLetterTable;
	class: ClassTable;
	class_teacher: ClassTeacherTable;
	collaboration: CollaborationTable;
	collaboration_focus: CollaborationFocusTable;
	collaboration_standard: CollaborationStandardTable;
	collaboration_tool: CollaborationToolTable;
	collaboration_turn: CollaborationTurnTable;
	cycle: CycleTable;
	day_off: DayOffTable;
	departure: DepartureTable;
	division: DivisionTable;
	evaluator: EvaluatorTable;
	event: EventTable;
	evidence: EvidenceTable;
	evidence_use: EvidenceUseTable;
	first_run: FirstRunTable;
	framework: FrameworkTable;
	framework_import: FrameworkImportTable;
	framework_import_row: FrameworkImportRowTable;
	framework_part: FrameworkPartTable;
	framework_use: FrameworkUseTable;
	goal: GoalTable;
	goal_entry: GoalEntryTable;
	goal_share: GoalShareTable;
	guide_answer: GuideAnswerTable;
	guide_edition: GuideEditionTable;
	guide_prompt: GuidePromptTable;
	handover: HandoverTable;
	handover_acceptance: HandoverAcceptanceTable;
	help_desk: HelpDeskTable;
	hours_publication: HoursPublicationTable;
	invitation: InvitationTable;
	kept_log: KeptLogTable;
	lead_time: LeadTimeTable;
	learning_space: LearningSpaceTable;
	learnt_change: LearntChangeTable;
	learnt_report: LearntReportTable;
	lesson_visit: LessonVisitTable;
	link_check: LinkCheckTable;
	look_for: LookForTable;
	look_for_check: LookForCheckTable;
	mail: MailTable;
	meeting: MeetingTable;
	meeting_note: MeetingNoteTable;
	meeting_note_request: MeetingNoteRequestTable;
	meeting_note_step: MeetingNoteStepTable;
	meeting_person: MeetingPersonTable;
	membership: MembershipTable;
	mentor_offer: MentorOfferTable;
	migration: MigrationTable;
	need_candidate: NeedCandidateTable;
	need_joining: NeedJoiningTable;
	next_step: NextStepTable;
	note: NoteTable;
	note_share: NoteShareTable;
	number_cell: NumberCellTable;
	number_period: NumberPeriodTable;
	offered_hour: OfferedHourTable;
	open_question: OpenQuestionTable;
	organisation: OrganisationTable;
	outcome: OutcomeTable;
	outside_calendar: OutsideCalendarTable;
	partner: PartnerTable;
	passkey: PasskeyTable;
	passkey_challenge: PasskeyChallengeTable;
	pedagogy_answer: PedagogyAnswerTable;
	period: PeriodTable;
	period_time: PeriodTimeTable;
	person: PersonTable;
	person_address: PersonAddressTable;
	plan: PlanTable;
	plan_assessment: PlanAssessmentTable;
	plan_lesson: PlanLessonTable;
	plan_part: PlanPartTable;
	planning_guest: PlanningGuestTable;
	planning_rhythm: PlanningRhythmTable;
	planning_slot: PlanningSlotTable;
	pocket_key: PocketKeyTable;
	privacy_review: PrivacyReviewTable;
	put_off: PutOffTable;
	rate_limit: RateLimitTable;
	request: RequestTable;
	request_along: RequestAlongTable;
	request_became: RequestBecameTable;
	request_message: RequestMessageTable;
	request_part: RequestPartTable;
	request_time: RequestTimeTable;
	resource: ResourceTable;
	resource_standard: ResourceStandardTable;
	resource_tool: ResourceToolTable;
	resource_unit: ResourceUnitTable;
	resource_word: ResourceWordTable;
	retention: RetentionTable;
	role_assignment: RoleAssignmentTable;
	roster_import: RosterImportTable;
	roster_import_change: RosterImportChangeTable;
	roster_import_person: RosterImportPersonTable;
	roster_import_problem: RosterImportProblemTable;
	roster_import_row: RosterImportRowTable;
	roster_link: RosterLinkTable;
	rotation: RotationTable;
	rotation_facilitator: RotationFacilitatorTable;
	rotation_focus: RotationFocusTable;
	rotation_outcome: RotationOutcomeTable;
	rotation_pin: RotationPinTable;
	rotation_plan: RotationPlanTable;
	rotation_problem: RotationProblemTable;
	rotation_team: RotationTeamTable;
	rotation_visit: RotationVisitTable;
	rotation_wish: RotationWishTable;
	school: SchoolTable;
	school_line: SchoolLineTable;
	school_year: SchoolYearTable;
	seal_letter: SealLetterTable;
	set_up: SetUpTable;
	space_step: SpaceStepTable;
	space_template: SpaceTemplateTable;
	special_day: SpecialDayTable;
	stage_acceptance: StageAcceptanceTable;
	stage_change: StageChangeTable;
	stage_example: StageExampleTable;
	stage_proposal: StageProposalTable;
	standard: StandardTable;
	standard_link: StandardLinkTable;
	standard_place: StandardPlaceTable;
	standard_word: StandardWordTable;
	stored_file: StoredFileTable;
	student_count: StudentCountTable;
	teaching_point: TeachingPointTable;
	team: TeamTable;
	team_member: TeamMemberTable;
	term: TermTable;
	thread_message: ThreadMessageTable;
	thread_reading: ThreadReadingTable;
	time_entry: TimeEntryTable;
	tool: ToolTable;
	tool_change: ToolChangeTable;
	tool_criterion: ToolCriterionTable;
	tool_need: ToolNeedTable;
	tool_trial: ToolTrialTable;
	tool_verdict: ToolVerdictTable;
	topic: TopicTable;
	topic_lesson: TopicLessonTable;
	topic_standard: TopicStandardTable;
	trial_observation: TrialObservationTable;
	unit: UnitTable;
	unit_collaboration: UnitCollaborationTable;
	unit_page: UnitPageTable;
	unit_page_name: UnitPageNameTable;
	unit_page_words: UnitPageWordsTable;
	unit_standard: UnitStandardTable;
	vision_statement: VisionStatementTable;
	visit: VisitTable;
	visit_answer: VisitAnswerTable;
	visit_person: VisitPersonTable;
	visit_series: VisitSeriesTable;
	visit_summary: VisitSummaryTable;
	visit_to_tell: VisitToTellTable;
}

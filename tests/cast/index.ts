import { sql } from 'kysely';
import { nameOf, searchable } from '#server/domain/people/index.ts';
import { type Member, machine } from '#server/platform/actor.ts';
import { type Database, unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { type CastName, cast, schools } from './people.ts';
import { rehearseBooking } from './rehearse-booking.ts';
import { rehearseCalendars } from './rehearse-calendars.ts';
import { rehearsePlan } from './rehearse-plan.ts';

export { type CastName, cast, schools } from './people.ts';

/** Somebody of the cast as an actor. */
export function actorOf(name: CastName): Member {
	return { kind: 'member', personId: cast[name].id };
}

/** Clara's collaboration with Ada, and Daniel's; the fixed keys of what `rehearse` writes. */
export const scene = {
	clara: '01900000-0000-7000-8000-0000000002c1',
	daniel: '01900000-0000-7000-8000-0000000002d1',
	grade4: '01900000-0000-7000-8000-0000000003a4',
} as const;

/** Texts that stand in what is confidential: a reply, log or mail in which one occurs has leaked. */
export const planted = {
	privateNote: 'PLANTED-private-note-heron',
	heldBack: 'PLANTED-held-back-otter',
	sharedNote: 'PLANTED-shared-note-finch',
	teachingPoint: 'PLANTED-teaching-point-lynx',
	checkRemark: 'PLANTED-check-remark-wren',
	nextStep: 'PLANTED-next-step-mole',
	guideAnswer: 'PLANTED-guide-answer-hare',
	aim: 'PLANTED-aim-swift',
	stageReason: 'PLANTED-stage-reason-stork',
	keptLog: 'PLANTED-kept-log-vole',
	agreementRemark: 'PLANTED-agreement-remark-newt',
	thread: 'PLANTED-thread-egret',
	outcome: 'PLANTED-outcome-vole',
	handoverReason: 'PLANTED-handover-reason-crane',
	summary: 'PLANTED-summary-shrew',
	ownOffer: 'PLANTED-own-offer-teal',
	outsideCalendar: 'PLANTED-outside-calendar-tern',
	putOffReason: 'PLANTED-put-off-reason-dormouse',
	plan: 'PLANTED-plan-vole',
	pedagogy: 'PLANTED-pedagogy-rook',
	evidence: 'PLANTED-evidence-carp',
	goal: 'PLANTED-goal-ibis',
	booking: 'PLANTED-booking-plover',
} as const;

/** Writes the schools and people of the cast, with their roles since 2026-08-01, and addresses `<name>@example.org`. */
export async function assemble(_database: Database): Promise<void> {
	await unitOfWork(machine, async (tx) => {
		const organisation = '01900000-0000-7000-8000-0000000000a0';
		await tx.insertInto('organisation').values({ id: organisation, name: 'The Two Schools' }).execute();
		for (const school of Object.values(schools))
			await tx
				.insertInto('school')
				.values({
					id: school.id,
					organisation_id: organisation,
					name: school.name,
					zone: 'Europe/Lisbon',
					language: 'en',
				})
				.execute();
		await tx
			.insertInto('team')
			.values({ id: scene.grade4, school_id: schools.harbour.id, name: 'Grade 4', kind: 'grade', grade: '4' })
			.execute();
		for (const [key, who] of Object.entries(cast)) {
			const names = { given_name: who.given, family_name: who.family, known_as: null };
			const school = schools[who.school].id;
			await tx
				.insertInto('person')
				.values({ id: who.id, ...names, search_name: searchable(nameOf(names)) })
				.execute();
			await tx
				.insertInto('person_address')
				.values({ id: newId(), person_id: who.id, address: `${key}@example.org`, source: 'operator' })
				.execute();
			await tx
				.insertInto('membership')
				.values({ id: newId(), person_id: who.id, school_id: school, starts_on: '2026-08-01' })
				.execute();
			for (const role of who.roles)
				await tx
					.insertInto('role_assignment')
					.values({ id: newId(), person_id: who.id, school_id: school, role, starts_on: '2026-08-01' })
					.execute();
		}
		for (const name of ['clara', 'daniel'] as const)
			await tx
				.insertInto('team_member')
				.values({ team_id: scene.grade4, person_id: cast[name].id, starts_on: '2026-08-01' })
				.execute();
		await tx
			.insertInto('evaluator')
			.values({
				id: newId(),
				evaluator_id: cast.mara.id,
				teacher_id: cast.clara.id,
				school_id: schools.harbour.id,
				starts_on: '2026-08-01',
			})
			.execute();
	});
}

async function startCollaboration(name: 'clara' | 'daniel'): Promise<void> {
	const id = scene[name];
	const at = new Date('2026-09-14T08:00:00Z');
	const partner = { facilitator: newId(), teacher: newId() };
	await unitOfWork(actorOf('ada'), async (tx) => {
		await tx
			.insertInto('collaboration')
			.values({
				id,
				school_id: schools.harbour.id,
				team_id: scene.grade4,
				proposed_by: cast.ada.id,
				proposed_at: at,
				entry_id: newId(),
			})
			.execute();
		await tx
			.insertInto('partner')
			.values({
				id: partner.facilitator,
				collaboration_id: id,
				person_id: cast.ada.id,
				side: 'facilitator',
				invited_by: cast.ada.id,
				invited_at: at,
			})
			.execute();
		await tx.insertInto('acceptance').values({ partner_id: partner.facilitator, at }).execute();
		await tx
			.insertInto('collaboration_focus')
			.values({
				collaboration_id: id,
				title: `Water stories with ${cast[name].given}`,
				aim: planted.aim,
				stage: 'partial',
				state: 'active',
			})
			.execute();
		await tx
			.insertInto('partner')
			.values({
				id: partner.teacher,
				collaboration_id: id,
				person_id: cast[name].id,
				side: 'teacher',
				invited_by: cast.ada.id,
				invited_at: at,
			})
			.execute();
		await tx
			.insertInto('stage_change')
			.values({
				id: newId(),
				collaboration_id: id,
				from_stage: null,
				to_stage: 'partial',
				reason: planted.stageReason,
				proposed_by: cast.ada.id,
				holds_since: at,
			})
			.execute();
		await tx
			.insertInto('collaboration_turn')
			.values({ id: newId(), collaboration_id: id, turn: 'began', taken_by: cast.ada.id, at })
			.execute();
	});
	await unitOfWork(actorOf(name), (tx) =>
		tx.insertInto('acceptance').values({ partner_id: partner.teacher, at }).execute(),
	);
}

/** What `rehearse` wrote about Clara's first visit, for tests that ask for it by key. */
export const record = {
	visit: '01900000-0000-7000-8000-0000000004c1',
	privateNote: '01900000-0000-7000-8000-0000000004c2',
	heldBack: '01900000-0000-7000-8000-0000000004c3',
	sharedNote: '01900000-0000-7000-8000-0000000004c4',
	teachingPoint: '01900000-0000-7000-8000-0000000004c5',
	check: '01900000-0000-7000-8000-0000000004c6',
	nextStep: '01900000-0000-7000-8000-0000000004c7',
	guideAnswer: '01900000-0000-7000-8000-0000000004c8',
	revision: '01900000-0000-7000-8000-0000000004c9',
	message: '01900000-0000-7000-8000-0000000004ca',
	handover: '01900000-0000-7000-8000-0000000004cb',
	summary: '01900000-0000-7000-8000-0000000004cc',
	offer: '01900000-0000-7000-8000-0000000004cd',
	keptLog: '01900000-0000-7000-8000-0000000004ce',
	/** Taken back already, so that nobody is left out of what is suggested. */
	putOff: '01900000-0000-7000-8000-0000000004ce',
	lesson: '01900000-0000-7000-8000-0000000004e1',
	evidence: '01900000-0000-7000-8000-0000000004e2',
	goal: '01900000-0000-7000-8000-0000000004e3',
	booking: '01900000-0000-7000-8000-0000000004f1',
	bookedVisit: '01900000-0000-7000-8000-0000000004f2',
	hour: '01900000-0000-7000-8000-0000000004f3',
	wait: '01900000-0000-7000-8000-0000000004f4',
	away: '01900000-0000-7000-8000-0000000004f5',
	/** A roster to accept, and one to put away; neither changes anything. */
	rosterToAccept: '01900000-0000-7000-8000-0000000004d1',
	rosterToDiscard: '01900000-0000-7000-8000-0000000004d2',
} as const;

/** The cast, two collaborations, one visit of Ada to Clara with a row of every kind, each carrying its planted text, and one of Mara's that Joy has booked. */
export async function rehearse(database: Database): Promise<void> {
	await assemble(database);
	await startCollaboration('clara');
	await startCollaboration('daniel');
	const at = new Date('2026-09-21T09:00:00Z');
	const about = { collaboration_id: scene.clara, teacher_id: cast.clara.id, author_id: cast.ada.id };
	const school = { school_id: schools.harbour.id };
	await unitOfWork(actorOf('ada'), async (tx) => {
		await tx
			.insertInto('visit')
			.values({
				id: record.visit,
				...school,
				author_id: cast.ada.id,
				entry_id: newId(),
				collaboration_id: scene.clara,
				kind: 'modelling',
				time_kind: 'in-classroom',
				place: 'Room 12',
				starts_at: at,
				minutes: 45,
				state: 'done',
				guide_edition: 1,
				captured_at: at,
			})
			.execute();
		await tx
			.insertInto('visit_person')
			.values([
				{ visit_id: record.visit, person_id: cast.ada.id, part: 'facilitator' },
				{ visit_id: record.visit, person_id: cast.clara.id, part: 'teacher' },
			])
			.execute();
		await tx
			.insertInto('teaching_point')
			.values({ id: record.teachingPoint, ...school, ...about, words: planted.teachingPoint, created_at: at })
			.execute();
		await tx
			.insertInto('look_for_check')
			.values({
				id: record.check,
				visit_id: record.visit,
				...about,
				teaching_point_id: record.teachingPoint,
				words: planted.teachingPoint,
				how: 'seen',
				remark: planted.checkRemark,
				checked_at: at,
			})
			.execute();
		await tx
			.insertInto('guide_answer')
			.values({
				id: record.guideAnswer,
				visit_id: record.visit,
				...about,
				prompt: 'modelling.before.parts',
				words: planted.guideAnswer,
				written_at: at,
			})
			.execute();
		await tx
			.insertInto('next_step')
			.values({
				id: record.nextStep,
				...school,
				...about,
				visit_id: record.visit,
				owner_id: cast.clara.id,
				words: planted.nextStep,
				due_on: '2026-09-28',
				created_at: at,
			})
			.execute();
		const note = { ...school, ...about, visit_id: record.visit, written_at: at };
		await tx
			.insertInto('note')
			.values([
				{ id: record.privateNote, ...note, kind: 'note', words: planted.privateNote },
				{
					id: record.heldBack,
					...note,
					kind: 'held-back',
					words: planted.heldBack,
					comes_up_on: '2026-09-28',
				},
				{ id: record.sharedNote, ...note, kind: 'note', words: planted.sharedNote },
			])
			.execute();
		await tx
			.insertInto('note_share')
			.values({ note_id: record.sharedNote, person_id: cast.clara.id, shared_at: at })
			.execute();
		await tx
			.insertInto('put_off')
			.values({
				id: record.putOff,
				...school,
				...about,
				until: '2026-10-05',
				reason: planted.putOffReason,
				made_at: at,
				taken_back_at: at,
			})
			.execute();
		await tx
			.insertInto('agreement_revision')
			.values({
				id: record.revision,
				collaboration_id: scene.clara,
				number: 1,
				stage: 'partial',
				written_by: cast.ada.id,
				written_at: at,
			})
			.execute();
		await tx
			.insertInto('agreement_line')
			.values({
				revision_id: record.revision,
				responsibility: 'teacher-goals',
				held_by: 'teacher',
				remark: planted.agreementRemark,
				position: 1,
			})
			.execute();
	});
	await unitOfWork(actorOf('ada'), async (tx) => {
		await tx
			.insertInto('visit_summary')
			.values({
				id: record.summary,
				...school,
				...about,
				visit_id: record.visit,
				words: planted.summary,
				written_at: at,
				approved_at: at,
			})
			.execute();
		await tx
			.insertInto('kept_log')
			.values({
				id: record.keptLog,
				school_id: school.school_id,
				person_id: cast.ada.id,
				file_name: planted.keptLog,
				brought_at: at,
				sheet: JSON.stringify({
					header: ['Date', 'Teacher', 'Notes'],
					rows: [{ number: 2, cells: ['', 'Clara', planted.keptLog] }],
				}),
				reading: JSON.stringify({
					columns: { day: 0, teacher: 1, note: 2 },
					first: 'day',
					people: {},
					kinds: {},
				}),
				columns_hash: '0'.repeat(64),
			})
			.execute();
		await tx
			.insertInto('handover')
			.values({
				id: record.handover,
				collaboration_id: scene.clara,
				from_person: cast.ada.id,
				to_person: cast.ben.id,
				reason: planted.handoverReason,
				proposed_at: at,
			})
			.execute();
	});
	await unitOfWork(actorOf('clara'), async (tx) => {
		await tx
			.updateTable('handover')
			.set({ settled_at: at, settled_as: 'declined' })
			.where('id', '=', record.handover)
			.execute();
		await tx
			.insertInto('thread_message')
			.values({
				id: record.message,
				collaboration_id: scene.clara,
				author_id: cast.clara.id,
				words: planted.thread,
				written_at: at,
			})
			.execute();
		await tx
			.insertInto('outcome')
			.values({
				collaboration_id: scene.clara,
				author_id: cast.clara.id,
				words: planted.outcome,
				written_at: at,
			})
			.execute();
		await tx
			.insertInto('mentor_offer')
			.values({
				id: record.offer,
				...school,
				person_id: cast.clara.id,
				practice: planted.ownOffer,
				at_once: 1,
				audience: 'self',
				since: '2026-09-21',
				offered_at: at,
			})
			.execute();
	});
	await rehearseCalendars(at, { planted, record });
	await rehearsePlan(at, { planted, record, scene });
	await rehearseBooking(at, { planted, record });
	await unitOfWork(machine, (tx) =>
		tx
			.insertInto('roster_import')
			.values(
				[record.rosterToAccept, record.rosterToDiscard].map((id) => ({
					id,
					made_at: at,
					made_by: cast.ivo.id,
					file_name: 'roster.zip',
					format: 'OneRoster 1.1',
					state: 'previewed',
				})),
			)
			.execute(),
	);
}

/** Counts the rows of a table that an actor reaches. */
export async function reach(actor: Member, table: string): Promise<number> {
	const { rows } = await unitOfWork(actor, (tx) =>
		sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx),
	);
	return rows[0]?.n ?? 0;
}

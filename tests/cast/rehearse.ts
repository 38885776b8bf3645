import { machine } from '#server/platform/actor.ts';
import { type Database, unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { actorOf } from './actor-of.ts';
import { assemble } from './assemble.ts';
import { cast, schools } from './people.ts';
import { rehearseBooking } from './rehearse-booking.ts';
import { rehearseCalendars } from './rehearse-calendars.ts';
import { rehearseLearnt } from './rehearse-learnt.ts';
import { rehearseLibrary } from './rehearse-library.ts';
import { rehearseMeeting } from './rehearse-meeting.ts';
import { rehearsePlan } from './rehearse-plan.ts';
import { rehearseRequest } from './rehearse-request.ts';
import { rehearseSequence } from './rehearse-sequence.ts';
import { rehearseSpace } from './rehearse-space.ts';
import { rehearseTool } from './rehearse-tool.ts';
import { planted, record, scene } from './scene.ts';
import { startCollaboration } from './start-collaboration.ts';

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
			.insertInto('time_entry')
			.values({
				id: newId(),
				...school,
				facilitator_id: cast.ada.id,
				entry_id: record.preparation,
				on_day: '2026-09-14',
				minutes: 20,
				words: planted.preparation,
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
	await rehearseMeeting(at, { planted, record, scene });
	await rehearseRequest(at, { planted, record, scene });
	await rehearseLearnt(at, { planted, record });
	await rehearseTool(at, { planted, record, scene });
	await rehearseSequence(at, { record, scene });
	await rehearseLibrary(at, { planted, record, scene });
	await rehearseSpace(at, { planted, record });
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

import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { cast, schools } from './people.ts';

/** The texts and keys that it writes. */
export interface Written {
	planted: Readonly<Record<'request' | 'requestCoaching' | 'requestDesk' | 'setUp', string>>;
	record: Readonly<
		Record<
			| 'request'
			| 'requestPart'
			| 'requestDeskPart'
			| 'requestWords'
			| 'requestCoaching'
			| 'requestDesk'
			| 'meetingNote',
			string
		>
	>;
	scene: Readonly<Record<'clara', string>>;
}

const actorOf = (name: 'ada' | 'clara' | 'goran'): Member => ({ kind: 'member', personId: cast[name].id });

/**
 * Clara asked Ada for something, from a note of a meeting; they spoke of it, and their collaboration came of it. Ada passed it on to
 * the help desk with the words it was asked with, as Clara let her, and Goran asked back there. Clara said what is to be set up.
 */
export async function rehearseRequest(at: Date, { planted, record, scene }: Written): Promise<void> {
	const request = { request_id: record.request };
	const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
	const first = { part_id: record.requestPart, ...request };
	const desk = { part_id: record.requestDeskPart, ...request };
	await unitOfWork(actorOf('clara'), async (tx) => {
		await tx
			.insertInto('request')
			.values({
				id: record.request, school_id: schools.harbour.id, asker_id: cast.clara.id, for_class: 'Science 4',
				wanted_on: '2026-10-05', asked_at: at,
			}) // biome-ignore format: short enough for two lines
			.execute();
		await tx
			.insertInto('request_part')
			.values({
				id: record.requestPart, ...request, number: 1, held_as: 'facilitator', person_id: cast.ada.id,
				passed_by: cast.clara.id, began_at: at, changed_at: at,
			}) // biome-ignore format: short enough for two lines
			.execute();
		await tx
			.insertInto('request_message')
			.values([
				{
					id: record.requestWords, ...first, author_id: cast.clara.id, change: 'asked', words: planted.request, written_at: at,
					for_desk: true,
				},
				{ id: record.requestCoaching, ...first, author_id: cast.clara.id, words: planted.requestCoaching, written_at: later(1) },
			]) // biome-ignore format: a row reads better whole
			.execute();
		await tx
			.insertInto('meeting_note_request')
			.values({ note_id: record.meetingNote, ...request })
			.execute();
	});
	await unitOfWork(actorOf('ada'), async (tx) => {
		await tx
			.insertInto('request_became')
			.values({
				id: newId(), ...request, collaboration_id: scene.clara, made_by: cast.ada.id, made_at: later(2),
			}) // biome-ignore format: short enough for one line
			.execute();
		await tx
			.updateTable('request_part')
			.set({ taken_by: cast.ada.id, ended_at: later(3), changed_at: later(3), version: 2 })
			.where('id', '=', record.requestPart)
			.execute();
		await tx
			.insertInto('request_part')
			.values({
				id: record.requestDeskPart, ...request, number: 2, held_as: 'desk', passed_by: cast.ada.id,
				began_at: later(3), changed_at: later(3),
			}) // biome-ignore format: short enough for two lines
			.execute();
		await tx
			.insertInto('request_message')
			.values({ id: newId(), ...desk, author_id: cast.ada.id, change: 'passed', written_at: later(3) })
			.execute();
		await tx
			.insertInto('request_along')
			.values({ part_id: record.requestDeskPart, message_id: record.requestWords })
			.execute();
	});
	await unitOfWork(actorOf('clara'), (tx) =>
		tx
			.insertInto('set_up')
			.values({
				...request, school_id: schools.harbour.id, from_part: 2, made_by: cast.clara.id, kind: 'app', what: planted.setUp,
				why: planted.setUp, for_class: 'Science 4', needed_on: '2026-10-05', short_notice: false, devices: 'Trolley B',
				data: 'unknown', supporter: 'Ada', made_at: later(4), changed_at: later(4),
			}) // biome-ignore format: a row reads better whole
			.execute(),
	);
	await unitOfWork(actorOf('goran'), (tx) =>
		tx
			.insertInto('request_message')
			.values({
				id: record.requestDesk, ...desk, author_id: cast.goran.id, words: planted.requestDesk, written_at: later(4),
			}) // biome-ignore format: short enough for one line
			.execute(),
	);
}

import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';

/** The notebook that is read: one teacher's, in one collaboration or outside any. */
export interface Place {
	teacherId: string;
	collaborationId: string | null;
}

const within = (place: Place) => (place.collaborationId === null ? ('is' as const) : ('=' as const));

/** The collaborations of a teacher that the reader shares with them, those under way first. */
export function sharedCollaborations(tx: Tx, teacherId: string) {
	return tx
		.selectFrom('partner as p')
		.innerJoin('collaboration_focus as f', 'f.collaboration_id', 'p.collaboration_id')
		.select(['f.collaboration_id as id', 'f.title', 'f.stage', 'f.state'])
		.where('p.person_id', '=', teacherId)
		.where('p.side', '=', 'teacher')
		.where('p.collaboration_id', '=', sql<string>`any ((select my_partnerships())::uuid[])`)
		.orderBy(sql`array_position(array['active', 'paused', 'proposed', 'finished'], f.state)`)
		.orderBy('f.collaboration_id', 'desc')
		.limit(30)
		.execute();
}

/** Who stands on the facilitators' side. */
export function facilitatorsIn(tx: Tx, place: Place) {
	return tx
		.selectFrom('partner as p')
		.innerJoin('acceptance as a', 'a.partner_id', 'p.id')
		.leftJoin('departure as d', 'd.partner_id', 'p.id')
		.select('p.person_id')
		.where('p.collaboration_id', within(place), place.collaborationId)
		.where('p.collaboration_id', '=', sql<string>`any ((select my_partnerships())::uuid[])`)
		.where('p.side', '=', 'facilitator')
		.where('d.partner_id', 'is', null)
		.orderBy('p.id')
		.limit(30)
		.execute();
}

/** Teaching points, those being worked on first. */
export function pointsIn(tx: Tx, place: Place) {
	return tx
		.selectFrom('teaching_point')
		.select(['id', 'words', 'progress', 'created_at', 'settled_at', 'version', 'author_id'])
		.where('teacher_id', '=', place.teacherId)
		.where('collaboration_id', within(place), place.collaborationId)
		.orderBy(sql`settled_at desc nulls first`)
		.orderBy('created_at', 'desc')
		.limit(60)
		.execute();
}

/** Checks, the latest first. */
export function checksIn(tx: Tx, place: Place) {
	return tx
		.selectFrom('look_for_check')
		.select([
			'id',
			'visit_id',
			'teaching_point_id',
			'key',
			'words',
			'how',
			'remark',
			'checked_at',
			'author_id',
		])
		.where('teacher_id', '=', place.teacherId)
		.where('collaboration_id', within(place), place.collaborationId)
		.orderBy('checked_at', 'desc')
		.orderBy('id', 'desc')
		.limit(300)
		.execute();
}

/** Notes of the reader about this teacher that are not settled, and what others shared with the reader, the latest first. */
export function notesIn(tx: Tx, place: Place) {
	return tx
		.selectFrom('note')
		.select(['id', 'kind', 'words', 'comes_up_on', 'written_at', 'visit_id', 'version', 'author_id'])
		.where('teacher_id', '=', place.teacherId)
		.where('collaboration_id', within(place), place.collaborationId)
		.where((eb) => eb.or([eb('kind', '=', 'note'), eb('settled_at', 'is', null)]))
		.orderBy('written_at', 'desc')
		.orderBy('id', 'desc')
		.limit(60)
		.execute();
}

/** With whom notes are shared now, as far as the reader knows. */
export function sharesOf(tx: Tx, notes: readonly { id: string }[]) {
	return tx
		.selectFrom('note_share')
		.select(['note_id', 'person_id'])
		.where('note_id', '=', sql<string>`any (${notes.map(({ id }) => id)}::uuid[])`)
		.where('taken_back_at', 'is', null)
		.execute();
}

/** When the last visit was, and when the next is planned, seen from a moment. */
export function meetingsIn(tx: Tx, place: Place, from: Date) {
	return tx
		.selectFrom('visit as v')
		.innerJoin('visit_person as p', 'p.visit_id', 'v.id')
		.select(sql<Date | null>`max(v.starts_at) filter (where v.state = 'done')`.as('last'))
		.select(
			sql<Date | null>`min(v.starts_at) filter (where v.state = 'planned' and v.starts_at >= ${from})`.as(
				'next',
			),
		)
		.where('p.person_id', '=', place.teacherId)
		.where('p.part', '=', 'teacher')
		.where('v.collaboration_id', within(place), place.collaborationId)
		.executeTakeFirst();
}

/** Visits with this teacher, the latest first; `before` is the key of the last one on the page before. */
export function visitsIn(tx: Tx, place: Place, before: string | undefined, most: number) {
	return tx
		.selectFrom('visit as v')
		.innerJoin('visit_person as p', 'p.visit_id', 'v.id')
		.select(['v.id', 'v.starts_at', 'v.minutes', 'v.kind', 'v.state', 'v.place', 'v.author_id'])
		.where('p.person_id', '=', place.teacherId)
		.where('p.part', '=', 'teacher')
		.where('v.collaboration_id', within(place), place.collaborationId)
		.where('v.state', '<>', 'cancelled')
		.$if(isId(before), (query) =>
			query.where(
				sql<boolean>`(v.starts_at, v.id) < (select l.starts_at, l.id from visit l where l.id = ${before ?? ''})`,
			),
		)
		.orderBy('v.starts_at', 'desc')
		.orderBy('v.id', 'desc')
		.limit(most + 1)
		.execute();
}

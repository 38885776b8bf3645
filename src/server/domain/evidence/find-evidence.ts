import { recordReading } from '#server/domain/access/index.ts';
import { reachCollaboration } from '#server/domain/collaboration/index.ts';
import { nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import type { EvidenceKind, EvidenceWords } from './evidence.ts';

/** Evidence as whoever reads what it hangs on reads it. */
export interface Evidence extends EvidenceWords {
	id: string;
	kind: EvidenceKind;
	/** Of a link. */
	url: string | null;
	/** Of a file: what it is and how large, in bytes. */
	file: { name: string; mediaType: string; bytes: number } | null;
	author: { id: string; name: string };
	addedAt: Date;
	version: number;
	lessonId: string | null;
	/** The visits it is brought into, as far as the reader reads them. */
	visits: { id: string; startsAt: Date }[];
}

/** How much is listed at once. */
const page = 100;

type Where =
	| { collaborationId: string }
	| { visitId: string }
	| { goalEntryIds: readonly string[] }
	| { id: string };

/** Evidence that the actor reads in a place, latest first; with the key of the goal's entry it hangs on. At most 100. */
export async function readEvidence(
	tx: Tx,
	where: Where,
): Promise<(Evidence & { goalEntryId: string | null; collaborationId: string | null })[]> {
	let query = tx
		.selectFrom('evidence_use as u')
		.innerJoin('evidence as e', 'e.id', 'u.evidence_id')
		.leftJoin('stored_file as f', 'f.id', 'e.file_id')
		.leftJoin('person as p', 'p.id', 'e.author_id')
		.selectAll('e')
		.select(['u.lesson_id', 'u.goal_entry_id', 'u.collaboration_id'])
		.select(['f.name', 'f.media_type', 'f.bytes', 'p.given_name', 'p.family_name', 'p.known_as'])
		.orderBy('u.added_at', 'desc')
		.orderBy('u.id', 'desc')
		.limit(page);
	if ('collaborationId' in where)
		query = query.where('u.collaboration_id', '=', where.collaborationId).where('u.place', '=', 'plan');
	else if ('visitId' in where) query = query.where('u.visit_id', '=', where.visitId);
	else if ('id' in where) query = query.where('u.evidence_id', '=', where.id).where('u.place', '<>', 'visit');
	else if (where.goalEntryIds.length === 0) return [];
	else query = query.where('u.goal_entry_id', 'in', where.goalEntryIds);
	const rows = await query.execute();
	const visits = await findVisitsOf(
		tx,
		rows.map((row) => row.id),
	);
	return rows.map((row) => ({
		id: row.id,
		kind: row.kind as EvidenceKind,
		title: row.title,
		about: row.about,
		url: row.url,
		file:
			row.name !== null && row.media_type !== null && row.bytes !== null
				? { name: row.name, mediaType: row.media_type, bytes: row.bytes }
				: null,
		students: row.students,
		consent: row.consent,
		useUntil: row.use_until,
		author: { id: row.author_id, name: nameIn(row) },
		addedAt: row.added_at,
		version: row.version,
		lessonId: row.lesson_id,
		goalEntryId: row.goal_entry_id,
		collaborationId: row.collaboration_id,
		visits: visits.get(row.id) ?? [],
	}));
}

async function findVisitsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Evidence['visits']>> {
	const found = new Map<string, Evidence['visits']>();
	if (ids.length === 0) return found;
	const rows = await tx
		.selectFrom('evidence_use as u')
		.innerJoin('visit as v', 'v.id', 'u.visit_id')
		.select(['u.evidence_id', 'v.id', 'v.starts_at'])
		.where('u.evidence_id', 'in', ids)
		.orderBy('v.starts_at')
		.limit(page)
		.execute();
	for (const row of rows)
		found.set(row.evidence_id, [
			...(found.get(row.evidence_id) ?? []),
			{ id: row.id, startsAt: row.starts_at },
		]);
	return found;
}

/** The evidence in a collaboration's plan, for its partners; missing for anybody else. */
export function findEvidence(actor: Member, collaborationId: string): Promise<Evidence[] | Refusal> {
	return unitOfWork(actor, async (tx) => {
		const reached = await reachCollaboration(tx, actor, collaborationId);
		return isRefusal(reached) ? reached : readEvidence(tx, { collaborationId });
	});
}

/** Evidence in a plan of the actor's, to choose from. */
export interface InPlan {
	id: string;
	title: string;
	/** Of the collaboration. */
	of: string;
}

/** What the plans that the actor is a partner in have, in a school, the latest first. At most 100. */
export function findInPlans(tx: Tx, schoolId: string): Promise<InPlan[]> {
	return tx
		.selectFrom('evidence_use as u')
		.innerJoin('evidence as e', 'e.id', 'u.evidence_id')
		.innerJoin('collaboration_focus as f', 'f.collaboration_id', 'u.collaboration_id')
		.select(['e.id', 'e.title', 'f.title as of'])
		.where('u.place', '=', 'plan')
		.where('e.school_id', '=', schoolId)
		.orderBy('u.added_at', 'desc')
		.orderBy('u.id', 'desc')
		.limit(page)
		.execute();
}

/** One piece of evidence; that it was shown is kept. Missing for who does not read what it hangs on, and after its last day. */
export async function findOneEvidence(
	actor: Member,
	id: string,
): Promise<(Evidence & { collaborationId: string | null }) | Refusal> {
	if (!isId(id)) return missing;
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const uses = await readEvidence(tx, { id });
		// In a plan first, where it is looked after; on a goal besides, or only there.
		const found = uses.find((use) => use.collaborationId !== null) ?? uses[0];
		if (!found) return missing;
		await recordReading(tx, actor, { kind: 'evidence', id, authorId: found.author.id, teacherIds: [] }, at);
		return found;
	});
}

/** What is needed to read the file of evidence; that it was opened is kept. Missing as above, and for a link. */
export function openEvidence(
	actor: Member,
	id: string,
): Promise<{ id: string; secret: string; name: string; mediaType: string; bytes: number } | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		if (!isId(id)) return missing;
		const row = await tx
			.selectFrom('evidence as e')
			.innerJoin('stored_file as f', 'f.id', 'e.file_id')
			.select(['f.id', 'f.secret', 'f.name', 'f.media_type', 'f.bytes', 'e.author_id'])
			.where('e.id', '=', id)
			.executeTakeFirst();
		if (!row) return missing;
		await recordReading(tx, actor, { kind: 'evidence', id, authorId: row.author_id, teacherIds: [] }, at);
		return { id: row.id, secret: row.secret, name: row.name, mediaType: row.media_type, bytes: row.bytes };
	});
}

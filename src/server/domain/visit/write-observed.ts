import { concernedIn, noteIsAbout } from '#server/domain/company/index.ts';
import { insertNote } from '#server/domain/note/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { type Capture, type Check, saysAnything } from './capture.ts';
import type { OpenVisit } from './open-visit.ts';

/**
 * Writes what was seen on a visit, in its unit of work. Keys come from the entry, so that a second try adds nothing.
 * Refuses `missing`, `visit-one-teacher`.
 */
export async function writeObserved(
	tx: Tx,
	actor: Member,
	visit: OpenVisit,
	capture: Capture,
	at: Date,
): Promise<Refusal | undefined> {
	const concerned = concernedIn(visit.company, visit.authorId);
	const teacherId = concerned.length === 1 ? (concerned[0] ?? null) : null;
	if (saysAnything(capture)) {
		if (teacherId === null) return refuse('visit-one-teacher', { field: 'with[]' });
		const wrong = await writeAbout(tx, actor, visit, teacherId, capture, at);
		if (wrong) return wrong;
	}
	const key = (part: string) => keyOf(actor.personId, capture.entry, part);
	const about = {
		schoolId: visit.schoolId,
		visitId: visit.id,
		collaborationId: visit.collaborationId,
		teacherId: noteIsAbout(visit.company, visit.authorId, actor.personId),
	};
	const { heldBack, privateNote, sharedNote } = capture;
	if (heldBack?.words.trim())
		await insertNote(tx, actor, { ...about, id: key('held-back'), kind: 'held-back', ...heldBack }, at);
	if (privateNote?.trim())
		await insertNote(tx, actor, { ...about, id: key('private'), kind: 'note', words: privateNote }, at);
	if (sharedNote?.words.trim())
		await insertNote(
			tx,
			actor,
			{ ...about, id: key('shared'), kind: 'note', words: sharedNote.words, shareWith: sharedNote.with },
			at,
		);
	return undefined;
}

/** Teaching point, checks and next steps: what is about one teacher. */
async function writeAbout(
	tx: Tx,
	actor: Member,
	visit: OpenVisit,
	teacherId: string,
	capture: Capture,
	at: Date,
): Promise<Refusal | undefined> {
	const key = (part: string) => keyOf(actor.personId, capture.entry, part);
	const about = { collaboration_id: visit.collaborationId, teacher_id: teacherId, author_id: actor.personId };
	const checks = [...(capture.checks ?? [])];
	const named = await reachNamed(tx, visit, teacherId, checks);
	if (isRefusal(named)) return named;

	const words = capture.newPoint?.words.trim();
	if (words) {
		const id = key('point');
		await tx
			.insertInto('teaching_point')
			.values({ id, school_id: visit.schoolId, ...about, words, created_at: at })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		named.words.set(id, words);
		if (capture.newPoint?.how) checks.push({ teachingPointId: id, how: capture.newPoint.how });
	}
	if (checks.length > 0)
		await tx
			.insertInto('look_for_check')
			.values(
				checks.map((check, index) => ({
					id: key(`check ${index}`),
					visit_id: visit.id,
					...about,
					teaching_point_id: check.teachingPointId ?? null,
					look_for_id: check.lookForId ?? null,
					key: named.keys.get(check.lookForId ?? '') ?? null,
					words:
						named.words.get(check.teachingPointId ?? '') ??
						named.words.get(check.lookForId ?? '') ??
						(check.words?.trim() || null),
					how: check.how,
					remark: check.remark?.trim() ?? '',
					checked_at: capture.startsAt,
				})),
			)
			.onConflict((conflict) => conflict.doNothing())
			.execute();

	const steps = (capture.nextSteps ?? []).filter((step) => step.words.trim());
	if (!steps.every((step) => visit.company.some((one) => one.personId === step.ownerId))) return missing;
	if (steps.length > 0)
		await tx
			.insertInto('next_step')
			.values(
				steps.map((step, index) => ({
					id: key(`step ${index}`),
					school_id: visit.schoolId,
					visit_id: visit.id,
					...about,
					owner_id: step.ownerId,
					words: step.words.trim(),
					due_on: step.dueOn ?? null,
					created_at: at,
				})),
			)
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	return undefined;
}

/** The words, as they stand now, of the teaching points of this teacher and of the look-fors that the checks name. */
async function reachNamed(
	tx: Tx,
	visit: OpenVisit,
	teacherId: string,
	checks: readonly Check[],
): Promise<{ words: Map<string, string>; keys: Map<string, string> } | Refusal> {
	const words = new Map<string, string>();
	const keys = new Map<string, string>();
	const points = [...new Set(checks.flatMap((check) => check.teachingPointId ?? []))];
	const lookFors = [...new Set(checks.flatMap((check) => check.lookForId ?? []))];
	if (points.length > 0) {
		const rows = await tx
			.selectFrom('teaching_point')
			.select(['id', 'words'])
			.where('id', 'in', points)
			.where('teacher_id', '=', teacherId)
			.where('collaboration_id', 'is not distinct from', visit.collaborationId)
			.execute();
		if (rows.length < points.length) return missing;
		for (const row of rows) words.set(row.id, row.words);
	}
	if (lookFors.length > 0) {
		const rows = await tx
			.selectFrom('look_for')
			.select(['id', 'key', 'words'])
			.where('id', 'in', lookFors)
			.execute();
		if (rows.length < lookFors.length) return missing;
		for (const row of rows) {
			if (row.words !== null) words.set(row.id, row.words);
			if (row.key !== null) keys.set(row.id, row.key);
		}
	}
	return { words, keys };
}

import { type Opened, recordReading } from '#server/domain/access/index.ts';
import { schoolToWriteIn, stepsAbout } from '#server/domain/next-step/index.ts';
import { nameOf } from '#server/domain/people/index.ts';
import { momentOf, schoolDay } from '#server/domain/school/index.ts';
import type { How } from '#server/domain/visit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { isDue } from './held-back.ts';
import type { Check, LookForSeen, Named, Notebook } from './notebook.ts';
import * as read from './read-notebook.ts';
import type { Progress } from './teaching-point.ts';
import type { Stage } from './whom-to-visit.ts';

const visitsShown = 6;

export interface NotebookWanted {
	/** A collaboration, `outside` any, or undefined for the one under way. */
	collaboration?: string | undefined;
	/** Visits before this one. */
	before?: string | undefined;
	/** How many visits; a few when left out. */
	limit?: number | undefined;
	/** The school's zone (IANA). */
	zone: string;
}

/**
 * One teacher's notebook, as far as the actor reads it; their own when they are that teacher. Writes who was shown what of
 * whom. Refuses as missing where there is nothing that the actor reads or may write.
 */
export function findNotebook(
	actor: Member,
	teacherId: string,
	wanted: NotebookWanted,
): Promise<Notebook | Refusal> {
	const asked = wanted.collaboration;
	if (!isId(teacherId) || (asked !== undefined && asked !== 'outside' && !isId(asked)))
		return Promise.resolve(missing);
	const at = now();
	const most = wanted.limit ?? visitsShown;
	return unitOfWork(actor, async (tx) => {
		const collaborations = await read.sharedCollaborations(tx, teacherId);
		const place = {
			teacherId,
			collaborationId:
				asked === undefined ? (collaborations[0]?.id ?? null) : asked === 'outside' ? null : asked,
		};
		const school = await schoolToWriteIn(tx, teacherId, place.collaborationId);
		const facilitators = await read.facilitatorsIn(tx, place);
		const points = await read.pointsIn(tx, place);
		const checks = await read.checksIn(tx, place);
		const notes = await read.notesIn(tx, place);
		const shares = await read.sharesOf(tx, notes);
		const steps = await stepsAbout(tx, actor, teacherId, place.collaborationId);
		const visits = await read.visitsIn(tx, place, wanted.before, most);
		const today = schoolDay(wanted.zone, at);
		const meetings = await read.meetingsIn(tx, place, momentOf(today, '00:00', wanted.zone));
		const ids = [
			teacherId,
			actor.personId,
			...facilitators.map((one) => one.person_id),
			...[...points, ...checks, ...notes, ...visits].map((one) => one.author_id),
			...shares.map((one) => one.person_id),
		];
		const people = await tx
			.selectFrom('person')
			.select(['id', 'given_name', 'family_name', 'known_as'])
			.where('id', 'in', [...new Set(ids)])
			.execute();
		const names = new Map(people.map((person) => [person.id, nameOf(person)]));
		const named = (id: string): Named => ({ id, name: names.get(id) ?? '' });
		const empty = [points, checks, notes, steps, visits].every((list) => list.length === 0);
		if (!names.has(teacherId) || (school === undefined && empty)) return missing;

		const about = place.collaborationId ?? teacherId;
		const opened: Opened[] = notes.map((note) => ({
			kind: 'note',
			id: note.id,
			authorId: note.author_id,
			teacherIds: [teacherId],
		}));
		if (teacherId !== actor.personId) {
			const authors = [...points, ...checks, ...visits].map((one) => one.author_id);
			for (const authorId of new Set([...authors, ...steps.map(({ author }) => author.id)]))
				opened.push({ kind: 'notebook', id: about, authorId, teacherIds: [teacherId] });
		}
		for (const one of opened) await recordReading(tx, actor, one, at);

		const checkOf = (row: (typeof checks)[number]): Check => ({
			id: row.id,
			visitId: row.visit_id,
			at: row.checked_at,
			how: row.how as How,
			remark: row.remark,
			author: named(row.author_id),
		});
		const oldestFirst = checks.toReversed();
		const lookFors = new Map<string, LookForSeen>();
		for (const row of oldestFirst.filter((one) => one.teaching_point_id === null)) {
			const name = row.key ?? row.words ?? '';
			const seen = lookFors.get(name) ?? { key: row.key, words: row.words, checks: [] };
			seen.checks.push(checkOf(row));
			lookFors.set(name, seen);
		}
		const page = visits.slice(0, most);
		const owners = new Set(facilitators.map((one) => one.person_id));
		if (teacherId !== actor.personId) owners.add(actor.personId);
		return {
			teacher: named(teacherId),
			ownSide: teacherId === actor.personId,
			collaborationId: place.collaborationId,
			collaborations: collaborations.map((one) => ({ ...one, stage: one.stage as Stage })),
			open: school !== undefined,
			lastVisitAt: meetings?.last ?? null,
			nextVisitAt: meetings?.next ?? null,
			sides: [
				{ ...named(teacherId), side: 'teacher' as const },
				...[...owners].map((id) => ({ ...named(id), side: 'facilitator' as const })),
			],
			points: points.map((row) => ({
				id: row.id,
				words: row.words,
				progress: row.progress as Progress,
				createdAt: row.created_at,
				settledAt: row.settled_at,
				version: row.version,
				author: named(row.author_id),
				mine: row.author_id === actor.personId,
				checks: oldestFirst.filter((one) => one.teaching_point_id === row.id).map(checkOf),
			})),
			lookFors: [...lookFors.values()].sort((a, b) => b.checks.length - a.checks.length),
			heldBack: notes
				.filter(({ kind }) => kind === 'held-back')
				.map((row) => ({
					id: row.id,
					words: row.words,
					comesUpOn: row.comes_up_on,
					writtenAt: row.written_at,
					visitId: row.visit_id,
					due: isDue(row.comes_up_on, today, Boolean(meetings?.next)),
					version: row.version,
				}))
				.sort((a, b) => Number(b.due) - Number(a.due)),
			steps,
			notes: notes
				.filter(({ kind }) => kind === 'note')
				.map((row) => ({
					id: row.id,
					words: row.words,
					writtenAt: row.written_at,
					author: named(row.author_id),
					mine: row.author_id === actor.personId,
					sharedWith: shares.filter((one) => one.note_id === row.id).map((one) => named(one.person_id)),
					visitId: row.visit_id,
					version: row.version,
				})),
			visits: page.map((row) => ({
				id: row.id,
				startsAt: row.starts_at,
				minutes: row.minutes,
				kind: row.kind,
				state: row.state as 'planned' | 'done',
				place: row.place,
				author: named(row.author_id),
			})),
			earlierVisits: visits.length > most ? page.at(-1)?.id : undefined,
		};
	});
}

import { recordReading } from '#server/domain/access/index.ts';
import {
	findFacilitatorsOf,
	type Named,
	nameIn,
	reachAbout,
	type VisitAbout,
} from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { firstEdition, type GuidedKind, hasGuide, type Prompt } from './guide.ts';
import { latestNumber, readEdition, theFirst } from './read-edition.ts';

export interface GuideAnswer {
	prompt: string;
	words: string;
	version: number;
	authorId: string;
	authorName: string;
	writtenAt: Date;
}

/** A visit's guide with what has been answered so far, by everyone whom the actor may read. */
export interface Guide extends Omit<VisitAbout, 'kind' | 'guideEdition'> {
	kind: GuidedKind;
	/** The edition that the visit keeps, and its prompts in the order in which they are asked. */
	edition: number;
	prompts: Prompt[];
	/** The edition that the school asks by now. */
	latestEdition: number;
	/** The teacher whom it is about. */
	teacher: Named;
	/** The facilitators who are partners in the collaboration. */
	facilitators: Named[];
	answers: GuideAnswer[];
}

/** Reads the guide of a visit; showing it to somebody other than the visit's author records the reading. Refuses `missing`. */
export async function findGuide(actor: Member, visitId: string): Promise<Guide | Refusal> {
	const at = now();
	if (!isId(visitId)) return missing;
	return unitOfWork(actor, async (tx) => {
		const visit = await reachAbout(tx, visitId);
		if (!visit || !hasGuide(visit.kind)) return missing;
		const edition =
			(await readEdition(tx, visit.schoolId, visit.kind, visit.guideEdition ?? firstEdition)) ??
			theFirst(visit.kind);
		const rows = await tx
			.selectFrom('guide_answer as a')
			.leftJoin('person as p', 'p.id', 'a.author_id')
			.select(['a.prompt', 'a.words', 'a.version', 'a.author_id', 'a.written_at'])
			.select(['p.given_name', 'p.family_name', 'p.known_as'])
			.where('a.visit_id', '=', visitId)
			.orderBy('a.written_at')
			.orderBy('a.id')
			.limit(200)
			.execute();
		const teacherId = visit.teacherIds[0] ?? visit.authorId;
		const teacher = await tx
			.selectFrom('person')
			.select(['given_name', 'family_name', 'known_as'])
			.where('id', '=', teacherId)
			.executeTakeFirst();
		const facilitators = await findFacilitatorsOf(tx, visit.collaborationId);
		await recordReading(
			tx,
			actor,
			{ kind: 'visit', id: visitId, authorId: visit.authorId, teacherIds: visit.teacherIds },
			at,
		);
		return {
			...visit,
			kind: visit.kind,
			edition: edition.number,
			prompts: edition.prompts,
			latestEdition: await latestNumber(tx, visit.schoolId, visit.kind),
			teacher: { personId: teacherId, name: teacher ? nameIn(teacher) : '' },
			facilitators,
			answers: rows.map((row) => ({
				prompt: row.prompt,
				words: row.words,
				version: row.version,
				authorId: row.author_id,
				authorName: nameIn(row),
				writtenAt: row.written_at,
			})),
		};
	});
}

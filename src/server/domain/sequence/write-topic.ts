import { type NamedStandards, nameStandards } from '#server/domain/standard/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { readSequenceSchool } from './sequence-rows.ts';
import { most, type TopicWords } from './topic.ts';

/**
 * Writes down a topic of a grade; the same entry twice is one. Refuses `missing` to who does not work with all teams of the school,
 * and `sequence-full` for a grade that has as many as it may.
 */
export function addTopic(
	actor: Member,
	schoolId: string,
	topic: TopicWords & { grade: string; entry: string },
): Promise<{ id: string } | Refusal> {
	if (!isId(schoolId)) return Promise.resolve(missing);
	const [id, at] = [keyOf(actor.personId, topic.entry, 'topic'), now()];
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const school = await readSequenceSchool(tx, schoolId);
		if (!school?.mayWrite) return missing;
		const there = await tx
			.selectFrom('topic')
			.select('id')
			.where('school_id', '=', schoolId)
			.where('grade', '=', topic.grade)
			.where('put_away_at', 'is', null)
			.limit(most.topics)
			.execute();
		if (there.some((one) => one.id === id)) return { id };
		if (there.length === most.topics) return refuse('sequence-full', { args: { most: most.topics } });
		const made = await tx
			.insertInto('topic')
			.values({
				id,
				school_id: schoolId,
				strand: topic.strand,
				grade: topic.grade,
				title: topic.title,
				words: topic.words,
				due_month: topic.dueMonth,
				made_by: actor.personId,
				made_at: at,
			})
			.onConflict((conflict) => conflict.column('id').doNothing())
			.executeTakeFirst();
		if (made.numInsertedOrUpdatedRows !== 0n)
			await recordEvent(tx, { name: 'topic.added', at, schoolId, actorId: actor.personId, subjectId: id });
		return { id };
	}).catch(hiddenIsMissing);
}

/** Writes a topic anew, on top of `version`. Refuses `missing` to who does not write it, and `changed-meanwhile`. */
export function changeTopic(
	actor: Member,
	topicId: string,
	topic: TopicWords & { version: number },
): Promise<{ version: number } | Refusal> {
	const { strand, title, words, dueMonth } = topic;
	return change(actor, topicId, topic.version, 'topic.changed', async () => ({
		strand,
		title,
		words,
		due_month: dueMonth,
	}));
}

/**
 * Says which standards a topic works towards, on top of `version`; the one that it came from is not among them. Refuses `missing` to who
 * does not write it, `changed-meanwhile`, and what the school does not use.
 */
export function nameTopicStandards(
	actor: Member,
	topicId: string,
	topic: { named: NamedStandards; version: number },
): Promise<{ version: number } | Refusal> {
	return change(actor, topicId, topic.version, 'topic.changed', async (tx, { schoolId }) => {
		const named = await nameStandards(tx, { topicId, schoolId, named: topic.named });
		return isRefusal(named) ? named : {};
	});
}

/**
 * Puts a topic away, or takes it up again with `away` false; what classes had of it stays. Refuses `missing`,
 * `changed-meanwhile`, and `topic-there-already` where its standard has another topic in that grade by now.
 */
export function putTopicAway(
	actor: Member,
	topicId: string,
	version: number,
	away = true,
): Promise<{ version: number } | Refusal> {
	const name = away ? 'topic.put-away' : 'topic.taken-up';
	return change(actor, topicId, version, name, async (tx, { schoolId, grade, standardId }) => {
		if (away || standardId === null) return { put_away_at: away ? now() : null };
		const twin = await tx
			.selectFrom('topic')
			.select('id')
			.where('standard_id', '=', standardId)
			.where('school_id', '=', schoolId)
			.where('grade', '=', grade)
			.where('put_away_at', 'is', null)
			.executeTakeFirst();
		return twin ? refuse('topic-there-already') : { put_away_at: null };
	});
}

interface Before {
	schoolId: string;
	grade: string;
	standardId: string | null;
}
type Columns = {
	put_away_at?: Date | null;
	strand?: string;
	title?: string;
	words?: string;
	due_month?: number | null;
};

function change(
	actor: Member,
	topicId: string,
	version: number,
	name: string,
	columns: (tx: Tx, before: Before) => Promise<Columns | Refusal>,
): Promise<{ version: number } | Refusal> {
	if (!isId(topicId)) return Promise.resolve(missing);
	return unitOfWork<{ version: number } | Refusal>(actor, async (tx) => {
		const before = await tx
			.selectFrom('topic')
			.select(['school_id', 'grade', 'standard_id', 'version'])
			.where('id', '=', topicId)
			.executeTakeFirst();
		const school = before && (await readSequenceSchool(tx, before.school_id));
		if (!before || !school?.mayWrite) return missing;
		if (before.version !== version) return changedMeanwhile(before.version);
		const { grade, standard_id: standardId } = before;
		const to = await columns(tx, { schoolId: school.id, grade, standardId });
		if (isRefusal(to)) return to;
		const saved = await tx
			.updateTable('topic')
			.set({ ...to, version: version + 1 })
			.where('id', '=', topicId)
			.where('version', '=', version)
			.executeTakeFirst();
		if (saved.numUpdatedRows === 0n) return changedMeanwhile(before.version + 1);
		await recordEvent(tx, {
			name,
			at: now(),
			schoolId: school.id,
			actorId: actor.personId,
			subjectId: topicId,
		});
		return { version: version + 1 };
	}).catch(hiddenIsMissing);
}

import { sql } from 'kysely';
import { searchStandards } from '#server/domain/standard/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { readSequenceSchool } from './sequence-rows.ts';
import { most, type Strand } from './topic.ts';

/** A standard that may become a topic. */
export interface Candidate {
	id: string;
	code: string;
	title: string;
	/** What students come to know and do, as its framework says it. */
	statement: string;
	/** Grades of the school that its framework names it for. */
	grades: string[];
	/** Grades whose sequence has it already. */
	there: string[];
}

/** What a framework has to offer a scope and sequence. */
export interface ToBring {
	frameworks: { id: string; title: string }[];
	frameworkId: string;
	candidates: Candidate[];
	/** Whether there are more than are shown. */
	more: boolean;
}

const shown = 200;

/**
 * Reads what of a framework that the school uses may become topics: of the framework asked for, else the first, standards with nothing
 * beneath them; with words, those that have them, or nearly, at most twenty. Refuses `missing` to who does not write the school's sequence.
 */
export async function findToBring(
	actor: Member,
	schoolId: string,
	grades: readonly string[],
	wanted?: string | undefined,
	words = '',
): Promise<ToBring | Refusal> {
	if (!isId(schoolId)) return missing;
	const search = { words, schoolId, frameworkId: wanted };
	const found = words.trim() === '' ? undefined : (await searchStandards(actor, search)).map((one) => one.id);
	return unitOfWork<ToBring | Refusal>(actor, async (tx) => {
		const school = await readSequenceSchool(tx, schoolId);
		if (!school?.mayWrite) return missing;
		const frameworks = await tx
			.selectFrom('framework_use as u')
			.innerJoin('framework as f', 'f.id', 'u.framework_id')
			.select(['f.id', 'f.title'])
			.where('u.school_id', '=', schoolId)
			.orderBy('u.technology', 'desc')
			.orderBy('f.title')
			.orderBy('f.id')
			.limit(100)
			.execute();
		const frameworkId = (frameworks.find(({ id }) => id === wanted) ?? frameworks[0])?.id ?? '';
		if (frameworkId === '') return { frameworks, frameworkId, candidates: [], more: false };
		const rows = await leaves(tx, frameworkId)
			.$if(found !== undefined, (query) => query.where('s.id', '=', sql<string>`any (${found}::uuid[])`))
			.limit(shown + 1)
			.execute();
		const there = await tx
			.selectFrom('topic')
			.select(['standard_id', 'grade'])
			.where('school_id', '=', schoolId)
			.where('put_away_at', 'is', null)
			.where('standard_id', 'is not', null)
			.limit(5000)
			.execute();
		return {
			frameworks,
			frameworkId,
			candidates: rows.slice(0, shown).map(({ id, code, title, statement, levels }) => ({
				id,
				code,
				title,
				statement,
				grades: grades.filter((grade) => namesGrade(levels, grade)),
				there: there.filter((one) => one.standard_id === id).map((one) => one.grade),
			})),
			more: rows.length > shown,
		};
	});
}

/** Whether education levels as a CASE package writes them (`03,04`, `K, 1`) name a grade. */
export function namesGrade(levels: string, grade: string): boolean {
	const plain = (text: string) =>
		text
			.trim()
			.replace(/^0+(?=\d)/, '')
			.toLowerCase();
	return levels.split(/[\s,;|]+/).some((level) => level !== '' && plain(level) === plain(grade));
}

/**
 * Brings standards into a grade's sequence, each as a topic in its framework's own words; what is there stays as it is. Gives how many
 * came. Refuses `missing` to who does not write the school's sequence, and `sequence-full`.
 */
export function bringTopics(
	actor: Member,
	schoolId: string,
	bring: { grade: string; strand: Strand; standardIds: readonly string[] },
): Promise<{ brought: number } | Refusal> {
	if (!isId(schoolId) || !bring.standardIds.every(isId)) return Promise.resolve(missing);
	const at = now();
	return unitOfWork<{ brought: number } | Refusal>(actor, async (tx) => {
		const school = await readSequenceSchool(tx, schoolId);
		if (!school?.mayWrite) return missing;
		const there = await tx
			.selectFrom('topic')
			.select(['standard_id'])
			.where('school_id', '=', schoolId)
			.where('grade', '=', bring.grade)
			.where('put_away_at', 'is', null)
			.limit(most.topics)
			.execute();
		const wanted = [...new Set(bring.standardIds)].filter(
			(id) => !there.some((one) => one.standard_id === id),
		);
		if (there.length + wanted.length > most.topics)
			return refuse('sequence-full', { field: 'standards[]', args: { most: most.topics } });
		if (wanted.length === 0) return { brought: 0 };
		const standards = await tx
			.selectFrom('standard')
			.select(['id', 'title', 'statement'])
			.where('id', 'in', wanted)
			.where('withdrawn_at', 'is', null)
			.execute();
		if (standards.length < wanted.length) return missing;
		await tx
			.insertInto('topic')
			.values(
				standards.map(({ id, title, statement }) => ({
					id: newId(),
					school_id: schoolId,
					strand: bring.strand,
					grade: bring.grade,
					title: cut(title || statement, most.title),
					words: title ? cut(statement, most.words) : '',
					standard_id: id,
					made_by: actor.personId,
					made_at: at,
				})),
			)
			.execute();
		await recordEvent(tx, {
			name: 'topics.brought',
			at,
			schoolId,
			actorId: actor.personId,
			subjectId: schoolId,
		});
		return { brought: standards.length };
	}).catch(hiddenIsMissing);
}

/** Standards of a framework that nothing stands beneath, in its order. */
function leaves(tx: Tx, frameworkId: string) {
	return tx
		.selectFrom('standard as s')
		.select(['s.id', 's.code', 's.title', 's.statement', 's.levels'])
		.where('s.framework_id', '=', frameworkId)
		.where('s.withdrawn_at', 'is', null)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(selectFrom('standard_place as p').select('p.standard_id').whereRef('p.above_id', '=', 's.id')),
			),
		)
		.orderBy('s.position')
		.orderBy('s.id');
}

const cut = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

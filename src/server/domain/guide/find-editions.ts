import { nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import type { Edition } from './edition.ts';
import { firstEdition, type GuidedKind, guidedKinds } from './guide.ts';
import { latestNumber, mayKeepGuides, readEdition, theFirst } from './read-edition.ts';

/** One line of a guide's history. */
export type EditionLine = Omit<Edition, 'prompts' | 'kind'>;

/** A school's guide, with every edition it has had. */
export interface SchoolGuide extends Edition {
	/** The number that visits made now go through. */
	latest: number;
	/** The latest first; at most 50. */
	history: EditionLine[];
	/** Whether the actor may make a new edition. */
	mayKeep: boolean;
}

async function readHistory(tx: Tx, schoolId: string, kind: GuidedKind): Promise<EditionLine[]> {
	const rows = await tx
		.selectFrom('guide_edition as e')
		.leftJoin('person as p', 'p.id', 'e.written_by')
		.select(['e.number', 'e.remark', 'e.written_at', 'p.given_name', 'p.family_name', 'p.known_as'])
		.where('e.school_id', '=', schoolId)
		.where('e.kind', '=', kind)
		.orderBy('e.number', 'desc')
		.limit(49)
		.execute();
	const { prompts: _, kind: __, ...first } = theFirst(kind);
	return [
		...rows.map((row) => ({
			number: row.number,
			remark: row.remark,
			writtenBy: nameIn(row),
			writtenAt: row.written_at,
		})),
		first,
	];
}

async function isOfMine(tx: Tx, schoolId: string): Promise<boolean> {
	return Boolean(await tx.selectFrom('school').select('id').where('id', '=', schoolId).executeTakeFirst());
}

/** A school's guide as it is asked now, or in the edition of a `number`. Refuses `missing`. */
export function findSchoolGuide(
	actor: Member,
	schoolId: string,
	kind: GuidedKind,
	number?: number,
): Promise<SchoolGuide | Refusal> {
	if (!isId(schoolId) || !Number.isInteger(number ?? firstEdition)) return Promise.resolve(missing);
	return unitOfWork(actor, async (tx) => {
		if (!(await isOfMine(tx, schoolId))) return missing;
		const latest = await latestNumber(tx, schoolId, kind);
		const edition = await readEdition(tx, schoolId, kind, number ?? latest);
		if (!edition) return missing;
		const history = await readHistory(tx, schoolId, kind);
		return { ...edition, latest, history, mayKeep: await mayKeepGuides(tx, schoolId) };
	});
}

/** The three guides of a school, each by the edition that is asked now. Refuses `missing`. */
export function findSchoolGuides(
	actor: Member,
	schoolId: string,
): Promise<{ guides: (EditionLine & { kind: GuidedKind; prompts: number })[]; mayKeep: boolean } | Refusal> {
	if (!isId(schoolId)) return Promise.resolve(missing);
	return unitOfWork(actor, async (tx) => {
		if (!(await isOfMine(tx, schoolId))) return missing;
		const guides = [];
		for (const kind of guidedKinds) {
			const number = await latestNumber(tx, schoolId, kind);
			const edition = (await readEdition(tx, schoolId, kind, number)) ?? theFirst(kind);
			guides.push({ ...edition, prompts: edition.prompts.length });
		}
		return { guides, mayKeep: await mayKeepGuides(tx, schoolId) };
	});
}

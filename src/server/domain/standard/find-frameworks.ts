import type { Member, OperatorActor } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { digcompeduKey } from './digcompedu.ts';
import type { FrameworkName } from './standard.ts';

/** A framework in a list, with what a school uses it for. */
export interface FrameworkLine extends FrameworkName {
	edition: string;
	/** How many standards it has, those withdrawn left out. */
	standards: number;
	content: boolean;
	technology: boolean;
}

/** Everything a framework says of itself. */
export interface Framework extends FrameworkLine {
	publisher: string;
	description: string;
	notes: string;
	/** Where its publisher has it: http or https, or empty. */
	sourceUrl: string;
	adoption: string;
	language: string;
	licenseText: string;
	caseVersion: string;
	importedAt: Date;
	/** How many standards were in an earlier package and are not in this one. */
	withdrawn: number;
	rubrics: number;
}

const columns = ['f.id', 'f.title', 'f.creator', 'f.edition', 'f.standards', 'f.license_title', 'f.license_url'] as const; // biome-ignore format: short enough for one line

function withUse(tx: Tx, schoolId: string) {
	return tx
		.selectFrom('framework as f')
		.leftJoin('framework_use as u', (join) =>
			join.onRef('u.framework_id', '=', 'f.id').on('u.school_id', '=', schoolId),
		)
		.select([...columns, 'u.content', 'u.technology']);
}

function lineOf(
	row: Awaited<ReturnType<ReturnType<typeof withUse>['executeTakeFirstOrThrow']>>,
): FrameworkLine {
	return {
		id: row.id,
		title: row.title,
		creator: row.creator,
		edition: row.edition,
		standards: row.standards,
		licenseTitle: row.license_title,
		licenseUrl: row.license_url,
		content: row.content === true,
		technology: row.technology === true,
	};
}

/** What somebody may do about frameworks, as the database says. */
export interface FrameworkRights {
	/** Bring frameworks into the installation. */
	bring: boolean;
	/** Say which of them the school uses. */
	choose: boolean;
}

/**
 * Lists the frameworks of the installation, those the school uses first, at most 200; with what the reader may do.
 * @returns also whether DigCompEdu, which this program brings along, is among them
 */
export function findFrameworks(
	actor: Member | OperatorActor,
	schoolId: string,
): Promise<{ frameworks: FrameworkLine[]; hasDigCompEdu: boolean; may: FrameworkRights } | Refusal> {
	if (!isId(schoolId)) return Promise.resolve(missing);
	return unitOfWork(actor, async (tx) => {
		const rows = await withUse(tx, schoolId)
			.orderBy('u.chosen_at', (order) => order.asc().nullsLast())
			.orderBy('f.title', (order) => order.collate('und-x-icu'))
			.orderBy('f.id')
			.limit(200)
			.execute();
		const frameworks = rows.map(lineOf);
		const has = await tx
			.selectFrom('framework')
			.select('id')
			.where('id', '=', digcompeduKey)
			.executeTakeFirst();
		return { frameworks, hasDigCompEdu: has !== undefined, may: await rightsOf(tx, schoolId) };
	});
}

/** Reads a framework; missing when there is none. */
export function findFramework(
	actor: Member | OperatorActor,
	id: string,
	schoolId: string,
): Promise<(Framework & { may: FrameworkRights }) | Refusal> {
	if (!isId(id) || !isId(schoolId)) return Promise.resolve(missing);
	return unitOfWork<(Framework & { may: FrameworkRights }) | Refusal>(actor, async (tx) => {
		const row = await withUse(tx, schoolId)
			.select(['f.publisher', 'f.description', 'f.notes', 'f.source_url', 'f.adoption', 'f.language'])
			.select(['f.license_text', 'f.case_version', 'f.imported_at'])
			.select((eb) => [
				eb
					.selectFrom('standard')
					.select(({ fn }) => fn.countAll<string>().as('n'))
					.whereRef('standard.framework_id', '=', 'f.id')
					.where('standard.withdrawn_at', 'is not', null)
					.as('withdrawn'),
				eb
					.selectFrom('framework_part')
					.select(({ fn }) => fn.countAll<string>().as('n'))
					.whereRef('framework_part.framework_id', '=', 'f.id')
					.where('framework_part.kind', '=', 'rubric')
					.as('rubrics'),
			])
			.where('f.id', '=', id)
			.executeTakeFirst();
		if (!row) return missing;
		return {
			...lineOf(row),
			publisher: row.publisher,
			description: row.description,
			notes: row.notes,
			sourceUrl: row.source_url,
			adoption: row.adoption,
			language: row.language,
			licenseText: row.license_text,
			caseVersion: row.case_version,
			importedAt: row.imported_at,
			withdrawn: Number(row.withdrawn ?? 0),
			rubrics: Number(row.rubrics ?? 0),
			may: await rightsOf(tx, schoolId),
		};
	});
}

/** Asks the database's own rules. */
export async function rightsOf(tx: Tx, schoolId: string): Promise<FrameworkRights> {
	const { bring, choose } = await tx
		.selectNoFrom((eb) => [
			eb.fn<boolean>('acts_as_operator').as('bring'),
			eb(eb.val(schoolId), '=', eb.fn.any(eb.fn<string[]>('my_choosing_schools'))).as('choose'),
		])
		.executeTakeFirstOrThrow();
	return { bring, choose: bring || Boolean(choose) };
}

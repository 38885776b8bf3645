import { operate } from '#server/domain/audit/index.ts';
import { nameOf } from '#server/domain/people/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';

export type FrameworkImportState = 'preparing' | 'previewed' | 'accepted' | 'discarded';

/** An import of a framework as a line of a list. */
export interface FrameworkImportLine {
	id: string;
	fileName: string;
	title: string;
	caseVersion: string;
	madeAt: Date;
	/** Null: the command line on the server. */
	madeBy: string | null;
	state: FrameworkImportState;
	acceptedAt: Date | null;
	frameworkId: string;
	/** Standards that are new, changed, gone and the same. */
	standards: { new: number; changed: number; gone: number; same: number };
	links: number;
	/** How many of the links lead out of the package. */
	linksOutside: number;
	parts: number;
}

/** An import with what it would do, in pieces small enough to look at. */
export interface FrameworkImportPage extends FrameworkImportLine {
	/** Whether the framework was here before. */
	known: boolean;
	/** Nothing in the package differs from what is here. */
	unchanged: boolean;
	/** The framework has changed here since this was compared. */
	outOfDate: boolean;
	fresh: ChangedStandard[];
	changed: (ChangedStandard & { before: string })[];
	gone: ChangedStandard[];
}

export interface ChangedStandard {
	id: string;
	code: string;
	text: string;
}

/** How many changes of a kind are listed; all of them are counted. */
export const mostChangesListed = 100;
const importsOnAPage = 20;

/** Lists the latest imports of frameworks, the newest first; missing for who is no operator. */
export function findFrameworkImports(actor: Actor): Promise<{ imports: FrameworkImportLine[] } | Refusal> {
	return operate(actor, async (tx) => {
		const rows = await lines(tx).orderBy('i.id', 'desc').limit(importsOnAPage).execute();
		return { imports: rows.map(lineOf) };
	});
}

/** Finds an import with what it would do; missing for who is no operator. */
export function findFrameworkImport(actor: Actor, id: string): Promise<FrameworkImportPage | Refusal> {
	if (!isId(id)) return Promise.resolve(missing);
	return operate<FrameworkImportPage | Refusal>(actor, async (tx) => {
		const row = await lines(tx).where('i.id', '=', id).executeTakeFirst();
		if (!row) return missing;
		const here = await tx
			.selectFrom('framework')
			.select(['version', 'package_hash'])
			.where('id', '=', row.framework_id)
			.executeTakeFirst();
		const line = lineOf(row);
		const isOpen = line.state === 'previewed';
		const isSame = here?.package_hash === row.package_hash;
		return {
			...line,
			known: row.compared_with > 0,
			unchanged: isOpen && isSame,
			outOfDate: isOpen && !isSame && (here?.version ?? 0) !== row.compared_with,
			fresh: isOpen ? await staged(tx, id, 'new') : [],
			changed: isOpen ? await changedIn(tx, id) : [],
			gone: isOpen ? await goneFrom(tx, id, line.frameworkId) : [],
		};
	});
}

async function staged(tx: Tx, importId: string, change: string): Promise<ChangedStandard[]> {
	const rows = await tx
		.selectFrom('framework_import_row')
		.select(['standard_id as id', 'code', 'title', 'statement'])
		.where('import_id', '=', importId)
		.where('subject', '=', 'standard')
		.where('change', '=', change)
		.orderBy('position')
		.limit(mostChangesListed)
		.execute();
	return rows.map(shown);
}

async function changedIn(tx: Tx, importId: string): Promise<FrameworkImportPage['changed']> {
	const rows = await tx
		.selectFrom('framework_import_row as r')
		.innerJoin('standard as s', 's.id', 'r.standard_id')
		.select(['s.id', 'r.code', 'r.title', 'r.statement'])
		.select(['s.code as code_before', 's.title as title_before', 's.statement as statement_before'])
		.where('r.import_id', '=', importId)
		.where('r.subject', '=', 'standard')
		.where('r.change', '=', 'changed')
		.orderBy('r.position')
		.limit(mostChangesListed)
		.execute();
	return rows.map((row) => ({
		...shown(row),
		before: [row.code_before, row.title_before, row.statement_before].filter(Boolean).join(' · '),
	}));
}

async function goneFrom(tx: Tx, importId: string, frameworkId: string): Promise<ChangedStandard[]> {
	const rows = await tx
		.selectFrom('standard as s')
		.select(['s.id', 's.code', 's.title', 's.statement'])
		.where('s.framework_id', '=', frameworkId)
		.where('s.withdrawn_at', 'is', null)
		.where('s.id', 'not in', (eb) =>
			eb
				.selectFrom('framework_import_row as r')
				.select((of) => of.ref('r.standard_id').$notNull().as('id'))
				.where('r.import_id', '=', importId)
				.where('r.subject', '=', 'standard'),
		)
		.orderBy('s.position')
		.limit(mostChangesListed)
		.execute();
	return rows.map(shown);
}

function shown(row: {
	id: string | null;
	code: string | null;
	title: string | null;
	statement: string | null;
}): ChangedStandard {
	return {
		id: row.id ?? '',
		code: row.code ?? '',
		text: [row.title, row.statement].filter(Boolean).join(' · '),
	};
}

function lines(tx: Tx) {
	return tx
		.selectFrom('framework_import as i')
		.leftJoin('person as by', 'by.id', 'i.made_by')
		.selectAll('i')
		.select(['by.given_name', 'by.family_name', 'by.known_as']);
}

function lineOf(
	row: Awaited<ReturnType<ReturnType<typeof lines>['executeTakeFirstOrThrow']>>,
): FrameworkImportLine {
	const by = { given_name: row.given_name ?? '', family_name: row.family_name ?? '', known_as: row.known_as };
	return {
		id: row.id,
		fileName: row.file_name,
		title: row.title,
		caseVersion: row.case_version,
		madeAt: row.made_at,
		madeBy: row.made_by === null ? null : nameOf(by),
		state: row.state as FrameworkImportState,
		acceptedAt: row.accepted_at,
		frameworkId: row.framework_id,
		standards: {
			new: row.standards_new,
			changed: row.standards_changed,
			gone: row.standards_gone,
			same: row.standards_same,
		},
		links: row.links,
		linksOutside: row.links_outside,
		parts: row.parts,
	};
}

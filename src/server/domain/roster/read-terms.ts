import { dayIn, type Ids, idsOf, isGone, keptText, neededText, ownId, pointsTo } from './cells.ts';
import type { ProblemList, ProblemPlace } from './problem.ts';
import { readCsv } from './read-csv.ts';
import type { FileMode } from './read-manifest.ts';
import type { RosterTerm } from './roster.ts';
import type { CsvTable } from './table.ts';

/** The academic sessions of a set. */
export interface Terms {
	readonly ids: Ids;
	readonly terms: readonly RosterTerm[];
}

type TermColumn =
	| 'sourcedId'
	| 'status'
	| 'title'
	| 'type'
	| 'startDate'
	| 'endDate'
	| 'parentSourcedId'
	| 'schoolYear';

/** Reads what tells of academic sessions. Leaves out, with a warning, a term whose dates cannot be read. */
export async function readTerms(
	tables: readonly CsvTable[],
	mode: FileMode,
	problems: ProblemList,
): Promise<Terms> {
	const ids = idsOf(tables[0]?.file.name ?? 'academicSessions.csv');
	const terms: RosterTerm[] = [];
	const parents: { parentId: string; at: ProblemPlace }[] = [];
	for (const table of tables) {
		const { whole } = await readCsv<TermColumn>(
			table,
			{
				required: ['sourcedId', 'title', 'type', 'startDate', 'endDate'],
				optional: ['status', 'parentSourcedId', 'schoolYear'],
				dropped: ['dateLastModified'],
			},
			problems,
			(row) => {
				const sourcedId = ownId(row, ids, problems, table.shape?.repeats);
				if (sourcedId === null || isGone(row)) return;
				const startDate = dayIn(row.get('startDate'));
				const endDate = dayIn(row.get('endDate'));
				for (const [column, day] of [
					['startDate', startDate],
					['endDate', endDate],
				] as const)
					if (day === null) problems.warn('bad-date', row.at(column), { column: row.called(column) });
				const parentId = keptText(row, 'parentSourcedId', problems) || null;
				if (parentId !== null) parents.push({ parentId, at: row.at('parentSourcedId') });
				if (startDate === null || endDate === null) return;
				terms.push({
					sourcedId,
					title: neededText(row, 'title', problems),
					type: keptText(row, 'type', problems) || typeOf(startDate, endDate),
					startDate,
					endDate,
					parentId,
					schoolYear: keptText(row, 'schoolYear', problems) || null,
				});
			},
		);
		ids.whole = whole && mode === 'bulk';
	}
	for (const { parentId, at } of parents) pointsTo(parentId, ids, at, 'warning', problems);
	return { ids, terms };
}

/** What a format that does not say must mean by a term: one of more than eight months is a year. */
function typeOf(startDate: string, endDate: string): string {
	return (Date.parse(endDate) - Date.parse(startDate)) / 86_400_000 > 250 ? 'schoolYear' : 'term';
}

import type { HeardRequest } from '../listening/spy.ts';

interface Node {
	'Node Type': string;
	'Relation Name'?: string;
	'Actual Rows'?: number;
	'Actual Loops'?: number;
	'Rows Removed by Filter'?: number;
	'Rows Removed by Index Recheck'?: number;
	Plans?: Node[];
}

/** One look into a table, as a plan has it. */
export interface Look {
	table: string;
	how: string;
	/** Rows that were read, those thrown away again included. */
	rows: number;
	/** The statement, of the page or of a function of the database. */
	statement: string;
}

function* nodesOf(node: Node): Generator<Node> {
	yield node;
	for (const inner of node.Plans ?? []) yield* nodesOf(inner);
}

/** Every look into a table that a request caused, from the plans that were heard. */
export function looksOf(request: HeardRequest): Look[] {
	const plans = request.statements.flatMap(({ plans }) => plans as { 'Query Text': string; Plan: Node }[]);
	return plans.flatMap((heard) =>
		[...nodesOf(heard.Plan)].flatMap((node) => {
			const table = node['Relation Name'];
			if (table === undefined) return [];
			const loops = node['Actual Loops'] ?? 0;
			const each =
				(node['Actual Rows'] ?? 0) +
				(node['Rows Removed by Filter'] ?? 0) +
				(node['Rows Removed by Index Recheck'] ?? 0);
			const statement = heard['Query Text'].replace(/\s+/g, ' ').trim();
			return [{ table, how: node['Node Type'], rows: each * loops, statement }];
		}),
	);
}

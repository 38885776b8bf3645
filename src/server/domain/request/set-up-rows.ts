import { nameIn } from '#server/domain/company/index.ts';
import type { Tx } from '#server/platform/database/index.ts';
import type { DataChoice, SetUpAsked, SetUpKind } from './set-up.ts';

/** What is to be set up, as it is kept and read. */
export interface SetUp extends SetUpAsked {
	/** The name of the tool, empty where none is named. */
	toolName: string;
	/** Empty where who asked tests it, or the reader may no longer know the name. */
	testerName: string;
	/** Sooner than the help desk had said it could. */
	shortNotice: boolean;
	madeBy: string;
	version: number;
}

/** The columns of what is asked. */
export function columnsOf(asked: SetUpAsked) {
	return {
		kind: asked.kind,
		what: asked.what,
		why: asked.why,
		for_class: asked.forClass,
		needed_on: asked.neededOn,
		tool_id: asked.toolId,
		address: asked.address,
		devices: asked.devices,
		device_count: asked.deviceCount,
		accounts: asked.accounts,
		licences: asked.licences,
		data: asked.data,
		data_words: asked.dataWords,
		tester_id: asked.testerId,
		test_by: asked.testBy,
		supporter: asked.supporter,
	};
}

/** What a request asks to be set up, as far as the reader reads it. */
export async function setUpOf(tx: Tx, requestId: string): Promise<SetUp | undefined> {
	const row = await tx
		.selectFrom('set_up as s')
		.leftJoin('tool as t', 't.id', 's.tool_id')
		.leftJoin('person as p', 'p.id', 's.tester_id')
		.selectAll('s')
		.select(['t.name as tool_name', 'p.given_name', 'p.family_name', 'p.known_as'])
		.where('s.request_id', '=', requestId)
		.executeTakeFirst();
	if (!row) return undefined;
	return {
		kind: row.kind as SetUpKind,
		what: row.what,
		why: row.why,
		forClass: row.for_class,
		neededOn: row.needed_on,
		toolId: row.tool_id,
		toolName: row.tool_name ?? '',
		address: row.address,
		devices: row.devices,
		deviceCount: row.device_count,
		accounts: row.accounts,
		licences: row.licences,
		data: row.data as DataChoice,
		dataWords: row.data_words,
		testerId: row.tester_id,
		testerName: nameIn(row),
		testBy: row.test_by,
		supporter: row.supporter,
		shortNotice: row.short_notice,
		madeBy: row.made_by,
		version: row.version,
	};
}

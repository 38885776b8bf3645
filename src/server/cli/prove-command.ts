import { translator } from '#messages/index.ts';
import { askServer } from '#server/control/ask.ts';
import type { Reached } from '#server/domain/proof/index.ts';
import { settings } from '#server/platform/settings.ts';
import { CalledWrongly, readWords } from './called-wrongly.ts';

/**
 * Proves on this installation who reaches what of a teacher's records: by itself, or by the server when one runs on the
 * embedded database.
 * @returns 0 when the promise holds, 1 when it does not
 */
export async function proveHere(args: string[]): Promise<number> {
	const { values, positionals } = readWords(args, { json: { type: 'boolean', default: false } });
	if (positionals.length > 0) throw new CalledWrongly('“prove” takes no more words.');
	const all = await carryOut();
	if (values.json) console.log(JSON.stringify(all));
	else await tell(all);
	return all.some(({ broken, withheld }) => broken.length + withheld.length > 0) ? 1 : 0;
}

async function carryOut(): Promise<readonly Reached[]> {
	if (settings().databaseUrl === undefined) {
		const running = await askServer('POST', '/proof');
		if (running?.status === 200) return running.body as Reached[];
		if (running !== undefined) throw new Error('The running server could not do it; its log tells why.');
	}
	const { withDatabase } = await import('./open-database.ts');
	const { prove } = await import('#server/domain/proof/index.ts');
	return withDatabase(prove);
}

async function tell(all: readonly Reached[]): Promise<void> {
	const { called, promises } = await import('#server/domain/proof/index.ts');
	const t = translator('en');
	const named = (planted: keyof typeof promises) => t.said({ key: called.planted(planted) });
	console.log(
		`Planted ${Object.keys(promises).length} records about a teacher in a school made for this, read every text of every table in the place of ${all.length}, and took all of it back.\n`,
	);
	for (const { reader, reached, columns, broken, withheld } of all) {
		console.log(`${t.said({ key: called.reader(reader) })} (${columns} columns of text open)`);
		console.log(`    reads ${reached.length === 0 ? 'nothing of it' : reached.map(named).join(', ')}`);
		for (const { planted, at } of broken) console.log(`    BROKEN: reads ${named(planted)}, in ${at}`);
		for (const planted of withheld) console.log(`    LOST: does not read ${named(planted)}`);
	}
	const wrong = all.some(({ broken, withheld }) => broken.length + withheld.length > 0);
	console.log(wrong ? '\nThe promise does not hold.' : '\nThe promise holds.');
}

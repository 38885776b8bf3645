import { translator } from '#messages/index.ts';
import { askServer } from '#server/control/ask.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { CalledWrongly, readWords } from './called-wrongly.ts';

/** Makes the demonstration school in an empty installation. */
export async function demo(args: string[]): Promise<number> {
	const { values, positionals } = readWords(args, { seed: { type: 'string' } });
	if (positionals.length > 0) throw new CalledWrongly(`“${positionals[0]}” is more than this command takes.`);
	const seed = values.seed === undefined ? undefined : Number(values.seed);
	if (seed !== undefined && (!Number.isSafeInteger(seed) || values.seed?.trim() === ''))
		throw new CalledWrongly('--seed takes a whole number.');
	const options = seed === undefined ? {} : { seed };
	const running =
		settings().databaseUrl === undefined ? await askServer('POST', '/demonstration', options) : undefined;
	const made = running === undefined ? await makeHere(options) : running.status === 200;
	if (made) console.log('The demonstration school is there.');
	else console.error(translator('en')('refusal.already-set-up'));
	return made ? 0 : 1;
}

async function makeHere(options: { seed?: number }): Promise<boolean> {
	const { makeDemonstration } = await import('#server/domain/demonstration/index.ts');
	const { withDatabase } = await import('./open-database.ts');
	return withDatabase(async () => !isRefusal(await makeDemonstration(options)));
}

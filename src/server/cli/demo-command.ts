import { translator } from '#messages/index.ts';
import { askServer } from '#server/control/ask.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { CalledWrongly, readWords } from './called-wrongly.ts';
import { showProgress } from './progress.ts';

/** Makes the demonstration school in an empty installation, or many schools for measuring. */
export async function demo(args: string[]): Promise<number> {
	const { values, positionals } = readWords(args, { seed: { type: 'string' }, schools: { type: 'string' } });
	if (positionals.length > 0) throw new CalledWrongly(`“${positionals[0]}” is more than this command takes.`);
	const seed = wholeNumber('seed', values.seed);
	const schools = wholeNumber('schools', values.schools);
	const options = seed === undefined ? {} : { seed };
	if (schools !== undefined) return makeMany({ ...options, schools });
	const running =
		settings().databaseUrl === undefined ? await askServer('POST', '/demonstration', options) : undefined;
	const made = running === undefined ? await makeHere(options) : running.status === 200;
	if (made) console.log('The demonstration school is there.');
	else console.error(translator('en')('refusal.already-set-up'));
	return made ? 0 : 1;
}

function wholeNumber(flag: string, given: string | undefined): number | undefined {
	if (given === undefined) return undefined;
	const number = Number(given);
	if (!Number.isSafeInteger(number) || given.trim() === '')
		throw new CalledWrongly(`--${flag} takes a whole number.`);
	return number;
}

async function makeHere(options: { seed?: number }): Promise<boolean> {
	const { makeDemonstration } = await import('#server/domain/demonstration/index.ts');
	const { withDatabase } = await import('./open-database.ts');
	return withDatabase(async () => !isRefusal(await makeDemonstration({ ...options, photographs: true })));
}

const steps = {
	people: 'Schools and their people',
	rows: 'What happened there',
	indexes: 'Indexes and references',
	counting: 'Counting for the planner',
	numbers: 'Numbers for leaders',
};

async function makeMany(options: { schools: number; seed?: number }): Promise<number> {
	const { makeManySchools, mostSchools } = await import('#server/domain/demonstration/index.ts');
	if (options.schools < 1 || options.schools > mostSchools)
		throw new CalledWrongly(`--schools takes a number from 1 to ${mostSchools}.`);
	const t = translator('en');
	const given = settings();
	const url = given.databaseOwnerUrl ?? given.databaseUrl;
	if (url === undefined) {
		console.error(t('refusal.many-schools-embedded'));
		return 1;
	}
	const { withDatabase } = await import('./open-database.ts');
	const began = Date.now();
	const progress = showProgress();
	let kept = false;
	const stop = () => {
		console.error(
			kept
				? '\nStopped. The schools are there; the rest comes with the night.'
				: '\nStopped. Nothing was kept.',
		);
		process.exit(130);
	};
	process.once('SIGINT', stop).once('SIGTERM', stop);
	const made = await withDatabase(() =>
		makeManySchools(url, options, ({ step, done, of }) => {
			kept = step === 'counting' || step === 'numbers';
			progress.tell(steps[step], done, of);
		}),
	);
	progress.end();
	if (isRefusal(made)) {
		console.error(t.said(made.said));
		return 1;
	}
	const minutes = ((Date.now() - began) / 60_000).toFixed(1);
	console.log(
		`${options.schools} schools are there: ${made.rows.toLocaleString('en')} rows in ${minutes} minutes.`,
	);
	return 0;
}

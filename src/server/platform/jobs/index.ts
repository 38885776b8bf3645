import { CompiledQuery, sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import { now } from '#server/platform/clock.ts';
import { databaseInUse, inRole, outageOf, type Tx } from '#server/platform/database/index.ts';
import { runAs } from '#server/platform/database/role-pool.ts';
import { faultOf, log } from '#server/platform/log/index.ts';

/** The queues there are. A payload holds ids only. */
export type JobName =
	| 'check-links'
	| 'deliver-mail'
	| 'freeze-numbers'
	| 'keep-backups'
	| 'keep-meetings'
	| 'plan-rotations'
	| 'prepare-rosters'
	| 'read-calendars'
	| 'remind-of-requests'
	| 'remove-files'
	| 'tell-of-spaces'
	| 'tell-of-tools'
	| 'tell-of-visits'
	| 'tidy-sign-in';

export interface Job {
	name: JobName;
	/** When it runs by itself, as cron in UTC. */
	cron?: string;
	/** Also runs when a process starts: it may have work that another left behind. */
	atStart?: true;
	run: () => Promise<void>;
}

let boss: PgBoss | undefined;

/** A database that is away is asked every two seconds by every queue: once a minute is enough to say so. */
const sayAgainAfter = 60_000;
let outageSaid = 0;

function logFault(error: unknown): void {
	const outage = outageOf(error);
	const at = now().getTime();
	if (outage === undefined) log.error('jobs.fault', faultOf(error));
	else if (at - outageSaid >= sayAgainAfter) {
		outageSaid = at;
		log.warning('jobs.wait', { outage, ...faultOf(error) });
	}
}

/**
 * How a killed process is noticed, in seconds. A job that runs says so three times in a `silence`, and one that has been silent for
 * `silence` is given to another process. The embedded engine has one process, whose silence may be a long statement.
 */
const watching = {
	postgresql: { silence: 10, look: 5 },
	embedded: { silence: 120, look: 60 },
} as const;

/**
 * Starts the queues and the workers of this process. Their tables are the library's own, in the schema `jobs`. Of each queue
 * one job runs at a time, in whichever process; what is sent while one runs waits, once, for the next.
 */
export async function startJobs(jobs: Job[]): Promise<void> {
	const { engine } = databaseInUse();
	const { silence, look } = watching[engine];
	boss = new PgBoss({
		schema: 'jobs',
		createSchema: false,
		superviseIntervalSeconds: look,
		monitorIntervalSeconds: look,
		db: {
			executeSql: (text: string, values?: unknown[]) =>
				runAs('tandem_jobs', text, values) as Promise<{ rows: never[] }>,
		},
		...(engine === 'embedded' ? { backend: 'pglite' as const } : {}),
	});
	boss.on('error', logFault);
	await boss.start();
	// Queues made by the first version let two jobs run at once; the library never changes this by itself.
	await runAs('tandem_jobs', `update jobs.queue set policy = 'stately' where policy = 'short'`);
	// The embedded engine has one process: what runs when it starts, ran in one that is gone.
	if (engine === 'embedded')
		await runAs(
			'tandem_jobs',
			`update jobs.job j set state = 'retry', start_after = now() where j.state = 'active'
				and not exists (select from jobs.job o where o.name = j.name and o.state = 'retry')`,
		);
	for (const job of jobs) {
		const manner = {
			retryLimit: 3,
			retryDelay: 2,
			retryBackoff: true,
			heartbeatSeconds: silence,
			expireInSeconds: 6 * 60 * 60,
		};
		await boss.createQueue(job.name, { ...manner, policy: 'stately' });
		await boss.updateQueue(job.name, manner);
		await boss.work(
			job.name,
			{ pollingIntervalSeconds: 2, heartbeatRefreshSeconds: silence / 3 },
			async () => {
				try {
					await job.run();
				} catch (error) {
					log.error('job.failed', { job: job.name, ...faultOf(error) });
					// The library keeps what a job throws: it gets the name alone.
					throw new Error(job.name);
				}
			},
		);
		if (job.cron) await boss.schedule(job.name, job.cron);
		if (job.atStart) await boss.send(job.name, null);
	}
}

/** What each transaction has sent, or found waiting and held. */
const sentBy = new WeakMap<Tx, Set<JobName>>();

/**
 * Sends a job inside the transaction that causes it: rolled back, it was never sent. Nobody takes it, nor one that waited already,
 * before that transaction is over: it finds what it is for. Without workers it waits for them.
 */
export async function sendJob(tx: Tx, name: JobName): Promise<void> {
	const sender = boss;
	const sent = sentBy.get(tx) ?? new Set();
	if (!sender || sent.has(name)) return;
	sentBy.set(tx, sent.add(name));
	const db = {
		executeSql: (text: string, values?: unknown[]) =>
			tx.executeQuery(CompiledQuery.raw(text, values)) as never,
	};
	await inRole(tx, 'tandem_jobs', async () => {
		// One that waits may be taken between being met and being held: then another can be sent.
		for (let tries = 0; tries < 3; tries += 1)
			if ((await sender.send(name, null, { db })) !== null || (await holdWaiting(tx, name))) return;
	});
}

/** Keeps a job that waits from being taken until a transaction is over. Whether there was one. */
async function holdWaiting(tx: Tx, name: JobName): Promise<boolean> {
	const { rows } =
		await sql`select from jobs.job where name = ${name} and state = 'created' for key share`.execute(tx);
	return rows.length > 0;
}

/** How many jobs of each queue wait, are under way, or failed for good. What is done is not counted. */
export async function countJobs(): Promise<
	{ job: string; state: 'waiting' | 'active' | 'failed'; count: number }[]
> {
	const { rows } = await runAs(
		'tandem_jobs',
		`select name as job, case when state in ('created', 'retry') then 'waiting' else state::text end as state,
			count(*)::int as count
		from jobs.job where state in ('created', 'retry', 'active', 'failed') group by 1, 2`,
	);
	return rows as Awaited<ReturnType<typeof countJobs>>;
}

/** Whether the workers of this process run. */
export function areJobsReady(): boolean {
	return boss !== undefined;
}

/** Lets the running jobs finish, up to five seconds, and stops. */
export async function stopJobs(): Promise<void> {
	const stopping = boss;
	boss = undefined;
	await stopping?.stop({ graceful: true, timeout: 5000 });
}

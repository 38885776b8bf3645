import { CompiledQuery } from 'kysely';
import { PgBoss } from 'pg-boss';
import { databaseInUse, inRole, type Tx } from '#server/platform/database/index.ts';
import { runAs } from '#server/platform/database/role-pool.ts';
import { faultOf, log } from '#server/platform/log/index.ts';

/** The queues there are. A payload holds ids only. */
export type JobName = 'deliver-mail' | 'freeze-numbers' | 'keep-backups' | 'tidy-sign-in';

export interface Job {
	name: JobName;
	/** When it runs by itself, as cron in UTC. */
	cron?: string;
	run: () => Promise<void>;
}

let boss: PgBoss | undefined;

/** Starts the queues and the workers of this process. Their tables are the library's own, in the schema `jobs`. */
export async function startJobs(jobs: Job[]): Promise<void> {
	boss = new PgBoss({
		schema: 'jobs',
		createSchema: false,
		db: {
			executeSql: (text: string, values?: unknown[]) =>
				runAs('tandem_jobs', text, values) as Promise<{ rows: never[] }>,
		},
		...(databaseInUse().engine === 'embedded' ? { backend: 'pglite' as const } : {}),
	});
	boss.on('error', (error) => log.error('jobs.fault', faultOf(error)));
	await boss.start();
	for (const job of jobs) {
		await boss.createQueue(job.name, { retryLimit: 3, retryDelay: 10, retryBackoff: true, policy: 'short' });
		await boss.work(job.name, { pollingIntervalSeconds: 2 }, async () => {
			try {
				await job.run();
			} catch (error) {
				log.error('job.failed', { job: job.name, ...faultOf(error) });
				// The library keeps what a job throws: it gets the name alone.
				throw new Error(job.name);
			}
		});
		if (job.cron) await boss.schedule(job.name, job.cron);
	}
}

/** Sends a job inside the transaction that causes it: rolled back, it was never sent. Without workers it waits for them. */
export async function sendJob(tx: Tx, name: JobName): Promise<void> {
	const sender = boss;
	if (!sender) return;
	await inRole(tx, 'tandem_jobs', () =>
		sender.send(name, null, {
			db: {
				executeSql: (text: string, values?: unknown[]) =>
					tx.executeQuery(CompiledQuery.raw(text, values)) as never,
			},
		}),
	);
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

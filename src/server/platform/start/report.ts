import { databaseInUse } from '#server/platform/database/index.ts';
import { countJobs } from '#server/platform/jobs/index.ts';
import { countMail } from '#server/platform/mail/index.ts';
import { report, watchProcess } from '#server/platform/metrics/index.ts';

/** Reports how the database, the jobs and the mail stand, whenever somebody reads the metrics. */
export function reportPlatform(): void {
	watchProcess();
	report(
		'tandem_database_connections',
		'Connections to the database: open, of these idle, and requests that wait for one.',
		['state'],
		async () => {
			const { totalCount, idleCount, waitingCount } = databaseInUse().pool;
			return [
				{ labels: { state: 'open' }, value: totalCount },
				{ labels: { state: 'idle' }, value: idleCount },
				{ labels: { state: 'waiting' }, value: waitingCount },
			];
		},
	);
	report('tandem_jobs', 'Jobs by name: waiting, under way, or failed for good.', ['job', 'state'], async () =>
		(await countJobs()).map(({ job, state, count }) => ({ labels: { job, state }, value: count })),
	);
	report('tandem_mail', 'Letters that wait to be delivered, and letters given up.', ['state'], async () => {
		const { waiting, failed } = await countMail();
		return [
			{ labels: { state: 'waiting' }, value: waiting },
			{ labels: { state: 'failed' }, value: failed },
		];
	});
	if (databaseInUse().upkeep) reportEmbedded();
}

function reportEmbedded(): void {
	const upkeep = () => databaseInUse().upkeep?.();
	report(
		'tandem_embedded_log_bytes',
		'Write log of the embedded database since its last checkpoint.',
		[],
		async () => {
			const now = await upkeep();
			return now ? [{ value: now.logBytes }] : [];
		},
	);
	report(
		'tandem_embedded_upkeep_timestamp_seconds',
		'When the embedded database was last looked after: a checkpoint or a vacuum.',
		[],
		async () => {
			const last = (await upkeep())?.last;
			return last ? [{ value: last.getTime() / 1000 }] : [];
		},
	);
}

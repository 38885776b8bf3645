import { machine } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { report } from '#server/platform/metrics/index.ts';
import { findBackupStanding } from './find-backups.ts';

/** Reports when the last good backup began, whenever somebody reads the metrics. Nothing while there is none. */
export function reportBackups(): void {
	report('tandem_backup_last_good_timestamp_seconds', 'When the last good backup began.', [], async () => {
		const { lastGood } = await unitOfWork(machine, (tx) => findBackupStanding(tx, now()));
		return lastGood === null ? [] : [{ value: lastGood.getTime() / 1000 }];
	});
}

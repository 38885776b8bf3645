import type { Embedded } from './open-embedded.ts';

/** A checkpoint is due this long after the last one, milliseconds. */
export const CHECKPOINT_EVERY_MS = 5 * 60_000;
/** A checkpoint itself leaves less log than this, bytes: nothing has happened since. */
const IDLE_WAL_BYTES = 1024;
/**
 * VACUUM (ANALYZE) is due once this much log was written since the last one, bytes: until then the room of rows that were
 * changed or removed is not used again, and a few hundred changes of a whole table would make it as many times larger.
 */
export const VACUUM_WAL_BYTES = 32 * 1024 * 1024;
/** VACUUM (ANALYZE) is due this long after the last one, milliseconds. */
export const VACUUM_EVERY_MS = 24 * 60 * 60_000;
/** The first VACUUM (ANALYZE) comes this long after the start, so that a server restarted daily has one too. */
export const FIRST_VACUUM_MS = 10 * 60_000;
/** How often it is asked what is due, milliseconds. */
export const LOOK_EVERY_MS = 5_000;

/** Tells the time. */
export type UpkeepClock = { now(): Date };

/** Does whatever upkeep is due at the moment it is called. */
export type DueUpkeep = () => Promise<'nothing' | 'checkpoint' | 'vacuum'>;

/** The engine has neither a checkpointer nor autovacuum: this decides when it needs them. */
export function dueUpkeep(embedded: Embedded, clock: UpkeepClock): DueUpkeep {
	let checkpointed = clock.now().getTime();
	let vacuumDue = checkpointed + FIRST_VACUUM_MS;
	/** Log written between the last vacuum and the last checkpoint, bytes. */
	let logBefore = 0;
	return async () => {
		const now = clock.now().getTime();
		const wal = await embedded.walBytes();
		if (now >= vacuumDue || logBefore + wal >= VACUUM_WAL_BYTES) {
			await embedded.upkeep();
			checkpointed = now;
			vacuumDue = now + VACUUM_EVERY_MS;
			// What the vacuum itself wrote is no reason for another.
			logBefore = -(await embedded.walBytes());
			return 'vacuum';
		}
		if (now - checkpointed < CHECKPOINT_EVERY_MS) return 'nothing';
		checkpointed = now;
		if (wal < IDLE_WAL_BYTES) return 'nothing';
		await embedded.checkpoint();
		logBefore += wal;
		return 'checkpoint';
	};
}

/**
 * Looks after the engine until stopped: CHECKPOINT every five minutes, and with it VACUUM (ANALYZE) daily and after 32 MB of
 * log.
 * It keeps no process alive. What fails is tried again at the next look.
 * @param problem told every failure
 * @param kept told whenever something was done
 * @returns the way to stop; it waits for upkeep that is under way
 */
export function startUpkeep(
	embedded: Embedded,
	clock: UpkeepClock,
	problem: (error: unknown) => void = () => {},
	kept: () => void = () => {},
): () => Promise<void> {
	const due = dueUpkeep(embedded, clock);
	let underWay: Promise<unknown> | undefined;
	const timer = setInterval(() => {
		underWay ??= due()
			.then((done) => {
				if (done !== 'nothing') kept();
			})
			.catch(problem)
			.finally(() => {
				underWay = undefined;
			});
	}, LOOK_EVERY_MS);
	timer.unref();
	return async () => {
		clearInterval(timer);
		await underWay;
	};
}

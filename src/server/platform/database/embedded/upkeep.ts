import type { Embedded } from './open-embedded.ts';

/** A checkpoint is due this long after the last one, milliseconds. */
export const CHECKPOINT_EVERY_MS = 5 * 60_000;
/** A checkpoint is due once this much log was written since the last one, bytes. */
export const CHECKPOINT_WAL_BYTES = 64 * 1024 * 1024;
/** A checkpoint itself leaves less log than this, bytes: nothing has happened since. */
const IDLE_WAL_BYTES = 1024;
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
	return async () => {
		const now = clock.now().getTime();
		if (now >= vacuumDue) {
			await embedded.upkeep();
			checkpointed = now;
			vacuumDue = now + VACUUM_EVERY_MS;
			return 'vacuum';
		}
		const wal = await embedded.walBytes();
		const late = now - checkpointed >= CHECKPOINT_EVERY_MS;
		if (wal < CHECKPOINT_WAL_BYTES && !late) return 'nothing';
		checkpointed = now;
		if (wal < IDLE_WAL_BYTES) return 'nothing';
		await embedded.checkpoint();
		return 'checkpoint';
	};
}

/**
 * Looks after the engine until stopped: CHECKPOINT every five minutes or 64 MB of log, VACUUM (ANALYZE) daily.
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

/**
 * How hard the tests of survival try: what `npm test` has time for, or all of it (`npm run soak`, which sets TANDEM_SOAK).
 */
const whole = process.env.TANDEM_SOAK === '1';

export const effort = {
	whole,
	/** How often a process is killed under load. */
	kills: whole ? 20 : 2,
	/** How many write at once. */
	writers: whole ? 20 : 10,
	/** How often the power is cut. */
	powerCuts: whole ? 10 : 2,
	/** The seeds of the schedules of a device without a network; the one that is always run has most mishaps in it. */
	schedules: whole ? Array.from({ length: 50 }, (_, index) => index + 1) : [8],
	/** How often a first start is killed, each time later. */
	interruptions: whole ? 12 : 2,
	/** For so many hours a day's traffic an hour; 0: a small part of it, as fast as it goes. */
	hours: Number(process.env.TANDEM_SOAK_HOURS ?? '0'),
	/** How long one test may take, milliseconds. */
	patience: whole ? 3 * 60 * 60_000 : 180_000,
};

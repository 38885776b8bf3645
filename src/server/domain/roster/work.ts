import { operate } from '#server/domain/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';

/** How often a piece of work says how far it has got, in milliseconds. */
const beat = 500;

/** The import was put away, or taken up by another process: whoever worked on it stops. Never leaves this folder. */
export class NoLongerMine extends Error {
	override name = 'NoLongerMine';
}

/**
 * The preparing of one import by one process, in pieces: each piece is a unit of work of its own, so that nobody waits for
 * the whole, and none is written once another process has taken the import up.
 */
export class Work {
	readonly actor: Actor;
	readonly importId: string;
	readonly #worker: string;
	#phase: 'reading' | 'comparing' = 'reading';
	#done = 0;
	#total = 0;
	#said = 0;

	constructor(actor: Actor, importId: string, worker: string) {
		this.actor = actor;
		this.importId = importId;
		this.#worker = worker;
	}

	/** Notes how far it is; it is told at the next piece. */
	reached(phase: 'reading' | 'comparing', done: number, total: number): void {
		if (phase !== this.#phase) this.#said = 0;
		this.#phase = phase;
		this.#done = done;
		this.#total = total;
	}

	/** One unit of work as operator, if the import is still this worker's. Throws NoLongerMine when it is not. */
	async piece<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
		const done = await operate(this.actor, async (tx) => {
			// Held until the piece is written: who takes the import up meanwhile waits for it, and finds it whole.
			const mine = await tx
				.selectFrom('roster_import')
				.select('id')
				.where('id', '=', this.importId)
				.where('worker', '=', this.#worker)
				.where('state', '=', 'preparing')
				.forUpdate()
				.executeTakeFirst();
			if (mine === undefined) throw new NoLongerMine();
			const at = now();
			if (at.getTime() - this.#said >= beat) {
				this.#said = at.getTime();
				await tx
					.updateTable('roster_import')
					.set({
						worked_at: at,
						phase: this.#phase,
						steps_done: this.#done,
						steps_total: this.#total,
					})
					.where('id', '=', this.importId)
					.execute();
			}
			return { result: await work(tx) };
		});
		// Who may not operate has no import that is theirs.
		if (isRefusal(done)) throw new NoLongerMine();
		return done.result;
	}

	/** Says how far it is, if that was not said lately. */
	async tell(): Promise<void> {
		if (now().getTime() - this.#said >= beat) await this.piece(async () => undefined);
	}
}

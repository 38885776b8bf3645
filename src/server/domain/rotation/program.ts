import type { Highs, Model, ModelData } from 'highs';

type Term = readonly [column: number, factor: number];

/** A linear program while it is written down: columns with bounds, rows of terms. */
export class Program {
	readonly #lower: number[] = [];
	readonly #upper: number[] = [];
	readonly #whole: number[] = [];
	readonly #rowLower: number[] = [];
	readonly #rowUpper: number[] = [];
	readonly #starts: number[] = [0];
	readonly #indices: number[] = [];
	readonly #values: number[] = [];

	get columns(): number {
		return this.#lower.length;
	}

	get rows(): number {
		return this.#rowLower.length;
	}

	/** Adds a column and gives its number. */
	column(lower: number, upper: number, whole: boolean): number {
		this.#lower.push(lower);
		this.#upper.push(upper);
		this.#whole.push(whole ? 1 : 0);
		return this.#lower.length - 1;
	}

	/** Adds `lower ≤ Σ factor · column ≤ upper` and gives its number. */
	row(lower: number, terms: readonly Term[], upper: number): number {
		for (const [column, factor] of terms) {
			this.#indices.push(column);
			this.#values.push(factor);
		}
		this.#starts.push(this.#indices.length);
		this.#rowLower.push(lower);
		this.#rowUpper.push(upper);
		return this.#rowLower.length - 1;
	}

	/** As the solver takes it, without a cost. */
	data(): ModelData {
		return {
			numCols: this.columns,
			numRows: this.rows,
			colCost: new Float64Array(this.columns),
			colLower: Float64Array.from(this.#lower),
			colUpper: Float64Array.from(this.#upper),
			rowLower: Float64Array.from(this.#rowLower),
			rowUpper: Float64Array.from(this.#rowUpper),
			matrix: {
				format: 'csr',
				numRows: this.rows,
				numCols: this.columns,
				starts: Int32Array.from(this.#starts),
				indices: Int32Array.from(this.#indices),
				values: Float64Array.from(this.#values),
			},
			...(this.#whole.includes(1) ? { integrality: Int32Array.from(this.#whole) } : {}),
		};
	}
}

/** How a level came out: the least that was found, and what it cannot fall below. */
export interface Outcome {
	value: number;
	bound: number;
	proven: boolean;
	columns: Float64Array;
}

/** Until when to go on, in milliseconds of `performance.now()`, and whom to tell how far it is. */
export interface Watch {
	until: number;
	tell: (value: number, bound: number) => void;
}

/**
 * Finds the least Σ cost · column of a model, from a start that is known to be possible. Undefined: there is no solution, or none
 * was found in time. Costs and columns are whole numbers, so a bound is rounded up.
 */
export function least(
	highs: Highs,
	model: Model,
	costs: ReadonlyMap<number, number>,
	watch: Watch,
	start?: Float64Array,
): Outcome | undefined {
	const { numCols } = model.getDimensions();
	const cost = new Float64Array(numCols);
	for (const [column, factor] of costs) cost[column] = factor;
	model.changeColsCost({ kind: 'range', from: 0, to: numCols - 1 }, cost);
	model.zeroAllClocks();
	model.options.set({
		output_flag: false,
		mip_rel_gap: 0,
		mip_abs_gap: 0.999,
		time_limit: Math.max(0.05, (watch.until - performance.now()) / 1000),
	});
	if (start) model.setSolution({ colValue: start });
	const { modelStatus } = model.run({
		[highs.constants.callbackType.mipLogging](event) {
			const { mip_primal_bound: value, mip_dual_bound: bound } = event.data;
			if (value !== undefined && bound !== undefined && Math.abs(value) < 1e15) watch.tell(value, bound);
			return undefined;
		},
	});
	const { optimal, infeasible, unboundedOrInfeasible } = highs.constants.modelStatus;
	if (modelStatus === infeasible || modelStatus === unboundedOrInfeasible) return undefined;
	if (Number(model.info.get('primal_solution_status')) !== 2) return undefined;
	const value = model.getObjectiveValue();
	if (modelStatus === optimal)
		return { value, bound: value, proven: true, columns: model.getSolution().colValue };
	const bound = Number(model.info.get('mip_dual_bound'));
	const least = Number.isFinite(bound) ? Math.ceil(bound - 1e-6) : 0;
	return {
		value,
		bound: Math.min(value, least),
		proven: least >= value - 1e-6,
		columns: model.getSolution().colValue,
	};
}

/** Keeps what a level reached: later levels may not give it up. */
export function keep(
	model: Model,
	costs: ReadonlyMap<number, number>,
	value: number,
	infinity: number,
): void {
	const entries = [...costs].filter(([, factor]) => factor !== 0);
	const [only] = entries;
	if (entries.length === 1 && only) model.changeColBounds(only[0], 0, value / only[1]);
	else
		model.addRow(-infinity, value + 1e-6, {
			indices: entries.map(([column]) => column),
			values: entries.map(([, factor]) => factor),
		});
}

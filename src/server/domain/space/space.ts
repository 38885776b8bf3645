import { type Refusal, refuse } from '#server/platform/refusal.ts';

/** How a virtual space stands. */
export const spaceStates = ['preparing', 'open', 'closed'] as const;
export type SpaceState = (typeof spaceStates)[number];

/** For whom a space is, as its teacher set it. */
export const audiences = ['class', 'team', 'school', 'families', 'anyone'] as const;
export type SpaceAudience = (typeof audiences)[number];

/** What happens to the accounts when a space closes. */
export const fates = ['none', 'deleted', 'kept', 'handed-over'] as const;
export type Fate = (typeof fates)[number];

/** What a step is: tools tested, accounts made, permission slips counted, a line of the school’s own. */
export const stepKinds = ['tools', 'accounts', 'slips', 'other'] as const;
export type StepKind = (typeof stepKinds)[number];

/** Whether a step must be done before a space opens, may be, or is not asked. */
export const demands = ['must', 'may', 'none'] as const;
export type Demand = (typeof demands)[number];

/** What the checklists of a school’s spaces begin with. */
export interface Template {
	tools: Demand;
	accounts: Demand;
	slips: Demand;
	/** Further lines that must be done, and that may be. */
	must: string[];
	may: string[];
}

/** Where a school has set nothing. */
export const usualTemplate: Template = { tools: 'must', accounts: 'must', slips: 'must', must: [], may: [] };

/** The longest of each, in characters; and how many. */
export const most = {
	name: 200,
	purpose: 1000,
	address: 500,
	line: 300,
	lines: 12,
	device: 200,
	count: 5000,
	accountsWords: 500,
} as const;

/** A step of a space’s checklist. */
export interface Step {
	id: string;
	kind: StepKind;
	/** Of a line of the school’s own. */
	words: string;
	required: boolean;
	device: string;
	counted: number | null;
	ofAll: number | null;
	doneOn: string | null;
	doneBy: string;
	version: number;
}

/** The steps that a new checklist begins with, in their order. */
export function stepsFrom(template: Template): { kind: StepKind; words: string; required: boolean }[] {
	return [
		...(['tools', 'accounts', 'slips'] as const)
			.filter((kind) => template[kind] !== 'none')
			.map((kind) => ({ kind, words: '', required: template[kind] === 'must' })),
		...template.must.map((words) => ({ kind: 'other' as const, words, required: true })),
		...template.may.map((words) => ({ kind: 'other' as const, words, required: false })),
	];
}

/** Lines as they are kept: trimmed, each once, nothing empty. */
export const cleanLines = (lines: readonly string[]): string[] => [
	...new Set(lines.map((line) => line.normalize('NFC').replace(/\s+/g, ' ').trim()).filter(Boolean)),
];

/** What is written of a step. */
export interface StepDone {
	done: boolean;
	device: string;
	counted: number | null;
	ofAll: number | null;
}

/** How many days before it a day of closing is shown, and told of by letter. */
export const closingNear = 14;

/** What stands about a space that its checklist is done for. */
export interface DoneFor {
	toolId: string | null;
	address: string;
	audience: SpaceAudience | null;
}

/**
 * Which steps a change undoes: with another tool everything is to be done anew, at another address the tests and the accounts, and for more
 * people than before the permission slips and the school’s own lines. What is named for the first time while a space is prepared, is what
 * its steps were done for.
 */
export function undoneBy(before: DoneFor & { state: SpaceState }, after: DoneFor): StepKind[] {
	const first = (was: string | null) => (was ?? '') === '' && before.state === 'preparing';
	if (before.toolId !== after.toolId && !first(before.toolId)) return [...stepKinds];
	const width = (audience: SpaceAudience | null) =>
		audience === null ? audiences.length : audiences.indexOf(audience);
	const [moved, wider] = [
		before.address !== after.address && !first(before.address),
		before.audience !== null && width(after.audience) > width(before.audience),
	];
	return stepKinds.filter((kind) => (kind === 'tools' || kind === 'accounts' ? moved : wider));
}

/**
 * Whether a step may be written so. Refuses `device-first` for tools tested on nothing, `count-first` for accounts or slips that nobody
 * counted, `count-short` where some are missing, and `count-over` for more than there are.
 */
export function mayDo(kind: StepKind, { done, device, counted, ofAll }: StepDone): Refusal | undefined {
	if (counted !== null && ofAll !== null && counted > ofAll)
		return refuse('count-over', { field: 'counted' });
	if (!done) return undefined;
	if (kind === 'tools' && device.trim() === '') return refuse('device-first', { field: 'device' });
	if (kind !== 'accounts' && kind !== 'slips') return undefined;
	if (counted === null || ofAll === null) return refuse('count-first', { field: 'counted' });
	return counted < ofAll
		? refuse('count-short', { field: 'counted', args: { missing: ofAll - counted } })
		: undefined;
}

/** What keeps a space from opening: required steps that are not done, and that nobody said for whom it is. */
export function missingIn(space: { audience: SpaceAudience | null; steps: readonly Step[] }): {
	steps: Step[];
	audience: boolean;
} {
	return {
		steps: space.steps.filter((step) => step.required && step.doneOn === null),
		audience: space.audience === null,
	};
}

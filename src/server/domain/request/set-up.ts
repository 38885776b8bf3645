import type { CalendarDay } from '#server/domain/calendar/index.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';
import { lengthBesidesLinks } from './besides-links.ts';

/** What is to be set up: each kind has its own lead time, and something of its own that a technician cannot do without. */
export const setUpKinds = ['accounts', 'app', 'licence', 'access', 'device', 'other'] as const;
export type SetUpKind = (typeof setUpKinds)[number];

/** The help desk’s work, as facilitators did it: what is set up, and what is put right. */
export const supportKinds = ['accounts', 'app', 'licence', 'access', 'device', 'repair', 'other'] as const;
export type SupportKind = (typeof supportKinds)[number];

/** What of students goes to whoever runs it; `aliases`: accounts without names. */
export const dataChoices = ['nothing', 'aliases', 'names', 'work', 'unknown'] as const;
export type DataChoice = (typeof dataChoices)[number];

/** How long what is written may be, in characters, how much may be counted, and how far ahead a help desk may ask to know. */
export const mostOfSetUp = {
	what: 1000,
	why: 4000,
	forClass: 200,
	address: 2000,
	devices: 500,
	dataWords: 1000,
	supporter: 300,
	count: 10_000,
	lead: 60,
} as const;

/** How few characters besides an address say anything at all. */
const least = { what: 3, why: 15 } as const;

/** What a technician needs to act, as it is asked for. */
export interface SetUpAsked {
	kind: SetUpKind;
	what: string;
	/** Why, and for which learning. */
	why: string;
	forClass: string;
	/** School day, `YYYY-MM-DD`. */
	neededOn: string;
	toolId: string | null;
	address: string;
	devices: string;
	deviceCount: number | null;
	accounts: number | null;
	licences: number | null;
	data: DataChoice;
	dataWords: string;
	/** Null: who asks tests it. */
	testerId: string | null;
	testBy: string | null;
	/** Who supports it later. */
	supporter: string;
}

/** School days by kind, of which the help desk wants to know ahead. */
export type LeadTimes = Record<SetUpKind, number>;

/** Where a school said nothing of its own. */
export const usualLeadTimes: LeadTimes = {
	accounts: 5,
	app: 5,
	licence: 15,
	access: 3,
	device: 10,
	other: 5,
};

/** Trimmed, and what is empty left empty: as it is kept. */
export function tidied(asked: SetUpAsked): SetUpAsked {
	const trimmed = Object.entries(asked).map(([name, value]) => [
		name,
		typeof value === 'string' ? value.trim() : value,
	]);
	return Object.fromEntries(trimmed) as SetUpAsked;
}

/**
 * What is missing for a technician to act, if anything: `required` beside its field, `too-long`, `too-many`, and
 * `set-up-bare-link` where there is an address and hardly a word besides.
 */
export function lacking(asked: SetUpAsked): Refusal | undefined {
	for (const name of ['what', 'why', 'forClass', 'supporter'] as const)
		if (asked[name] === '') return refuse('required', { field: name });
	for (const name of ['what', 'why', 'forClass', 'address', 'devices', 'dataWords', 'supporter'] as const)
		if (asked[name].length > mostOfSetUp[name])
			return refuse('too-long', { field: name, args: { most: mostOfSetUp[name] } });
	for (const name of ['what', 'why'] as const)
		if (lengthBesidesLinks(asked[name]) < least[name])
			return refuse(name === 'why' ? 'set-up-bare-link' : 'set-up-only-link', { field: name });
	for (const name of ['deviceCount', 'accounts', 'licences'] as const) {
		const count = asked[name];
		if (count !== null && !(Number.isInteger(count) && count >= 1 && count <= mostOfSetUp.count))
			return refuse('set-up-count', { field: name, args: { most: mostOfSetUp.count } });
	}
	if (asked.kind === 'accounts' && asked.accounts === null)
		return refuse('set-up-accounts', { field: 'accounts' });
	if (asked.kind === 'licence' && asked.licences === null)
		return refuse('set-up-licences', { field: 'licences' });
	if ((asked.kind === 'app' || asked.kind === 'device') && asked.devices === '')
		return refuse('set-up-devices', { field: 'devices' });
	return undefined;
}

/**
 * The first school day on which something can be ready that takes so many school days, today not counted; null where the calendar
 * does not reach that far.
 * @param days from tomorrow on
 */
export function firstReady(days: readonly CalendarDay[], today: string, lead: number): string | null {
	if (lead === 0) return today;
	return days.filter((day) => day.kind === 'school')[lead - 1]?.day ?? null;
}

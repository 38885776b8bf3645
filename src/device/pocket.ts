import type { Pocket } from '#server/domain/pocket/index.ts';
import type { VisitKind } from '#server/domain/visit/index.ts';
import { keyFrom, seal, unseal } from './seal.ts';
import {
	findHolder,
	findRow,
	findRows,
	type Holder,
	putHolder,
	putRow,
	removeHolder,
	removeRow,
} from './vault.ts';

/** What the device holds for whoever is signed in on it: what the server gave, without the key. */
export interface Things extends Omit<Pocket, 'key'> {
	mark: string;
	me: string;
	name: string;
	zone: string;
	language: string;
	kinds: VisitKind[];
	usually: Record<VisitKind, { minutes: number; remote: boolean }>;
}

/** What is saved of a visit already, as the server told it beside its refusal. */
export interface There {
	version: number;
	kind: VisitKind;
	day: string;
	time: string;
	startsAt: string;
	minutes: number;
	place: string;
	remote: boolean;
	timeKind: string;
	checks: { key: string | null; words: string | null; how: string }[];
}

/** Why the server did not take an entry. */
export interface Answer {
	code: string;
	problems: { field?: string; text: string }[];
	there?: There;
}

/** A visit that was captured here and is not saved on the server yet. */
export interface Entry {
	/** Made here, the same at every try: what is sent twice is saved once. */
	id: string;
	/** When it was written down, ISO 8601. */
	at: string;
	/** Whom it is with, by name. */
	who: string;
	/** The form's fields, as it would have been sent. */
	fields: [string, string][];
	/** What was checked, in the words that stood there. */
	checked: { words: string; how: string; name: string }[];
	/** It was sent and no answer came: it may be saved already. It is sent again as it was, and not changed. */
	tried?: boolean;
	answer?: Answer;
}

const channel = 'tandem pocket';

/** Tells every page and the worker that something has changed here. */
export function tell(): void {
	const told = new BroadcastChannel(channel);
	told.postMessage('changed');
	told.close();
}

/** Calls `hear` whenever something has changed here; gives the way to stop. */
export function onChange(hear: () => void): () => void {
	const told = new BroadcastChannel(channel);
	told.onmessage = hear;
	return () => told.close();
}

const thingsName = (mark: string) => `${mark} things`;
const entryName = (mark: string, id: string) => `${mark} ${id}`;

/** Puts in the pocket what the server gave. What another person had in it goes, except for sealed entries. */
export async function fill({ key: text, ...things }: Things & { key: string }, at: number): Promise<void> {
	const before = await findHolder();
	const key = before?.mark === things.mark ? before.key : await keyFrom(text);
	await putHolder({
		mark: things.mark,
		key,
		filledAt: at,
		language: things.language,
		things: await seal(key, thingsName(things.mark), things),
	});
}

/** Lets go of what is held for whoever is signed in. Their entries stay, and nobody can open them here. */
export async function letGo(): Promise<void> {
	await removeHolder();
	tell();
}

/** How long a device that never reaches the server goes on holding what it was given, in milliseconds: as long as a session. */
const lasts = 14 * 24 * 60 * 60_000;

/** What is held, or nothing when nobody is signed in on this device, or it has not reached the server for a fortnight. */
export async function openPocket(): Promise<Things | undefined> {
	const holder = await findHolder();
	if (holder && Date.now() - holder.filledAt > lasts) {
		await letGo();
		return undefined;
	}
	return holder && unseal<Things>(holder.key, thingsName(holder.mark), holder.things);
}

/** Writes an entry down. False when there is nobody whose it would be: then nothing was kept. */
export async function keep(entry: Entry): Promise<boolean> {
	const holder = await findHolder();
	if (!holder) return false;
	await write(holder, entry);
	tell();
	return true;
}

export async function write({ mark, key }: Holder, entry: Entry): Promise<void> {
	await putRow({ id: entry.id, mark, sealed: await seal(key, entryName(mark, entry.id), entry) });
}

/** The entry as it is now, or nothing when it is gone or not theirs. */
export async function read({ mark, key }: Holder, id: string): Promise<Entry | undefined> {
	const row = await findRow(id);
	return row?.mark === mark ? unseal<Entry>(key, entryName(mark, id), row.sealed) : undefined;
}

/** The entries that wait for whoever is signed in here, oldest first. One that does not open stays, and hinders no other. */
export async function findWaiting(): Promise<Entry[]> {
	const holder = await findHolder();
	if (!holder) return [];
	const rows = await findRows(holder.mark);
	const opened = await Promise.allSettled(
		rows.map((row) => unseal<Entry>(holder.key, entryName(holder.mark, row.id), row.sealed)),
	);
	const entries = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
	return entries.sort((one, other) => one.at.localeCompare(other.at));
}

export async function discard(id: string): Promise<void> {
	await removeRow(id);
	tell();
}

/**
 * Does something while nobody else touches an entry: it is not sent while it is changed, nor changed while it is sent.
 * Gives nothing, at once, when somebody else has it.
 */
export function alone<Result>(id: string, work: () => Promise<Result>): Promise<Result | undefined> {
	return navigator.locks.request(`tandem entry ${id}`, { ifAvailable: true }, (lock) =>
		lock ? work() : undefined,
	);
}

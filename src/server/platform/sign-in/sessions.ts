import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { signInLibrary } from './auth.ts';
import { type Device, deviceOf } from './device.ts';

/** A session as its owner reads it. */
export interface SessionLine {
	id: string;
	device: Device;
	/** By a link in a mail, by a passkey, or without either: the first operator, or somebody of a demonstration. */
	how: 'link' | 'passkey' | 'here';
	passkeyId: string | undefined;
	startedAt: Date;
	/** To the hour. */
	lastUsedAt: Date;
}

async function usersOf(actor: Member): Promise<string[]> {
	const rows = await unitOfWork(actor, (tx) =>
		tx.selectFrom('account').select('sign_in_user').where('person_id', '=', actor.personId).execute(),
	);
	return rows.map((row) => row.sign_in_user);
}

/** The actor's sessions that have not run out, the last used first, at most fifty. */
export async function findSessions(actor: Member): Promise<SessionLine[]> {
	const users = await usersOf(actor);
	const { database } = await signInLibrary();
	const { rows } = await sql<{
		id: string;
		userAgent: string | null;
		how: SessionLine['how'];
		passkeyId: string | null;
		createdAt: Date;
		lastUsedAt: Date | null;
	}>`select id, "userAgent", how, "passkeyId", "createdAt", "lastUsedAt" from sign_in.session
		where "userId" = any (${users}) and "expiresAt" > now()
		order by coalesce("lastUsedAt", "createdAt") desc, id limit 50`.execute(database);
	return rows.map((row) => ({
		id: row.id,
		device: deviceOf(row.userAgent ?? ''),
		how: row.how,
		passkeyId: row.passkeyId ?? undefined,
		startedAt: row.createdAt,
		lastUsedAt: row.lastUsedAt ?? row.createdAt,
	}));
}

/** Ends one of the actor's sessions; missing when it is not theirs. */
export async function endOwnSession(actor: Member, id: string): Promise<Refusal | { ended: number }> {
	const users = await usersOf(actor);
	const { database } = await signInLibrary();
	const { numAffectedRows } = await sql`delete from sign_in.session
		where id = ${id} and "userId" = any (${users})`.execute(database);
	return numAffectedRows === 1n ? { ended: 1 } : missing;
}

/** Ends all of the actor's sessions but one. Gives how many. */
export async function endOtherSessions(actor: Member, kept: string): Promise<{ ended: number }> {
	const users = await usersOf(actor);
	const { database } = await signInLibrary();
	const { numAffectedRows } = await sql`delete from sign_in.session
		where id <> ${kept} and "userId" = any (${users})`.execute(database);
	return { ended: Number(numAffectedRows ?? 0) };
}

/** Ends the sessions that began with a passkey: it has been removed, or is no longer trusted. */
export async function endSessionsByPasskey(passkeyId: string): Promise<void> {
	const { database } = await signInLibrary();
	await sql`delete from sign_in.session where "passkeyId" = ${passkeyId}`.execute(database);
}

/** The passkey by which a session of the actor's began, by its key; undefined when it began otherwise. */
export async function passkeyOfSession(actor: Member, id: string): Promise<string | undefined> {
	return (await findSessions(actor)).find((one) => one.id === id)?.passkeyId;
}

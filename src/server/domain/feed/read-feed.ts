import { sql } from 'kysely';
import { type Member, visitor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { writeCalendar } from '#server/platform/ics/write-calendar.ts';
import { hashOf } from '#server/platform/ids.ts';
import type { Refusal } from '#server/platform/refusal.ts';
import { spend } from '#server/platform/sign-in/rate.ts';
import { entryOf, findReader, findSeen } from './entries.ts';
import { everyHours, mostInFeed, share } from './feed.ts';
import { findMeetingEntries } from './meeting-entries.ts';

/** A feed as a calendar program fetches it. */
export interface FeedFile {
	text: string;
	/** The same for the same content. */
	hash: string;
	/** Since when it is like this. */
	changedAt: Date;
}

/**
 * Reads the calendar behind a secret address, as its person: what they may not read is not in it, and of a sealed account it is
 * empty. Undefined, after the same statements, for an address that is made up or revoked, or whose person has left.
 * Refuses `too-many-tries`, with how many seconds to wait.
 * @param origin where the links of the entries lead
 */
export async function readFeed(
	secret: string,
	origin: string,
): Promise<FeedFile | { refusal: Refusal; seconds: number } | undefined> {
	const at = now();
	const hash = hashOf(secret);
	const found = await unitOfWork(visitor, async (tx) => {
		const { rows } = await sql<{ person: string | null }>`select person_of_feed(${hash}) as person`.execute(
			tx,
		);
		const person = rows[0]?.person;
		if (!person) return undefined;
		return { person, spent: await spend(tx, `feed ${hash}`, share.requests, share.minutes, at) };
	});
	if (!found) return undefined;
	if (found.spent.refusal) return { refusal: found.spent.refusal, seconds: found.spent.seconds };
	const actor: Member = { kind: 'member', personId: found.person };
	const { entries, t } = await unitOfWork(actor, async (tx) => {
		const { t } = await findReader(tx, actor);
		const visits = (await findSeen(tx, actor, at)).map((one) => entryOf(one, t, origin));
		const meetings = await findMeetingEntries(tx, t, origin, at);
		return { t, entries: [...visits, ...meetings].slice(0, mostInFeed) };
	});
	const text = writeCalendar({ name: t('feed.name'), everyHours, entries });
	const contentHash = hashOf(text);
	const changedAt = await unitOfWork(actor, (tx) => markRead(tx, hash, contentHash, at));
	return { text, hash: contentHash, changedAt };
}

/** Notes that a feed was read today, and since when it holds what it holds. */
async function markRead(tx: Tx, hash: string, contentHash: string, at: Date): Promise<Date> {
	const feed = await tx
		.selectFrom('calendar_feed')
		.select([
			'content_hash',
			'changed_at',
			sql<boolean>`last_read_on is not distinct from current_date`.as('today'),
		])
		.where('token_hash', '=', hash)
		.executeTakeFirst();
	const same = feed?.content_hash === contentHash;
	if (!feed || (same && feed.today)) return feed?.changed_at ?? at;
	// A header tells whole seconds.
	const changedAt = same ? feed.changed_at : new Date(Math.floor(at.getTime() / 1000) * 1000);
	await tx
		.updateTable('calendar_feed')
		.set({ content_hash: contentHash, changed_at: changedAt, last_read_on: sql`current_date` })
		.where('token_hash', '=', hash)
		.execute();
	return changedAt;
}

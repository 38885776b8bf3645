import { type Selectable, sql } from 'kysely';
import { entryOf, findReader, findSeenVisit, type Seen, titleOf } from '#server/domain/feed/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import type { Schema } from '#server/platform/database/schema.ts';
import { writeCalendar } from '#server/platform/ics/write-calendar.ts';
import { newReplyToken, replyAddress, senderOf, writeMail } from '#server/platform/mail/index.ts';
import { settings } from '#server/platform/settings.ts';
import { hashOfTold, type LetterChoice, owed } from './calendar-letter.ts';

type Row = Selectable<Schema['calendar_letter']>;

/** A letter about to be written. */
interface Letter {
	seen: Seen;
	sequence: number;
	kind: 'planned' | 'changed' | 'cancelled';
	/** Whom the calendar takes for the one who invites, and by which mark answers come back; null: none do. */
	organiser: string;
	replyToken: string | null;
	at: Date;
}

/**
 * Writes the actor the letter about a visit that they are owed, if any, and notes how it stands in their calendar now. While
 * their account is sealed they are owed none: the address may be somebody else's.
 */
export function tellPerson(actor: Member, visitId: string): Promise<void> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const row = await tx
			.selectFrom('calendar_letter')
			.selectAll()
			.where('visit_id', '=', visitId)
			.where('person_id', '=', actor.personId)
			.executeTakeFirst();
		const seen = await findSeenVisit(tx, actor, visitId);
		const { choice, address, shut } = await findOwn(tx, actor);
		const stands = seen ?? (row && noLongerIn(row));
		if (shut || address === null || !stands) return;
		const told = row && {
			sequence: row.sequence,
			cancelled: row.cancelled,
			startsAt: row.starts_at,
			minutes: row.minutes,
			hash: row.told_hash,
		};
		const owing = owed(seen, told, choice, at);
		if (!owing) return;
		const letter: Letter = {
			seen: stands,
			sequence: row ? row.sequence + 1 : 0,
			kind: owing === 'cancellation' ? 'cancelled' : row && !row.cancelled ? 'changed' : 'planned',
			...(row ? { organiser: row.organiser, replyToken: row.reply_token } : newOrganiser()),
			at,
		};
		await keep(tx, actor, letter, row);
		await write(tx, actor, letter, address);
	});
}

/** What a letter goes by: whether it is wanted, where it goes, and whether the account is sealed. */
async function findOwn(
	tx: Tx,
	actor: Member,
): Promise<{ choice: LetterChoice; address: string | null; shut: boolean }> {
	const { rows } = await sql<{ choice: LetterChoice; address: string | null; shut: boolean }>`
		select coalesce((select letters from calendar_choice where person_id = ${actor.personId}), 'others') as choice,
			(select address::text from person_address where person_id = ${actor.personId} and retired_at is null) as address,
			is_shut_to_me() as shut`.execute(tx);
	return rows[0] ?? { choice: 'others', address: null, shut: true };
}

/** A visit that its reader is no longer in: of it they are told that it is off, and nothing that is newer than they know. */
function noLongerIn(row: Row): Seen {
	return {
		id: row.visit_id,
		version: 0,
		written: row.sent_at,
		startsAt: row.starts_at,
		minutes: row.minutes,
		zone: 'UTC',
		place: '',
		remote: false,
		state: 'cancelled',
		isMine: false,
		with: [],
	};
}

/** Who invites, for as long as the visit stands in a calendar: the address that answers go to, else that of our letters. */
function newOrganiser(): { organiser: string; replyToken: string | null } {
	const token = newReplyToken();
	const answered = replyAddress(token);
	if (answered !== undefined) return { organiser: answered, replyToken: token };
	const sender = senderOf(settings());
	return { organiser: /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender, replyToken: null };
}

async function keep(tx: Tx, actor: Member, letter: Letter, before: Row | undefined): Promise<void> {
	const { seen } = letter;
	const stands = {
		sequence: letter.sequence,
		cancelled: letter.kind === 'cancelled',
		starts_at: seen.startsAt,
		minutes: seen.minutes,
		told_hash: hashOfTold(seen),
		sent_at: letter.at,
	};
	const own = { visit_id: seen.id, person_id: actor.personId };
	if (!before)
		await tx
			.insertInto('calendar_letter')
			.values({ ...own, ...stands, organiser: letter.organiser, reply_token: letter.replyToken })
			.execute();
	else {
		await tx
			.updateTable('calendar_letter')
			.set(stands)
			.where('visit_id', '=', seen.id)
			.where('person_id', '=', actor.personId)
			.execute();
		// Who said yes to another time has not said yes to this one.
		if (letter.kind !== 'cancelled' && before.starts_at.getTime() !== seen.startsAt.getTime())
			await tx
				.deleteFrom('visit_answer')
				.where('visit_id', '=', seen.id)
				.where('person_id', '=', actor.personId)
				.execute();
	}
}

/** Puts the letter into the outbox: when, where, with whom and a link, in words and for the calendar. */
async function write(tx: Tx, actor: Member, letter: Letter, address: string): Promise<void> {
	const { seen, kind } = letter;
	const { t, name } = await findReader(tx, actor);
	const origin = settings().origin ?? '';
	const answered = letter.replyToken !== null;
	const entry = {
		...entryOf(seen, t, origin),
		sequence: letter.sequence,
		stamp: letter.at,
		cancelled: kind === 'cancelled',
		organiser: { name: t('feed.name'), address: letter.organiser },
		invited: { name, address, answers: answered && !seen.isMine },
	};
	const when = new Intl.DateTimeFormat(t.locale, {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		hour: 'numeric',
		minute: '2-digit',
		timeZone: seen.zone,
		timeZoneName: 'short',
	}).format(seen.startsAt);
	const words = { title: titleOf(seen.with, t), when };
	await writeMail(tx, {
		toPerson: actor.personId,
		toAddress: '',
		subject: t(`mail.visit-${kind}.subject`, words).slice(0, 300),
		body: t(`mail.visit-${kind}.body`, {
			...words,
			name,
			minutes: seen.minutes,
			where: entry.place === '' ? '' : `${entry.place}\n`,
			link: entry.link,
			settings: `${origin}/profile/calendars`,
		}),
		calendar: writeCalendar({ method: kind === 'cancelled' ? 'CANCEL' : 'REQUEST', entries: [entry] }),
		replyTo: answered ? letter.organiser : undefined,
		at: letter.at,
	});
}

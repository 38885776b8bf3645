import ICAL from 'ical.js';
import { sql } from 'kysely';
import PostalMime from 'postal-mime';
import { type Member, visitor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { outsideWork, unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { log } from '#server/platform/log/index.ts';
import { replyTokensIn } from '#server/platform/mail/index.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { type Answer, answers } from './calendar-letter.ts';

/** The largest message that is looked at, in bytes: an answer is a few thousand. */
export const mostMessage = 256 * 1024;

/** How far the clock of whoever answers may be ahead of ours, milliseconds. */
const patience = 3_600_000;

/** What an answer says, of everything that a message may hold. */
interface Said {
	visitId: string;
	sequence: number;
	stamp: Date;
	answer: Answer;
}

const wrong = (reason: string): Refusal => refuse('mail-not-taken', { log: { reason } });

/**
 * Takes in a message that came to the address answers go to. Nothing in it is trusted but the mark in the address: by that it
 * is one person's answer to one visit, whoever sent it. What is no such answer is refused with a reason for the log, in which there
 * is no word of the message: too large, not a message, no mark, no answer, another visit's, one to an invitation that has changed
 * since, one that came before.
 * @param message as RFC 5322 has it
 */
export async function takeAnswer(message: Uint8Array): Promise<{ visitId: string } | Refusal> {
	outsideWork('Reading a message');
	const taken = await take(message);
	if (isRefusal(taken)) log.info('mail-in.refused', taken.log);
	return taken;
}

async function take(message: Uint8Array): Promise<{ visitId: string } | Refusal> {
	if (message.length > mostMessage) return wrong('too-large');
	const read = await readMessage(message);
	if (isRefusal(read)) return read;
	const { tokens, said } = read;
	if (tokens.length !== 1) return wrong('no-mark');
	const letter = await unitOfWork(visitor, async (tx) => {
		const { rows } = await sql<{ visit_id: string; person_id: string }>`
			select * from letter_of_reply(${tokens[0]})`.execute(tx);
		return rows[0];
	});
	if (!letter) return wrong('no-mark');
	if (said.visitId !== letter.visit_id) return wrong('another-visit');
	return keepAnswer({ kind: 'member', personId: letter.person_id }, said);
}

/** Reads a message with bounds on its parts: the addresses it went to, and the answer in it. */
async function readMessage(message: Uint8Array): Promise<{ tokens: string[]; said: Said } | Refusal> {
	const mail = await PostalMime.parse(message, {
		attachmentEncoding: 'arraybuffer',
		maxNestingDepth: 10,
		maxHeadersSize: 64 * 1024,
		maxRfc822NestingDepth: 0,
	}).catch(() => undefined);
	if (!mail) return wrong('not-a-message');
	const sentTo = ['delivered-to', 'x-original-to', 'envelope-to', 'to', 'cc'].flatMap((name) =>
		mail.headers.filter((header) => header.key === name).map((header) => header.value),
	);
	const tokens = replyTokensIn(sentTo.flatMap((value) => value.split(/[\s<>,;:"]+/)));
	const parts = mail.attachments.filter((one) => /^(text\/calendar|application\/ics)$/i.test(one.mimeType));
	for (const part of parts.slice(0, 5)) {
		const text = typeof part.content === 'string' ? part.content : new TextDecoder().decode(part.content);
		const said = readAnswer(text);
		if (said) return { tokens, said };
	}
	return wrong('no-answer');
}

/** Reads METHOD:REPLY with one entry and one answer in it; undefined for everything else. */
export function readAnswer(text: string): Said | undefined {
	try {
		const root = new ICAL.Component(ICAL.parse(text));
		const method = String(root.getFirstPropertyValue('method') ?? '').toUpperCase();
		const [event, ...more] = root.getAllSubcomponents('vevent');
		const attendees = event?.getAllProperties('attendee') ?? [];
		if (method !== 'REPLY' || !event || more.length > 0 || attendees.length !== 1) return undefined;
		const said = String(attendees[0]?.getFirstParameter('partstat') ?? '').toLowerCase();
		const answer = answers.find((one) => one === said);
		const stamp = event.getFirstPropertyValue('dtstamp');
		const sequence = Number(event.getFirstPropertyValue('sequence') ?? 0);
		if (!answer || !(stamp instanceof ICAL.Time) || !Number.isSafeInteger(sequence)) return undefined;
		const at = stamp.toJSDate();
		if (!Number.isFinite(at.getTime())) return undefined;
		return { visitId: String(event.getFirstPropertyValue('uid') ?? ''), sequence, stamp: at, answer };
	} catch {
		return undefined;
	}
}

/** Keeps what somebody answered, as themselves. */
function keepAnswer(actor: Member, said: Said): Promise<{ visitId: string } | Refusal> {
	const at = now();
	const { stamp } = said;
	return unitOfWork(actor, async (tx): Promise<{ visitId: string } | Refusal> => {
		// A clock that is ahead would have the last word for as long as it is.
		if (stamp.getTime() > at.getTime() + patience) return wrong('clock-ahead');
		const letter = await tx
			.selectFrom('calendar_letter as l')
			.innerJoin('visit as v', 'v.id', 'l.visit_id')
			.select(['l.sequence', 'l.cancelled', 'v.school_id', 'v.state'])
			.where('l.visit_id', '=', said.visitId)
			.where('l.person_id', '=', actor.personId)
			.executeTakeFirst();
		if (!letter || letter.cancelled || letter.state !== 'planned') return wrong('no-longer-planned');
		if (said.sequence !== letter.sequence) return wrong('invitation-changed');
		const before = await tx
			.selectFrom('visit_answer')
			.select('stamp')
			.where('visit_id', '=', said.visitId)
			.where('person_id', '=', actor.personId)
			.executeTakeFirst();
		if (before && before.stamp >= stamp) return wrong('came-before');
		const answer = { answer: said.answer, stamp, answered_at: at };
		await tx
			.insertInto('visit_answer')
			.values({ visit_id: said.visitId, person_id: actor.personId, ...answer })
			.onConflict((conflict) => conflict.columns(['visit_id', 'person_id']).doUpdateSet(answer))
			.execute();
		await recordEvent(tx, {
			name: 'visit.answered',
			at,
			schoolId: letter.school_id,
			actorId: actor.personId,
			subjectId: said.visitId,
		});
		return { visitId: said.visitId };
	});
}

import { sql } from 'kysely';
import { nameOf, wordsFor } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { isMailConfigured, writeMail } from '#server/platform/mail/index.ts';

/** What is told of a time: when, where and with whom. Nothing of what for. */
export interface TimeTold {
	startsAt: Date;
	endsAt: Date;
	zone: string;
	place: string;
	remote: boolean;
}

/** What a letter tells. */
export type Told = 'booked' | 'moved' | 'cancelled' | 'free' | 'away';

/**
 * Writes a letter to each of some people: who, when, where and a link, and nothing else. `free` is about a time of `of` that
 * has come free; all others come from the actor. Whose calendar is told of the visit by a letter of its own gets no second one.
 */
export async function tell(
	tx: Tx,
	actor: Member,
	letter: {
		told: Told;
		to: readonly string[];
		time: TimeTold;
		link: string;
		at: Date;
		/** What was booked, moved or cancelled. */
		visitId?: string | undefined;
		/** Whose time has come free. */
		of?: string | undefined;
	},
): Promise<void> {
	const told = isMailConfigured() && letter.visitId ? await toldByCalendar(tx, letter.visitId) : [];
	const others = [...new Set(letter.to)].filter((id) => id !== actor.personId && !told.includes(id));
	if (others.length === 0) return;
	const about = letter.of ?? actor.personId;
	const people = await tx
		.selectFrom('person')
		.select(['id', 'given_name', 'family_name', 'known_as', 'language'])
		.where('id', 'in', [...others, about])
		.execute();
	const from = people.find((one) => one.id === about);
	const { startsAt, endsAt, zone, place, remote } = letter.time;
	for (const person of people) {
		if (!others.includes(person.id) || !from) continue;
		const t = wordsFor(person.language);
		const shown = (options: Intl.DateTimeFormatOptions, at: Date) =>
			new Intl.DateTimeFormat(t.locale, { ...options, timeZone: zone }).format(at);
		const words = {
			name: nameOf(person),
			from: nameOf(from),
			day: shown({ weekday: 'long', day: 'numeric', month: 'long' }, startsAt),
			time: `${shown({ timeStyle: 'short' }, startsAt)}–${shown({ timeStyle: 'short' }, endsAt)}`,
			place: place || (remote ? t('mail.booking-remote') : t('mail.booking-no-place')),
			link: letter.link,
		};
		await writeMail(tx, {
			toPerson: person.id,
			toAddress: '',
			subject: t(`mail.booking-${letter.told}.subject`, words),
			body: t(`mail.booking-${letter.told}.body`, words),
			at: letter.at,
		});
	}
}

async function toldByCalendar(tx: Tx, visitId: string): Promise<string[]> {
	const { rows } = await sql<{ ids: string[] }>`select told_by_calendar(${visitId}::uuid) as ids`.execute(tx);
	return rows[0]?.ids ?? [];
}

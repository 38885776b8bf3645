import { sql } from 'kysely';
import { nameOf, wordsFor } from '#server/domain/people/index.ts';
import { momentOf } from '#server/domain/school/index.ts';
import type { PlanningTeam } from '#server/domain/unit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { writeMail } from '#server/platform/mail/index.ts';
import type { Meeting } from './read-meetings.ts';

/** What a letter tells of a meeting. */
export type MeetingTold = 'moved' | 'called-off' | 'takes-place';

/** Writes a letter to everyone else who is invited to a meeting: which team meets when and where, and a link. */
export async function tellMeeting(
	tx: Tx,
	actor: Member,
	team: PlanningTeam,
	meeting: Pick<Meeting, 'id' | 'day' | 'startsAt' | 'place'>,
	letter: { told: MeetingTold; origin: string; at: Date },
): Promise<void> {
	const { rows } = await sql<{ ids: string[] }>`select invited_with_me(${meeting.id}::uuid) as ids`.execute(
		tx,
	);
	const others = (rows[0]?.ids ?? []).filter((id) => id !== actor.personId);
	if (others.length === 0) return;
	const people = await tx
		.selectFrom('person')
		.select(['id', 'given_name', 'family_name', 'known_as', 'language'])
		.where('id', 'in', [...others, actor.personId])
		.execute();
	const from = people.find((one) => one.id === actor.personId);
	const starts = momentOf(meeting.day, meeting.startsAt ?? '12:00', team.zone);
	for (const person of people) {
		if (person.id === actor.personId || !from) continue;
		const t = wordsFor(person.language);
		const shown = (options: Intl.DateTimeFormatOptions) =>
			new Intl.DateTimeFormat(t.locale, { ...options, timeZone: team.zone }).format(starts);
		const day = shown({ weekday: 'long', day: 'numeric', month: 'long' });
		const words = {
			name: nameOf(person),
			from: nameOf(from),
			team: team.name,
			when: meeting.startsAt === null ? day : `${day}, ${shown({ timeStyle: 'short' })}`,
			place: meeting.place || t('mail.booking-no-place'),
			link: `${letter.origin}/teams/${team.id}/meetings/${meeting.id}`,
		};
		await writeMail(tx, {
			toPerson: person.id,
			toAddress: '',
			subject: t(`mail.meeting-${letter.told}.subject`, words),
			body: t(`mail.meeting-${letter.told}.body`, words),
			at: letter.at,
		});
	}
}

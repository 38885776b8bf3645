import { type Named, nameIn } from '#server/domain/company/index.ts';
import { wordsFor } from '#server/domain/people/index.ts';
import { findCompany, type VisitState } from '#server/domain/visit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import type { CalendarEntry } from '#server/platform/ics/write-calendar.ts';
import { feedDays, mostInFeed } from './feed.ts';

export type Words = ReturnType<typeof wordsFor>;

/** In which words the actor reads, and what they are called. */
export async function findReader(tx: Tx, actor: Member): Promise<{ t: Words; name: string }> {
	const person = await tx
		.selectFrom('person')
		.select(['given_name', 'family_name', 'known_as', 'language'])
		.where('id', '=', actor.personId)
		.executeTakeFirst();
	return { t: wordsFor(person?.language), name: person ? nameIn(person) : '' };
}

const day = 86_400_000;

/** What of a visit stands in a calendar outside: time, place, people and a link. Never what kind it is, or what it is about. */
export interface Seen {
	id: string;
	version: number;
	written: Date;
	startsAt: Date;
	minutes: number;
	zone: string;
	place: string;
	remote: boolean;
	state: VisitState;
	isMine: boolean;
	with: Named[];
}

/** The visits of the actor's that a feed holds today, the nearest last. */
export function findSeen(tx: Tx, actor: Member, at: Date): Promise<Seen[]> {
	const from = (days: number) => new Date(at.getTime() + days * day);
	return readSeen(
		tx,
		actor,
		visitsOf(tx, actor)
			.where('v.starts_at', '<', from(feedDays.ahead))
			.where(({ and, eb, or }) =>
				or([
					and([eb('v.state', '<>', 'cancelled'), eb('v.starts_at', '>=', from(-feedDays.been))]),
					eb('v.starts_at', '>=', from(-feedDays.cancelled)),
				]),
			),
	);
}

/** One visit of the actor's as their calendar has it, whoever planned it; undefined where they are not in it. */
export async function findSeenVisit(tx: Tx, actor: Member, visitId: string): Promise<Seen | undefined> {
	const [seen] = await readSeen(tx, actor, visitsOf(tx, actor).where('v.id', '=', visitId));
	return seen;
}

function visitsOf(tx: Tx, actor: Member) {
	return tx
		.selectFrom('visit_person as me')
		.innerJoin('visit as v', 'v.id', 'me.visit_id')
		.leftJoin('school as s', 's.id', 'v.school_id')
		.select([
			'v.id',
			'v.version',
			'v.captured_at',
			'v.starts_at',
			'v.minutes',
			'v.place',
			'v.remote',
			'v.state',
		])
		.select(['s.zone', 'v.author_id'])
		.where('me.person_id', '=', actor.personId);
}

async function readSeen(tx: Tx, actor: Member, visits: ReturnType<typeof visitsOf>): Promise<Seen[]> {
	const rows = await visits
		.orderBy('v.starts_at', 'desc')
		.orderBy('v.id', 'desc')
		.limit(mostInFeed)
		.execute();
	const company = await findCompany(
		tx,
		actor,
		rows.map((row) => row.id),
	);
	return rows.map((row) => ({
		id: row.id,
		version: row.version,
		written: row.captured_at,
		startsAt: row.starts_at,
		minutes: row.minutes,
		zone: row.zone ?? 'UTC',
		place: row.place,
		remote: row.remote,
		state: row.state as VisitState,
		isMine: row.author_id === actor.personId,
		with: (company.get(row.id) ?? []).filter((one) => one.name !== ''),
	}));
}

/** How many people the title of an entry names. */
const mostNamed = 3;

/** People as a title names them: three, and how many more. */
export function titleOf(people: readonly Named[], t: Words): string {
	if (people.length === 0) return t('feed.title-alone');
	const named = people.slice(0, mostNamed).map((one) => one.name);
	const names = new Intl.ListFormat(t.locale, { type: people.length > mostNamed ? 'unit' : 'conjunction' });
	const more = people.length - named.length;
	return more === 0
		? t('feed.title', { names: names.format(named) })
		: t('feed.title-more', { names: names.format(named), more });
}

/** A visit as an entry of a calendar. */
export function entryOf(seen: Seen, t: Words, origin: string): CalendarEntry {
	const link = `${origin}/visits/${seen.id}`;
	const all = new Intl.ListFormat(t.locale).format(seen.with.map((one) => one.name));
	return {
		uid: seen.id,
		sequence: seen.version - 1,
		stamp: seen.written,
		startsAt: seen.startsAt,
		minutes: seen.minutes,
		zone: seen.zone,
		title: titleOf(seen.with, t),
		place: seen.remote ? [seen.place, t('feed.remote')].filter(Boolean).join(' · ') : seen.place,
		description: [all && t('feed.people', { names: all }), link].filter(Boolean).join('\n'),
		link,
		cancelled: seen.state === 'cancelled',
	};
}

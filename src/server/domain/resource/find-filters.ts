import { sql } from 'kysely';
import { schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';

/** A unit that is taught now. */
export interface CurrentUnit {
	id: string;
	title: string;
	team: string;
	/** Of a team that the actor is in. */
	isMine: boolean;
}

/** What the resources of a school may be told apart by. */
export interface LibraryTags {
	grades: string[];
	subjects: string[];
	languages: string[];
	tools: { id: string; name: string }[];
}

const none: LibraryTags = { grades: [], subjects: [], languages: [], tools: [] };

/** The grades and tools of a school, and the subjects and languages that its resources are in. */
export function findTags(actor: Member, schoolId: string): Promise<LibraryTags> {
	return isId(schoolId) ? unitOfWork(actor, (tx) => readTags(tx, schoolId)) : Promise.resolve(none);
}

/** The same, and the units that the school teaches today. */
export function findFilters(
	actor: Member,
	schoolId: string,
	zone: string,
): Promise<LibraryTags & { units: CurrentUnit[] }> {
	if (!isId(schoolId)) return Promise.resolve({ ...none, units: [] });
	const today = schoolDay(zone, now());
	return unitOfWork(actor, async (tx) => ({
		...(await readTags(tx, schoolId)),
		units: await readCurrentUnits(tx, actor, schoolId, today),
	}));
}

async function readTags(tx: Tx, schoolId: string): Promise<LibraryTags> {
	const { rows: grades } = await sql<{ grade: string }>`
			select distinct grade from team where school_id = ${schoolId}::uuid and grade <> '' order by grade limit 60`.execute(
		tx,
	);
	// Of the latest, so that it costs the same however many there are.
	const { rows: said } = await sql<{ kind: string; said: string }>`
			with latest as materialized (
				select subjects, languages from resource
				where school_id = ${schoolId}::uuid and withdrawn_at is null order by made_at desc, id desc limit 500
			)
			select 'subject' as kind, min(s) as said from latest, unnest(subjects) s group by lower(s)
			union all select distinct 'language', l from latest, unnest(languages) l
			order by said limit 200`.execute(tx);
	const tools = await tx
		.selectFrom('tool')
		.select(['id', 'name'])
		.where('school_id', '=', schoolId)
		.orderBy(sql`name collate "und-x-icu"`)
		.limit(300)
		.execute();
	const of = (kind: string) => said.filter((one) => one.kind === kind).map((one) => one.said);
	return {
		grades: grades.map(({ grade }) => grade),
		subjects: of('subject'),
		languages: of('language'),
		tools,
	};
}

/** The units that are taught on a day, by team; three hundred at most. */
async function readCurrentUnits(
	tx: Tx,
	actor: Member,
	schoolId: string,
	today: string,
): Promise<CurrentUnit[]> {
	const rows = await tx
		.selectFrom('unit as u')
		.innerJoin('team as t', 't.id', 'u.team_id')
		.select(['u.id', 'u.title', 't.name as team'])
		.select((eb) =>
			eb
				.exists(
					eb
						.selectFrom('team_member as m')
						.select('m.team_id')
						.whereRef('m.team_id', '=', 'u.team_id')
						.where('m.person_id', '=', actor.personId)
						.where(sql<boolean>`holds_today(m.starts_on, m.ends_on)`),
				)
				.as('isMine'),
		)
		.where('u.school_id', '=', schoolId)
		.where('u.put_away_at', 'is', null)
		.where('u.starts_on', '<=', today)
		.where('u.ends_on', '>', today)
		.orderBy(sql`t.name collate "und-x-icu"`)
		.orderBy('u.starts_on')
		.orderBy('u.id')
		.limit(300)
		.execute();
	return rows.map((row) => ({ ...row, isMine: Boolean(row.isMine) }));
}

import { sql } from 'kysely';
import { nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { closingNear } from './space.ts';

/** A space that waits to be closed: its day is near or past, or its owner has left. */
export interface SpaceEnding {
	id: string;
	name: string;
	/** School day, `YYYY-MM-DD`; null where none was named. */
	closesOn: string | null;
	past: boolean;
	/** Its owner has left the school; empty for one’s own. */
	leftBy: string;
}

/**
 * Which spaces wait for somebody to close them: one’s own within `closingNear` days of their day or past it, and those whose owner has left,
 * for who may take them over or close them. By the school’s own day.
 */
export async function endingSpacesIn(tx: Tx, actor: Member, most: number): Promise<SpaceEnding[]> {
	const me = sql`${actor.personId}::uuid`;
	const { rows } = await sql<{
		id: string;
		name: string;
		closes_on: string | null;
		past: boolean;
		mine: boolean;
		given_name: string | null;
		family_name: string | null;
		known_as: string | null;
	}>`
		select s.id, s.name, to_char(s.closes_on, 'YYYY-MM-DD') as closes_on, s.owner_id = ${me} as mine,
			coalesce(s.closes_on < school_today(s.school_id), false) as past, p.given_name, p.family_name, p.known_as
		from learning_space s left join person p on p.id = s.owner_id
		where s.owner_id = ${me} and s.state = 'open' and s.closes_on <= school_today(s.school_id) + ${closingNear}::int
				and s.school_id = any (my_schools())
			or s.id = any (my_left_spaces())
		order by s.closes_on, s.id limit ${most}`.execute(tx);
	return rows.map((row) => ({
		id: row.id,
		name: row.name,
		closesOn: row.closes_on,
		past: row.past,
		leftBy: row.mine ? '' : nameIn(row),
	}));
}

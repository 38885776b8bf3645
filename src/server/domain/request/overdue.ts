import { type RawBuilder, sql } from 'kysely';

/** From which reminder on who asked is told that a help desk reached by e-mail does not answer. */
export const overdueAfter = 2;
const answerDays = 7;

/**
 * Whether a part `p` waits for a help desk that is reached by e-mail and does not answer: it was reminded, and nothing came back of late.
 * Read as who asked.
 */
export const isOverdue = (
	at: Date,
): RawBuilder<boolean> => sql<boolean>`(p.mailed_to is not null and p.ended_at is null
	and p.state not in ('waiting', 'testing', 'done') and p.reminded >= ${overdueAfter}
	and not exists (select from request_message b
		where b.part_id = p.id and b.by_mail and b.written_at > ${at}::timestamptz - make_interval(days => ${answerDays})))`;

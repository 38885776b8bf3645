import { type RawBuilder, sql } from 'kysely';
import type { ChangeState } from './learnt.ts';

/** Where the need stands that a change became: tools are looked for, one is tried, one suits, or it was closed without. */
export const needStages = ['looking', 'trial', 'suits', 'closed'] as const;
export type NeedStage = (typeof needStages)[number];

/** The need of a change `c`, as its reader knows it, read from its trials and verdicts; null where none is, or where it is hidden. */
export const needStage: RawBuilder<NeedStage | null> = sql<NeedStage | null>`(
	select case when ${suiting('n.id')} is not null then 'suits' when n.closed_at is not null then 'closed'
		when exists (select from tool_trial t where t.need_id = n.id) then 'trial' else 'looking' end
	from tool_need n where n.id = c.need_id)`;

/** The tool that suits the need of a change `c`, by the last verdict on each. */
export const suitingTool: RawBuilder<string | null> = suiting('c.need_id');

function suiting(need: 'n.id' | 'c.need_id'): RawBuilder<string | null> {
	return sql<string | null>`(
		select t.name from (
			select distinct on (v.tool_id) v.tool_id, v.suits, v.decided_at
			from tool_verdict v where v.need_id = ${sql.raw(need)} order by v.tool_id, v.decided_at desc, v.id desc
		) l join tool t on t.id = l.tool_id
		where l.suits <> 'not' order by (l.suits = 'suits') desc, l.decided_at desc limit 1)`;
}

/**
 * Where a change stands. One for which a tool is looked for comes to its end with the verdict, and is let go where the need is closed
 * without; without a need of its own nothing is tried for it.
 */
export function standingOf(row: {
	state: string;
	need_id: string | null;
	need_stage: NeedStage | null;
}): ChangeState {
	if (row.state !== 'trial') return row.state as ChangeState;
	if (row.need_id === null) return 'proposed';
	if (row.need_stage === 'suits') return 'done';
	return row.need_stage === 'closed' ? 'let-go' : 'trial';
}

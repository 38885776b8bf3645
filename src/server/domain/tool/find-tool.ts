import { sql } from 'kysely';
import { nameIn } from '#server/domain/company/index.ts';
import { schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { standingIn } from './find-tools.ts';
import {
	type Fit,
	type Privacy,
	type PrivacyOutcome,
	type PrivacyQuestion,
	privacyOn,
	standingOn,
	type ToolStanding,
	type ToolState,
} from './tool.ts';
import { helpersWith, type KnownUse, type ToolHelper, type ToolUse, usedIn, useOf } from './use-of-tool.ts';

/** A privacy review, as it was written. */
export interface PrivacyReview {
	outcome: PrivacyOutcome;
	answers: Record<PrivacyQuestion, string>;
	care: string;
	byName: string;
	reviewedOn: string;
	holdsUntil: string;
}

/** A tool with everything a colleague may know of it. */
export interface ToolPage {
	id: string;
	schoolId: string;
	name: string;
	address: string;
	notes: string;
	/** How it stands today. */
	state: ToolStanding;
	privacy: Privacy;
	privacyUntil: string | null;
	/** Until when a spreadsheet says that it was reviewed: nobody here went through it. */
	privacySaidUntil: string | null;
	review: PrivacyReview | null;
	licence: { seats: number | null; cost: string; from: string | null; until: string | null };
	retiredOn: string | null;
	replacedBy: { id: string; name: string } | null;
	version: number;
	/** The newest first, at most 50. */
	changes: { from: ToolState; to: ToolState; why: string; byName: string; at: Date }[];
	/** Needs it was looked at for, with what was said of it last. */
	needs: {
		id: string;
		words: string;
		forClass: string;
		suits: Fit | null;
		forWhom: string;
		trials: number;
	}[];
	/** Collaborations that use it, as far as the reader may know of them. */
	used: ToolUse[];
	/** Spaces, set-ups and classes that use it, as far as the reader may know of them, and how many there are. */
	use: KnownUse;
	/** Colleagues who offer to help with it. */
	helpers: ToolHelper[];
	keeps: boolean;
	tries: boolean;
	/** Tools that may take its place; for who looks after tools. */
	others: { id: string; name: string }[];
}

/** Finds a tool of one's school. Refuses `missing`. */
export function findTool(actor: Member, id: string): Promise<ToolPage | Refusal> {
	return unitOfWork<ToolPage | Refusal>(actor, async (tx) => {
		if (!isId(id)) return missing;
		const row = await tx
			.selectFrom('tool as t')
			.innerJoin('school as s', 's.id', 't.school_id')
			.leftJoin('tool as r', 'r.id', 't.replaced_by')
			.selectAll('t')
			.select(['s.zone', 'r.name as replacement'])
			.where('t.id', '=', id)
			.executeTakeFirst();
		if (!row) return missing;
		const standing = await standingIn(tx, row.school_id);
		const today = schoolDay(row.zone, now());
		return {
			id,
			schoolId: row.school_id,
			name: row.name,
			address: row.address,
			notes: row.notes,
			state: standingOn({ state: row.state as ToolState, privacyUntil: row.privacy_until }, today),
			privacy: privacyOn(row.privacy_until, today),
			privacyUntil: row.privacy_until,
			privacySaidUntil: row.privacy_said_until,
			review: await reviewOf(tx, id),
			licence: {
				seats: row.seats,
				cost: row.licence_cost,
				from: row.licence_from,
				until: row.licence_until,
			},
			retiredOn: row.retired_on,
			replacedBy: row.replaced_by === null ? null : { id: row.replaced_by, name: row.replacement ?? '' },
			version: row.version,
			changes: await changesOf(tx, id),
			needs: await needsOf(tx, id),
			used: await usedIn(tx, actor, id),
			use: await useOf(tx, id),
			helpers: await helpersWith(tx, row.school_id, row.name),
			...standing,
			others: standing.keeps ? await othersThan(tx, row.school_id, id) : [],
		};
	});
}

async function reviewOf(tx: Tx, toolId: string): Promise<PrivacyReview | null> {
	const row = await tx
		.selectFrom('privacy_review as r')
		.leftJoin('person as p', 'p.id', 'r.reviewed_by')
		.selectAll('r')
		.select(['p.given_name', 'p.family_name', 'p.known_as'])
		.where('r.tool_id', '=', toolId)
		// One without an answer came from a spreadsheet: nobody went through it.
		.where(
			sql<boolean>`length(concat(r.data, r.kept_where, r.ages, r.agreement, r.deletion, r.advertising)) > 0`,
		)
		.orderBy('r.written_at', 'desc')
		.orderBy('r.id', 'desc')
		.limit(1)
		.executeTakeFirst();
	if (!row) return null;
	return {
		outcome: row.outcome as PrivacyOutcome,
		answers: {
			data: row.data,
			keptWhere: row.kept_where,
			ages: row.ages,
			agreement: row.agreement,
			deletion: row.deletion,
			advertising: row.advertising,
		},
		care: row.care,
		byName: nameIn(row),
		reviewedOn: row.reviewed_on,
		holdsUntil: row.holds_until,
	};
}

async function changesOf(tx: Tx, toolId: string): Promise<ToolPage['changes']> {
	const rows = await tx
		.selectFrom('tool_change as c')
		.leftJoin('person as p', 'p.id', 'c.changed_by')
		.select(['c.state_before', 'c.state', 'c.why', 'c.changed_at'])
		.select(['p.given_name', 'p.family_name', 'p.known_as'])
		.where('c.tool_id', '=', toolId)
		.orderBy('c.changed_at', 'desc')
		.orderBy('c.id', 'desc')
		.limit(50)
		.execute();
	return rows.map((row) => ({
		from: row.state_before as ToolState,
		to: row.state as ToolState,
		why: row.why,
		byName: nameIn(row),
		at: row.changed_at,
	}));
}

async function needsOf(tx: Tx, toolId: string): Promise<ToolPage['needs']> {
	const { rows } = await sql<{
		id: string;
		words: string;
		for_class: string;
		suits: Fit | null;
		for_whom: string | null;
		trials: number;
	}>`
		select n.id, n.words, n.for_class, v.suits, v.for_whom,
			(select count(*)::int from tool_trial t where t.need_id = n.id and t.tool_id = c.tool_id) as trials
		from need_candidate c join tool_need n on n.id = c.need_id
			left join lateral (select w.suits, w.for_whom from tool_verdict w
				where w.need_id = c.need_id and w.tool_id = c.tool_id order by w.decided_at desc, w.id desc limit 1) v on true
		where c.tool_id = ${toolId}::uuid order by n.named_at desc, n.id limit 50`.execute(tx);
	return rows.map((row) => ({
		id: row.id,
		words: row.words,
		forClass: row.for_class,
		suits: row.suits,
		forWhom: row.for_whom ?? '',
		trials: row.trials,
	}));
}

/** The other tools of a school that are not retired, by name; at most 200. */
export async function othersThan(
	tx: Tx,
	schoolId: string,
	toolId: string | null,
): Promise<{ id: string; name: string }[]> {
	let query = tx
		.selectFrom('tool')
		.select(['id', 'name'])
		.where('school_id', '=', schoolId)
		.where('state', '!=', 'retired')
		.orderBy(sql`lower(name)`)
		.limit(200);
	if (toolId !== null) query = query.where('id', '!=', toolId);
	return query.execute();
}

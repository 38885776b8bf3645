import { sql } from 'kysely';
import { readSheet, type Sheet } from '#server/domain/kept-log/index.ts';
import { wordsFor } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { hashOf, isId, newId } from '#server/platform/ids.ts';
import { sendJob } from '#server/platform/jobs/index.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { standingIn, todayIn } from './find-tools.ts';
import { nameIsTaken } from './keep-tool.ts';
import {
	columnsOf,
	type KnownTool,
	mostOfSheet,
	namesIn,
	type PlannedTool,
	planSheet,
	type SheetWords,
	type ToolRow,
} from './read-tool-sheet.ts';
import { type ToolState, toolStates } from './tool.ts';

/** What comes of a spreadsheet of tools, with the mark of it: what is shown is what is brought in. */
export interface SheetPlan {
	rows: PlannedTool[];
	mark: string;
}

/**
 * Reads a spreadsheet of tools as text that a form can carry. Refuses what is no table, is empty, is too much, and `tool-sheet-no-name`
 * without a column of names.
 * @param bytes CSV or XLSX, as a person saved it
 */
export async function readToolSheet(bytes: Uint8Array, locale: string): Promise<{ csv: string } | Refusal> {
	const sheet = await sheetOf(bytes, locale);
	if (isRefusal(sheet)) return sheet;
	const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
	return {
		csv: [sheet.header, ...sheet.rows.map(({ cells }) => cells)]
			.map((line) => line.map(cell).join(','))
			.join('\n'),
	};
}

async function sheetOf(bytes: Uint8Array, locale: string): Promise<Sheet | Refusal> {
	const sheet = await readSheet(bytes);
	const tooMany = refuse('tool-sheet-too-many', { field: 'sheet', args: { rows: mostOfSheet.rows } });
	if (isRefusal(sheet)) return sheet.code.includes('-too-') ? tooMany : { ...sheet, field: 'sheet' };
	const characters = sheet.rows.reduce((sum, { cells }) => sum + cells.join('').length, 0);
	if (sheet.rows.length > mostOfSheet.rows || characters > mostOfSheet.characters) return tooMany;
	if (columnsOf(sheet.header, sheetWords(locale)).name === undefined)
		return refuse('tool-sheet-no-name', { field: 'sheet' });
	return sheet;
}

function sheetWords(locale: string): SheetWords {
	const t = wordsFor(locale);
	return {
		locale: t.locale,
		columns: {
			name: t('tool.sheet.name'),
			address: t('tool.sheet.address'),
			state: t('tool.sheet.state'),
			privacyUntil: t('tool.sheet.privacyUntil'),
			seats: t('tool.sheet.seats'),
			until: t('tool.sheet.until'),
			notes: t('tool.sheet.notes'),
		},
		states: {
			idea: t('tool.state.idea'),
			'in-trial': t('tool.state.in-trial'),
			recommended: t('tool.state.recommended'),
			retired: t('tool.state.retired'),
		},
	};
}

/** Says what would come of a spreadsheet, and writes nothing. Refuses as reading does, and `missing` to who does not look after tools. */
export async function previewTools(
	actor: Member,
	schoolId: string,
	{ csv, locale }: { csv: string; locale: string },
): Promise<SheetPlan | Refusal> {
	const sheet = await sheetOf(new TextEncoder().encode(csv), locale);
	if (isRefusal(sheet)) return sheet;
	return unitOfWork<SheetPlan | Refusal>(actor, async (tx) => planIn(tx, schoolId, sheet, locale));
}

/**
 * Brings a spreadsheet of tools in: every row that can be read, whole, in one transaction; what is there already is not doubled. Refuses
 * as the preview does, and `tool-sheet-changed` where `mark` is of another plan than what would be done now.
 */
export async function bringTools(
	actor: Member,
	schoolId: string,
	{ csv, locale, mark }: { csv: string; locale: string; mark: string },
): Promise<{ added: number; changed: number; wrong: number } | Refusal> {
	const sheet = await sheetOf(new TextEncoder().encode(csv), locale);
	if (isRefusal(sheet)) return sheet;
	const at = now();
	return unitOfWork<{ added: number; changed: number; wrong: number } | Refusal>(actor, async (tx) => {
		const plan = await planIn(tx, schoolId, sheet, locale);
		if (isRefusal(plan)) return plan;
		if (plan.mark !== mark) return refuse('tool-sheet-changed', { kind: 'conflict', field: 'sheet' });
		await carryOut(tx, actor, schoolId, plan.rows, { at, today: plan.today, locale });
		await recordEvent(tx, {
			name: 'tool.sheet-brought',
			at,
			schoolId,
			actorId: actor.personId,
			subjectId: schoolId,
		});
		const count = (what: PlannedTool['what']) => plan.rows.filter((row) => row.what === what).length;
		return { added: count('new'), changed: count('changed'), wrong: count('wrong') };
	})
		.catch(nameIsTaken(refuse('tool-sheet-changed', { kind: 'conflict', field: 'sheet' })))
		.catch(hiddenIsMissing);
}

async function planIn(
	tx: Tx,
	schoolId: string,
	sheet: Sheet,
	locale: string,
): Promise<(SheetPlan & { today: string }) | Refusal> {
	if (!isId(schoolId) || !(await standingIn(tx, schoolId)).keeps) return missing;
	const today = await todayIn(tx, schoolId);
	if (today === undefined) return missing;
	// Held until it is done: what somebody else changes meanwhile waits.
	const known = await tx
		.selectFrom('tool')
		.select([
			'id',
			'name',
			'address',
			'state',
			'privacy_until',
			'privacy_said_until',
			'seats',
			'licence_until',
			'notes',
		])
		.where('school_id', '=', schoolId)
		.orderBy('id')
		.forUpdate()
		.execute();
	const { rows: no } = await sql<{ tool_id: string }>`
		select tool_id from (select distinct on (r.tool_id) r.tool_id, r.outcome
			from privacy_review r join tool t on t.id = r.tool_id where t.school_id = ${schoolId}::uuid
				and length(concat(r.data, r.kept_where, r.ages, r.agreement, r.deletion, r.advertising)) > 0
			order by r.tool_id, r.written_at desc, r.id desc) l where outcome = 'not-for-learners'`.execute(tx);
	const saidNo = new Set(no.map((row) => row.tool_id));
	const tools = known.map(
		(row): KnownTool => ({
			id: row.id,
			name: row.name,
			address: row.address,
			state: row.state as ToolState,
			privacyUntil: row.privacy_until,
			saidUntil: row.privacy_said_until,
			saidNo: saidNo.has(row.id),
			seats: row.seats,
			until: row.licence_until,
			notes: row.notes,
		}),
	);
	const words = sheetWords(locale);
	const sameName = await foldedBy(tx, [...namesIn(sheet, words), ...tools.map(({ name }) => name)]);
	const rows = planSheet(sheet, tools, words, today, sameName);
	return { rows, mark: hashOf(JSON.stringify(rows)), today };
}

/** Which names are one, the database says: it keeps them apart, and folds some letters otherwise than we do. */
async function foldedBy(tx: Tx, names: readonly string[]): Promise<(name: string) => string> {
	const { rows } = await sql<{ name: string; folded: string }>`
		select name, lower(name) as folded from unnest(${[...new Set(names)]}::text[]) as n (name)`.execute(tx);
	const folded = new Map(rows.map((row) => [row.name, row.folded]));
	return (name) => folded.get(name) ?? name;
}

type Doing = PlannedTool & { id: string; row: ToolRow };

/** One statement for each kind of record, in an order in which every rule holds on the way. */
async function carryOut(
	tx: Tx,
	actor: Member,
	schoolId: string,
	rows: readonly PlannedTool[],
	{ at, today, locale }: { at: Date; today: string; locale: string },
): Promise<void> {
	const doing = rows.flatMap((one): Doing[] =>
		one.row && (one.what === 'new' || one.what === 'changed')
			? [{ ...one, id: one.id ?? newId(), row: one.row }]
			: [],
	);
	if (doing.length === 0) return;
	const each = <Value>(of: (one: Doing) => Value) => doing.map(of);
	const isNew = (one: PlannedTool) => one.what === 'new';
	// Only what the sheet changes: a day that is our own review’s stays there.
	const said = ({ row, changes }: Doing) =>
		changes.some((change) => change.field === 'privacyUntil') ? row.saidUntil : null;
	const ids = sql`${each((one) => one.id)}::uuid[]`;
	const texts = sql`${each((one) => one.row.name)}::text[], ${each((one) => one.row.address)}::text[],
		${each((one) => one.row.notes)}::text[], ${each((one) => one.row.seats)}::int[], ${each((one) => one.row.until)}::date[],
		${each(said)}::date[]`;
	await sql`
		insert into tool (id, school_id, name, address, notes, seats, licence_until, privacy_said_until, created_at)
		select w.id, ${schoolId}::uuid, w.name, w.address, w.notes, w.seats, w.until, w.said, ${at}::timestamptz
		from unnest(${ids}, ${each(isNew)}::boolean[], ${texts}) as w (id, new, name, address, notes, seats, until, said)
		where w.new`.execute(tx);
	await sql`
		update tool t set address = w.address, notes = w.notes, seats = w.seats, licence_until = w.until,
			privacy_said_until = coalesce(w.said, t.privacy_said_until),
			licence_from = case when t.licence_from <= w.until then t.licence_from end, version = t.version + 1
		from unnest(${ids}, ${each(isNew)}::boolean[], ${texts}) as w (id, new, name, address, notes, seats, until, said)
		where t.id = w.id and not w.new`.execute(tx);
	const turned = doing.filter((one) => one.row.state !== stateBefore(one));
	const turns = sql`${turned.map(() => newId())}::uuid[], ${turned.map((one) => one.id)}::uuid[],
		${turned.map(stateBefore)}::text[], ${turned.map((one) => one.row.state)}::text[]`;
	await sql`
		update tool t set state = w.state, replaced_by = null, retirement_told_at = null,
			retired_on = case when w.state = 'retired' then ${today}::date end
		from unnest(${turns}) as w (id, tool, before, state) where t.id = w.tool`.execute(tx);
	await sql`
		insert into tool_change (id, tool_id, state_before, state, why, changed_by, changed_at)
		select w.id, w.tool, w.before, w.state, ${wordsFor(locale)('tool.sheet.reviewed')}, ${actor.personId}::uuid, ${at}::timestamptz
		from unnest(${turns}) as w (id, tool, before, state)`.execute(tx);
	if (turned.some((one) => one.row.state === 'retired')) await sendJob(tx, 'tell-of-tools');
}

/** What a tool was before the sheet: an idea, where it was not there. */
function stateBefore(one: PlannedTool): ToolState {
	const before = one.changes.find((change) => change.field === 'state')?.before;
	return (
		toolStates.find((state) => state === before) ?? (one.what === 'new' ? 'idea' : (one.row?.state ?? 'idea'))
	);
}

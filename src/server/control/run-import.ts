import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { translator } from '#messages/index.ts';
import {
	acceptRoster,
	bytesOnDisk,
	discardRoster,
	findImport,
	findSummary,
	type ImportSummary,
	needsConfirmation,
	previewRoster,
	type RosterSource,
	sentenceOf,
	withdrawImport,
} from '#server/domain/roster/index.ts';
import { machine } from '#server/platform/actor.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { endSessions } from '#server/platform/sign-in/index.ts';

/** What the command line asks for. */
export interface ImportOrder {
	/** A zip, a folder or a CSV file, as an absolute path on this machine. */
	path: string;
	/** Only say what would be done. */
	dryRun: boolean;
	/** Also when more than a tenth of the staff is no longer there. */
	confirmGone: boolean;
}

/** What the command line answers, as JSON with --json. */
export interface ImportReport extends Omit<ImportSummary, 'staffBefore' | 'staffGone'> {
	/** `would`: nothing was written, since that was asked for. `refused`: nothing was written, and `problems` says why. */
	outcome: 'done' | 'would' | 'refused';
	format: string;
	problems: {
		file: string | null;
		row: number | null;
		column: string | null;
		code: string;
		severity: 'refusal' | 'warning';
		text: string;
	}[];
	/** How many problems there are, listed or not. */
	problemTotal: number;
}

/** Imports a roster as the machine: reads, compares, and does it in one go unless only asked to say what it would do. */
export async function runImport(order: ImportOrder): Promise<ImportReport> {
	const name = order.path.split(/[\\/]/).findLast((part) => part !== '') ?? order.path;
	const previewed = await previewRoster(machine, await sourceAt(order.path), name);
	if (isRefusal(previewed)) throw new Error(previewed.code);
	const { importId } = previewed;
	const told = await tell(importId);
	const leave = async (outcome: 'would' | 'refused', refusal?: Refusal): Promise<ImportReport> => {
		await withdrawImport(machine, importId);
		return report(outcome, told, refusal);
	};
	if (told.state === 'refused') return leave('refused');
	if (needsConfirmation(told.summary) && !order.confirmGone) return leave('refused', goneMany(told.summary));
	if (order.dryRun) return leave('would');
	const given = settings();
	const origin = given.origin ?? `http://localhost:${given.port}`;
	const accepted = await acceptRoster(machine, importId, { confirmedGone: order.confirmGone, origin });
	if (isRefusal(accepted)) {
		await discardRoster(machine, importId);
		return report('refused', told, accepted);
	}
	for (const personId of accepted.deactivated) await endSessions(machine, personId);
	return report('done', told);
}

/** A folder, a zip, or one CSV file: what a file is, its first bytes say. */
async function sourceAt(path: string): Promise<RosterSource> {
	const about = await stat(path).catch(() => undefined);
	if (about?.isDirectory()) return { kind: 'folder', path };
	if (about?.isFile() && /\.(csv|txt)$/i.test(path))
		return { kind: 'handed', parts: [{ name: basename(path), open: () => bytesOnDisk(path) }] };
	return { kind: 'zip', path };
}

interface ToldImport {
	state: string;
	format: string;
	summary: ImportSummary;
	listed: ImportReport['problems'];
	problemTotal: number;
}

async function tell(importId: string): Promise<ToldImport> {
	const [page, summary] = [await findImport(machine, importId), await findSummary(machine, importId)];
	if (isRefusal(page)) throw new Error(page.code);
	if (isRefusal(summary)) throw new Error(summary.code);
	const t = translator('en');
	const listed = page.listed.map((problem) => ({
		file: problem.file,
		row: problem.row,
		column: problem.column,
		code: problem.code,
		severity: problem.severity,
		text: t.said(sentenceOf(problem)),
	}));
	return { state: page.state, format: page.format, summary, listed, problemTotal: page.problems };
}

function goneMany({ staffGone, staffBefore }: ImportSummary): Refusal {
	return refuse('roster-gone-many', { kind: 'conflict', args: { gone: staffGone, before: staffBefore } });
}

function report(outcome: ImportReport['outcome'], told: ToldImport, refusal?: Refusal): ImportReport {
	const { staffBefore: _, staffGone: __, ...summary } = told.summary;
	const problems = [...told.listed];
	if (refusal !== undefined)
		problems.unshift({
			file: null,
			row: null,
			column: null,
			code: refusal.code,
			severity: 'refusal',
			text: translator('en').said(refusal.said),
		});
	return {
		outcome,
		format: told.format,
		...summary,
		problems,
		problemTotal: told.problemTotal + (refusal === undefined ? 0 : 1),
	};
}

import { stat } from 'node:fs/promises';
import { translator } from '#messages/index.ts';
import {
	acceptRoster,
	type Comparison,
	compareWithHere,
	discardRoster,
	type ImportSummary,
	needsConfirmation,
	type Problem,
	previewRoster,
	type RosterReading,
	readRoster,
	sentenceOf,
	summaryOf,
} from '#server/domain/roster/index.ts';
import { machine } from '#server/platform/actor.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { endSessions } from '#server/platform/sign-in/index.ts';

/** What the command line asks for. */
export interface ImportOrder {
	/** A zip or a folder, as an absolute path on this machine. */
	path: string;
	/** Only say what would be done. */
	dryRun: boolean;
	/** Also when more than a tenth of the staff is no longer there. */
	confirmGone: boolean;
}

/** What the command line answers, as JSON with --json. */
export interface ImportReport extends ImportSummary {
	/** `would`: nothing was written, since that was asked for. `refused`: nothing was written, and `problems` says why. */
	outcome: 'done' | 'would' | 'refused';
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
	const about = await stat(order.path).catch(() => undefined);
	const { path } = order;
	const reading = await readRoster(about?.isDirectory() ? { kind: 'folder', path } : { kind: 'zip', path });
	if (reading.roster === null) return report('refused', reading, null);
	const compared = await compareWithHere(machine, reading.roster);
	if (isRefusal(compared)) return report('refused', reading, null, compared);
	if (needsConfirmation(compared) && !order.confirmGone)
		return report('refused', reading, compared, goneMany(compared));
	if (order.dryRun) return report('would', reading, compared);
	const name = order.path.split(/[\\/]/).findLast((part) => part !== '') ?? order.path;
	const previewed = await previewRoster(machine, reading, name);
	if (isRefusal(previewed)) return report('refused', reading, compared, previewed);
	const { importId, comparison } = previewed;
	const given = settings();
	const origin = given.origin ?? `http://localhost:${given.port}`;
	const accepted = await acceptRoster(machine, importId, { confirmedGone: order.confirmGone, origin });
	if (isRefusal(accepted)) {
		await discardRoster(machine, importId);
		return report('refused', reading, comparison, accepted);
	}
	for (const personId of accepted.deactivated) await endSessions(machine, personId);
	return report('done', reading, comparison);
}

function goneMany({ staffGone, staffBefore }: Comparison): Refusal {
	return refuse('roster-gone-many', { kind: 'conflict', args: { gone: staffGone, before: staffBefore } });
}

function report(
	outcome: ImportReport['outcome'],
	reading: RosterReading,
	comparison: Comparison | null,
	refusal?: Refusal,
): ImportReport {
	const counts = reading.roster?.counts ?? { students: 0, guardians: 0 };
	const nothing: Comparison = {
		changes: [],
		staffBefore: 0,
		staffGone: 0,
		people: { new: 0, changed: 0, gone: 0, held: 0, same: 0 },
	};
	const t = translator('en');
	const problems: ImportReport['problems'] = reading.problems.map((problem: Problem) => ({
		file: problem.file,
		row: problem.row,
		column: problem.column,
		code: problem.code,
		severity: problem.severity,
		text: t.said(sentenceOf(problem)),
	}));
	if (refusal !== undefined) {
		const { code, said } = refusal;
		problems.unshift({ file: null, row: null, column: null, code, severity: 'refusal', text: t.said(said) });
	}
	return {
		outcome,
		...summaryOf(comparison ?? nothing, counts),
		problems,
		problemTotal: reading.problemTotal + (refusal === undefined ? 0 : 1),
	};
}

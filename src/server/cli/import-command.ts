import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { translator } from '#messages/index.ts';
import { askServer } from '#server/control/ask.ts';
import type { ImportOrder, ImportReport } from '#server/control/run-import.ts';
import type { UndoReport } from '#server/control/undo-import.ts';
import { settings } from '#server/platform/settings.ts';
import { CalledWrongly, readWords } from './called-wrongly.ts';

/**
 * Imports a roster from a zip, a folder or a CSV file, or undoes the last import: by itself, or by the server when one runs
 * on the embedded database.
 * @returns 0 when it could, 1 when it is refused; throws CalledWrongly for a flag or path that is not there
 */
export async function importRoster(args: string[], calledIn: string): Promise<number> {
	const { values, positionals } = readWords(args, {
		'dry-run': { type: 'boolean', default: false },
		json: { type: 'boolean', default: false },
		'confirm-gone': { type: 'boolean', default: false },
		undo: { type: 'boolean', default: false },
	});
	if (values.undo) {
		if (positionals.length > 0 || values['dry-run'] || values['confirm-gone'])
			throw new CalledWrongly('--undo takes nothing but --json: it undoes the last import.');
		return undo(values.json);
	}
	const [given, more] = positionals;
	if (given === undefined || given === '')
		throw new CalledWrongly('Which zip, folder or CSV file is the roster in?');
	if (more !== undefined) throw new CalledWrongly('Give one zip, folder or CSV file.');
	const path = resolve(calledIn, given);
	if ((await stat(path).catch(() => undefined)) === undefined)
		throw new CalledWrongly(`There is nothing at ${path}.`);
	const report = await carryOut({ path, dryRun: values['dry-run'], confirmGone: values['confirm-gone'] });
	if (values.json) console.log(JSON.stringify(report));
	else tell(report);
	return report.outcome === 'refused' ? 1 : 0;
}

async function carryOut(order: ImportOrder): Promise<ImportReport> {
	if (settings().databaseUrl === undefined) {
		const running = await askServer('POST', '/import', order);
		if (running?.status === 200) return running.body as ImportReport;
		if (running !== undefined) throw new Error('The running server could not do it; its log tells why.');
	}
	// Read only when it is needed: handing over to a server should be quick.
	const { withDatabase } = await import('./open-database.ts');
	const { runImport } = await import('#server/control/run-import.ts');
	return withDatabase(() => runImport(order));
}

async function undo(asJson: boolean): Promise<number> {
	const report = await carryOutUndo();
	if (asJson) console.log(JSON.stringify(report));
	else {
		const t = translator('en');
		if (report.text !== null) console.error(report.text);
		else {
			console.log(t('roster.undone-by-command'));
			console.log(t('roster.undone-title', { kept: report.kept.length }));
		}
		for (const { person, title, subject, text } of report.kept)
			console.log(`  ${person ?? title ?? subject}: ${text}`);
	}
	return report.outcome === 'refused' ? 1 : 0;
}

async function carryOutUndo(): Promise<UndoReport> {
	if (settings().databaseUrl === undefined) {
		const running = await askServer('POST', '/import/undo');
		if (running?.status === 200) return running.body as UndoReport;
		if (running !== undefined) throw new Error('The running server could not do it; its log tells why.');
	}
	const { withDatabase } = await import('./open-database.ts');
	const { undoLastImport } = await import('#server/control/undo-import.ts');
	return withDatabase(() => undoLastImport());
}

function tell(report: ImportReport): void {
	const t = translator('en');
	for (const { file, row, column, severity, text } of report.problems) {
		const place = [file, row === null ? null : t('roster.row', { row }), column]
			.filter((part) => part !== null)
			.join(', ');
		console.error(`${t(`roster.severity-${severity}`)}: ${place === '' ? '' : `${place}: `}${text}`);
	}
	const unlisted = report.problemTotal - report.problems.length;
	if (unlisted > 0) console.error(t('roster.more-problems', { count: unlisted }));
	console.log(t(`roster.outcome-${report.outcome}`));
	const goneMany = report.problems.some(({ code }) => code === 'roster-gone-many');
	if (goneMany) console.error(t('roster.confirm-gone-flag'));
	if (report.outcome === 'refused' && report.schools.length === 0) return;
	for (const school of report.schools) console.log(`  ${school.name}: ${schoolInShort(t, school)}`);
	const { students, guardians } = report;
	console.log(`  ${t('roster.staff-in-short', report.staff)}`);
	if (students !== null && guardians !== null)
		console.log(`  ${t('roster.all-counted', { students, guardians })}`);
}

function schoolInShort(t: ReturnType<typeof translator>, school: ImportReport['schools'][number]): string {
	const { students, ...people } = school;
	const short = t('roster.school-in-short', people);
	return students === null ? short : `${short}; ${t('roster.school-counted', { students })}`;
}

import { enough, linesToShow, type Sheet, type ShownSheet } from './floor.ts';
import { besideHours, type SheetName, sheetNames } from './sheets.ts';

/** What was shown of a month, with what stands behind it. */
export type ShownMonth = Record<SheetName, ShownSheet>;

/** The hours of a month and the support in them, as a reader has them side by side. */
const hoursAndSupport = ({ time, support }: ShownMonth): ShownSheet => ({
	shown: new Set([...time.shown, ...support.shown]),
	behind: besideHours(time, support),
});

/**
 * Which lines of a month's sheets are shown beside those of the months already shown. Hours are compared with the hours and the support of
 * the others: what was support then may be left of the hours now.
 */
export function monthToShow(
	sheets: Record<SheetName, Sheet>,
	others: readonly ShownMonth[],
): Map<SheetName, Set<string>> {
	const besides = others.map(hoursAndSupport);
	const shown = new Map<SheetName, Set<string>>();
	for (const name of sheetNames.filter((one) => one !== 'support'))
		shown.set(
			name,
			linesToShow(sheets[name], name === 'time' ? besides : others.map((other) => other[name])),
		);
	return shown.set('support', supportToShow(sheets, shown.get('time') ?? new Set(), besides));
}

/** Which lines of the support are shown beside the hours that are: decided after them, so that it never costs one of theirs in its month. */
function supportToShow(
	{ time, support }: Record<SheetName, Sheet>,
	shown: ReadonlySet<string>,
	others: readonly ShownSheet[],
): Set<string> {
	// What too few stand behind is never shown: with fewer lines there are far fewer sums and differences to judge.
	const lines = Object.keys(support.values).filter((line) =>
		Object.values(support.behind).every((behind) => enough(behind.lines[line] ?? new Map())),
	);
	if (lines.length === 0) return new Set();
	const beside: Sheet = {
		values: { ...time.values, ...Object.fromEntries(lines.map((line) => [line, support.values[line] ?? 0])) },
		behind: besideHours(time, support, lines),
	};
	return linesToShow(beside, others, {
		shown,
		hidden: new Set(Object.keys(time.values).filter((line) => !shown.has(line))),
	});
}

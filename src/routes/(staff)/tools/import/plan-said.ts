import type { Translator } from '#messages/index.ts';
import { type SheetPlan, type ToolState, toolStates } from '#server/domain/tool/index.ts';
import { dayIn } from '../said.ts';

/** How many rows are shown. */
const mostShown = 200;

/** Says what would come of a spreadsheet: what is wrong first, then what is new and what changes. */
export function planSaid({ rows, mark }: SheetPlan, csv: string, t: Translator) {
	const day = dayIn(t);
	const states = new Intl.ListFormat(t.locale, { type: 'disjunction' }).format(
		toolStates.map((state) => t(`tool.state.${state}`)),
	);
	const count = (what: (typeof rows)[number]['what']) => rows.filter((row) => row.what === what).length;
	const value = (field: string, text: string) => {
		if (text === '') return t('tool.sheet.empty');
		if (field === 'state') return t(`tool.state.${text as ToolState}`);
		return field === 'privacyUntil' || field === 'until' ? day(text) : text;
	};
	const order = ['wrong', 'new', 'changed', 'same'];
	const sorted = [...rows].sort(
		(a, b) => order.indexOf(a.what) - order.indexOf(b.what) || a.number - b.number,
	);
	return {
		csv,
		mark,
		count: t('tool.sheet.count', { added: count('new'), changed: count('changed'), same: count('same') }),
		wrong: count('wrong') > 0 ? t('tool.sheet.count-wrong', { count: count('wrong') }) : undefined,
		does: count('new') + count('changed') > 0,
		shown: rows.length > mostShown ? t('tool.sheet.shown', { count: mostShown }) : undefined,
		rows: sorted.slice(0, mostShown).map((row) => ({
			number: row.number,
			name: row.name,
			what: row.what,
			said: row.what === 'wrong' ? '' : t(`tool.sheet.${row.what}`),
			details: row.why
				? [t(`tool.sheet.wrong.${row.why}`, { states })]
				: row.changes.map(({ field, before, after }) =>
						row.what === 'new'
							? t('tool.sheet.set', { field: t(`tool.sheet.${field}`), after: value(field, after) })
							: t('tool.sheet.change', {
									field: t(`tool.sheet.${field}`),
									before: value(field, before),
									after: value(field, after),
								}),
					),
		})),
	};
}

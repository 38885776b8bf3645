/** A period as somebody writes it: `08:00–08:55 Period 1`. */
export interface BellLine {
	name: string;
	/** `HH:MM`. */
	startsAt: string;
	endsAt: string;
}

/** Why lines are no bell schedule, and in which line, from 1. */
export interface BellFault {
	fault: 'unreadable' | 'ends-before-start' | 'overlap' | 'twice' | 'too-many';
	line: number;
}

const mostLines = 30;

/**
 * Reads the periods of a day, one a line, in any order: when it begins, when it ends, and what it is called.
 * @param text for example `8:00-8:55 Period 1`; hours and minutes with a colon or a point
 */
export function readBellLines(text: string): BellLine[] | BellFault {
	const lines: (BellLine & { line: number })[] = [];
	for (const [at, written] of text.split(/\r?\n/).entries()) {
		if (written.trim() === '') continue;
		const line = at + 1;
		const [, from, until, name] =
			/^\s*(\d{1,2}[:.]\d\d)\s*(?:[-–—]|to)\s*(\d{1,2}[:.]\d\d)[\s,:]+(\S.{0,39})$/u.exec(
				written.trimEnd(),
			) ?? [];
		const [startsAt, endsAt] = [clock(from), clock(until)];
		if (!startsAt || !endsAt || !name) return { fault: 'unreadable', line };
		if (endsAt <= startsAt) return { fault: 'ends-before-start', line };
		if (lines.some((one) => one.name === name.trim())) return { fault: 'twice', line };
		lines.push({ name: name.trim(), startsAt, endsAt, line });
	}
	if (lines.length > mostLines) return { fault: 'too-many', line: mostLines + 1 };
	lines.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
	const clash = lines.find((one, at) => one.startsAt < (lines[at - 1]?.endsAt ?? ''));
	if (clash) return { fault: 'overlap', line: clash.line };
	return lines.map(({ line: _, ...one }) => one);
}

function clock(written: string | undefined): string | undefined {
	const [hours, minutes] = (written ?? '').split(/[:.]/).map(Number);
	if (hours === undefined || minutes === undefined || !(hours < 24) || !(minutes < 60)) return undefined;
	return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

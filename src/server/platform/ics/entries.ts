import ICAL from 'ical.js';

/** A property as ical.js reads it: `[name, parameters, type, value, …]`. */
export interface Property {
	parameters: Record<string, string | string[]>;
	values: unknown[];
	/** What stands after the colon, as it was written. */
	raw: string;
}

/** A part of a calendar file, with the properties that are looked at. */
export interface Part {
	kind: string;
	properties: Map<string, Property[]>;
	parts: Part[];
}

/** Of which parts what is looked at: whatever else a file holds is passed over unread. */
const looked: Record<string, Set<string>> = {
	VCALENDAR: new Set(['x-wr-calname', 'name', 'method']),
	VEVENT: new Set([
		'uid', 'summary', 'dtstart', 'dtend', 'duration', 'rrule', 'rdate', 'exdate', 'recurrence-id', 'status', 'transp',
		'x-microsoft-cdo-busystatus',
	]), // biome-ignore format: a list reads better in rows
	VTIMEZONE: new Set(['tzid', 'x-lic-location']),
	STANDARD: new Set(['dtstart', 'tzoffsetfrom', 'tzoffsetto', 'rrule']),
	DAYLIGHT: new Set(['dtstart', 'tzoffsetfrom', 'tzoffsetto', 'rrule']),
};

/** Why a file is no calendar: something else, torn in the middle, or too deep or too much of it. */
export type Fault = 'other' | 'torn' | 'too-many';

/**
 * Takes a calendar file apart, line by line: what is told of whole files is kept by us, what stands in a line is read by
 * ical.js.
 * @param text RFC 5545, with any line ends
 */
export function takeApart(
	text: string,
	most: { entries: number; depth: number; line: number },
): Part[] | Fault {
	const calendars: Part[] = [];
	const open: Part[] = [];
	let entries = 0;
	for (const line of unfolded(text, most.line)) {
		const [, word, kind] = /^(BEGIN|END):\s*([\w-]{1,60})\s*$/i.exec(line) ?? [];
		if (!word || !kind) {
			const part = open.at(-1);
			if (part) keep(part, line);
			else if (calendars.length === 0 && line.trim() !== '') return 'other';
			continue;
		}
		const named = kind.toUpperCase();
		const part = open.at(-1);
		if (word.toUpperCase() === 'END') {
			if (part?.kind !== named) return 'torn';
			open.pop();
			continue;
		}
		if (!part && named !== 'VCALENDAR') return 'other';
		if (open.length === most.depth) return 'torn';
		if (named === 'VEVENT' && ++entries > most.entries) return 'too-many';
		const begun: Part = { kind: named, properties: new Map(), parts: [] };
		// What nobody looks at is not kept either: tasks, alarms, and whatever programs add.
		if (!part) calendars.push(begun);
		else if (named in looked) part.parts.push(begun);
		open.push(begun);
	}
	if (calendars.length === 0) return 'other';
	return open.length > 0 ? 'torn' : calendars;
}

/** Lines as they were before they were folded; of one that is longer than any we read, the beginning. */
function* unfolded(text: string, most: number): Generator<string> {
	let line: string | undefined;
	const end = /\r\n|\n|\r/g;
	let at = 0;
	while (at <= text.length) {
		const found = end.exec(text);
		const until = found?.index ?? text.length;
		const folds = text[at] === ' ' || text[at] === '\t';
		if (folds && line !== undefined) {
			if (line.length < most) line += text.slice(at + 1, Math.min(until, at + most));
		} else {
			if (line !== undefined) yield line;
			line = text.slice(at, Math.min(until, at + most));
		}
		if (!found) break;
		at = end.lastIndex;
	}
	if (line !== undefined) yield line;
}

function keep(part: Part, line: string): void {
	const name = /^[\w-]{1,40}(?=[;:])/.exec(line)?.[0].toLowerCase();
	if (name === undefined || !looked[part.kind]?.has(name)) return;
	const property = propertyOf(line);
	const known = part.properties.get(name);
	if (known) known.push(property);
	else part.properties.set(name, [property]);
}

/** What cannot be read has no values, so that an entry is not taken for one that says nothing of it. */
function propertyOf(line: string): Property {
	const raw = line.slice(line.indexOf(':') + 1).trim();
	try {
		const [, parameters, , ...values] = ICAL.parse.property(line, ICAL.design.icalendar) as [
			string,
			Record<string, string | string[]>,
			string,
			...unknown[],
		];
		return { parameters, values, raw };
	} catch {
		return { parameters: {}, values: [], raw };
	}
}

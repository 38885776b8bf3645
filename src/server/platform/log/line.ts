import type { LogFields, LogFormat, LogLevel } from './level.ts';

interface Line {
	at: Date;
	level: LogLevel;
	event: string;
	fields: LogFields;
}

const plain = /^[\w./:[\]()+-]*$/;

/** A line of the log, with its end. What could be taken for another field or line is quoted. */
export function lineOf({ at, level, event, fields }: Line, format: LogFormat): string {
	if (format === 'json') return `${JSON.stringify({ at: at.toISOString(), level, event, ...fields })}\n`;
	const said = Object.entries(fields)
		.filter(([, value]) => value !== undefined)
		.map(([name, value]) => ` ${name}=${plain.test(String(value)) ? value : JSON.stringify(value)}`);
	return `${at.toISOString().slice(0, 19).replace('T', ' ')} ${level.padEnd(7)} ${event}${said.join('')}\n`;
}

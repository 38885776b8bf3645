import { settings } from '#server/platform/settings.ts';
import { type LogFields, type LogLevel, levels } from './level.ts';
import { lineOf } from './line.ts';
import { requestUnderWay } from './request.ts';

export { type LogFields, type LogLevel, levels } from './level.ts';
export { newRequestId, type RequestUnderWay, requestUnderWay, withRequest } from './request.ts';

function write(level: LogLevel, event: string, fields: LogFields): void {
	const { logLevel, logFormat } = settings();
	if (levels.indexOf(level) < levels.indexOf(logLevel)) return;
	const request = requestUnderWay()?.id;
	const line = {
		at: new Date(),
		level,
		event,
		fields: request === undefined ? fields : { request, ...fields },
	};
	process.stderr.write(lineOf(line, logFormat));
}

/**
 * The log: one line an event on standard error. Fields are codes, counts, durations and ids; never what people typed, an
 * address, a link or a secret.
 */
export const log = {
	debug: (event: string, fields: LogFields = {}) => write('debug', event, fields),
	info: (event: string, fields: LogFields = {}) => write('info', event, fields),
	warning: (event: string, fields: LogFields = {}) => write('warning', event, fields),
	error: (event: string, fields: LogFields = {}) => write('error', event, fields),
};

/** What of an error may be logged: its kind, code and the places in our own code, never its message, which may quote a value. */
export function faultOf(error: unknown): LogFields {
	const known = error as Partial<Record<'name' | 'code' | 'constraint' | 'message' | 'stack', string>> | null;
	const [stack, message] = [String(known?.stack ?? ''), String(known?.message ?? '')];
	// The stack begins with the message, whose lines may look like places.
	const from = Math.max(0, stack.indexOf(message)) + message.length;
	const places = stack
		.slice(from)
		.split('\n')
		.filter((line) => line.startsWith('    at '))
		.slice(0, 6)
		.map((line) => line.trim().slice(3))
		.join(' < ');
	return { kind: known?.name ?? typeof error, code: known?.code, constraint: known?.constraint, places };
}

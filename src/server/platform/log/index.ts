type Fields = Record<string, string | number | boolean | undefined>;

function write(level: 'info' | 'warning' | 'error', event: string, fields: Fields): void {
	process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`);
}

/**
 * The log: one JSON object a line on standard error. Fields are codes, counts, durations and ids; never what people typed,
 * an address, a link or a secret.
 */
export const log = {
	info: (event: string, fields: Fields = {}) => write('info', event, fields),
	warning: (event: string, fields: Fields = {}) => write('warning', event, fields),
	error: (event: string, fields: Fields = {}) => write('error', event, fields),
};

/** What of an error may be logged: its kind, code and the places in our own code, never its message, which may quote a value. */
export function faultOf(error: unknown): Fields {
	const known = error as { name?: string; code?: string; constraint?: string; stack?: string };
	const places = (known?.stack ?? '')
		.split('\n')
		.filter((line) => line.trimStart().startsWith('at '))
		.slice(0, 6)
		.map((line) => line.trim().slice(3))
		.join(' < ');
	return { kind: known?.name ?? typeof error, code: known?.code, constraint: known?.constraint, places };
}

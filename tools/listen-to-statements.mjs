// Loaded before the server (`node --import`): writes each statement that the app sends, once, with the role it is sent as,
// to the file that TANDEM_STATEMENTS names. One JSON text a line.

import { appendFileSync } from 'node:fs';
import pg from 'pg';

const file = process.env.TANDEM_STATEMENTS;
const known = new Set();

/** Lists of any length are one statement: `in ($1, $2)`, `values ($1, $2), ($3, $4)`. @param {string} text */
function shorten(text) {
	const short = text
		.replaceAll(/\s+/g, ' ')
		.replaceAll(/\bin \(\$\d+(?:, \$\d+)+\)/g, (list) => `${list.slice(0, list.indexOf(','))})`)
		.replace(/( values \([^()]*\))(?:, \([^()]*\))+/, '$1')
		.trim();
	/** @type {Map<string, string>} */
	const places = new Map();
	return short.replaceAll(/\$\d+/g, (place) => {
		if (!places.has(place)) places.set(place, `$${places.size + 1}`);
		return places.get(place) ?? place;
	});
}

if (file !== undefined && process.argv[1]?.endsWith('server.mjs')) {
	/** @type {WeakMap<object, string>} */
	const roles = new WeakMap();
	const { query } = pg.Client.prototype;
	// The driver's own type is nine overloads; all are passed on as they are.
	const sent = /** @type {(...given: any[]) => any} */ (query);
	/** @type {any} */ (pg.Client.prototype).query = function listen(/** @type {any[]} */ ...given) {
		const [asked, values] = given;
		const text = typeof asked === 'string' ? asked : asked?.text;
		if (typeof text === 'string') {
			const [, named] = /^set role (\w+)/.exec(text) ?? [];
			if (named) roles.set(this, named);
			else if (/set_config\('role', \$1/.test(text)) roles.set(this, String((values ?? asked.values)?.[0]));
			else if (/^(commit|rollback|reset role)/.test(text)) roles.delete(this);
			const role = roles.get(this);
			const line = JSON.stringify({ role, text: shorten(text) });
			// The tables of jobs are the library's own, which moves them by itself.
			if (
				role &&
				role !== 'tandem_jobs' &&
				/^(select|insert|update|delete|with)\b/i.test(text) &&
				!known.has(line)
			) {
				known.add(line);
				appendFileSync(file, `${line}\n`);
			}
		}
		return sent.apply(this, given);
	};
}

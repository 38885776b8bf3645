import { type Refusal, refuse } from '#server/platform/refusal.ts';

/** How deeply a body may nest: far above what any operation takes, far below what harms a parser or a database. */
const mostDepth = 12;

/** Whether a text nests deeper than allowed, told without building anything from it. */
function nestsTooDeeply(json: string): boolean {
	let [depth, inText] = [0, false];
	for (let at = 0; at < json.length; at += 1) {
		const letter = json[at];
		if (inText) {
			if (letter === '\\') at += 1;
			else if (letter === '"') inText = false;
		} else if (letter === '"') inText = true;
		else if (letter === '[' || letter === '{') depth += 1;
		else if (letter === ']' || letter === '}') depth -= 1;
		if (depth > mostDepth) return true;
	}
	return false;
}

function cannotBeKept(text: string): boolean {
	return text.includes('\u0000') || !text.isWellFormed();
}

function holdsUnusable(value: unknown): boolean {
	if (typeof value === 'string') return cannotBeKept(value);
	if (typeof value !== 'object' || value === null) return false;
	return Object.entries(value).some(([name, inner]) => cannotBeKept(name) || holdsUnusable(inner));
}

/** Reads a body's shape before anything else does: what is not JSON, too deep or not storable goes no further. */
export function readJson(body: string): { value: unknown } | Refusal {
	if (nestsTooDeeply(body)) return refuse('body-too-deep');
	try {
		const value: unknown = JSON.parse(body);
		return holdsUnusable(value) ? refuse('unusable-character') : { value };
	} catch {
		return refuse('not-json');
	}
}

/** Whether a body of this type is JSON. */
export function isJson(contentType: string | undefined): boolean {
	return /^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(contentType?.trim() ?? '');
}

/** Whether a caller takes JSON for an answer. */
export function takesJson(accept: string | undefined): boolean {
	if (accept === undefined || accept.trim() === '') return true;
	return accept
		.split(',')
		.some((part) =>
			/^\s*(\*\/\*|application\/(\*|json|problem\+json))\s*(;(?!\s*q=0(\.0*)?\s*$)|$)/i.test(part),
		);
}

import { existsSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const manifest = /\/generated\/build\/client-optimized\/app\.js$/;
/** One line of the list, such as `"/(staff)/requests/[id]": [~90,[5]],`. */
const listed = /^\t\t"([^"]*)": \[~?(\d+).*\n/gm;
const switchedOff = /^export const csr = false;/m;

/**
 * Every page with script brings a list of all pages, by which it goes from one to the next without loading a document. Pages
 * without script are left out of it: a link to one of them loads its document. tests/tooling/script-size.test.ts holds it to that.
 */
export function pagesWithoutScript(): Plugin {
	return {
		name: 'tandem-pages-without-script',
		applyToEnvironment: (environment) => environment.name === 'client',
		transform: {
			filter: { id: manifest },
			handler(code) {
				const all = [...code.matchAll(listed)].map(([line, id = '', node]) => ({ line, id, node }));
				const kept = all.filter(({ id }) => !isWithoutScript(id));
				let list = code;
				for (const { line, id, node } of all) {
					// Where another page's address would be taken for this one's, the list has to tell them apart.
					if (!isWithoutScript(id) || kept.some((other) => takes(other.id, id))) continue;
					list = list.replace(line, '').replace(`() => import('./nodes/${node}')`, '0');
				}
				return { code: list, map: null };
			},
		},
	};
}

/** Whether the page of a route, or a layout around it, says `csr = false`. */
function isWithoutScript(id: string): boolean {
	const folders = id.split('/').map((_, index, parts) => `src/routes${parts.slice(0, index + 1).join('/')}`);
	const files = [
		...folders.flatMap((folder) => [`${folder}/+layout.ts`, `${folder}/+layout.server.ts`]),
		`src/routes${id}/+page.ts`,
		`src/routes${id}/+page.server.ts`,
	];
	return files.some((file) => existsSync(file) && switchedOff.test(readFileSync(file, 'utf8')));
}

/** Whether an address of `route` would be taken for one of `other`, which names a part of it by a parameter. */
function takes(other: string, route: string): boolean {
	const [theirs, ours] = [other, route].map((id) =>
		id.split('/').filter((part) => part && !/^\(.*\)$/.test(part)),
	);
	return (
		theirs?.length === ours?.length &&
		!!theirs?.every((part, index) => part.startsWith('[') || part === ours?.[index])
	);
}

import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Plugin, Rolldown } from 'vite';
import { messageIn, written } from '../src/messages/catalogue.ts';
import { developmentLanguages, type Text, textOf } from '../src/messages/language.ts';
import { keysNamedIn } from './named-messages.ts';

const source = fileURLToPath(new URL('../src/', import.meta.url));
const catalogue = `${source}messages/catalogue.ts`;
const brought = `${source}messages/brought.ts`;
const virtual = 'virtual:messages/';
const texts: Text[] = ['en', 'pseudo'];
/** Where the build writes what never changes under its name. */
const immutable = '_app/immutable/';

const allKeys = Object.keys(written.en);

/** The messages of some keys in one text, as an expression. */
function expression(text: Text, keys: readonly string[]): string {
	return JSON.stringify(Object.fromEntries(keys.map((key) => [key, messageIn(text, key)])));
}

/**
 * Gives each file that the browser loads the messages it names, and no others, ready to be said: no parser, no catalogue.
 * The build holds every text: `_app/immutable/` in English, and a copy of the same files for each further text in a folder
 * of its name. hooks.server.ts leads each reader to their own; nobody loads another.
 */
export function messages(): Plugin {
	const named = new Map<string, string[]>();

	function name(keys: string[]): string {
		// The texts are part of the name: a changed sentence makes a changed file, which no browser has kept.
		const hash = createHash('sha256').update(texts.map((text) => expression(text, keys)).join('\n'));
		const id = hash.digest('hex').slice(0, 16);
		named.set(id, keys);
		return id;
	}

	function inText(text: Text, code: string): string {
		return code.replace(/(["'`])@messages:(\w+)@\1/g, (_, _quote, id) =>
			expression(text, named.get(id) ?? []),
		);
	}

	return {
		name: 'tandem-messages',
		enforce: 'pre',
		applyToEnvironment: (environment) => environment.name === 'client',

		async resolveId(id, importer, options) {
			if (id.startsWith(virtual)) return `\0${id}`;
			if (!id.endsWith('catalogue.ts') || importer === undefined) return null;
			const found = await this.resolve(id, importer, { ...options, skipSelf: true });
			return found?.id === catalogue ? brought : found;
		},

		transform(code, id) {
			if (!id.startsWith(source) || id.startsWith(`${source}messages/`) || !/\.(svelte|ts)$/.test(id))
				return null;
			const keys = keysNamedIn(code, allKeys, id.slice(source.length));
			if (keys.length === 0) return null;
			const line = `import '${virtual}${name(keys)}';`;
			// On the line that is there: what a fault says of the place stays true.
			const made = id.endsWith('.svelte')
				? code.replace(/<script(?![^>]*\bmodule\b)[^>]*>/, (tag) => tag + line)
				: line + code;
			return { code: made, map: null };
		},

		load(id) {
			if (!id.startsWith(`\0${virtual}`)) return null;
			const key = id.slice(virtual.length + 1);
			const given =
				this.environment.mode === 'dev'
					? `{${texts.map((text) => `${text}: ${expression(text, named.get(key) ?? [])}`)}}[${documentsText}]`
					: `"@messages:${key}@"`;
			const code = `import { bring } from ${JSON.stringify(brought)};\nbring(${given});\n`;
			return { code, map: null, moduleSideEffects: true };
		},

		// Last, when the files are as they will be served.
		generateBundle: {
			order: 'post',
			handler(_, bundle) {
				const chunks = Object.values(bundle).filter(
					(one): one is Rolldown.OutputChunk => one.type === 'chunk',
				);
				for (const text of texts.slice(1))
					for (const { fileName, code } of chunks)
						this.emitFile({
							type: 'asset',
							fileName: fileName.replace(immutable, `${immutable}${text}/`),
							// Styles say nothing: there is one copy of them.
							source: inText(text, code).replaceAll('"../assets/', '"../../assets/'),
						});
				for (const chunk of chunks) chunk.code = inText('en', chunk.code);
			},
		},
	};
}

/** In development, where a browser is given every text: which of them its document is written in. */
const documentsText = `${JSON.stringify(
	Object.fromEntries(developmentLanguages.map((language) => [language, textOf(language)])),
)}[document.documentElement.lang] ?? 'en'`;

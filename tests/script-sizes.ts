import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

interface Manifest {
	client: { imports: string[] };
	routes: {
		id: string;
		page: { leaf: number; layouts: (number | undefined)[]; errors: (number | undefined)[] } | null;
	}[];
	nodes: (() => Promise<{ imports?: string[]; universal?: { csr?: boolean }; server?: { csr?: boolean } }>)[];
}

export interface ScriptSize {
	route: string;
	/** Bytes of all files of script that the page's document names, each compressed as the server sends it. */
	brotli: number;
	gzip: number;
}

/** The script of every page of the built app, read from the server's own manifest. A page without `csr` has none. */
export async function scriptSizes(): Promise<ScriptSize[]> {
	const built = pathToFileURL(resolve('build/server/manifest.js')).href;
	const { manifest } = (await import(built)) as { manifest: Manifest };
	const known = new Map<string, { brotli: number; gzip: number }>();
	const sizeOf = (file: string) => {
		const bytes = readFileSync(`build/client/${file}`);
		const size = known.get(file) ?? {
			brotli: brotliCompressSync(bytes).length,
			gzip: gzipSync(bytes).length,
		};
		known.set(file, size);
		return size;
	};
	const sizes: ScriptSize[] = [];
	for (const { id, page } of manifest.routes) {
		if (!page) continue;
		const numbers = [...page.layouts, ...page.errors, page.leaf].filter((number) => number !== undefined);
		const nodes = await Promise.all(numbers.map((number) => manifest.nodes[number]?.()));
		const without = nodes.some((node) => node?.universal?.csr === false || node?.server?.csr === false);
		const files = new Set(
			without ? [] : [...manifest.client.imports, ...nodes.flatMap((node) => node?.imports ?? [])],
		);
		const all = [...files].map(sizeOf);
		sizes.push({
			route: id,
			brotli: all.reduce((sum, { brotli }) => sum + brotli, 0),
			gzip: all.reduce((sum, { gzip }) => sum + gzip, 0),
		});
	}
	return sizes;
}

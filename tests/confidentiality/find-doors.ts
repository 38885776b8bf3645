import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

interface ManifestRoute {
	id: string;
	page: { leaf: number; layouts: (number | undefined)[] } | null;
	endpoint: (() => Promise<Record<string, unknown>>) | null;
}

interface Manifest {
	routes: ManifestRoute[];
	nodes: (() => Promise<{ server?: { actions?: object } }>)[];
}

const withoutGroups = (id: string) => id.replace(/\/\([^)]*\)/g, '') || '/';

/**
 * Every door of the built app, found by looking, not by remembering: pages, their actions and endpoints from the server's
 * own manifest; operations from the API's document; commands, jobs and mails from where they are declared.
 */
export async function findDoors(): Promise<string[]> {
	const built = pathToFileURL(resolve('build/server/manifest.js')).href;
	const { manifest } = (await import(built)) as { manifest: Manifest };
	const doors: string[] = [];
	for (const route of manifest.routes) {
		const path = withoutGroups(route.id);
		if (route.page) {
			doors.push(`page ${path}`);
			const node = await manifest.nodes[route.page.leaf]?.();
			for (const name of Object.keys(node?.server?.actions ?? {})) doors.push(`action ${path}?/${name}`);
		}
		if (route.endpoint && !path.startsWith('/api/')) {
			const module = await route.endpoint();
			for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'fallback'])
				if (method in module) doors.push(`endpoint ${method} ${path}`);
		}
	}
	const { apiDocument } = await import('#server/api/index.ts');
	for (const [path, operations] of Object.entries((apiDocument() as { paths: Record<string, object> }).paths))
		for (const method of Object.keys(operations)) doors.push(`operation ${method.toUpperCase()} ${path}`);
	const { jobs } = await import('#server/jobs/index.ts');
	for (const job of jobs) doors.push(`job ${job.name}`);
	for (const file of await readdir(join('src', 'server', 'cli')))
		if (file.endsWith('-command.ts')) doors.push(`command ${file.replace('-command.ts', '')}`);
	const { en } = await import('#messages/en/index.ts');
	for (const key of Object.keys(en)) {
		const mail = /^mail\.(.+)\.subject$/.exec(key)?.[1];
		if (mail) doors.push(`mail ${mail}`);
	}
	return doors.sort();
}

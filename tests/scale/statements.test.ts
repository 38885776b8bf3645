import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rehearse } from '../cast/index.ts';
import { ear, type Listening, listenTo } from '../listening/listen.ts';
import { addressOfPage, waitedFor } from '../listening/waited-for.ts';
import { type PreparedServer, startPrepared } from '../prepared-server.ts';

describe('the statements of a page', () => {
	let prepared: PreparedServer;
	let listening: Listening;
	beforeAll(async () => {
		prepared = await startPrepared(rehearse, undefined, ear(''));
		listening = listenTo(prepared);
		// A server's first request makes what the others find made.
		await listening.ask('/today', prepared.keys.ada);
	}, 120_000);
	afterAll(() => prepared?.stop());

	it.each(['ada', 'clara', 'fatima', 'ivo'] as const)(
		'are no more than promised for %s, at every visit',
		async (name) => {
			const more: string[] = [];
			let asked = 0;
			for (const page of waitedFor[name]) {
				const path = await addressOfPage(
					page,
					async (list) => (await listening.ask(list, prepared.keys[name])).text,
				);
				if (path === undefined) continue;
				for (const _ of ['first', 'again']) {
					const { status, sums } = await listening.ask(path, prepared.keys[name], page.api);
					expect(status, page.name).toBe(200);
					expect(sums.statements, page.name).toBeGreaterThan(5);
					if (sums.statements > page.statements)
						more.push(`${page.name}: ${sums.statements} for ${page.statements}`);
					asked += 1;
				}
			}
			expect(more).toEqual([]);
			expect(asked).toBeGreaterThan(20);
		},
		120_000,
	);
});

import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { makeDemonstration } from '#server/domain/demonstration/index.ts';
import { prove } from '#server/domain/proof/index.ts';
import { databaseInUse } from '#server/platform/database/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { appointOperator } from './appoint-operator.ts';
import { runImport } from './run-import.ts';

/** What the running server does for the command line, by method and path. Each takes a body and gives an answer. */
export const operations: Record<string, (body: unknown) => Promise<{ status: number; body: unknown }>> = {
	'GET /state': async () => ({ status: 200, body: { engine: databaseInUse().engine, process: process.pid } }),
	'POST /import': async (body) => {
		const order = importOrder.safeParse(body);
		if (!order.success) return { status: 400, body: null };
		return { status: 200, body: await runImport(order.data) };
	},
	'POST /operator': async (body) => {
		const order = operatorOrder.safeParse(body);
		if (!order.success) return { status: 400, body: null };
		return { status: 200, body: await appointOperator(order.data) };
	},
	'POST /proof': async () => ({ status: 200, body: await prove() }),
	'POST /demonstration': async (body) => {
		const order = demonstrationOrder.safeParse(body);
		if (!order.success) return { status: 400, body: null };
		const made = await makeDemonstration(order.data.seed === undefined ? {} : { seed: order.data.seed });
		return isRefusal(made) ? { status: 409, body: { code: made.code } } : { status: 200, body: made };
	},
};

const importOrder = z.object({
	path: z
		.string()
		.min(1)
		.max(4096)
		.refine((path) => isAbsolute(path)),
	dryRun: z.boolean(),
	confirmGone: z.boolean(),
});

const operatorOrder = z.object({
	address: z.string().max(300),
	given: z.string().max(300),
	family: z.string().max(300),
});

const demonstrationOrder = z.object({ seed: z.number().int().optional() });

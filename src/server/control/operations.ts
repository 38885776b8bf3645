import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { makeBackup, setBackupKey } from '#server/domain/backup/index.ts';
import { makeDemonstration } from '#server/domain/demonstration/index.ts';
import { takeMail } from '#server/domain/mail-in/index.ts';
import { prove } from '#server/domain/proof/index.ts';
import { machine } from '#server/platform/actor.ts';
import { databaseInUse } from '#server/platform/database/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { appointOperator } from './appoint-operator.ts';
import { runImport } from './run-import.ts';
import { undoLastImport } from './undo-import.ts';

/** What the running server does for the command line, by method and path. Each takes a body and gives an answer. */
export const operations: Record<string, (body: unknown) => Promise<{ status: number; body: unknown }>> = {
	'GET /state': async () => ({ status: 200, body: { engine: databaseInUse().engine, process: process.pid } }),
	'POST /import': async (body) => {
		const order = importOrder.safeParse(body);
		if (!order.success) return { status: 400, body: null };
		return { status: 200, body: await runImport(order.data) };
	},
	'POST /import/undo': async () => ({ status: 200, body: await undoLastImport() }),
	'POST /operator': async (body) => {
		const order = operatorOrder.safeParse(body);
		if (!order.success) return { status: 400, body: null };
		return { status: 200, body: await appointOperator(order.data) };
	},
	'POST /proof': async () => ({ status: 200, body: await prove() }),
	'POST /backup': async (body) => {
		const order = backupOrder.safeParse(body);
		if (!order.success) return { status: 400, body: null };
		return { status: 200, body: await makeBackup(machine, { ...order.data, cause: 'command' }) };
	},
	'POST /backup-key': async (body) => {
		const order = backupKeyOrder.safeParse(body);
		if (!order.success) return { status: 400, body: null };
		return { status: 200, body: await setBackupKey(machine, order.data) };
	},
	'POST /mail-in': async (body) => {
		const order = mailOrder.safeParse(body);
		if (!order.success) return { status: 400, body: null };
		await takeMail(Buffer.from(order.data.message, 'base64'));
		return { status: 200, body: null };
	},
	'POST /demonstration': async (body) => {
		const order = demonstrationOrder.safeParse(body);
		if (!order.success) return { status: 400, body: null };
		const made = await makeDemonstration({
			...(order.data.seed === undefined ? {} : { seed: order.data.seed }),
			photographs: true,
		});
		return isRefusal(made) ? { status: 409, body: { code: made.code } } : { status: 200, body: made };
	},
};

const absolutePath = z
	.string()
	.min(1)
	.max(4096)
	.refine((path) => isAbsolute(path));

const mailOrder = z.object({ message: z.base64() });

const importOrder = z.object({
	path: absolutePath,
	dryRun: z.boolean(),
	confirmGone: z.boolean(),
});

const operatorOrder = z.object({
	address: z.string().max(300),
	given: z.string().max(300),
	family: z.string().max(300),
});

const backupOrder = z.object({ path: absolutePath });

const backupKeyOrder = z.object({ recipient: z.string().max(2500), replace: z.boolean() });

const demonstrationOrder = z.object({ seed: z.number().int().optional() });

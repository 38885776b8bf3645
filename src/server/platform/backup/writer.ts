// A process of its own that writes one backup, so that nobody at work waits for its reading, compressing and encrypting.
// Takes the order as one line of JSON on standard input; answers with one line. When the one who ordered it is gone, so is it.
import { createInterface } from 'node:readline';
import { faultOf } from '#server/platform/log/index.ts';
import { faultOfWriting } from './fault.ts';
import { dropUnfinished, type WritingOrder, writeBackup } from './write-backup.ts';

const input = createInterface({ input: process.stdin });
input.once('close', () => {
	dropUnfinished();
	process.exit(1);
});
input.once('line', async (text) => {
	const answer = await writeBackup(JSON.parse(text) as WritingOrder).then(
		(written) => ({ written }),
		(error: unknown) => {
			const fault = faultOfWriting(error);
			return { fault: fault.code, why: fault.code === 'failed' ? faultOf(fault.cause ?? fault) : undefined };
		},
	);
	process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit(0));
});

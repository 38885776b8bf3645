import { type Answer, alone, findWaiting, read, tell, write } from './pocket.ts';
import { findHolder, type Holder, removeRow } from './vault.ts';

/** How long one try may take, in milliseconds. */
const patience = 30_000;

/** Answers by which the server says that it has not saved an entry, and why. */
const refusals = [403, 404, 409, 422];

/**
 * Sends what waits, oldest first, and stops where the network, the server or the session does. Before an entry goes out it
 * is marked as tried: whatever breaks after that, it goes out again as it was, and the server saves it once.
 */
export async function sendWaiting(): Promise<void> {
	const holder = await findHolder();
	if (!holder) return;
	for (const { id, answer } of await findWaiting()) {
		if (answer) continue;
		if ((await alone(id, () => send(holder, id))) === 'later') return;
	}
}

async function send(holder: Holder, id: string): Promise<'answered' | 'later'> {
	const entry = await read(holder, id);
	if (!entry || entry.answer) return 'answered';
	await write(holder, { ...entry, tried: true });
	let response: Response;
	let told: Answer | undefined;
	try {
		response = await fetch('/pocket/entries', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ mark: holder.mark, fields: entry.fields }),
			// Led to sign in, it has not been saved: that is not an answer to the entry.
			redirect: 'manual',
			signal: AbortSignal.timeout(patience),
		});
		if (response.ok) {
			await response.json();
			await removeRow(id);
			tell();
			return 'answered';
		}
		told = refusals.includes(response.status) ? await response.json() : undefined;
	} catch {
		return 'later';
	}
	if (!told?.problems || told.code === 'not-yours') return 'later';
	await write(holder, { ...entry, tried: false, answer: told });
	tell();
	return 'answered';
}

import { makeToken } from '#server/domain/token/index.ts';
import { openPostgresql, useDatabase } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { forgetSignInLibrary, startSession } from '#server/platform/sign-in/index.ts';
import type { WayIn } from './listen.ts';

/** Signs people in by their addresses, on a PostgreSQL database that no server needs to run on. */
export async function waysIn(
	url: string,
	addresses: readonly string[],
	{ tokens = false } = {},
): Promise<WayIn[]> {
	const database = await openPostgresql(url, undefined);
	useDatabase(database);
	forgetSignInLibrary();
	try {
		const ways: WayIn[] = [];
		for (const address of addresses) {
			const started = await startSession(address);
			if (isRefusal(started)) throw new Error(`Nobody signs in as ${address}`);
			const cookie = started.cookies.map((line) => line.split(';')[0]).join('; ');
			ways.push(tokens ? { cookie, token: await tokenOf(started.personId) } : { cookie });
		}
		return ways;
	} finally {
		useDatabase(undefined);
		forgetSignInLibrary();
		await database.close();
	}
}

async function tokenOf(personId: string): Promise<string> {
	const made = await makeToken({ kind: 'member', personId }, { entry: newId(), name: 'listening' });
	if (isRefusal(made) || !made.secret) throw new Error('No token was given');
	return made.secret;
}

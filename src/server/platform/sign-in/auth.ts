import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { getAdapter } from 'better-auth/db/adapter';
import { magicLink } from 'better-auth/plugins';
import { Kysely, PostgresDialect, sql, WithSchemaPlugin } from 'kysely';
import { poolOf, runAs } from '#server/platform/database/role-pool.ts';
import { newSecret } from '#server/platform/ids.ts';
import { settings } from '#server/platform/settings.ts';
import { tidyChallenges } from './challenge.ts';
import { withHashedTokens } from './hashed-tokens.ts';
import { tidyTries } from './rate.ts';

/** How long a link in a mail works, in minutes. */
export const linkMinutes = 15;

/** Given with a link's request: takes the token instead of letting it be mailed. */
type Metadata = { deliver?: (token: string) => Promise<void> };

/** The secret that all processes share: made by the first, and only read by every later start. */
async function readSecret(): Promise<string> {
	const find = async () =>
		(await runAs('tandem_sign_in', 'select value from sign_in.secret')).rows as { value: string }[];
	const [known] = await find();
	if (known) return known.value;
	await runAs('tandem_sign_in', 'insert into sign_in.secret (value) values ($1) on conflict do nothing', [
		newSecret(48),
	]);
	const [made] = await find();
	if (!made) throw new Error('The secret of the sign-in could not be kept');
	return made.value;
}

async function make() {
	const given = settings();
	const database = new Kysely<unknown>({
		dialect: new PostgresDialect({ pool: poolOf('tandem_sign_in') }),
		plugins: [new WithSchemaPlugin('sign_in')],
	});
	const options = {
		secret: await readSecret(),
		baseURL: given.origin ?? `http://localhost:${given.port}`,
		telemetry: { enabled: false },
		logger: { disabled: true },
		// Signing in is counted and bounded in rate.ts, before the library is asked.
		rateLimit: { enabled: false },
		session: {
			expiresIn: 60 * 60 * 24 * 14,
			updateAge: 60 * 60 * 24,
			additionalFields: {
				how: { type: 'string', required: false, input: false },
				passkeyId: { type: 'string', required: false, input: false },
				lastUsedAt: { type: 'date', required: false, input: false },
			},
		},
		advanced: {
			cookiePrefix: 'tandem',
			useSecureCookies: given.origin?.startsWith('https:') ?? false,
			defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
		},
		plugins: [
			magicLink({
				expiresIn: linkMinutes * 60,
				storeToken: 'hashed',
				sendMagicLink: async ({ token, metadata }) => {
					await (metadata as Metadata | undefined)?.deliver?.(token);
				},
			}),
		],
	} satisfies BetterAuthOptions;
	const adapter = await getAdapter({ ...options, database: { db: database, type: 'postgres' } });
	const auth = betterAuth({ ...options, database: () => withHashedTokens(adapter) });
	return { auth, database };
}

let made: ReturnType<typeof make> | undefined;

/** The sign-in library, made when first needed. It has no address of its own on the web: our pages call it. */
export function signInLibrary(): ReturnType<typeof make> {
	if (made === undefined) {
		const making = make();
		made = making;
		// A database that was away at the first request is asked again by the next.
		making.catch(() => {
			if (made === making) made = undefined;
		});
	}
	return made;
}

/** Forgets the library, for a test that opens another database. */
export function forgetSignInLibrary(): void {
	made = undefined;
}

/** Ends every session of these sign-ins, at once and in open pages too. */
export async function endSessionsOf(users: string[]): Promise<void> {
	const { database } = await signInLibrary();
	if (users.length > 0)
		await sql`delete from sign_in.session where "userId" = any (${users})`.execute(database);
}

/** Forgets those of these sign-ins that were for another address, with all that hangs on them. */
export async function forgetSignInsBut(users: string[], address: string | undefined): Promise<void> {
	const { database } = await signInLibrary();
	if (users.length > 0)
		await sql`delete from sign_in."user"
			where id = any (${users}) and email <> ${address?.toLowerCase() ?? ''}`.execute(database);
}

/** Removes sessions, links, challenges and counted tries that have run out. */
export async function tidySignIn(): Promise<void> {
	const { database } = await signInLibrary();
	await sql`delete from sign_in.session where "expiresAt" < now()`.execute(database);
	await sql`delete from sign_in.verification where "expiresAt" < now()`.execute(database);
	await tidyChallenges();
	await tidyTries();
}

import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { type LogFormat, type LogLevel, levels, logFormats } from '#server/platform/log/level.ts';
import { addressesIn } from './database/addresses.ts';

/** What an operator may set, all by environment variables, each with a default that works. See docs/operating.md. */
export interface Settings {
	port: number;
	/** Where the embedded database, the outbox and the files live. */
	data: string;
	/** A PostgreSQL the app logs in to, or several hosts of one; without it the embedded engine is used. */
	databaseUrl: string | undefined;
	/** The login that migrates, when DATABASE_URL's own may not. */
	databaseOwnerUrl: string | undefined;
	/** The address people type, without a path. Undefined: each request's own host, over plain http. */
	origin: string | undefined;
	smtpUrl: string | undefined;
	mailFrom: string | undefined;
	/** Where answers to invitations come back: an address whose mail is handed to us, by `bin/tandem mail-in` or the door below. */
	mailInAddress: string | undefined;
	/** What a mail provider shows to hand us a message by HTTP; undefined: there is no such door. */
	mailInSecret: string | undefined;
	/** Hosts whose calendars may be read although they are not of the open internet: a school's own calendar server. */
	outsideHosts: string[];
	/** Where scheduled backups are written. */
	backupFolder: string;
	/** How many scheduled backups are kept: the last of so many days, weeks and months. */
	backupsKept: { days: number; weeks: number; months: number };
	/** How many proxies stand before the app and write the caller's address into `X-Forwarded-For`. */
	proxies: number;
	logLevel: LogLevel;
	logFormat: LogFormat;
	/** A statement that takes longer, milliseconds, is logged without its values; 0: none is. */
	slowQueryMilliseconds: number;
	/** What a program shows to read the metrics; undefined: there are none to read. */
	metricsToken: string | undefined;
	development: boolean;
}

/** A setting that cannot be used: the start ends with this sentence. */
export class WrongSetting extends Error {
	override name = 'WrongSetting';
}

function url(name: string, value: string | undefined, protocols: string[]): string | undefined {
	if (value === undefined || value.trim() === '') return undefined;
	const beginnings = protocols.map((protocol) => `${protocol}//`).join(' or ');
	for (const address of addressesIn(value)) {
		if (!URL.canParse(address))
			throw new WrongSetting(`${name} is not an address. It should begin with ${beginnings}.`);
		const { protocol } = new URL(address);
		if (!protocols.includes(protocol))
			throw new WrongSetting(`${name} should begin with ${beginnings}, not ${protocol}//.`);
	}
	return value;
}

function count(
	env: Record<string, string | undefined>,
	name: string,
	least: number,
	otherwise: number,
	most = 1000,
): number {
	const given = env[name]?.trim();
	const value = given ? Number(given) : otherwise;
	if (!Number.isInteger(value) || value < least || value > most)
		throw new WrongSetting(`${name} should be a whole number from ${least} to ${most}, not “${given}”.`);
	return value;
}

function oneOf<Value extends string>(
	name: string,
	given: string | undefined,
	values: readonly Value[],
): Value | undefined {
	const wanted = given?.trim();
	if (!wanted) return undefined;
	const found = values.find((value) => value === wanted);
	if (!found) throw new WrongSetting(`${name} should be one of ${values.join(', ')}, not “${wanted}”.`);
	return found;
}

/** A secret given as itself, or as a file that holds it: so no list of processes shows it. */
function secret(env: Record<string, string | undefined>, name: string): string | undefined {
	const file = env[`${name}_FILE`]?.trim();
	let given = env[name]?.trim();
	if (file)
		try {
			given = readFileSync(file, 'utf8').trim();
		} catch (error) {
			const { code } = error as NodeJS.ErrnoException;
			throw new WrongSetting(`${name}_FILE names a file that cannot be read: ${file} (${code}).`);
		}
	if (!given) return undefined;
	if (given.length < 16) throw new WrongSetting(`${name} should be at least 16 characters long.`);
	return given;
}

/** An address alone, without a name, to which a plus sign and a mark can be added. */
function mailbox(name: string, given: string | undefined): string | undefined {
	const address = given?.trim();
	if (!address) return undefined;
	if (!/^[\w.-]{1,30}@[\w-]+(\.[\w-]+)*$/.test(address))
		throw new WrongSetting(
			`${name} should be an address without a name, for example answers@tandem.example.org.`,
		);
	return address;
}

/** Reads the settings from an environment. Throws WrongSetting with a sentence that names the variable. */
export function readSettings(env: Record<string, string | undefined>): Settings {
	const port = env.PORT?.trim() ? Number(env.PORT) : 3000;
	if (!Number.isInteger(port) || port < 0 || port > 65535)
		throw new WrongSetting(`PORT should be a whole number from 0 to 65535, not “${env.PORT}”.`);
	const proxies = env.PROXIES?.trim() ? Number(env.PROXIES) : 0;
	if (!Number.isInteger(proxies) || proxies < 0 || proxies > 9)
		throw new WrongSetting(`PROXIES should be a whole number from 0 to 9, not “${env.PROXIES}”.`);
	const origin = url('ORIGIN', env.ORIGIN, ['http:', 'https:']);
	if (origin !== undefined && new URL(origin).origin !== origin.replace(/\/$/, ''))
		throw new WrongSetting(
			'ORIGIN should be the address without a path, for example https://tandem.example.org.',
		);
	const smtpUrl = url('SMTP_URL', env.SMTP_URL, ['smtp:', 'smtps:']);
	if (smtpUrl !== undefined && origin === undefined)
		throw new WrongSetting(
			'SMTP_URL is set, so ORIGIN must be too: links in mails are made from it, never from what a browser says.',
		);
	const folder = (given: string) => resolve(given.replace(/^~(?=\/)/, homedir()));
	const data = folder(env.TANDEM_DATA?.trim() || join(home(), 'data'));
	return {
		port,
		data,
		databaseUrl: url('DATABASE_URL', env.DATABASE_URL, ['postgres:', 'postgresql:']),
		databaseOwnerUrl: url('DATABASE_OWNER_URL', env.DATABASE_OWNER_URL, ['postgres:', 'postgresql:']),
		origin: origin === undefined ? undefined : new URL(origin).origin,
		smtpUrl,
		mailFrom: env.MAIL_FROM?.trim() || undefined,
		mailInAddress: mailbox('MAIL_IN_ADDRESS', env.MAIL_IN_ADDRESS),
		mailInSecret: secret(env, 'MAIL_IN_SECRET'),
		outsideHosts: (env.CALENDAR_HOSTS ?? '').split(',').flatMap((one) => one.trim().toLowerCase() || []),
		backupFolder: folder(env.BACKUP_FOLDER?.trim() || join(data, 'backups')),
		backupsKept: {
			days: count(env, 'BACKUPS_KEPT_DAYS', 1, 7),
			weeks: count(env, 'BACKUPS_KEPT_WEEKS', 0, 5),
			months: count(env, 'BACKUPS_KEPT_MONTHS', 0, 12),
		},
		proxies,
		logLevel: oneOf('TANDEM_LOG_LEVEL', env.TANDEM_LOG_LEVEL, levels) ?? 'info',
		// Somebody who sits at a terminal reads; whatever else takes the log is a program.
		logFormat: oneOf('TANDEM_LOG', env.TANDEM_LOG, logFormats) ?? (process.stderr.isTTY ? 'text' : 'json'),
		slowQueryMilliseconds: count(env, 'TANDEM_SLOW_QUERY_MS', 0, 1000, 600_000),
		metricsToken: secret(env, 'TANDEM_METRICS_TOKEN'),
		development: env.TANDEM_DEVELOPMENT === '1',
	};
}

let current: Settings | undefined;

/** The settings of this process, read once from its environment. */
export function settings(): Settings {
	current ??= readSettings(process.env);
	return current;
}

/** Has this process use the settings of another environment; undefined: its own again. For tests. */
export function useSettings(env: Record<string, string | undefined> | undefined): void {
	current = env === undefined ? undefined : readSettings(env);
}

/** The folder of the installation: where package.json, database/ and build/ lie. */
export function home(): string {
	return process.env.TANDEM_HOME ?? process.cwd();
}

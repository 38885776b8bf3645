import { createHash, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const MOST_TRIES = 3;

/** The hold on a data directory. Giving it up lets another process open the directory. */
export type Owner = { giveUp(): Promise<void> };

/** A data directory that another process holds. The message is for the person who starts Tandem. */
export class DirectoryInUse extends Error {
	override readonly name = 'DirectoryInUse';
	readonly directory: string;

	constructor(directory: string) {
		super(
			`Another Tandem already uses ${directory}. Stop it first, or set TANDEM_DATA to a directory of its own.`,
		);
		this.directory = directory;
	}
}

/**
 * Takes a data directory for this process alone, making it (mode 0700) if it is not there: two engines
 * on one directory destroy it. The hold ends with the process, however it ends.
 * On Linux it is an abstract socket, which the kernel frees; it is seen by all processes that share the
 * network namespace, so two containers must not be given one directory. Elsewhere it is a file with the
 * holder's process number.
 * Throws `DirectoryInUse` when another process, or this one, holds the directory already.
 */
export async function takeDirectory(directory: string, platform = process.platform): Promise<Owner> {
	mkdirSync(directory, { recursive: true, mode: 0o700 });
	return platform === 'linux' ? takeBySocket(directory) : takeByFile(directory);
}

async function takeBySocket(directory: string): Promise<Owner> {
	// Device and inode name the directory itself, whatever path or mount leads to it.
	const { dev, ino } = statSync(directory, { bigint: true });
	const name = createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 40);
	const server = createServer((visitor) => visitor.destroy());
	// A child that this process starts has a copy of a socket until its own program runs: what was given up a moment ago may
	// still look taken.
	for (let tries = 1; !(await listening(server, `\0tandem-${name}`)); tries++) {
		if (tries === MOST_TRIES) throw new DirectoryInUse(directory);
		await wait(100);
	}
	server.unref();
	return { giveUp: () => closed(server) };
}

/** Whether the address was free; any other trouble is thrown. */
function listening(server: Server, path: string): Promise<boolean> {
	return new Promise((resolve, reject) => {
		const refused = (error: NodeJS.ErrnoException) =>
			error.code === 'EADDRINUSE' ? resolve(false) : reject(error);
		server.once('error', refused);
		server.listen({ path, exclusive: true }, () => {
			server.off('error', refused);
			resolve(true);
		});
	});
}

function closed(server: Server): Promise<void> {
	return new Promise((resolve) => server.close(() => resolve()));
}

/** What the file says: which process, which claim, and when that machine was started (seconds since 1970). */
type Claim = { pid: number; claim: string; booted: number };

async function takeByFile(directory: string): Promise<Owner> {
	const path = join(directory, 'owner.json');
	const mine: Claim = { pid: process.pid, claim: randomUUID(), booted: bootSecond() };
	const draft = join(directory, `owner-${mine.claim}.json`);
	writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
	try {
		if (!linked(draft, path)) {
			const other = readClaim(path);
			if (other && isAlive(other)) throw new DirectoryInUse(directory);
			rmSync(path, { force: true });
			if (!linked(draft, path)) throw new DirectoryInUse(directory);
			// Two starters may both have found the dead claim; the later one removed the earlier one's.
			await wait(200);
		}
		if (readClaim(path)?.claim !== mine.claim) throw new DirectoryInUse(directory);
	} finally {
		rmSync(draft, { force: true });
	}
	return {
		async giveUp() {
			const left = `${path}.left`;
			if (readClaim(path)?.claim !== mine.claim) return;
			renameSync(path, left);
			rmSync(left, { force: true });
		},
	};
}

function linked(from: string, to: string): boolean {
	try {
		linkSync(from, to);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
}

function readClaim(path: string): Claim | undefined {
	try {
		const { pid, claim, booted } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Claim>;
		if (typeof pid !== 'number' || typeof claim !== 'string' || typeof booted !== 'number') return undefined;
		return { pid, claim, booted };
	} catch {
		return undefined;
	}
}

/** Whether the claiming process still runs: same start of the machine, and the process answers. */
function isAlive({ pid, booted }: Claim): boolean {
	// A minute covers a clock that was set; a restart takes longer to matter.
	if (Math.abs(booted - bootSecond()) > 60) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

function bootSecond(): number {
	return Math.round(Date.now() / 1000 - uptime());
}

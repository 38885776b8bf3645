import { createHash } from 'node:crypto';
import { lstat, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Longer than this, the kernel does not take the path of a socket. */
const longest = 100;

/**
 * Where the socket of a data directory is: in it, or where its path is too long for a socket, in a folder of the
 * user's own under the system's temporary one. On Windows it is a named pipe.
 */
export async function controlPlace(data: string, platform = process.platform): Promise<string> {
	const name = createHash('sha256').update(data).digest('hex').slice(0, 16);
	if (platform === 'win32') return `\\\\.\\pipe\\tandem-${name}`;
	const place = join(data, 'control.sock');
	if (Buffer.byteLength(place) <= longest) return place;
	const folder = join(tmpdir(), `tandem-${process.getuid?.() ?? 0}-${name}`);
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const about = await lstat(folder);
	if (
		!about.isDirectory() ||
		(process.getuid && (about.uid !== process.getuid() || (about.mode & 0o077) !== 0))
	)
		throw new Error(`${folder} is not this user’s alone`);
	return join(folder, 'control.sock');
}

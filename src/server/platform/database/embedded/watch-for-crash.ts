import type { PGlite } from '@electric-sql/pglite';

/** The engine is gone and with it every request that was under way; what was committed is not. */
export class EngineStopped extends Error {
	override readonly name = 'EngineStopped';
	/** The SQLSTATE of a server that ended its connections after a crash. */
	readonly code = '57P02';
}

/** How PGlite leaves its main loop for an ordinary SQL error. Source: its `POSTGRES_MAIN_LONGJMP`. */
const ORDINARY_ERROR = 100;

/** The entry points of the engine that PGlite calls while it answers. */
type Entrances = {
	_PostgresMainLoopOnce(): void;
	_PostgresSendReadyForQueryIfNecessary(): void;
	_pgl_pq_flush(): void;
	stackRestore(pointer: number): void;
};

/** One stream of Emscripten's file system; `nfd` is Node's descriptor, if the file is on disk. */
type OpenFile = { nfd?: number } | null | undefined;

/**
 * Makes a crash of the engine visible. PGlite swallows every exception of its main loop: after a
 * stack overflow, a panic or an exit it reports success with nothing done, or loops for ever.
 * From here on the first such exception ends the call under way, and every later call too.
 */
export function watchForCrash(pglite: PGlite): void {
	const entrances = pglite.Module as unknown as Entrances;
	const { _PostgresMainLoopOnce, _PostgresSendReadyForQueryIfNecessary, _pgl_pq_flush, stackRestore } =
		entrances;
	let crash: Error | undefined;

	entrances._PostgresMainLoopOnce = () => {
		if (crash) throw crash;
		try {
			_PostgresMainLoopOnce();
		} catch (thrown) {
			if ((thrown as { status?: number } | undefined)?.status === ORDINARY_ERROR) throw thrown;
			crash = new EngineStopped(`The embedded database stopped: ${String(thrown)}`, { cause: thrown });
			throw crash;
		}
	};
	// PGlite calls this one from its catch block, which makes it the way out of its loop.
	entrances.stackRestore = (pointer) => {
		stackRestore(pointer);
		if (crash) throw crash;
	};
	entrances._PostgresSendReadyForQueryIfNecessary = () => {
		if (!crash) _PostgresSendReadyForQueryIfNecessary();
	};
	entrances._pgl_pq_flush = () => {
		if (!crash) _pgl_pq_flush();
	};
}

/** Closes the files a crashed engine left open, without running any more of its code. */
export function closeFilesOf(pglite: PGlite): void {
	// There is no module yet when it could not even be loaded.
	const module = pglite.Module as unknown as
		| { FS: { streams: OpenFile[]; close(stream: OpenFile): void } }
		| undefined;
	for (const stream of module?.FS.streams ?? []) {
		if (stream?.nfd === undefined) continue;
		try {
			module?.FS.close(stream);
		} catch {
			// A descriptor that cannot be closed is lost with the process at the latest.
		}
	}
}

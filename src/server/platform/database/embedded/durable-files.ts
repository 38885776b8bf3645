import { fsyncSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/**
 * Told a file's path, relative to the cluster, once its bytes have reached the disk.
 * A system error that it throws counts as a sync that failed.
 */
export type Synced = (path: string) => void;

type EngineOptions = Parameters<NodeFS['init']>[1];

/** The parts of Emscripten's file system for Node that syncing needs. */
type NodeFileSystem = {
	realPath(node: unknown): string;
	tryFSOperation<T>(operation: () => T): T;
	stream_ops: { fsync?: (stream: { nfd: number; node: unknown }) => number };
};

/**
 * PGlite's directory on disk, with syncing that reaches the disk: out of the box Emscripten's Node
 * file system has no `fsync`, so PostgreSQL believes that its log is safe when it is not.
 * A failing sync becomes an error number that PostgreSQL answers with a panic, as it must.
 */
export class DurableFiles extends NodeFS {
	readonly #synced: Synced | undefined;

	/**
	 * @param directory an existing directory
	 * @param synced told every file that was synced, if given
	 */
	constructor(directory: string, synced?: Synced) {
		super(directory);
		this.#synced = synced;
	}

	/** Adds syncing before the directory is mounted: files take their operations from the mount. */
	override async init(engine: PGlite, options: EngineOptions): Promise<{ emscriptenOpts: EngineOptions }> {
		const root = this.rootDir;
		const synced = this.#synced;
		return super.init(engine, {
			...options,
			preRun: [
				...(options.preRun ?? []),
				(module: unknown) => {
					const { NODEFS: files } = module as { NODEFS: NodeFileSystem };
					files.stream_ops.fsync = (stream) => {
						files.tryFSOperation(() => {
							fsyncSync(stream.nfd);
							synced?.(files.realPath(stream.node).slice(root.length + 1));
						});
						return 0;
					};
				},
			],
		});
	}
}

/**
 * The arguments PostgreSQL is started with. Source: PGlite's own list (`PGlite.defaultStartParams`)
 * without `-F` (no syncing), `-O` (system tables may be changed) and its own search path.
 * @param durable whether a commit waits for the disk
 */
export function startParameters(durable: boolean): string[] {
	const settings = [
		'exit_on_error=false',
		'log_checkpoints=false',
		'max_worker_processes=0',
		'max_parallel_workers=0',
		'max_parallel_workers_per_gather=0',
		'max_parallel_maintenance_workers=0',
		'io_method=sync',
		'shared_buffers=32MB',
		// Files of the log that are kept for reuse; the rest goes back to the disk at a checkpoint.
		'min_wal_size=32MB',
		// `fdatasync`, the default, is an empty function here.
		'wal_sync_method=fsync',
		`fsync=${durable ? 'on' : 'off'}`,
		// The real stack is the JavaScript engine's, about half of what PostgreSQL's default of 2 MB fills:
		// a limit below it makes deep nesting an error of one query instead of the end of the engine.
		'max_stack_depth=200kB',
	];
	return ['--single', '-j', ...settings.flatMap((setting) => ['-c', setting])];
}

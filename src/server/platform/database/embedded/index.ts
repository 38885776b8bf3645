export { NoRoomForCopy } from './copy-cluster.ts';
export type { Heard, Restarted } from './engine.ts';
export { DirectoryInUse } from './one-owner.ts';
export {
	type Embedded,
	type EmbeddedOptions,
	type Exec,
	openEmbedded,
	type Upkept,
} from './open-embedded.ts';
export type { Rows } from './session.ts';
export {
	CHECKPOINT_EVERY_MS,
	dueUpkeep,
	startUpkeep,
	type UpkeepClock,
	VACUUM_EVERY_MS,
	VACUUM_WAL_BYTES,
} from './upkeep.ts';
export { EngineStopped } from './watch-for-crash.ts';

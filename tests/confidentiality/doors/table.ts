import type { DoorRow } from './door.ts';
import { platformDoors } from './platform.ts';

/** The whole table: every door × the cast × what happens. */
export const table: DoorRow[] = [...platformDoors];

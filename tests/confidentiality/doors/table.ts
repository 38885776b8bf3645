import type { DoorRow } from './door.ts';
import { peopleDoors } from './people.ts';
import { notebookDoors } from './notebook.ts';
import { platformDoors } from './platform.ts';

/** The whole table: every door × the cast × what happens. */
export const table: DoorRow[] = [...platformDoors, ...notebookDoors, ...peopleDoors];

import { designDoors } from './design.ts';
import type { DoorRow } from './door.ts';
import { notebookDoors } from './notebook.ts';
import { peopleDoors } from './people.ts';
import { platformDoors } from './platform.ts';

/** The whole table: every door × the cast × what happens. */
export const table: DoorRow[] = [...platformDoors, ...designDoors, ...notebookDoors, ...peopleDoors];

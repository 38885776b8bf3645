import { apiDoors } from './api.ts';
import { bookingDoors } from './bookings.ts';
import { calendarDoors } from './calendar.ts';
import { collaborationDoors } from './collaborations.ts';
import { designDoors } from './design.ts';
import type { DoorRow } from './door.ts';
import { guideDoors } from './guides.ts';
import { learntDoors } from './learnt.ts';
import { libraryDoors } from './library.ts';
import { meetingDoors } from './meetings.ts';
import { notebookDoors } from './notebook.ts';
import { numbersDoors } from './numbers.ts';
import { peopleDoors } from './people.ts';
import { planDoors } from './plans.ts';
import { platformDoors } from './platform.ts';
import { pocketDoors } from './pocket.ts';
import { profileDoors } from './profile.ts';
import { requestDoors } from './requests.ts';
import { rosterDoors } from './roster.ts';
import { rotationDoors } from './rotation.ts';
import { sequenceDoors } from './sequence.ts';
import { setUpDoors } from './set-ups.ts';
import { spaceDoors } from './spaces.ts';
import { standardDoors } from './standards.ts';
import { toolDoors } from './tools.ts';
import { unitDoors } from './units.ts';
import { visitDoors } from './visits.ts';

/** The whole table: every door × the cast × what happens. */
export const table: DoorRow[] = [
	...planDoors,
	...platformDoors,
	...rosterDoors,
	...designDoors,
	...calendarDoors,
	...collaborationDoors,
	...notebookDoors,
	...sequenceDoors,
	...standardDoors,
	...visitDoors,
	...bookingDoors,
	...pocketDoors,
	...guideDoors,
	...peopleDoors,
	...apiDoors,
	...numbersDoors,
	...rotationDoors,
	...unitDoors,
	...libraryDoors,
	...meetingDoors,
	...requestDoors,
	...setUpDoors,
	...learntDoors,
	...toolDoors,
	...spaceDoors,
	...profileDoors,
];

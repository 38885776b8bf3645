import type { DoorRow } from './door.ts';
import { bookingRows } from './operations/bookings.ts';
import { collaborationRows } from './operations/collaborations.ts';
import { installationRows } from './operations/installation.ts';
import { learntRows } from './operations/learnt.ts';
import { libraryRows } from './operations/library.ts';
import { meetingRows } from './operations/meetings.ts';
import { goalRows, planRows } from './operations/plans.ts';
import { requestRows } from './operations/requests.ts';
import { rotationRows } from './operations/rotation.ts';
import { schoolsOwnRows } from './operations/schools-own.ts';
import { setUpRows } from './operations/set-ups.ts';
import { spaceRows } from './operations/spaces.ts';
import { toolRows } from './operations/tools.ts';
import { topicRows } from './operations/topics.ts';
import { unitRows } from './operations/units.ts';
import { notebookRows, visitRows } from './operations/visits.ts';
import { tokenRows, youRows } from './operations/you.ts';

/** The API, each of the cast with a token of theirs: the same people find the same as on the pages. */
export const apiDoors: DoorRow[] = [
	...youRows,
	...visitRows,
	...bookingRows,
	...notebookRows,
	...schoolsOwnRows,
	...collaborationRows,
	...planRows,
	...goalRows,
	...rotationRows,
	...unitRows,
	...topicRows,
	...libraryRows,
	...meetingRows,
	...requestRows,
	...setUpRows,
	...learntRows,
	...toolRows,
	...spaceRows,
	...installationRows,
	...tokenRows,
];

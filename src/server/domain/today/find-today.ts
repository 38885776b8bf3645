import { type CalendarDay, findOwnDays } from '#server/domain/calendar/index.ts';
import { type CollaborationRow, findOpenCollaborationsIn } from '#server/domain/collaboration/index.ts';
import { findLatestNumbers } from '#server/domain/numbers/index.ts';
import type { Standing } from '#server/domain/people/index.ts';
import { type RequestLine, waitingRequestsIn } from '#server/domain/request/index.ts';
import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import { endingSpacesIn, type SpaceEnding } from '#server/domain/space/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { type Day, findDayIn } from './find-day.ts';
import { findOperating, type Operating } from './find-operating.ts';
import { partsFor, type TodayPart } from './parts.ts';

/** What waits for one's answer in a collaboration. */
export interface Waiting {
	collaborationId: string;
	title: string;
	action:
		| 'answer'
		| 'accept-handover'
		| 'accept-stage'
		| 'accept-agreement'
		| 'begin'
		| 'ask-another'
		| 'read-thread';
	/** The others in it. */
	with: string[];
}

/** Somebody's day: which parts it has, and what stands in them. */
export interface Today {
	/** School day, `YYYY-MM-DD`. */
	day: string;
	/** What it is in the calendar of the actor's school; undefined for who is in none. */
	inSchool: Pick<CalendarDay, 'kind' | 'cycleDay' | 'names' | 'endsAt'> | undefined;
	parts: TodayPart[];
	visits: Day | undefined;
	/** What waits for the actor's answer; at most 12. */
	waits: Waiting[];
	/** Requests that the actor holds, and of their own those that wait for their answer; at most 12. */
	requests: RequestLine[];
	/** Virtual spaces that wait to be closed; at most 12. */
	spaces: SpaceEnding[];
	/** The numbers of the last closed month, for who leads a school. */
	numbers: Awaited<ReturnType<typeof findLatestNumbers>> | undefined;
	operating: Operating | undefined;
}

/** Reads somebody's day, by the roles they have today. */
export async function findToday(actor: Member, standing: Standing): Promise<Today> {
	const at = now();
	const zone = standing.school?.zone ?? 'UTC';
	const parts = partsFor(standing.roles);
	const has = (part: TodayPart) => parts.includes(part);
	const led = standing.schools.find(({ roles }) => roles.includes('leader'));
	const day = schoolDay(zone, at);
	const ofDay = await unitOfWork(actor, async (tx) => ({
		inSchool: standing.school && (await inSchool(tx, actor, standing.school.id, day)),
		visits: has('order') ? await findDayIn(tx, actor, zone, at, has) : undefined,
		requests: await waitingRequestsIn(tx, actor, mostRequests),
		spaces: await endingSpacesIn(tx, actor, mostRequests),
		waits: has('waits') ? waitingIn(await findOpenCollaborationsIn(tx, actor)) : [],
	}));
	return {
		day,
		parts,
		...ofDay,
		numbers: led ? await findLatestNumbers(actor, led.id) : undefined,
		operating: has('operating') ? await findOperating(actor, at) : undefined,
	};
}

async function inSchool(tx: Tx, actor: Member, schoolId: string, day: string): Promise<Today['inSchool']> {
	const [told] = await findOwnDays(tx, actor, schoolId, { from: day, to: dayAfter(day) }, { bells: false });
	return told && { kind: told.kind, cycleDay: told.cycleDay, names: told.names, endsAt: told.endsAt };
}

const mostRequests = 12;

const pressing = [
	'answer', 'accept-handover', 'accept-stage', 'accept-agreement', 'begin', 'ask-another', 'read-thread',
] as const; // biome-ignore format: an order reads better in a row

function waitingIn(rows: readonly CollaborationRow[]): Waiting[] {
	return rows
		.flatMap((row) => {
			const of = { collaborationId: row.id, title: row.title, with: row.others.map(({ name }) => name) };
			const action = pressing.find((one) => one === row.next);
			// That something was said is told, never what.
			return [...(action ? [action] : []), ...(row.unread ? (['read-thread'] as const) : [])].map((one) => ({
				...of,
				action: one,
			}));
		})
		.sort((a, b) => pressing.indexOf(a.action) - pressing.indexOf(b.action))
		.slice(0, 12);
}

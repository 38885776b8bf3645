import type { Entry, Things } from '#device/pocket.ts';
import type { CaptureStart } from '#server/domain/visit/index.ts';
import { datesIn } from '#ui/formats.ts';
import { quickKinds, waysFrom } from '../../(staff)/capture/ways.ts';
import type { DetailsShown } from '../../(staff)/visits/details.ts';

const fiveMinutes = 300_000;
const aDay = 86_400_000;

/** The day and time of a moment on the clocks of the school, as a form's fields have them. */
function fieldsOf(at: Date, zone: string): { day: string; time: string } {
	const said = (options: Intl.DateTimeFormatOptions) =>
		datesIn('sv', { timeZone: zone, ...options }).format(at);
	return {
		day: said({ year: 'numeric', month: '2-digit', day: '2-digit' }),
		time: said({ hour: '2-digit', minute: '2-digit' }),
	};
}

export interface Asked {
	teacherId: string | undefined;
	collaborationId: string | undefined;
	visitId: string | undefined;
	/** In the corridor, or by e-mail. */
	as?: (typeof quickKinds)[number] | undefined;
}

/** Whom an address of this page asks for: `?teacher=…&collaboration=…` or `?visit=…`. */
export function askedIn(url: { searchParams: Pick<URLSearchParams, 'get'> }): Asked {
	const given = (name: string) => url.searchParams.get(name) || undefined;
	return {
		teacherId: given('teacher'),
		collaborationId: given('collaboration'),
		visitId: given('visit'),
		as: quickKinds.find((kind) => kind === given('as')),
	};
}

/** What the form of a capture shows, made from what the device holds. Undefined for whoever is not in it. */
export function formHere(things: Things, asked: Asked, now: Date) {
	const planned = things.planned.find((visit) => visit.id === asked.visitId);
	const teacherId = planned?.teacherId ?? asked.teacherId;
	const collaborationId = planned?.collaborationId ?? asked.collaborationId;
	const own = things.starts.filter((start) => start.teacher.personId === teacherId);
	const start = own.find((one) => one.collaborationId === collaborationId) ?? own[0];
	if (!start) return undefined;
	const kind = planned?.kind ?? asked.as ?? start.lastKind ?? 'side-by-side';
	const before = new Date(
		Math.floor((now.getTime() - things.usually[kind].minutes * 60_000) / fiveMinutes) * fiveMinutes,
	);
	const began = planned && new Date(planned.startsAt) <= now ? new Date(planned.startsAt) : before;
	const capture: CaptureStart = {
		teacher: start.teacher,
		mayWriteAbout: true,
		collaborations: own.map((one) => ({ id: one.collaborationId, title: one.collaborationTitle })),
		collaborationId: start.collaborationId,
		facilitators: start.facilitators,
		points: start.points,
		lookFors: things.lookFors,
		held: [],
		lastKind: start.lastKind,
		lastPlace: start.lastPlace,
		lastVisitId: undefined,
		planned: planned && { ...planned, startsAt: new Date(planned.startsAt), others: 0 },
	};
	return {
		start: capture,
		links: planned
			? []
			: own.map((one) => ({
					href: addressOf(one.teacher.personId, one.collaborationId),
					label: one.collaborationTitle,
					id: one.collaborationId,
				})),
		ways: planned ? [] : waysFrom(addressOf(start.teacher.personId, start.collaborationId), asked.as),
		entry: crypto.randomUUID() as string,
		usualMinutes: planned?.minutes ?? things.usually[kind].minutes,
		...shown(things, now, {
			kind,
			...fieldsOf(began, things.zone),
			minutes: planned ? String(planned.minutes) : '',
			place: planned?.place || start.lastPlace,
			remote: things.usually[kind].remote,
			timeKind: '',
		}),
	};
}

function shown(things: Things, now: Date, initial: DetailsShown['initial']): DetailsShown {
	return {
		kinds: things.kinds,
		initial,
		min: fieldsOf(new Date(now.getTime() - 365 * aDay), things.zone).day,
		max: fieldsOf(now, things.zone).day,
	};
}

/** The address at which a capture begins. */
export const addressOf = (teacherId: string, collaborationId: string) =>
	`/pocket?${new URLSearchParams({ teacher: teacherId, collaboration: collaborationId })}`;

/**
 * An entry as its form came back: every field as it was typed. What was checked and has no place in the form any more is
 * said in words, so that it is not lost.
 */
export function asTyped(
	entry: Entry,
	points: readonly { id: string }[],
	gone: (words: string, how: string) => string,
): Record<string, string | string[]> {
	const values: Record<string, string | string[]> = {};
	for (const [name, value] of entry.fields) {
		if (!name.endsWith('[]')) values[name] = value;
		else values[name] = [...((values[name] as string[] | undefined) ?? []), value];
	}
	const lines = entry.checked
		.filter(({ name }) => name.startsWith('point-') && !points.some((one) => name === `point-${one.id}`))
		.map(({ words, how }) => gone(words, how));
	if (lines.length > 0) values.note = [values.note, ...lines].filter(Boolean).join('\n');
	return values;
}

/** A field of an entry as it was typed. */
export const fieldOf = (entry: Entry, name: string) => entry.fields.find(([one]) => one === name)?.[1];

/** The entry with other values in some fields, ready to be sent; those that are empty are left out. */
export function withFields(entry: Entry, values: Record<string, string>): Entry {
	const { answer: _, ...rest } = entry;
	const fields = entry.fields.filter(([name]) => !(name in values));
	const added = Object.entries(values).filter(([, value]) => value !== '');
	return { ...rest, fields: [...fields, ...added], tried: false };
}

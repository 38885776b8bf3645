import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { checkMoment, type How, most, type TimeKind, type VisitKind, type VisitState } from './visit.ts';

/** When, where and how a visit is. */
export interface VisitDetails {
	kind: VisitKind;
	startsAt: Date;
	minutes: number;
	/** Without it, what the kind usually is. */
	timeKind?: TimeKind | undefined;
	place?: string | undefined;
	remote?: boolean | undefined;
}

/** A visit with people. */
export interface VisitPlan extends VisitDetails {
	/** A UUID made where the form was shown, the same at every try: one entry is one visit. */
	entry: string;
	schoolId: string;
	collaborationId?: string | undefined;
	/** Everyone but the author. */
	with: readonly string[];
	grouping?: 'one-to-one' | 'group' | undefined;
}

/** What was checked, and how it went: a teaching point, a look-for, or both; or in words of one's own. */
export interface Check {
	teachingPointId?: string | undefined;
	lookForId?: string | undefined;
	words?: string | undefined;
	how: How;
	remark?: string | undefined;
}

/** What was seen and promised on a visit. */
export interface Capture extends VisitPlan {
	/** The planned visit that this is what came of. */
	visitId?: string | undefined;
	/** The version of that visit that was shown. Without it, what is captured counts whatever was saved since. */
	visitVersion?: number | undefined;
	/** Something new to work on, and how it went if it was tried at once. */
	newPoint?: { words: string; how?: How | undefined } | undefined;
	checks?: readonly Check[] | undefined;
	heldBack?: { words: string; comesUpOn?: string | undefined } | undefined;
	nextSteps?: readonly { ownerId: string; words: string; dueOn?: string | undefined }[] | undefined;
	/** For the author alone. */
	privateNote?: string | undefined;
	/** For those named, until it is taken back. */
	sharedNote?: { words: string; with: readonly string[] } | undefined;
}

const tooLong = (field: string, bound: number) => refuse('too-long', { field, args: { most: bound } });

/** What is wrong with a visit as it was typed, before anybody is reached. */
export function checkDetails(details: VisitDetails, state: VisitState, now: Date): Refusal | undefined {
	if (!Number.isInteger(details.minutes) || details.minutes < 1 || details.minutes > 1440)
		return refuse('visit-minutes', { field: 'minutes' });
	if ((details.place ?? '').length > most.place) return tooLong('place', most.place);
	return state === 'cancelled' ? undefined : checkMoment(state, details.startsAt, now);
}

export function checkPlan(plan: VisitPlan, state: VisitState, now: Date): Refusal | undefined {
	if (!isId(plan.entry) || !isId(plan.schoolId) || !plan.with.every(isId)) return missing;
	if (plan.collaborationId !== undefined && !isId(plan.collaborationId)) return missing;
	if (plan.with.length === 0) return refuse('visit-with-whom', { field: 'with[]' });
	if (plan.with.length > most.people)
		return refuse('visit-too-many-people', { field: 'with[]', args: { most: most.people } });
	return checkDetails(plan, state, now);
}

export function checkCapture(capture: Capture, now: Date): Refusal | undefined {
	const { newPoint, checks = [], heldBack, nextSteps = [], privateNote, sharedNote } = capture;
	if (capture.visitId !== undefined && !isId(capture.visitId)) return missing;
	const ids = [
		...checks.flatMap((check) => [check.teachingPointId, check.lookForId]),
		...nextSteps.map((step) => step.ownerId),
		...(sharedNote?.with ?? []),
	];
	if (!ids.every((id) => id === undefined || isId(id))) return missing;
	if (checks.length > most.checks || nextSteps.length > most.nextSteps) return refuse('visit-too-much');
	if ((newPoint?.words ?? '').length > most.words) return tooLong('new-point', most.words);
	for (const check of checks) {
		if ((check.words ?? '').length > most.words) return tooLong('own-check', most.words);
		if ((check.remark ?? '').length > most.remark) return tooLong('remark', most.remark);
		if (!check.teachingPointId && !check.lookForId && !check.words?.trim())
			return refuse('required', { field: 'own-check' });
	}
	if ((heldBack?.words ?? '').length > most.note) return tooLong('held-back', most.note);
	if ((privateNote ?? '').length > most.note) return tooLong('private-note', most.note);
	if ((sharedNote?.words ?? '').length > most.note) return tooLong('shared-note', most.note);
	for (const step of nextSteps) if (step.words.length > most.words) return tooLong('next-step', most.words);
	if (sharedNote?.words.trim() && sharedNote.with.length === 0)
		return refuse('note-share-with-whom', { field: 'share-with[]' });
	return checkPlan(capture, 'done', now);
}

/** Whether a capture says anything that is about one teacher, beyond that the visit was. */
export function saysAnything(capture: Capture): boolean {
	return Boolean(
		capture.newPoint?.words.trim() ||
			capture.checks?.length ||
			capture.heldBack?.words.trim() ||
			capture.nextSteps?.some((step) => step.words.trim()),
	);
}

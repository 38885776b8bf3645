import { schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { beginPart, type To } from './begin-part.ts';
import { type Changed, changeRequest } from './change-request.ts';
import { keepSetUp } from './keep-set-up.ts';
import { firstDays, leadTimesOf } from './lead-times.ts';
import { pass } from './pass-on-request.ts';
import { reachRequest } from './reach-request.ts';
import { lacking, type SetUpAsked, tidied } from './set-up.ts';
import { columnsOf, setUpOf } from './set-up-rows.ts';

/** What is asked to be set up, and how. */
export interface SettingUp {
	asked: SetUpAsked;
	/** Sent although the help desk needs longer: it stands there as short notice. */
	anyway: boolean;
	/** Made with the form: sent twice, it is asked once. */
	entry: string;
	/** Where the letter's link leads. */
	origin: string;
}

const toDesk: To = { heldAs: 'desk', personId: null };

/**
 * Asks the help desk of a school to set something up. Refuses what a technician could not act on (`required`, `set-up-bare-link` and
 * its like, `too-long`), a day that is over (`request-past`), one too soon unless it is sent anyway (`set-up-too-soon`, with the
 * first day that can be met), and as `missing` a school one is not of, another’s tool, and who may not be named to test it.
 */
export function askForSetUp(
	actor: Member,
	schoolId: string,
	wanted: SettingUp,
): Promise<{ id: string } | Refusal> {
	const at = now();
	const checked = check(wanted, [schoolId]);
	if (isRefusal(checked)) return Promise.resolve(checked);
	const { asked, entry, origin } = checked;
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const id = keyOf(actor.personId, entry, 'request');
		const school = await tx.selectFrom('school').select('zone').where('id', '=', schoolId).executeTakeFirst();
		if (!school) return missing;
		const { zone } = school;
		const made = await tx
			.insertInto('request')
			.values({
				id,
				school_id: schoolId,
				asker_id: actor.personId,
				for_class: asked.forClass,
				wanted_on: asked.neededOn,
				asked_at: at,
			})
			.onConflict((conflict) => conflict.column('id').doNothing())
			.executeTakeFirst();
		if (made.numInsertedOrUpdatedRows === 0n) return { id };
		const shortNotice = await noticeOf(tx, actor, { schoolId, zone }, checked, at);
		if (isRefusal(shortNotice)) return shortNotice;
		await beginPart(tx, actor, {
			id: keyOf(actor.personId, entry, 'request part'),
			messageId: keyOf(actor.personId, entry, 'request words'),
			requestId: id,
			schoolId,
			zone,
			number: 1,
			to: toDesk,
			words: '',
			setUp: { asked, shortNotice },
			origin,
			at,
		});
		await recordEvent(tx, { name: 'request.asked', at, schoolId, actorId: actor.personId, subjectId: id });
		return { id };
	}).catch(hiddenIsMissing);
}

/**
 * Makes a request one to set something up: by who asked it, and by whoever else than the help desk holds it. It goes to the help desk with
 * what is written here and with nothing that was said before. Refuses as asking does, `missing` to everyone else and where somebody
 * who did not ask it names who tests it, `changed-meanwhile`, `request-not-now` for what is one already.
 */
export function turnIntoSetUp(
	actor: Member,
	id: string,
	wanted: SettingUp & { version?: number | undefined },
): Promise<Changed | Refusal> {
	const at = now();
	const checked = check(wanted, [id]);
	if (isRefusal(checked)) return Promise.resolve(checked);
	const { asked, entry, origin } = checked;
	const said = { words: '', entry, version: wanted.version, origin };
	return unitOfWork<Changed | 'at-desk' | Refusal>(actor, async (tx) => {
		const reached = await reachRequest(tx, actor, id);
		if (!reached) return missing;
		if (reached.open?.heldAs === 'desk') return reached.side === 'asker' ? 'at-desk' : missing;
		if (await setUpOf(tx, id))
			return reached.open ? refuse('request-not-now', { kind: 'conflict' }) : missing;
		const shortNotice = await noticeOf(tx, actor, reached, checked, at);
		if (isRefusal(shortNotice)) return shortNotice;
		return pass(tx, actor, id, { ...said, to: toDesk, along: [], setUp: { asked, shortNotice } }, at);
	})
		.catch(hiddenIsMissing)
		.then((done) =>
			done !== 'at-desk'
				? done
				: changeRequest(actor, id, 'set-up', said, at, {
						also: async (tx, reached) => {
							if ((await setUpOf(tx, id)) || !reached.open)
								return refuse('request-not-now', { kind: 'conflict' });
							const shortNotice = await noticeOf(tx, actor, reached, checked, at);
							if (isRefusal(shortNotice)) return shortNotice;
							const fromPart = reached.open.number;
							await keepSetUp(tx, actor, {
								requestId: id, schoolId: reached.schoolId, fromPart, asked, shortNotice, at,
							}); // biome-ignore format: short enough for one line
							return undefined;
						},
					}),
		);
}

/**
 * Corrects what is to be set up, by who asked, until it is done; the help desk is told, and what it asked back is answered with that.
 * Refuses as asking does, `missing` to everyone else, `changed-meanwhile`.
 * @param wanted.version of what is to be set up, as it was read
 */
export function correctSetUp(
	actor: Member,
	id: string,
	wanted: SettingUp & { version: number },
): Promise<Changed | Refusal> {
	const at = now();
	const checked = check(wanted, [id]);
	if (isRefusal(checked)) return Promise.resolve(checked);
	const { asked, entry, origin } = checked;
	return changeRequest(actor, id, 'correct', { words: '', entry, origin }, at, {
		also: async (tx, reached) => {
			const before = await setUpOf(tx, id);
			if (!before) return missing;
			if (before.version !== wanted.version) return changedMeanwhile(before.version);
			const same = before.kind === asked.kind && before.neededOn === asked.neededOn;
			const shortNotice = same ? before.shortNotice : await noticeOf(tx, actor, reached, checked, at);
			if (isRefusal(shortNotice)) return shortNotice;
			const saved = await tx
				.updateTable('set_up')
				.set({
					...columnsOf(asked),
					short_notice: shortNotice,
					changed_at: at,
					version: before.version + 1,
				})
				.where('request_id', '=', id)
				.where('version', '=', before.version)
				.executeTakeFirst();
			return saved.numUpdatedRows === 0n ? changedMeanwhile(before.version) : undefined;
		},
	});
}

function check<Wanted extends SettingUp>(wanted: Wanted, ids: readonly string[]): Wanted | Refusal {
	const asked = tidied(wanted.asked);
	const named = [asked.toolId, asked.testerId].filter((id) => id !== null);
	if (![...ids, wanted.entry, ...named].every(isId)) return missing;
	return lacking(asked) ?? { ...wanted, asked };
}

/** Whether the day is sooner than the help desk can. Refuses a day that is over, and one too soon that is not sent anyway. */
async function noticeOf(
	tx: Tx,
	actor: Member,
	school: { schoolId: string; zone: string },
	{ asked, anyway }: SettingUp,
	at: Date,
): Promise<boolean | Refusal> {
	const today = schoolDay(school.zone, at);
	if (asked.neededOn < today) return refuse('request-past', { field: 'neededOn' });
	const { times } = await leadTimesOf(tx, school.schoolId);
	const first = (await firstDays(tx, actor, school.schoolId, today, times))[asked.kind];
	if (first === null || asked.neededOn >= first) return false;
	if (anyway) return true;
	return refuse('set-up-too-soon', { field: 'neededOn', args: { days: times[asked.kind], day: first } });
}

import { holdActs, recordAct } from '#server/domain/audit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { addressOf } from './address.ts';
import { readAddress } from './person.ts';
import { waitForOld, withdrawOpen } from './propose-address.ts';
import { reachPerson } from './reach-person.ts';

/**
 * Asks for another address of one's own: it waits until the one of now confirms it. Whether somebody else here has it is not
 * said; confirming it is refused then.
 * @param origin where the link leads: scheme and host
 */
export function askForAddress(actor: Member, typed: string, origin: string): Promise<'waits' | Refusal> {
	const at = now();
	return unitOfWork<'waits' | Refusal>(actor, async (tx) => {
		await holdActs(tx);
		const person = await reachPerson(tx, actor.personId);
		if (isRefusal(person)) return person;
		const to = readAddress(typed);
		if (isRefusal(to)) return to;
		const from = await addressOf(tx, actor.personId);
		if (from === undefined) return refuse('no-address', { args: { name: person.name } });
		if (from.toLowerCase() === to.toLowerCase()) return refuse('same-address', { field: 'address' });
		return waitForOld(tx, actor, { person, from, to, origin, at });
	});
}

/** Takes back what the actor asked for, or an operator for them, and has not been confirmed. */
export function withdrawOwnAddress(actor: Member): Promise<{ withdrawn: boolean }> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		await holdActs(tx);
		const withdrawn = await withdrawOpen(tx, actor.personId, at);
		if (withdrawn)
			await recordAct(tx, actor, {
				name: 'address.withdrawn',
				at,
				subjectId: actor.personId,
				personId: actor.personId,
			});
		return { withdrawn };
	});
}

import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { isIn } from './collaboration.ts';
import { showSuccessor } from './find-handover.ts';
import { askWhenAgreed, findOpenHandover, isWithoutFacilitator, keepYes } from './handover.ts';
import { refusalOf } from './invite-partners.ts';
import { holdPartnership, recordOf } from './reach-collaboration.ts';

/**
 * Proposes, as a facilitator in a collaboration, who goes on with it in one's place. The teachers are asked first; when all of
 * them have said yes the other is, and with that yes one leaves. The same again is harmless. When no facilitator is left, a
 * teacher in it proposes one, which is their yes.
 * Refuses `handover-only-facilitator`, `handover-no-teacher`, `handover-waits`, `partner-already-asked`, `partner-not-facilitator`.
 */
export function proposeHandover(
	actor: Member,
	id: string,
	wish: { to: string; reason: string },
): Promise<string | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx): Promise<string | Refusal> => {
		if (!isId(wish.to)) return missing;
		const reached = await holdPartnership(tx, actor, id);
		if (isRefusal(reached)) return reached;
		const isTeacher = reached.mine.side === 'teacher';
		if (isTeacher && !(await isWithoutFacilitator(tx, reached.id)))
			return refuse('handover-only-facilitator', { kind: 'forbidden' });
		if (reached.state !== 'active' && reached.state !== 'paused')
			return refuse('handover-not-begun', { kind: 'conflict' });
		const open = await findOpenHandover(tx, reached.id);
		if (open?.from.personId === actor.personId && open.to.personId === wish.to) return reached.id;
		if (open) return refuse('handover-waits', { kind: 'conflict' });
		const { partners } = reached;
		if (!partners.some((partner) => partner.side === 'teacher' && isIn(partner)))
			return refuse('handover-no-teacher', { kind: 'conflict' });
		if (partners.some((partner) => partner.personId === wish.to))
			return refuse('partner-already-asked', { kind: 'conflict', field: 'to' });
		// Agreed once, and the one asked has not answered yet.
		const agreed = await tx
			.selectFrom('handover')
			.select('to_person')
			.where('collaboration_id', '=', reached.id)
			.where('from_person', '=', actor.personId)
			.where('settled_as', '=', 'agreed')
			.limit(20)
			.execute();
		if (
			agreed.some((one) => partners.some((two) => two.personId === one.to_person && two.answer === 'asked'))
		)
			return refuse('handover-waits', { kind: 'conflict' });
		if (!(await facilitates(tx, reached.schoolId, wish.to)))
			return refuse('partner-not-facilitator', { field: 'to' });
		const handoverId = newId();
		await tx
			.insertInto('handover')
			.values({
				id: handoverId,
				collaboration_id: reached.id,
				from_person: actor.personId,
				to_person: wish.to,
				reason: wish.reason.trim().slice(0, 1000),
				proposed_at: at,
			})
			.execute();
		await recordOf(tx, actor, reached, 'handover.proposed', at);
		const shown = isTeacher ? await showSuccessor(tx, actor, reached, wish.to, at) : undefined;
		if (shown) {
			await keepYes(tx, actor, handoverId, shown, at);
			const agreed = { id: handoverId, to: wish.to, accepted: [actor.personId] };
			await askWhenAgreed(tx, actor, reached, agreed, at);
		}
		return reached.id;
	})
		.catch(hiddenIsMissing)
		.catch(refusalOf);
}

async function facilitates(tx: Tx, schoolId: string, personId: string): Promise<boolean> {
	const row = await tx
		.selectFrom('role_assignment as r')
		.innerJoin('person as p', 'p.id', 'r.person_id')
		.select('r.id')
		.where('r.school_id', '=', schoolId)
		.where('r.person_id', '=', personId)
		.where('r.role', '=', 'facilitator')
		.where('p.deactivated_at', 'is', null)
		.where((eb) => eb.fn<boolean>('holds_today', ['r.starts_on', 'r.ends_on']))
		.executeTakeFirst();
	return row !== undefined;
}

import { nameOf } from '#server/domain/people/index.ts';
import { schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { begin } from './begin-collaboration.ts';
import { canBegin } from './collaboration.ts';
import type { Partner } from './find-partners.ts';
import { takeOver } from './handover.ts';
import { holdCollaboration, type Reached, reachCollaboration, recordOf } from './reach-collaboration.ts';
import { type PersonShown, proofOf, rolesOf, writeShown } from './roles-shown.ts';

/** What stands on the screen on which somebody decides whether to join. */
export interface Invitation extends Reached {
	askedBy: string;
	teamName: string | undefined;
	/** Everyone else who is asked or in it, with their roles of the last twelve months in that school. */
	others: (PersonShown & { side: Partner['side']; answer: Partner['answer'] })[];
	/** To be sent back with the answer, so that nobody accepts what was not on their screen. */
	proof: string;
}

/** Finds what somebody asked into a collaboration is shown before they answer. */
export function findInvitation(actor: Member, id: string): Promise<Invitation | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await reachCollaboration(tx, actor, id);
		if (isRefusal(reached)) return reached;
		const shown = await readShown(tx, actor, reached, at);
		const team = reached.teamId
			? await tx.selectFrom('team').select('name').where('id', '=', reached.teamId).executeTakeFirst()
			: undefined;
		// Who asked may have left since, and is then a colleague like others.
		const inviter = await tx
			.selectFrom('person')
			.select(['given_name', 'family_name', 'known_as'])
			.where('id', '=', reached.mine.invitedBy)
			.executeTakeFirst();
		return {
			...reached,
			askedBy: inviter ? nameOf(inviter) : '',
			teamName: team?.name,
			others: shown.flatMap((person) => {
				const partner = reached.partners.find((one) => one.personId === person.personId);
				return partner ? [{ ...person, side: partner.side, answer: partner.answer }] : [];
			}),
			proof: proofOf(shown),
		};
	});
}

/**
 * Says yes to a collaboration. It begins when everyone needed has.
 * @param answer `shown` is the proof of what stood on the screen: refuses `roles-changed` when that is no longer so;
 *   `findable` whether a teacher may be found by colleagues in it
 */
export function acceptCollaboration(
	actor: Member,
	id: string,
	answer: { shown: string; findable: boolean },
): Promise<string | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await holdCollaboration(tx, actor, id);
		if (isRefusal(reached) || reached.mine.answer === 'in') return isRefusal(reached) ? reached : reached.id;
		if (reached.state === 'finished') return refuse('collaboration-over', { kind: 'conflict' });
		const shown = await readShown(tx, actor, reached, at);
		if (proofOf(shown) !== answer.shown) return refuse('roles-changed', { kind: 'conflict' });
		await tx
			.insertInto('acceptance')
			.values({ partner_id: reached.mine.id, at, shown_roles: writeShown(shown) })
			.execute();
		if (answer.findable && reached.mine.side === 'teacher')
			await tx.updateTable('partner').set({ findable: true }).where('id', '=', reached.mine.id).execute();
		await recordOf(tx, actor, reached, 'collaboration.accepted', at);
		await takeOver(tx, actor, reached, at);
		const partners = reached.partners.map((partner) =>
			partner.id === reached.mine.id ? { ...partner, answer: 'in' as const } : partner,
		);
		if (reached.state === 'proposed' && canBegin(partners)) await begin(tx, actor, reached, at);
		return reached.id;
	});
}

/** The others' roles, as they stand now: those who declined or left are no longer shown. */
async function readShown(tx: Tx, actor: Member, reached: Reached, at: Date): Promise<PersonShown[]> {
	const { zone } = await tx
		.selectFrom('school')
		.select('zone')
		.where('id', '=', reached.schoolId)
		.executeTakeFirstOrThrow();
	const personIds = reached.partners
		.filter(
			(partner) => partner.id !== reached.mine.id && (partner.answer === 'in' || partner.answer === 'asked'),
		)
		.map((partner) => partner.personId);
	return rolesOf(tx, actor, { schoolId: reached.schoolId, personIds, today: schoolDay(zone, at) });
}

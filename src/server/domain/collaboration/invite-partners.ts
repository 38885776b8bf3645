import { brokenConstraint, type Tx } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';
import type { Side } from './collaboration.ts';

/** Asks people into a collaboration, in the name of `invitedBy`. The database refuses whom it must; see `refusalOf`. */
export async function invitePartners(
	tx: Tx,
	input: {
		collaborationId: string;
		invitedBy: string;
		at: Date;
		people: readonly { personId: string; side: Side }[];
	},
): Promise<void> {
	// One after the other: each is checked against those already asked.
	for (const { personId, side } of input.people)
		await tx
			.insertInto('partner')
			.values({
				id: newId(),
				collaboration_id: input.collaborationId,
				person_id: personId,
				side,
				invited_by: input.invitedBy,
				invited_at: input.at,
			})
			.execute();
}

const sentences: Record<string, () => Refusal> = {
	partner_of_school: () => refuse('partner-not-here', { field: 'people' }),
	partner_is_facilitator: () => refuse('partner-not-facilitator', { field: 'people' }),
	partner_teaches: () => refuse('partner-not-teaching', { field: 'people' }),
	partner_never_evaluates: () => refuse('partner-evaluates', { field: 'people' }),
	partner_collaboration_id_person_id_key: () =>
		refuse('partner-already-asked', { kind: 'conflict', field: 'people' }),
};

/** Turns the database's no to a partner into its sentence; throws what is no such thing. */
export function refusalOf(error: unknown): Refusal {
	const made = sentences[brokenConstraint(error) ?? ''];
	if (!made) throw error;
	return made();
}

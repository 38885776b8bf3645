import { redirect } from '@sveltejs/kit';
import { type Collaboration, findCollaboration } from '#server/domain/collaboration/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { found, signedIn } from '../../../answer.ts';

/** The collaboration of a page that is for its partners; who was only asked is led to their answer. */
export async function reached(
	locals: App.Locals,
	id: string,
): Promise<{ actor: Member; one: Collaboration; facilitator: string }> {
	const { actor, standing } = signedIn(locals);
	const one = found(await findCollaboration(actor, id));
	if (one.mine.answer === 'asked') redirect(303, `/collaborations/${id}/answer`);
	return { actor, one, facilitator: standing.school?.facilitatorWord ?? '' };
}

/** Those who are in it, by name. */
export function partnersOf(one: Collaboration): { personId: string; name: string }[] {
	return one.partners
		.filter((partner) => partner.answer === 'in')
		.map(({ personId, name }) => ({ personId, name }));
}

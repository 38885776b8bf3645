import { confirmAddress, findAddressChange } from '#server/domain/people/index.ts';
import { machine } from '#server/platform/actor.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { endSessions } from '#server/platform/sign-in/index.ts';
import { refused } from '../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const change = await findAddressChange(params.token);
	return isRefusal(change) ? { toAddress: undefined } : change;
};

export const actions: Actions = {
	default: async ({ params }) => {
		const confirmed = await confirmAddress(params.token);
		if (isRefusal(confirmed)) return refused(confirmed);
		await endSessions(machine, confirmed.personId);
		return { confirmed: true };
	},
};

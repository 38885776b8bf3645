import {
	acceptChange,
	confirmAddress,
	disputeChange,
	findAddressChange,
	findChangedAddress,
} from '#server/domain/people/index.ts';
import { machine } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { endSessions } from '#server/platform/sign-in/index.ts';
import { refused } from '../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening a link answers nothing: mail programs open links by themselves. The buttons do. */
export const load: PageServerLoad = async ({ params }) => {
	const waiting = await findAddressChange(params.token);
	if (!isRefusal(waiting)) return { waiting: waiting.toAddress, now: now().toISOString() };
	const changed = await findChangedAddress({ letter: params.token });
	return { changed: isRefusal(changed) ? undefined : changed, now: now().toISOString() };
};

export const actions: Actions = {
	/** What waits for the old address. */
	confirm: async ({ params }) => {
		const confirmed = await confirmAddress(params.token);
		if (isRefusal(confirmed)) return refused(confirmed);
		await endSessions(machine, confirmed.personId);
		return { done: 'confirmed' as const };
	},
	/** What has changed already is right. */
	accept: async ({ params }) => {
		const accepted = await acceptChange({ letter: params.token });
		return isRefusal(accepted) ? refused(accepted) : { done: 'accepted' as const };
	},
	/** What has changed already is wrong. */
	dispute: async ({ params, url }) => {
		const disputed = await disputeChange({ letter: params.token }, settings().origin ?? url.origin);
		if (isRefusal(disputed)) return refused(disputed);
		await endSessions(machine, disputed.personId);
		return { done: 'disputed' as const };
	},
};

import type { Action } from 'svelte/action';
import { keep } from '#device/pocket.ts';
import { settled, tellTrouble, watch } from '#ui/unsaved.ts';
import { enhance } from '$app/forms';
import { entryFrom } from './entry-from.ts';

/**
 * Sends the form of a capture; when the network or the server does not answer, the entry is kept on this device, which sends
 * it later. Where a device keeps nothing, the words stay in the form and the frame says why.
 */
export const orKeep: Action<HTMLFormElement> = (form) => {
	const forget = watch(form);
	const sent = enhance(form, ({ formData }) => async ({ result, update }) => {
		if (result.type === 'error' && result.status !== 404) {
			// It may have arrived all the same: it goes out again as it was, and is saved once.
			const kept = await keep({ ...entryFrom(form, formData), tried: true }).catch(() => false);
			if (!kept) return tellTrouble(result.error.message === 'full' ? 'full' : 'offline');
			settled(form);
			location.assign('/pocket?kept');
			return;
		}
		if (result.type === 'redirect' && result.location.startsWith('/sign-in'))
			return tellTrouble('signed-out');
		tellTrouble(undefined);
		if (result.type !== 'failure') settled(form);
		await update();
	});
	return {
		destroy: () => {
			forget();
			sent.destroy();
		},
	};
};

import { enhance as enhanceForm, type SubmitFunction } from '$app/forms';
import { settled, tellTrouble, watch } from './unsaved.ts';

/**
 * A form that is sent without a new page. What was typed never goes with a failure: when the network or the server does
 * not answer, or the session is over, the form stays as it is and the frame says why.
 */
export function enhance(form: HTMLFormElement, submit?: SubmitFunction): { destroy: () => void } {
	const forget = watch(form);
	const send: SubmitFunction = async (input) => {
		const after = await submit?.(input);
		return async (outcome) => {
			const { result } = outcome;
			if (result.type === 'error' && result.status !== 404)
				return tellTrouble(result.error.said ?? 'offline');
			if (result.type === 'redirect' && result.location.startsWith('/sign-in'))
				return tellTrouble('signed-out');
			tellTrouble(undefined);
			if (result.type !== 'failure') settled(form);
			return after ? after(outcome) : outcome.update();
		};
	};
	const enhanced = enhanceForm(form, send);
	return {
		destroy: () => {
			forget();
			enhanced.destroy();
		},
	};
}

/**
 * For forms that change what is there: what was typed stays, and when it was refused, what is saved now is read again, since
 * somebody else may have saved meanwhile.
 */
export const keeping: SubmitFunction =
	() =>
	({ update }) =>
		update({ reset: false, refreshAll: true });

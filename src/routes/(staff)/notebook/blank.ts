import type { SubmitFunction } from '$app/forms';

/** For a form that adds one thing and stays on the page: once it is added, the form is blank and folded again. */
export const blankAfterwards: SubmitFunction =
	() =>
	async ({ result, update, formElement }) => {
		await update({ reset: false });
		if (result.type !== 'redirect') return;
		formElement.reset();
		formElement.closest('details')?.removeAttribute('open');
	};

import type { SubmitFunction } from '$app/forms';
import { invalidateAll } from '$app/navigation';

/** For forms that two people may save: what was typed stays, and what is saved now is read again when that was refused. */
export const keeping: SubmitFunction =
	() =>
	async ({ result, update }) => {
		await update({ reset: false });
		if (result.type === 'failure') await invalidateAll();
	};

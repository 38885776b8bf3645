import { signedIn } from '../../../answer.ts';
import type { PageServerLoad } from './$types';

/** For everybody who is signed in: it says what the words mean, and nothing of anybody. */
export const load: PageServerLoad = ({ locals }) => {
	signedIn(locals);
};

import { redirect } from '@sveltejs/kit';
import { endSession } from '#server/platform/sign-in/index.ts';
import { keepCookies } from '../../cookies.ts';
import { pocketCookie } from '../pocket/cookie.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => redirect(303, '/today');

export const actions: Actions = {
	default: async ({ request, cookies, setHeaders }) => {
		keepCookies(cookies, await endSession(request.headers));
		// Signing out clears the device. Where it holds a pocket, its worker does that: what waits there may have to be kept.
		const held = cookies.get(pocketCookie) !== undefined;
		setHeaders({ 'clear-site-data': held ? '"cache"' : '"cache", "storage"' });
		redirect(303, '/sign-in?out');
	},
};

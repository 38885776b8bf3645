import { error } from '@sveltejs/kit';
import { dev } from '$app/env';
import type { LayoutLoad } from './$types';

/** The design system is for who builds Tandem: elsewhere there is no such page. */
export const load: LayoutLoad = ({ url }) => {
	if (!dev) error(404);
	return {
		theme: url.searchParams.get('theme') === 'dark' ? ('dark' as const) : ('light' as const),
		direction: url.searchParams.get('dir') === 'rtl' ? ('rtl' as const) : ('ltr' as const),
	};
};

import { rememberedDays, share, tokenDays } from '#server/domain/token/index.ts';
import { settings } from '#server/platform/settings.ts';
import type { PageServerLoad } from './$types';
import { nouns, problemExample, refusalsTold, scopesTold } from './view.ts';

export const load: PageServerLoad = ({ url }) => ({
	nouns: nouns(),
	scopes: scopesTold(),
	refusals: refusalsTold(),
	problem: problemExample(),
	origin: settings().origin ?? url.origin,
	days: tokenDays,
	remembered: rememberedDays,
	share,
});

import { findRequests, findSetUps } from '#server/domain/request/index.ts';
import { schoolDay } from '#server/domain/school/index.ts';
import { now } from '#server/platform/clock.ts';
import { signedIn } from '../../answer.ts';
import type { PageServerLoad } from './$types';
import { rowSaid } from './said.ts';

/** Read on the server; what is done about a request is done on its own page. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const over = url.searchParams.has('over');
	const desk = standing.roles.has('technician');
	const said = {
		t,
		today: schoolDay(standing.school?.zone ?? 'UTC', now()),
		word: standing.school?.facilitatorWord ?? '',
	};
	const page = async (side: 'asked' | 'held') => {
		const { requests, next } = await findRequests(actor, {
			side,
			over,
			after: url.searchParams.get(side) ?? undefined,
			setUps: desk && !over ? false : undefined,
		});
		return {
			rows: requests.map((one) => rowSaid(one, said)),
			more: next && `/requests?${over ? 'over&' : ''}${side}=${encodeURIComponent(next)}`,
		};
	};
	const queue = async () => {
		const { requests, next } = await findSetUps(actor, {
			after: url.searchParams.get('set-ups') ?? undefined,
		});
		return {
			rows: requests.map((one) => rowSaid(one, said)),
			more: next && `/requests?set-ups=${encodeURIComponent(next)}`,
		};
	};
	const holds = ['facilitator', 'technician'].some((role) => standing.roles.has(role as 'technician'));
	const held = await page('held');
	return {
		over,
		asked: await page('asked'),
		held,
		holds: holds || held.rows.length > 0,
		desk,
		setUps: desk && !over ? await queue() : undefined,
		supports: standing.roles.has('facilitator'),
		leads: ['technician', 'operator'].some((role) => standing.school?.roles.includes(role as 'operator')),
		sets: ['facilitator', 'operator'].some((role) => standing.school?.roles.includes(role as 'operator')),
	};
};

import { findSupport } from '#server/domain/time/index.ts';
import { datesIn } from '#ui/formats.ts';
import { sayHours } from '#ui/when.ts';
import { signedIn } from '../../../answer.ts';
import type { PageServerLoad } from './$types';

/** Read on the server. */
export const csr = false;

export const load: PageServerLoad = async ({ locals }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const support = await findSupport(actor, standing.school ?? null);
	const day = datesIn(t.locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
	const month = datesIn(t.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
	const share = new Intl.NumberFormat(t.locale, { style: 'percent' });
	const { minutes, allMinutes } = support;
	return {
		lede: t('request.support.lede', { day: day.format(new Date(support.from)) }),
		times: support.times,
		sum: t('request.support.sum', { hours: sayHours(minutes, t.locale), times: support.times }),
		share:
			allMinutes > 0 ? t('request.support.share', { share: share.format(minutes / allMinutes) }) : undefined,
		kinds: support.kinds.map((one) => ({
			label: t(`request.support.${one.kind}`),
			value: Math.round(one.minutes / 6) / 10,
		})),
		months: support.months.map((one) => ({
			label: month.format(new Date(one.month)),
			hours: sayHours(one.minutes, t.locale),
			times: one.times,
		})),
	};
};

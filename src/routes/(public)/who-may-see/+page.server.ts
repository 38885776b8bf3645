import {
	called,
	findRules,
	type Planted,
	promises,
	type Reader,
	readers,
} from '#server/domain/proof/index.ts';
import type { PageServerLoad } from './$types';

/** No word of anybody is on this page: it is the promise, and the rules that keep it. */
export const load: PageServerLoad = async ({ locals }) => {
	const { t } = locals;
	const groups = new Map<string, { readers: string[]; what: string[] }>();
	for (const [planted, to] of Object.entries(promises) as [Planted, readonly Reader[]][]) {
		const key = to.join(' ');
		const group = groups.get(key) ?? {
			readers: to.map((one) => t.said({ key: called.reader(one) })),
			what: [],
		};
		group.what.push(t.said({ key: called.planted(planted) }));
		groups.set(key, group);
	}
	const some = new Set<Reader>(Object.values(promises).flat());
	return {
		groups: [...groups.values()],
		none: readers.filter((one) => !some.has(one)).map((one) => t.said({ key: called.reader(one) })),
		rules: (await findRules()).filter(({ says }) => says.includes('"')),
	};
};

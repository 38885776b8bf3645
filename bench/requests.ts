import { type HeldAs, holders, suggestHolder } from '#server/domain/request/index.ts';
import { type Example, readExamples } from './requests/examples.ts';
import type { Row } from './row.ts';

/** What somebody would write down in five minutes: by these words a request is told from another without learning. */
const keywords: Record<HeldAs, RegExp> = {
	facilitator:
		/(?<!\p{L})(plan\p{L}*|unit|lesson|teach\p{L}*|assess\p{L}*|project|idea\p{L}*|unidad|clase|proyecto|planific\p{L}*|evalua\p{L}*|s[ée]quence|le[çc]on|projet|[ée]valu\p{L}*|pr[ée]parer|خطة|وحدة|درس|مشروع|تقييم|أفكار)(?!\p{L})/giu,
	mentor:
		/(?<!\p{L})(colleague\p{L}*|who|somebody|someone|watch|visit|experience|colega\p{L}*|compañer\p{L}*|qui[ée]n|alguien|coll[èe]gue\p{L}*|qui|quelqu|exp[ée]rience|زميل|زميلة|من يستخدم|خبرة|أزور)(?!\p{L})/giu,
	desk: /(?<!\p{L})(broken|password|printer|install\p{L}*|wifi|screen|account\p{L}*|projector|internet|contraseña|impresora|instalar|pantalla|cuenta\p{L}*|proyector|mot de passe|imprimante|installer|[ée]cran|compte\p{L}*|r[ée]seau|كلمة|الطابعة|تثبيت|شاشة|حساب|إنترنت)(?!\p{L})/giu,
};

/** Whom a text is for; undefined: silent. */
export type Judge = (text: string) => HeldAs | undefined;

export const byKeywords: Judge = (text) => {
	const hits = holders.map((holder) => ({ holder, count: [...text.matchAll(keywords[holder])].length }));
	const [first, second] = hits.sort((a, b) => b.count - a.count);
	return first && first.count > (second?.count ?? 0) ? first.holder : undefined;
};

/** Always what is asked most often among those that were learnt from. */
export function byMajority(): Judge {
	const learnt = readExamples('learnt');
	const count = (holder: HeldAs) => learnt.filter(({ belongs }) => belongs === holder).length;
	const usual = [...holders].sort((a, b) => count(b) - count(a))[0];
	return () => usual;
}

/** How a judge does: of those that belong somewhere, of how many it speaks; of all it speaks of, how many are right. */
export function score(judge: Judge, examples: readonly Example[]) {
	const said = examples.map((example) => ({ ...example, said: judge(example.text) }));
	const spoken = said.filter((one) => one.said !== undefined);
	const clear = said.filter(({ belongs }) => belongs !== null);
	const unclear = said.filter(({ belongs }) => belongs === null);
	return {
		coverage: clear.filter((one) => one.said !== undefined).length / clear.length,
		right: spoken.filter((one) => one.said === one.belongs).length / spoken.length,
		silent: unclear.filter((one) => one.said === undefined).length / unclear.length,
	};
}

const percent = (what: string, share: number): Row => ({ what, value: share * 100, unit: '%' });

/** The suggestion of whom a request belongs to, on 400 requests in four languages that it has not learnt from, beside two baselines. */
export async function measureRequests(): Promise<Row[]> {
	const measured = readExamples('measured');
	const judges: [string, Judge][] = [
		['suggestion', (text) => suggestHolder(text)?.heldAs],
		['always the most usual', byMajority()],
		['by keywords', byKeywords],
	];
	const rows = judges.flatMap(([name, judge]) => {
		const { coverage, right, silent } = score(judge, measured);
		return [
			percent(`requests, ${name}: right of what it says`, right),
			percent(`requests, ${name}: of those that belong somewhere it speaks of`, coverage),
			percent(`requests, ${name}: silent where silence is right`, silent),
		];
	});
	const languages = [...new Set(measured.map(({ language }) => language))].flatMap((language) => {
		const own = measured.filter((one) => one.language === language);
		const { right, coverage } = score((text) => suggestHolder(text)?.heldAs, own);
		return [
			percent(`requests in ${language}: right of what is suggested`, right),
			percent(`requests in ${language}: suggested of`, coverage),
		];
	});
	const kinds = holders.flatMap((holder) => {
		const own = measured.filter(({ belongs }) => belongs === holder);
		const { right, coverage } = score((text) => suggestHolder(text)?.heldAs, own);
		return [
			percent(`requests for ${holder}: right of what is suggested`, right),
			percent(`requests for ${holder}: suggested of`, coverage),
		];
	});
	const began = performance.now();
	for (const { text } of measured) suggestHolder(text);
	const each = (performance.now() - began) / measured.length;
	return [...rows, ...languages, ...kinds, { what: 'requests: one suggestion', value: each, unit: 'ms' }];
}

import type { Page } from '@playwright/test';

/**
 * In the pseudo-language from right to left: words that are not between the catalogue's brackets. What people wrote and names
 * stand in elements that say so (`bdi`, `dir="auto"`), or are the value of an option, or what it is chosen by; these are left out. Days and hours are in
 * Arabic letters, as nothing else is.
 */
export function strayWords(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const data = 'bdi, [dir="auto"], time, kbd, textarea, script, style, noscript, svg, [aria-hidden="true"]';
		const isRecord = (option: HTMLOptionElement) =>
			/[0-9a-f-]{36}$|\/|^UTC$|^[a-z]{2}(-|$)/.test(option.value) ||
			option.value === option.textContent?.trim();

		const records = [...document.querySelectorAll('option')].filter(isRecord);
		const written = new Set(
			[...document.querySelectorAll('bdi, [dir="auto"]'), ...records].map((element) =>
				element.textContent?.trim(),
			),
		);
		// The school's own word for its facilitators, and what the language itself says: days, months, hours.
		const given = /^facilitator$|\p{Script=Arabic}+/giu;

		function outside(text: string): boolean {
			let left = text;
			for (let before = ''; before !== left; ) {
				before = left;
				left = left.replace(/⟦[^⟦⟧]*⟧/g, ' ');
			}
			left = left.replace(/^[\s:·,–]+|[\s:·,–]+$/g, '');
			return !written.has(left) && /\p{L}{2,}/u.test(left.replace(given, ''));
		}

		const stray: string[] = [];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const parent = node.parentElement;
			const text = (node.textContent ?? '').trim();
			if (!parent || parent.closest(data) || !outside(text)) continue;
			const option = parent.closest('option');
			if (option && isRecord(option)) continue;
			stray.push(`${parent.tagName.toLowerCase()}: ${text.slice(0, 80)}`);
		}
		for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
			for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
				const text = element.getAttribute(name) ?? '';
				if (outside(text)) stray.push(`${element.tagName.toLowerCase()} ${name}: ${text.slice(0, 80)}`);
			}
		if (outside(document.title)) stray.push(`title: ${document.title}`);
		return [...new Set(stray)];
	});
}

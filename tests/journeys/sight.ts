import type { Page } from '@playwright/test';

/** By how many pixels the page can be scrolled sideways. */
export function sidewaysBy(page: Page): Promise<number> {
	return page.evaluate(() => {
		const root = document.documentElement;
		return Math.max(0, Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth);
	});
}

/** Words that do not fit where they stand and are cut off there. What is meant for listeners alone is left out. */
export function clippedText(page: Page): Promise<string[]> {
	return page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('body *')]
			.filter((element) => {
				const style = getComputedStyle(element);
				if (style.overflowX === 'visible' && style.overflowY === 'visible') return false;
				if (style.overflowX === 'auto' || style.overflowY === 'auto') return false;
				if (['INPUT', 'TEXTAREA', 'SELECT', 'OPTION', 'svg'].includes(element.tagName)) return false;
				if (element.clientWidth <= 2 || element.clientHeight <= 2) return false;
				if (!element.checkVisibility() || element.textContent.trim() === '') return false;
				return (
					element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 4
				);
			})
			.map((element) => `${element.tagName.toLowerCase()}: ${element.textContent.trim().slice(0, 60)}`),
	);
}

/** Whether something is drawn around what has the focus: on it, or on the label it hides under. */
export function isFocusShown(page: Page): Promise<boolean> {
	return page.evaluate(() => {
		const focused = document.activeElement;
		if (!focused) return false;
		const around = [focused, focused.closest('label'), focused.closest('label')?.querySelector('span')];
		return [...around, ...focused.querySelectorAll('span')].some((element) => {
			if (!element) return false;
			return ['', '::before', '::after'].some((part) => {
				const style = getComputedStyle(element, part || null);
				const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 1;
				return outlined || (part === '' && element === focused && style.boxShadow !== 'none');
			});
		});
	});
}

/** Whether any of what has the focus can be seen: in the window, and not beneath something that stays in place. */
export function isFocusSeen(page: Page): Promise<boolean> {
	return page.evaluate(() => {
		const focused = document.activeElement;
		if (!focused) return false;
		const shown = focused.closest('label') ?? focused;
		const box = shown.getBoundingClientRect();
		const shares = [0.1, 0.3, 0.5, 0.7, 0.9];
		return shares.some((down) =>
			shares.some((across) => {
				const at = document.elementFromPoint(box.left + box.width * across, box.top + box.height * down);
				return at !== null && (shown.contains(at) || at.contains(shown));
			}),
		);
	});
}

/** What would still move: elements with a transition or an animation of a length that can be seen. */
export function movingElements(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const longest = (durations: string) =>
			Math.max(
				...durations.split(',').map((one) => Number.parseFloat(one) * (one.includes('ms') ? 1 : 1000)),
			);
		return [...document.querySelectorAll('body, body *')]
			.filter((element) => {
				const style = getComputedStyle(element);
				const animated = style.animationName !== 'none' && longest(style.animationDuration) > 20;
				return animated || longest(style.transitionDuration) > 20;
			})
			.map((element) => element.outerHTML.slice(0, 120));
	});
}

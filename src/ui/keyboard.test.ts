import { describe, expect, it } from 'vitest';
import { shortcutFor } from './keyboard.ts';

const free = { ctrlKey: false, metaKey: false, altKey: false };

describe('single keys', () => {
	it('c captures, g then t goes to today, anything else is left alone', () => {
		expect(shortcutFor('c', '', free)).toBe('capture');
		expect(shortcutFor('t', 'g', free)).toBe('today');
		expect(shortcutFor('t', '', free)).toBeUndefined();
		expect(shortcutFor('x', 'g', free)).toBeUndefined();
	});

	it('leaves the keys of the browser alone', () => {
		expect(shortcutFor('c', '', { ...free, ctrlKey: true })).toBeUndefined();
		expect(shortcutFor('c', '', { ...free, metaKey: true })).toBeUndefined();
	});
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const colours = new Map(
	[...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
		([, name = '', light = '', dark = '']) => [name, { light, dark }],
	),
);

function brightness(hex: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string, theme: 'light' | 'dark'): number {
	const [a, b] = [one, other].map((name) => brightness(colours.get(name)?.[theme] ?? ''));
	if (a === undefined || b === undefined) return 0;
	return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const surfaces = ['ground', 'sheet', 'wash'];
const washes = ['accent-wash', 'warning-wash', 'trouble-wash'];
const text: [string, string][] = [
	...['ink', 'ink-soft', 'accent', 'trouble', 'warning'].flatMap((ink) =>
		surfaces.map((on): [string, string] => [ink, on]),
	),
	...['ground', 'sheet'].map((on): [string, string] => ['ink-faint', on]),
	...washes.flatMap((on): [string, string][] => [
		['ink', on],
		['ink-soft', on],
	]),
	['accent', 'accent-wash'],
	['accent-strong', 'accent-wash'],
	['accent-strong', 'sheet'],
	['accent-strong', 'wash'],
	['warning', 'warning-wash'],
	['trouble', 'trouble-wash'],
	['on-accent', 'accent'],
	['on-accent', 'accent-strong'],
	['on-trouble', 'trouble'],
];
const controls: [string, string][] = ['ground', 'sheet'].flatMap((on): [string, string][] => [
	['control-line', on],
	['accent', on],
]);

describe.each(['light', 'dark'] as const)('%s', (theme) => {
	it.each(text)('%s on %s can be read (4.5 : 1)', (ink, on) => {
		expect(contrast(ink, on, theme)).toBeGreaterThanOrEqual(4.5);
	});

	it.each(controls)('%s on %s can be made out (3 : 1)', (line, on) => {
		expect(contrast(line, on, theme)).toBeGreaterThanOrEqual(3);
	});
});

/** Our own drawings on a 24 × 24 sheet, stroke 1.75, as path data; every one is an outline. */
export const icons = {
	today: ['M4 11.2 12 4.5l8 6.7', 'M6 9.8V19.5h12V9.8', 'M10 19.5v-5h4v5'],
	people: [
		'M9 11.5a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5Z',
		'M3 19.5c.4-3.4 2.9-5.2 6-5.2s5.6 1.8 6 5.2',
		'M15.5 5.4a3 3 0 0 1 0 5.8',
		'M17.6 14.8c1.9.7 3.1 2.3 3.4 4.7',
	],
	collaboration: ['M9.25 17a5 5 0 1 0 0-10 5 5 0 0 0 0 10Z', 'M14.75 17a5 5 0 1 0 0-10 5 5 0 0 0 0 10Z'],
	notebook: [
		'M6.5 4h11a1.5 1.5 0 0 1 1.5 1.5v13a1.5 1.5 0 0 1-1.5 1.5h-11Z',
		'M6.5 4v16',
		'M4 8h2.5',
		'M4 12h2.5',
		'M4 16h2.5',
		'M10 8.5h5.5',
		'M10 12h5.5',
	],
	visit: ['M3.5 19.5h17', 'M6 19.5V5.5L14.5 4v15.5', 'M14.5 6.5H18v13', 'M11.5 12h.01'],
	capture: ['M12 5v14', 'M5 12h14'],
	pen: ['M4.5 19.5l.9-4L15.8 5.1a1.7 1.7 0 0 1 2.4 0l.7.7a1.7 1.7 0 0 1 0 2.4L8.5 18.6Z', 'M14 7l3 3'],
	bell: ['M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15Z', 'M10 20.5h4'],
	calendar: ['M5 6.5h14v13H5Z', 'M5 10.5h14', 'M8.5 4v4', 'M15.5 4v4'],
	lock: ['M6 11h12v8.5H6Z', 'M8.5 11V8.2a3.5 3.5 0 0 1 7 0V11', 'M12 14.5v1.8'],
	eye: [
		'M3 12c2.2-3.9 5.2-5.9 9-5.9s6.8 2 9 5.9c-2.2 3.9-5.2 5.9-9 5.9S5.2 15.9 3 12Z',
		'M12 14.7a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4Z',
	],
	check: ['M5 12.7 9.7 17.4 19 7'],
	arrow: ['M5 12h14', 'M13 6l6 6-6 6'],
	back: ['M19 12H5', 'M11 6l-6 6 6 6'],
	chevron: ['M7 10l5 5 5-5'],
	more: ['M6 12h.01', 'M12 12h.01', 'M18 12h.01'],
	menu: ['M4 7.5h16', 'M4 12h16', 'M4 16.5h16'],
	search: ['M10.8 17a6.2 6.2 0 1 0 0-12.4 6.2 6.2 0 0 0 0 12.4Z', 'M15.4 15.4 20 20'],
	print: ['M7 9V4.5h10V9', 'M7 16.5H4.5V9h15v7.5H17', 'M7 13.5h10v6H7Z'],
	close: ['M6 6l12 12', 'M18 6 6 18'],
	upload: ['M12 15.5V5', 'M7.5 9.3 12 4.8l4.5 4.5', 'M5 15.5v4h14v-4'],
	download: ['M12 4.5V15', 'M7.5 10.7 12 15.2l4.5-4.5', 'M5 15.5v4h14v-4'],
	warning: ['M12 4.5 21 19.5H3Z', 'M12 10v4.5', 'M12 17h.01'],
	info: ['M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16Z', 'M12 11.5V16', 'M12 8.2h.01'],
	'sign-out': ['M10 4.5H5.5v15H10', 'M10.5 12H20', 'M16 8l4 4-4 4'],
	settings: [
		'M4 7.5h9',
		'M17 7.5h3',
		'M15 9.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
		'M4 16.5h3',
		'M11 16.5h9',
		'M9 18.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
	],
	passkey: ['M8.5 15.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z', 'M12.5 11.5H21v3.5', 'M17.5 11.5v2.5', 'M8.5 11.5h.01'],
	programme: ['M4.5 19.5h15', 'M7 16v-4.5', 'M12 16V5.5', 'M17 16V9'],
	copy: ['M9 9h10.5v10.5H9Z', 'M15 9V4.5H4.5V15H9'],
	clock: ['M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16Z', 'M12 7.5V12l3 2'],
	guide: ['M12 7c-2-1.5-4.5-2-8-2v13c3.5 0 6 .5 8 2 2-1.5 4.5-2 8-2V5c-3.5 0-6 .5-8 2Z', 'M12 7v13'],
	standard: ['M5 3.5v14.5h5', 'M5 9.5h5', 'M10.5 6.5H19v6h-8.5Z', 'M10.5 15H19v6h-8.5Z'],
	library: ['M4.5 4.5H8v15H4.5Z', 'M8 4.5h3.5v15H8', 'M13.6 5.4l3.3-.9 3.6 14.1-3.3.9Z'],
	tool: ['M14.8 5.2a4.2 4.2 0 0 0-5.3 5.3l-5 5 4 4 5-5a4.2 4.2 0 0 0 5.3-5.3l-2.6 2.6-2.9-1.1-1.1-2.9Z'],
	agreement: ['M6 4h8.5L18.5 8v12H6Z', 'M9.5 13l2 2 3.8-4'],
	promise: ['M5 20V4.5', 'M5 5.5h11.5l-2.5 3.7 2.5 3.8H5'],
	held: [
		'M7 4h10',
		'M7 20h10',
		'M8 4c0 4 2.5 5.5 4 8 1.5-2.5 4-4 4-8',
		'M8 20c0-4 2.5-5.5 4-8 1.5 2.5 4 4 4 8',
	],
} as const satisfies Record<string, readonly string[]>;

export type IconName = keyof typeof icons;

/**
 * All icons, once in a document: what shows one names it. So neither the script nor the page repeats a drawing.
 * @returns a piece of HTML that shows nothing by itself
 */
export function iconSheet(): string {
	const drawn = Object.entries(icons).map(([name, paths]) => {
		const all = paths.map((d) => `<path d="${d}"/>`).join('');
		return `<symbol id="icon-${name}" viewBox="0 0 24 24">${all}</symbol>`;
	});
	return `<div hidden><svg>${drawn.join('')}</svg></div>`;
}

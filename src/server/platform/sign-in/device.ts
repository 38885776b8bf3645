/** What a device is called, as coarsely as helps to recognise one's own; undefined where it does not say. */
export interface Device {
	browser: string | undefined;
	system: string | undefined;
}

// The first that fits: browsers name those they descend from, too.
const browsers: [RegExp, string][] = [
	[/\bEdg(e|A|iOS)?\//, 'Edge'],
	[/\bOPR\//, 'Opera'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\b(Firefox|FxiOS)\//, 'Firefox'],
	[/\b(Chrome|Chromium|CriOS|HeadlessChrome)\//, 'Chrome'],
	[/\bVersion\/.+Safari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
	[/\biPhone\b/, 'iPhone'],
	[/\biPad\b/, 'iPad'],
	[/\bAndroid\b/, 'Android'],
	[/\bCrOS\b/, 'ChromeOS'],
	[/\bWindows\b/, 'Windows'],
	[/\bMac OS X\b/, 'macOS'],
	[/\bLinux\b/, 'Linux'],
];

const firstOf = (list: [RegExp, string][], text: string) => list.find(([sign]) => sign.test(text))?.[1];

/** Reads what a browser says of itself: names of products, which no language translates. */
export function deviceOf(userAgent: string): Device {
	return { browser: firstOf(browsers, userAgent), system: firstOf(systems, userAgent) };
}

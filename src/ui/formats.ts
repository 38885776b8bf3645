const made = new Map<string, unknown>();

/** Making one costs as much as a hundred uses of it: each is made once, for all requests. */
function once<Format>(key: string, make: () => Format): Format {
	const known = made.get(key);
	if (known) return known as Format;
	const format = make();
	made.set(key, format);
	return format;
}

/** How a language writes lists: “Ada, Ben and Clara”. */
export function listsIn(locale: string, options: Intl.ListFormatOptions = {}): Intl.ListFormat {
	return once(`list ${locale} ${JSON.stringify(options)}`, () => new Intl.ListFormat(locale, options));
}

/** How a language writes numbers. */
export function numbersIn(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
	return once(`number ${locale} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));
}

/** How a language writes dates and times; the zone is one of the options. */
export function datesIn(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	return once(`date ${locale} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options));
}

/** How a language says yesterday, today and tomorrow. */
export function daysAway(locale: string): Intl.RelativeTimeFormat {
	return once(`away ${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
}

/** The time zones to choose from, by region; `others` names the group of those that belong to none. */
export function zoneGroups(
	others: string,
	chosen?: string,
): { label: string; options: { value: string; label: string }[] }[] {
	const groups = new Map<string, { value: string; label: string }[]>();
	const known = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
	if (chosen) known.add(chosen);
	for (const zone of [...known].sort()) {
		const cut = zone.indexOf('/');
		const region = cut < 0 ? others : zone.slice(0, cut);
		const label = (cut < 0 ? zone : zone.slice(cut + 1)).replaceAll('_', ' ').replaceAll('/', ', ');
		groups.set(region, [...(groups.get(region) ?? []), { value: zone, label }]);
	}
	return [...groups].map(([label, options]) => ({ label, options }));
}

/** A language's name in the reader's own, as the start of a line. */
export function languageName(language: string, locale: string): string {
	return new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? language;
}

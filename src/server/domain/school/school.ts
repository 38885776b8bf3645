import { type Refusal, refuse } from '#server/platform/refusal.ts';

/** What a school decides about itself. */
export interface SchoolSettings {
	name: string;
	/** IANA. */
	zone: string;
	/** BCP 47. */
	language: string;
	/** What this school calls its facilitators, in the singular. */
	facilitatorWord: string;
}

/** Whether a text names a time zone that the server's clocks know. */
export function isZone(zone: string): boolean {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
	} catch {
		return false;
	}
}

/** Settings as they are stored, or what is wrong with them. */
export function settle(wanted: SchoolSettings): SchoolSettings | Refusal {
	const settings = {
		name: wanted.name.trim(),
		zone: wanted.zone.trim(),
		language: wanted.language.trim(),
		facilitatorWord: wanted.facilitatorWord.trim(),
	};
	if (settings.name === '') return refuse('required', { field: 'name' });
	if (settings.name.length > 200) return refuse('too-long', { field: 'name', args: { most: 200 } });
	if (!isZone(settings.zone)) return refuse('no-such-zone', { field: 'zone' });
	if (settings.language.length < 2 || settings.language.length > 35)
		return refuse('choose-one', { field: 'language' });
	if (settings.facilitatorWord === '') return refuse('required', { field: 'facilitatorWord' });
	if (settings.facilitatorWord.length > 40)
		return refuse('too-long', { field: 'facilitatorWord', args: { most: 40 } });
	return settings;
}

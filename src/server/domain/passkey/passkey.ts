import { type Refusal, refuse } from '#server/platform/refusal.ts';

/** How many passkeys a person may have. */
export const mostPasskeys = 20;

/** A passkey's name as it is stored, or the refusal: one line, up to 100 characters. The field is named `name`. */
export function nameOfPasskey(typed: string): string | Refusal {
	const name = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
	if (name === '') return refuse('required', { field: 'name' });
	return name.length > 100 ? refuse('too-long', { field: 'name', args: { most: 100 } }) : name;
}

/**
 * Whether a passkey's counter went on since it was last used. One that did not is on two devices, of which one is a copy;
 * those that do not count stay at zero.
 */
export function hasCountedOn(before: number, now: number): boolean {
	return (before === 0 && now === 0) || now > before;
}

/** The ways a device can be reached, kept as words with blanks between them. */
export const transportsOf = (kept: string): string[] => kept.split(' ').filter(Boolean);

export type Shortcut = 'capture' | 'today';

/**
 * What a key pressed after another asks for: `c` captures, `g` then `t` goes to today.
 * Gives nothing while a modifier is held, so that the browser's own keys stay its own.
 */
export function shortcutFor(
	key: string,
	before: string,
	held: { ctrlKey: boolean; metaKey: boolean; altKey: boolean },
): Shortcut | undefined {
	if (held.ctrlKey || held.metaKey || held.altKey) return undefined;
	if (before === 'g' && key === 't') return 'today';
	if (key === 'c') return 'capture';
	return undefined;
}

/** Whether a keystroke there is somebody writing. */
export function isWriting(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement &&
		(target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
	);
}

const place = 'tandem-keys-off';

/** Single keys can be switched off on a device, as people who speak their commands need (WCAG 2.1.4). */
export const keysOnThisDevice = {
	read: (): boolean => localStorage.getItem(place) === null,
	write: (on: boolean): void => {
		if (on) localStorage.removeItem(place);
		else localStorage.setItem(place, '1');
	},
};

import type { Attachment } from 'svelte/attachments';

/** What is asked for when an entry is put somewhere: names as the form has them. */
export interface Put {
	as: string;
	id: string;
	version: string;
	day: string;
	at: string;
	until: string;
	wasOn: string;
	wasAt: string;
}

/** What becomes of an entry that is held: said to who does not see it, and asked for when it is put somewhere else. */
export interface Hands {
	taken: (what: string) => void;
	over: (where: string) => void;
	back: () => void;
	put: (to: Put) => void;
}

/** A mouse that only clicks moves less, in pixels. */
const slack = 6;
/** A finger that rests so long, in milliseconds, holds what it rests on; one that moves before that scrolls. */
const rest = 400;
/** So near its edge, in pixels, a window scrolls on. */
const edge = 48;

const dayOf = (element: Element | null | undefined) => element?.closest<HTMLElement>('[data-day]');

/** A day's periods; the day itself where it has none. */
function placesOf(day: HTMLElement): HTMLElement[] {
	const periods = [...day.querySelectorAll<HTMLElement>('[data-at]')];
	return periods.length > 0 ? periods : [day];
}

/**
 * Lets entries (`data-as`, `data-id`) be moved within a list of days (`data-day`) and their periods (`data-at`): with a mouse by
 * dragging, with a finger after a rest, with the keyboard by `m`, arrows and Enter. Escape leaves them where they were. Nothing is
 * changed here: `put` asks for it, and where it is refused everything stands as it stood.
 */
export function movable(hands: Hands): Attachment<HTMLElement> {
	return (root) => {
		let held: HTMLElement | undefined;
		let aimed: HTMLElement | undefined;
		let keys = false;
		let pressed: { entry: HTMLElement; id: number; x: number; y: number; timer: number } | undefined;
		/** Where on the page the pointer was when it took hold. */
		let began = { x: 0, y: 0 };

		const placeAt = (element: Element | null | undefined) =>
			element && root.contains(element) ? element.closest<HTMLElement>('[data-at],[data-day]') : null;

		function aim(place: HTMLElement | null | undefined) {
			if (!place || place === aimed) return;
			aimed?.removeAttribute('data-aimed');
			aimed = place;
			place.setAttribute('data-aimed', '');
		}

		function tell() {
			const names = new Set([dayOf(aimed)?.dataset.name, aimed?.dataset.name]);
			hands.over([...names].filter(Boolean).join(', '));
		}

		function take(entry: HTMLElement) {
			held = entry;
			entry.setAttribute('data-held', '');
			root.setAttribute('data-moving', '');
			aim(placeAt(entry.parentElement));
			hands.taken(entry.querySelector('a')?.textContent?.trim() ?? '');
		}

		/** Lets go: what was held lies where it lay, until the page is told otherwise. */
		function release() {
			clearTimeout(pressed?.timer);
			if (held) held.style.transform = '';
			held?.removeAttribute('data-held');
			aimed?.removeAttribute('data-aimed');
			root.removeAttribute('data-moving');
			pressed = held = aimed = undefined;
			keys = false;
		}

		function putDown() {
			const [entry, place] = [held, aimed];
			release();
			const was = entry && dayOf(entry)?.dataset.day;
			const day = dayOf(place)?.dataset.day;
			const same = place === placeAt(entry?.parentElement) || (day === was && !place?.dataset.at);
			if (!entry || !place || !day || !was || same) return hands.back();
			const { as = '', id = '', version = '', clock = '' } = entry.dataset;
			const at = place.dataset.at ?? clock;
			hands.put({ as, id, version, day, at, until: place.dataset.until ?? '', wasOn: was, wasAt: clock });
		}

		function hold({ entry, id, x, y }: NonNullable<typeof pressed>) {
			const before = entry.getBoundingClientRect();
			take(entry);
			entry.setPointerCapture(id);
			// What was empty takes room now: the entry stays under the pointer.
			const after = entry.getBoundingClientRect();
			began = { x, y: y + window.scrollY + after.top - before.top };
			follow({ clientX: x, clientY: y });
		}

		function follow({ clientX: x, clientY: y }: { clientX: number; clientY: number }) {
			if (!held) return;
			held.style.transform = `translate(${x - began.x}px, ${y + window.scrollY - began.y}px)`;
			const under = document.elementsFromPoint(x, y).find((one) => !held?.contains(one));
			aim(placeAt(under));
			if (y < edge) window.scrollBy(0, -edge / 4);
			else if (y > window.innerHeight - edge) window.scrollBy(0, edge / 4);
		}

		function press(event: PointerEvent) {
			const from = event.target as Element;
			const entry = from.closest<HTMLElement>('[data-as]');
			if (keys) release();
			if (!entry || event.button !== 0 || !event.isPrimary || from.closest('.move')) return;
			const one = { entry, id: event.pointerId, x: event.clientX, y: event.clientY, timer: 0 };
			if (event.pointerType === 'touch') one.timer = window.setTimeout(() => hold(one), rest);
			pressed = one;
		}

		function drag(event: PointerEvent) {
			if (!pressed || event.pointerId !== pressed.id) return;
			const far = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > slack;
			if (!held && far && event.pointerType === 'touch') return release();
			if (!held && far) hold(pressed);
			follow(event);
		}

		function lift(event: PointerEvent) {
			if (!pressed || event.pointerId !== pressed.id) return;
			if (!held) return release();
			// What was dragged was not clicked.
			const still = (click: Event) => click.preventDefault();
			window.addEventListener('click', still, { capture: true, once: true });
			setTimeout(() => window.removeEventListener('click', still, { capture: true }));
			putDown();
		}

		function key(event: KeyboardEvent) {
			if (event.ctrlKey || event.metaKey || event.altKey) return;
			if (!held) {
				const entry = (event.target as Element).closest<HTMLElement>('[data-as]');
				if (event.key !== 'm' || !entry || !root.contains(entry)) return;
				keys = true;
				take(entry);
			} else if (event.key === 'Escape') {
				release();
				hands.back();
			} else if (!keys) return;
			else if (event.key === 'Enter') putDown();
			else if (event.key.startsWith('Arrow')) step(event.key);
			else return;
			event.preventDefault();
		}

		function step(arrow: string) {
			const day = dayOf(aimed);
			if (!day || !aimed) return;
			const places = placesOf(day);
			const at = places.indexOf(aimed);
			const upright = arrow === 'ArrowUp' || arrow === 'ArrowDown';
			const back = getComputedStyle(root).direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
			const by = arrow === 'ArrowUp' || arrow === back ? -1 : 1;
			const days = [...root.querySelectorAll<HTMLElement>('[data-day]')];
			const other = days[days.indexOf(day) + by];
			const there = other ? placesOf(other) : [];
			const next = upright
				? places[at < 0 ? 0 : at + by]
				: there[Math.min(Math.max(at, 0), there.length - 1)];
			if (!next) return;
			aim(next);
			next.scrollIntoView({ block: 'nearest' });
			tell();
		}

		const quiet = (event: Event) => {
			if (held && !keys) event.preventDefault();
		};
		const listeners = {
			pointerdown: press,
			pointermove: drag,
			pointerup: lift,
			pointercancel: release,
			dragstart: (event: Event) => pressed && event.preventDefault(),
			contextmenu: quiet,
			touchmove: quiet,
			focusout: () => keys && release(),
		};
		for (const [name, listener] of Object.entries(listeners))
			root.addEventListener(name, listener as EventListener, { passive: false });
		window.addEventListener('keydown', key);
		return () => {
			release();
			for (const [name, listener] of Object.entries(listeners))
				root.removeEventListener(name, listener as EventListener);
			window.removeEventListener('keydown', key);
		};
	};
}

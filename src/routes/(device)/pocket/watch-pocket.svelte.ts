import { onMount } from 'svelte';
import { type Entry, findWaiting, onChange, openPocket, type Things } from '#device/pocket.ts';
import { provideStandpoint } from '#ui/standpoint.ts';

/**
 * What this device holds and what waits on it, as it changes, for a page of the pocket; dates on the page are said on the clocks
 * of its school. Call it while the page is being made.
 */
export function watchPocket() {
	let stands: 'opening' | 'open' | 'broken' = $state('opening');
	let things: Things | undefined = $state.raw();
	let waiting: Entry[] = $state.raw([]);
	let now = $state.raw(new Date());
	provideStandpoint(() => ({ zone: things?.zone ?? 'UTC', now: now.toISOString() }));

	async function look(): Promise<void> {
		try {
			[things, waiting] = [await openPocket(), await findWaiting()];
			now = new Date();
			stands = 'open';
		} catch {
			stands = 'broken';
		}
	}

	onMount(() => {
		void look();
		return onChange(() => void look());
	});
	return {
		/** `broken` where the browser lets nothing be kept. */
		get stands() {
			return stands;
		},
		get things() {
			return things;
		},
		get waiting() {
			return waiting;
		},
		get now() {
			return now;
		},
		look,
	};
}

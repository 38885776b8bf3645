import type { Action } from 'svelte/action';

interface Registration extends ServiceWorkerRegistration {
	sync?: { register(name: string): Promise<void> };
}

/** Asks the worker to send what waits: now, and when the browser finds the network back with this page long closed. */
export async function askToSend(): Promise<void> {
	const registration: Registration | undefined = await navigator.serviceWorker?.getRegistration();
	registration?.active?.postMessage('send');
	await registration?.sync?.register('entries').catch(() => undefined);
}

/** A form that is kept here and not sent. */
export function keptBy(
	keep: (form: HTMLFormElement, data: FormData) => Promise<void>,
): Action<HTMLFormElement> {
	return (form) => {
		const submitted = (event: SubmitEvent) => {
			event.preventDefault();
			void keep(form, new FormData(form, event.submitter));
		};
		form.addEventListener('submit', submitted);
		return { destroy: () => form.removeEventListener('submit', submitted) };
	};
}

/** What of a service worker's scope is used: the types of pages and of workers cannot stand in one program. */
export interface Extendable extends Event {
	waitUntil(work: Promise<unknown>): void;
}

export interface Fetching extends Extendable {
	readonly request: Request;
	respondWith(response: Response | Promise<Response>): void;
}

export interface Told extends Extendable {
	readonly data: unknown;
}

export interface WorkerScope {
	readonly location: Location;
	readonly clients: { claim(): Promise<void> };
	skipWaiting(): Promise<void>;
	addEventListener(type: 'install' | 'activate' | 'sync', hear: (event: Extendable) => void): void;
	addEventListener(type: 'fetch', hear: (event: Fetching) => void): void;
	addEventListener(type: 'message', hear: (event: Told) => void): void;
}

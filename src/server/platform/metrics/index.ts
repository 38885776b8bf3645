import { createHash, timingSafeEqual } from 'node:crypto';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

// What an operator's own tools read to see how it goes. Labels are patterns, codes and kinds from closed lists: never an id, a name,
// an address or anything else that somebody gave.
const registry = new Registry();
const registers = [registry];

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const requests = new Counter({
	name: 'tandem_requests_total',
	help: 'Requests answered, by method, the pattern of their address, and status.',
	labelNames: ['method', 'route', 'status'],
	registers,
});
const requestSeconds = new Histogram({
	name: 'tandem_request_seconds',
	help: 'How long requests took to be answered, by the pattern of their address.',
	labelNames: ['route'],
	buckets: seconds,
	registers,
});
const work = new Counter({
	name: 'tandem_units_of_work_total',
	help: 'Units of work, by the kind of who acted and how they ended.',
	labelNames: ['actor', 'outcome'],
	registers,
});
const workSeconds = new Histogram({
	name: 'tandem_unit_of_work_seconds',
	help: 'How long units of work took, waiting for a connection included.',
	labelNames: ['actor'],
	buckets: seconds,
	registers,
});
const queries = new Counter({
	name: 'tandem_queries_total',
	help: 'Statements sent to the database.',
	registers,
});
const slowQueries = new Counter({
	name: 'tandem_slow_queries_total',
	help: 'Statements that took longer than TANDEM_SLOW_QUERY_MS.',
	registers,
});

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Counts an answered request. `route` is the pattern of its address; empty when none fits. */
export function countRequest(method: string, route: string, status: number, milliseconds: number): void {
	requests.inc({ method: methods.has(method) ? method : 'other', route: route || 'none', status });
	requestSeconds.observe({ route: route || 'none' }, milliseconds / 1000);
}

/** Counts a unit of work that ended: written, refused by the domain, or broken off by a fault. */
export function countWork(actor: string, outcome: 'done' | 'refused' | 'failed', milliseconds: number): void {
	work.inc({ actor, outcome });
	workSeconds.observe({ actor }, milliseconds / 1000);
}

/** Counts a statement. */
export function countQuery(slow: boolean): void {
	queries.inc();
	if (slow) slowQueries.inc();
}

export interface Reading {
	labels?: Record<string, string>;
	value: number;
}

/**
 * Reports something that is read anew whenever the metrics are. A reading that fails is left out: the others still tell.
 * @param name with its unit, as Prometheus has names: `tandem_mail`, `tandem_embedded_log_bytes`
 * @param read what it is now; an empty list when there is none
 */
export function report(
	name: string,
	help: string,
	labelNames: string[],
	read: () => Promise<Reading[]>,
): void {
	registry.removeSingleMetric(name);
	new Gauge({
		name,
		help,
		labelNames,
		registers,
		async collect() {
			const readings = await read().catch(() => []);
			this.reset();
			for (const { labels = {}, value } of readings) this.set(labels, value);
		},
	});
}

/** Begins to watch the process itself: its memory, its processor time, how late its timers are. */
export function watchProcess(): void {
	if (!registry.getSingleMetric('process_cpu_seconds_total')) collectDefaultMetrics({ register: registry });
}

const digest = (given: string) => createHash('sha256').update(given).digest();

/** Whether a request shows the token that the operator set. Without one nobody may. */
export function mayReadMetrics(headers: Headers, token: string | undefined): boolean {
	const [, shown = ''] = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '') ?? [];
	return token !== undefined && timingSafeEqual(digest(shown), digest(token));
}

/** Everything that is measured, in Prometheus' text format. */
export async function readMetrics(): Promise<{ text: string; type: string }> {
	return { text: await registry.metrics(), type: registry.contentType };
}

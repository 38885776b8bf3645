import { type Refusal, refuse } from '#server/platform/refusal.ts';
import type { PackageLink, PackagePlace, PackageStandard } from './package.ts';

/** That what is at the origin stands beneath what is at the destination. */
const childOf = 'isChildOf';

interface Edge {
	child: string;
	above: string | undefined;
	sequence: number;
	position: number;
}

/**
 * Lays the standards of a package out as a tree, from its `isChildOf` links in the order of their sequence numbers. A
 * standard may stand beneath several; what stands beneath nothing in the package stands at the top, after what is put there.
 * @returns the places, or a refusal when standards stand beneath each other in a circle
 */
export function layOut(
	documentIdentifier: string,
	standards: readonly PackageStandard[],
	links: readonly PackageLink[],
): PackagePlace[] | Refusal {
	const position = new Map(standards.map((standard, at) => [standard.identifier, at]));
	const edges = new Map<string, Edge>();
	links.forEach((link, at) => {
		if (link.kind !== childOf || !position.has(link.origin)) return;
		const above = link.destination === documentIdentifier ? undefined : link.destination;
		if (above !== undefined && !position.has(above)) return;
		const key = `${link.origin} ${above ?? ''}`;
		const edge = {
			child: link.origin,
			above,
			sequence: link.sequence ?? Number.POSITIVE_INFINITY,
			position: at,
		};
		if (!edges.has(key)) edges.set(key, edge);
	});
	const placed = new Set([...edges.values()].map((edge) => edge.child));
	standards.forEach(({ identifier }, at) => {
		if (placed.has(identifier)) return;
		const edge = {
			child: identifier,
			above: undefined,
			sequence: Number.POSITIVE_INFINITY,
			position: links.length + at,
		};
		edges.set(identifier, edge);
	});
	const all = [...edges.values()];
	const circle = circleIn(all);
	if (circle !== undefined) {
		const one = standards[position.get(circle) ?? 0];
		return refuse('framework-circle', {
			field: 'package',
			args: { name: one?.code || one?.title || one?.statement.slice(0, 80) || circle },
		});
	}
	const ranks = new Map<string | undefined, number>();
	return all
		.sort((one, other) => compare(one.sequence, other.sequence) || one.position - other.position)
		.map(({ child, above }) => {
			const rank = ranks.get(above) ?? 0;
			ranks.set(above, rank + 1);
			return { identifier: child, above, rank };
		});
}

function compare(one: number, other: number): number {
	return one === other ? 0 : one < other ? -1 : 1;
}

/** One that stands in a circle, if any does: takes away, again and again, what nothing stands above; what is left goes round. */
function circleIn(edges: readonly Edge[]): string | undefined {
	const above = new Map<string, string[]>();
	const beneath = new Map<string, string[]>();
	for (const edge of edges) {
		const parents = above.get(edge.child) ?? [];
		above.set(edge.child, parents);
		if (edge.above === undefined) continue;
		parents.push(edge.above);
		const children = beneath.get(edge.above) ?? [];
		children.push(edge.child);
		beneath.set(edge.above, children);
	}
	const left = new Map([...above].map(([child, parents]) => [child, parents.length]));
	const free = [...left].filter(([, count]) => count === 0).map(([identifier]) => identifier);
	for (let next = free.pop(); next !== undefined; next = free.pop()) {
		left.delete(next);
		for (const child of beneath.get(next) ?? []) {
			const count = (left.get(child) ?? 0) - 1;
			left.set(child, count);
			if (count === 0) free.push(child);
		}
	}
	// Whatever is left has something left above it: going up long enough comes round.
	const seen = new Set<string>();
	let [at] = left.keys();
	while (at !== undefined && !seen.has(at)) {
		seen.add(at);
		at = above.get(at)?.find((parent) => left.has(parent));
	}
	return at;
}

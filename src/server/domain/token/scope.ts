/** What a token may be made for. A token reaches what its person reaches, within what it was made for. */
export const areas = [
	'profile',
	'people',
	'collaborations',
	'visits',
	'notebooks',
	'requests',
	'tools',
	'programme',
	'installation',
] as const;
export type Area = (typeof areas)[number];

/** In `people` there is nothing to write: who changes them does so as an operator, in `installation`. */
export type Scope = Exclude<`${Area}:${'read' | 'write'}`, 'people:write'>;

/** Every scope there is, in the order of the areas. */
export const scopes: readonly Scope[] = areas.flatMap((area) =>
	area === 'people' ? [`${area}:read` as const] : [`${area}:read` as const, `${area}:write` as const],
);

/** Tells a scope from any other text. */
export function isScope(value: unknown): value is Scope {
	return (scopes as readonly unknown[]).includes(value);
}

/** Reads scopes as they are stored, with spaces between; what a later version may have written is left out. */
export function readScopes(stored: string): Scope[] {
	return stored.split(' ').filter(isScope);
}

/** How far a token reaches in an area. */
export type Reach = 'none' | 'read' | 'write';

/** The scopes of a choice made area by area; who writes also reads. */
export function scopesOf(chosen: Partial<Record<Area, Reach>>): Scope[] {
	return scopes.filter((scope) => {
		const [area, access] = scope.split(':') as [Area, 'read' | 'write'];
		return chosen[area] === 'write' || (chosen[area] === 'read' && access === 'read');
	});
}

/** How far these scopes reach in an area. */
export function reachIn(area: Area, held: readonly Scope[]): Reach {
	if (held.some((scope) => scope === `${area}:write`)) return 'write';
	return held.includes(`${area}:read`) ? 'read' : 'none';
}

import type { MessageKey } from '#messages/index.ts';
import type { ImportState } from '#server/domain/roster/index.ts';

const kinds = {
	waiting: 'plain',
	preparing: 'plain',
	refused: 'trouble',
	previewed: 'accent',
	accepted: 'plain',
	discarded: 'plain',
	undone: 'plain',
} as const satisfies Record<ImportState, string>;

/** How the state of an import is shown: its words, and how loudly. */
export function stateTag(state: ImportState): {
	key: Extract<MessageKey, `roster.state-${string}`>;
	kind: (typeof kinds)[ImportState];
} {
	return { key: `roster.state-${state}`, kind: kinds[state] };
}

import type { FrameworkImportState } from '#server/domain/standard/index.ts';

/** How loudly the state of an import is shown. */
export const stateKinds = {
	preparing: 'plain',
	previewed: 'accent',
	accepted: 'plain',
	discarded: 'plain',
} as const satisfies Record<FrameworkImportState, string>;

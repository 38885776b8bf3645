import { error } from '@sveltejs/kit';
import { type GuidedKind, hasGuide } from '#server/domain/guide/index.ts';

/** The guide that an address names; what is no guide is a page that is not there. */
export function kindAsked(kind: string): GuidedKind {
	if (!hasGuide(kind)) error(404, 'missing');
	return kind;
}

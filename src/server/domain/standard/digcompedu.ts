import type { Actor } from '#server/platform/actor.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { acceptFramework } from './accept-framework.ts';
import { frameworkKey } from './framework-rows.ts';
import digcompedu from './frameworks/digcompedu.json' with { type: 'json' };
import { previewFramework } from './preview-framework.ts';
import { packageOf } from './read-package.ts';

/** The key of DigCompEdu wherever it was added. */
export const digcompeduKey = frameworkKey(digcompedu.CFDocument.identifier);

/** DigCompEdu as this program brings it along: titles of the European Union under CC BY 4.0, sentences of our own. */
export function digcompeduPackage() {
	return packageOf(digcompedu);
}

/** Adds DigCompEdu at once, or brings it to the state of this version. Missing for who is no operator. */
export async function addDigCompEdu(actor: Actor): Promise<string | Refusal> {
	const importId = await previewFramework(actor, digcompeduPackage(), 'DigCompEdu');
	return isRefusal(importId) ? importId : acceptFramework(actor, importId);
}

import type { Language, Translator } from '#messages/index.ts';
import type { Standing } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Outage } from '#server/platform/database/index.ts';

declare global {
	namespace App {
		interface Locals {
			/** Who acts: made in hooks.server.ts, nowhere else. Undefined on the pages listed there as public. */
			actor: Member | undefined;
			/** The key of the session by which they act. */
			sessionId: string | undefined;
			/** The acting person's name, schools and roles today. */
			standing: Standing | undefined;
			language: Language;
			t: Translator;
			requestId: string;
			/** Why the database could not serve this request, once that is known. */
			outage?: Outage;
		}
		interface Error {
			message: string;
			requestId?: string;
			/** What is wrong, in the reader’s language, where it is more than that it could not be sent just now. */
			said?: string;
		}
	}
}

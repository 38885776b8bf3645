import { nameRow } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { changedMeanwhile, isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';

/** What a person chooses about themself; nothing for what others call them by their full name, and for the school's language. */
export interface SelfChange {
	knownAs?: string | undefined;
	language?: string | undefined;
	/** The version that was read. */
	version: number;
}

/** Changes what the actor is called and reads in; refused when it was changed meanwhile. The names themselves stay the school's. */
export function renameSelf(actor: Member, wanted: SelfChange): Promise<Refusal | { version: number }> {
	const at = now();
	const language = wanted.language ?? null;
	return unitOfWork<Refusal | { version: number }>(actor, async (tx) => {
		const person = await tx
			.selectFrom('person')
			.select(['given_name', 'family_name', 'known_as', 'language', 'version'])
			.where('id', '=', actor.personId)
			.executeTakeFirst();
		if (!person) return missing;
		if (language !== null && !/^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$/.test(language))
			return refuse('choose-one', { field: 'language' });
		const names = nameRow({ given: person.given_name, family: person.family_name, knownAs: wanted.knownAs });
		if (isRefusal(names)) return names;
		// A form sent twice changes once: what is so already is not a change, whichever version it was made from.
		if (person.known_as === names.known_as && person.language === language)
			return { version: person.version };
		const { known_as, search_name } = names;
		const changed = await tx
			.updateTable('person')
			.set({ known_as, search_name, language, version: wanted.version + 1 })
			.where('id', '=', actor.personId)
			.where('version', '=', wanted.version)
			.executeTakeFirst();
		if (changed.numUpdatedRows === 0n) return changedMeanwhile(person.version);
		await tx
			.insertInto('event')
			.values({
				id: newId(),
				at,
				name: 'profile.changed',
				actor_id: actor.personId,
				subject_id: actor.personId,
			})
			.execute();
		return { version: wanted.version + 1 };
	});
}

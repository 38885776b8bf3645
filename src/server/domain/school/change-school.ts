import { operate, recordAct } from '#server/domain/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { type SchoolSettings, settle } from './school.ts';

/**
 * Changes a school's settings, against the version that was read.
 * @returns the new version; refused when something cannot be, or was changed meanwhile; missing for who is no operator
 */
export function changeSchool(
	actor: Actor,
	schoolId: string,
	wanted: SchoolSettings & { version: number },
): Promise<number | Refusal> {
	if (!isId(schoolId)) return Promise.resolve(missing);
	const at = now();
	return operate<number | Refusal>(actor, async (tx, operator) => {
		const before = await tx
			.selectFrom('school')
			.select(['name', 'zone', 'language', 'facilitator_word', 'version'])
			.where('id', '=', schoolId)
			.executeTakeFirst();
		if (!before) return missing;
		const settings = settle(wanted);
		if (isRefusal(settings)) return settings;
		const same =
			before.name === settings.name &&
			before.zone === settings.zone &&
			before.language === settings.language &&
			before.facilitator_word === settings.facilitatorWord;
		// A form sent twice changes once: what is so already is not a change, whichever version it was made from.
		if (same) return before.version;
		const changed = await tx
			.updateTable('school')
			.set({
				name: settings.name,
				zone: settings.zone,
				language: settings.language,
				facilitator_word: settings.facilitatorWord,
				version: wanted.version + 1,
			})
			.where('id', '=', schoolId)
			.where('version', '=', wanted.version)
			.executeTakeFirst();
		if (changed.numUpdatedRows === 0n) return changedMeanwhile(before.version);
		await recordAct(tx, operator, { name: 'school.changed', at, subjectId: schoolId, schoolId });
		return wanted.version + 1;
	});
}

import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { cleanLines, type Demand, most, type Template, usualTemplate } from './space.ts';

/** The template of a school, with its version: 0 where it has set none. */
export async function templateOf(tx: Tx, schoolId: string): Promise<Template & { version: number }> {
	const row = await tx
		.selectFrom('space_template')
		.select(['tools', 'accounts', 'slips', 'must', 'may', 'version'])
		.where('school_id', '=', schoolId)
		.executeTakeFirst();
	if (!row) return { ...usualTemplate, version: 0 };
	return {
		tools: row.tools as Demand,
		accounts: row.accounts as Demand,
		slips: row.slips as Demand,
		must: row.must,
		may: row.may,
		version: row.version,
	};
}

/** Reads with what the checklists of a school’s spaces begin. Refuses `missing` to who is not of the school. */
export function findTemplate(
	actor: Member,
	schoolId: string,
): Promise<(Template & { version: number }) | Refusal> {
	return unitOfWork<(Template & { version: number }) | Refusal>(actor, async (tx) => {
		const school = isId(schoolId)
			? await tx.selectFrom('school').select('id').where('id', '=', schoolId).executeTakeFirst()
			: undefined;
		return school ? templateOf(tx, schoolId) : missing;
	});
}

/**
 * Sets with what checklists begin from now on, on top of `version` (0: none was set). Refuses `missing` to who does not look after tools,
 * `too-long`, `too-many-lines`, `changed-meanwhile`.
 */
export function setTemplate(
	actor: Member,
	schoolId: string,
	template: Template & { version: number },
): Promise<{ version: number } | Refusal> {
	if (!isId(schoolId)) return Promise.resolve(missing);
	const [must, may] = [cleanLines(template.must), cleanLines(template.may)];
	for (const [field, lines] of Object.entries({ must, may })) {
		if (lines.length > most.lines)
			return Promise.resolve(refuse('too-many-lines', { field, args: { most: most.lines } }));
		if (lines.some((line) => line.length > most.line))
			return Promise.resolve(refuse('too-long', { field, args: { most: most.line } }));
	}
	const at = now();
	const version = template.version + 1;
	return unitOfWork<{ version: number } | Refusal>(actor, async (tx) => {
		const row = {
			tools: template.tools,
			accounts: template.accounts,
			slips: template.slips,
			must,
			may,
			set_by: actor.personId,
			set_at: at,
			version,
		};
		const saved =
			template.version === 0
				? await tx
						.insertInto('space_template')
						.values({ school_id: schoolId, ...row })
						.onConflict((conflict) => conflict.doNothing())
						.executeTakeFirst()
				: await tx
						.updateTable('space_template')
						.set(row)
						.where('school_id', '=', schoolId)
						.where('version', '=', template.version)
						.executeTakeFirst();
		const count = 'numUpdatedRows' in saved ? saved.numUpdatedRows : saved.numInsertedOrUpdatedRows;
		if (count === 0n)
			return (await mayKeep(tx, schoolId))
				? changedMeanwhile((await templateOf(tx, schoolId)).version)
				: missing;
		const event = { at, schoolId, actorId: actor.personId, subjectId: schoolId };
		await recordEvent(tx, { name: 'space.template-set', ...event });
		return { version };
	}).catch(hiddenIsMissing);
}

/** Whether a row of the template may be written by the actor, as the database has it. */
async function mayKeep(tx: Tx, schoolId: string): Promise<boolean> {
	const row = await tx
		.selectFrom('space_template')
		.select('school_id')
		.where('school_id', '=', schoolId)
		.forUpdate()
		.executeTakeFirst();
	return row !== undefined;
}

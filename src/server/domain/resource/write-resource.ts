import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import type { KeptFile } from '#server/platform/files/index.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { addressOf } from './address.ts';
import { expectLink } from './expect-link.ts';
import { ownResource } from './own-resource.ts';
import { placeIn } from './place-resource.ts';
import { checkResource, foundBy, most, type ResourceKind, type ResourceWords } from './resource.ts';

/** A resource to be added; its file is in the store already. */
export interface NewResource extends ResourceWords {
	kind: ResourceKind;
	file: KeptFile | null;
	/** A UUID made where the form was shown: sent twice it is added once. */
	entry: string;
	/** The unit that it is for, if it comes from one. */
	unitId?: string | undefined;
}

/**
 * Adds a resource to a school of the actor's. Sent twice it is added once, and the second file is nobody's.
 * Refuses `missing`, what is wrong with the words or the address, tools and standards that the school does not have.
 * @param also what else is written with it, in the same transaction
 */
export function addResource(
	actor: Member,
	schoolId: string,
	given: NewResource,
	also?: (tx: Tx, resourceId: string) => Promise<Refusal | undefined>,
): Promise<{ id: string; isNew: boolean } | Refusal> {
	const [at, id] = [now(), keyOf(actor.personId, given.entry, 'resource')];
	return unitOfWork<{ id: string; isNew: boolean } | Refusal>(actor, async (tx) => {
		if (!isId(schoolId)) return missing;
		const there = await tx.selectFrom('resource').select('id').where('id', '=', id).executeTakeFirst();
		if (there) return { id, isNew: false };
		const wrong = checkResource(given.kind, given, given.file !== null);
		if (wrong) return wrong;
		const tags = await readTags(tx, schoolId, given);
		if (isRefusal(tags)) return tags;
		const { file } = given;
		if (file !== null)
			await tx
				.insertInto('stored_file')
				.values({
					id: file.id, secret: file.secret, media_type: file.mediaType, bytes: file.bytes, name: file.name,
					added_by: actor.personId, added_at: at,
				}) // biome-ignore format: short enough for two lines
				.execute();
		await tx
			.insertInto('resource')
			.values({
				id, school_id: schoolId, owner_id: actor.personId, kind: given.kind, file_id: file?.id ?? null, made_at: at,
				...columnsOf(given.kind, given, tags.tools),
			}) // biome-ignore format: short enough for two lines
			.execute();
		await nameTags(tx, id, tags);
		await expectLink(tx, actor, id, given.kind === 'link' ? given.url : null, at);
		if (given.unitId !== undefined) {
			const placed = await placeIn(tx, actor, id, given.unitId, at);
			if (isRefusal(placed)) return placed;
		}
		await recordEvent(tx, { name: 'resource.added', at, schoolId, actorId: actor.personId, subjectId: id });
		return (await also?.(tx, id)) ?? { id, isNew: true };
	}).catch(hiddenIsMissing);
}

/** Says something else of a resource of the actor's, on top of `version`. Refuses as above, and `changed-meanwhile`. */
export function changeResource(
	actor: Member,
	id: string,
	given: ResourceWords & { version: number },
): Promise<{ version: number } | Refusal> {
	const at = now();
	return unitOfWork<{ version: number } | Refusal>(actor, async (tx) => {
		const own = await ownResource(tx, actor, id);
		if (!own) return missing;
		const wrong = checkResource(own.kind, given, own.hasFile);
		if (wrong) return wrong;
		if (own.version !== given.version) return changedMeanwhile(own.version);
		const named = await tx
			.selectFrom('resource_standard')
			.select('standard_id')
			.where('resource_id', '=', id)
			.execute();
		const already = named.map((one) => one.standard_id);
		const tags = await readTags(tx, own.schoolId, given, already);
		if (isRefusal(tags)) return tags;
		const columns = columnsOf(own.kind, given, tags.tools);
		const saved = await tx
			.updateTable('resource')
			.set({ ...columns, version: given.version + 1 })
			.where('id', '=', id)
			.where('version', '=', given.version)
			.executeTakeFirst();
		if (saved.numUpdatedRows !== 1n) return changedMeanwhile(own.version + 1);
		await tx.deleteFrom('resource_tool').where('resource_id', '=', id).execute();
		const gone = already.filter((one) => !tags.standards.includes(one));
		if (gone.length > 0)
			await tx
				.deleteFrom('resource_standard')
				.where('resource_id', '=', id)
				.where('standard_id', 'in', gone)
				.execute();
		await nameTags(tx, id, { ...tags, standards: tags.standards.filter((one) => !already.includes(one)) });
		if (columns.url !== own.url) await expectLink(tx, actor, id, columns.url, at);
		const event = { at, schoolId: own.schoolId, actorId: actor.personId, subjectId: id };
		await recordEvent(tx, { name: 'resource.changed', ...event });
		return { version: given.version + 1 };
	}).catch(hiddenIsMissing);
}

interface Tags {
	tools: { id: string; name: string }[];
	standards: string[];
}

/** The tools and standards that are named, as the school has them; what was named already may stay, whatever the school uses by now. */
async function readTags(
	tx: Tx,
	schoolId: string,
	given: ResourceWords,
	already: readonly string[] = [],
): Promise<Tags | Refusal> {
	const wanted = [...new Set(given.tools)].slice(0, most.tools);
	if (!wanted.every(isId)) return missing;
	const tools =
		wanted.length === 0
			? []
			: await tx
					.selectFrom('tool')
					.select(['id', 'name'])
					.where('school_id', '=', schoolId)
					.where('id', 'in', wanted)
					.execute();
	if (tools.length !== wanted.length) return refuse('resource-tool', { field: 'tools' });
	const standards = [...new Set(given.standards)];
	if (!standards.every(isId)) return missing;
	if (standards.length > most.standards)
		return refuse('too-many-standards', { field: 'content', args: { most: most.standards } });
	const fresh = standards.filter((one) => !already.includes(one));
	if (fresh.length === 0) return { tools, standards };
	const used = await tx
		.selectFrom('standard as s')
		.innerJoin('framework_use as u', 'u.framework_id', 's.framework_id')
		.select('s.id')
		.where('u.school_id', '=', schoolId)
		.where('s.withdrawn_at', 'is', null)
		.where('s.id', 'in', fresh)
		.execute();
	return used.length === fresh.length
		? { tools, standards }
		: refuse('standard-not-used', { kind: 'conflict', field: 'content' });
}

async function nameTags(tx: Tx, id: string, { tools, standards }: Tags): Promise<void> {
	if (tools.length > 0)
		await tx
			.insertInto('resource_tool')
			.values(tools.map((tool) => ({ resource_id: id, tool_id: tool.id })))
			.execute();
	if (standards.length > 0)
		await tx
			.insertInto('resource_standard')
			.values(standards.map((standard) => ({ resource_id: id, standard_id: standard })))
			.execute();
}

function columnsOf(kind: ResourceKind, given: ResourceWords, tools: Tags['tools']) {
	const address = kind === 'link' ? addressOf(given.url ?? '') : undefined;
	const said = {
		title: given.title.trim(),
		about: given.about.trim(),
		steps: kind === 'sheet' ? given.steps.trim() : '',
		url: address?.url ?? null,
		languages: [...new Set(given.languages)],
		grades: [...new Set(given.grades)].slice(0, most.grades),
		subjects: given.subjects,
	};
	return {
		...said,
		address_hash: address?.hash ?? null,
		audience: given.audience,
		words: foundBy(
			said,
			tools.map(({ name }) => name),
		),
	};
}

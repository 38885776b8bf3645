import { operate } from '#server/domain/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { definitionKinds } from './package.ts';

/**
 * Writes a framework as a CASE package again: every record of the newest package that was imported, as it came and in its
 * order. Missing for who is no operator.
 */
export function writePackage(actor: Actor, id: string): Promise<{ title: string; json: string } | Refusal> {
	if (!isId(id)) return Promise.resolve(missing);
	return operate<{ title: string; json: string } | Refusal>(actor, async (tx) => {
		const framework = await tx
			.selectFrom('framework')
			.select(['title', 'record'])
			.where('id', '=', id)
			.executeTakeFirst();
		if (!framework) return missing;
		const standards = await tx
			.selectFrom('standard')
			.select('record')
			.where('framework_id', '=', id)
			.where('withdrawn_at', 'is', null)
			.orderBy('position')
			.execute();
		const links = await tx
			.selectFrom('standard_link')
			.select('record')
			.where('framework_id', '=', id)
			.orderBy('position')
			.execute();
		const parts = await tx
			.selectFrom('framework_part')
			.select(['kind', 'record'])
			.where('framework_id', '=', id)
			.orderBy('position')
			.execute();
		const list = (rows: { record: string }[]) => `[${rows.map((row) => row.record).join(',')}]`;
		const of = (kind: string) => parts.filter((part) => part.kind === kind);
		/** Fields were kept as objects of one field each: without their braces they are members again. */
		const fields = (kind: string) => of(kind).map((part) => part.record.slice(1, -1));
		const definitions = Object.entries(definitionKinds)
			.filter(([, kind]) => of(kind).length > 0)
			.map(([name, kind]) => `"${name}":${list(of(kind))}`)
			.concat(fields('definition-field'));
		const members = [
			`"CFDocument":${framework.record}`,
			`"CFItems":${list(standards)}`,
			`"CFAssociations":${list(links)}`,
			...(definitions.length > 0 ? [`"CFDefinitions":{${definitions.join(',')}}`] : []),
			...(of('rubric').length > 0 ? [`"CFRubrics":${list(of('rubric'))}`] : []),
			...fields('package-field'),
		];
		return { title: framework.title, json: `{${members.join(',')}}` };
	});
}

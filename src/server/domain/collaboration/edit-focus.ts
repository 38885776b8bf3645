import { type NamedStandards, nameStandards } from '#server/domain/standard/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { changedMeanwhile, isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { nameTools, toolNames, toolsOf } from './name-tools.ts';
import { holdPartnership, recordOf } from './reach-collaboration.ts';

export interface Focus {
	title: string;
	aim: string;
	standards: string;
	/** Keys of standards; without it they stay as they are. */
	named?: NamedStandards | undefined;
	tools: readonly string[];
}

/**
 * Changes what a collaboration is about.
 * @param version the one that the editor had before them; refuses `changed-meanwhile` when somebody saved since
 */
export function editFocus(
	actor: Member,
	id: string,
	version: number,
	focus: Focus,
): Promise<string | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await holdPartnership(tx, actor, id);
		if (isRefusal(reached)) return reached;
		const wanted = { title: focus.title.trim(), aim: focus.aim.trim(), standards: focus.standards.trim() };
		const { id: collaborationId, schoolId } = reached;
		const named =
			focus.named !== undefined &&
			(await nameStandards(tx, { collaborationId, schoolId, named: focus.named }));
		if (isRefusal(named)) return named;
		const isSame =
			!named &&
			wanted.title === reached.title &&
			wanted.aim === reached.aim &&
			wanted.standards === reached.standards &&
			sameTools(await toolsOf(tx, reached.id), focus.tools);
		if (isSame) return reached.id;
		const changed = await tx
			.updateTable('collaboration_focus')
			.set({ ...wanted, version: version + 1 })
			.where('collaboration_id', '=', reached.id)
			.where('version', '=', version)
			.executeTakeFirst();
		if (changed.numUpdatedRows !== 1n) return changedMeanwhile(reached.version);
		await nameTools(tx, { collaborationId: reached.id, schoolId: reached.schoolId, names: focus.tools, at });
		await recordOf(tx, actor, reached, 'collaboration.edited', at);
		return reached.id;
	});
}

function sameTools(one: readonly string[], other: readonly string[]): boolean {
	const keys = (names: readonly string[]) =>
		toolNames(names)
			.map((name) => name.toLocaleLowerCase('und'))
			.sort()
			.join('\n');
	return keys(one) === keys(other);
}

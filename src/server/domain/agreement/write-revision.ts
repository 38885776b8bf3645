import type { Stage } from '#server/domain/collaboration/index.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { type Line, linesAtStage, linesOf } from './agreement.ts';
import { readCatalogueOf } from './find-school-lines.ts';
import { readRevision } from './read-revision.ts';

/** Who writes a revision, of which collaboration, and when. */
export interface Writing {
	collaborationId: string;
	writtenBy: string;
	at: Date;
}

/** Adds a revision, whole. Revisions are never changed. */
export async function writeRevision(
	tx: Tx,
	writing: Writing & { number: number; stage: Stage; lines: readonly Line[] },
): Promise<void> {
	const id = newId();
	await tx
		.insertInto('agreement_revision')
		.values({
			id,
			collaboration_id: writing.collaborationId,
			number: writing.number,
			stage: writing.stage,
			written_by: writing.writtenBy,
			written_at: writing.at,
		})
		.execute();
	await tx
		.insertInto('agreement_line')
		.values(
			writing.lines.map((line, index) => ({
				revision_id: id,
				responsibility: line.key,
				words: line.words,
				held_by: line.heldBy,
				remark: line.remark,
				position: index + 1,
			})),
		)
		.execute();
}

/** Begins the agreement of a collaboration that has just begun: what its school has in use at that stage, accepted by nobody. */
export async function startAgreement(tx: Tx, writing: Writing & { stage: Stage }): Promise<void> {
	const catalogue = await readCatalogueOf(tx, writing.collaborationId);
	await writeRevision(tx, { ...writing, number: 1, lines: linesOf(writing.stage, catalogue) });
}

/** Shifts the agreement with the stage, as a new revision that both sides are asked to accept. */
export async function shiftAgreement(tx: Tx, writing: Writing & { to: Stage }): Promise<void> {
	const current = await readRevision(tx, writing.collaborationId);
	if (!current) return startAgreement(tx, { ...writing, stage: writing.to });
	const catalogue = await readCatalogueOf(tx, writing.collaborationId);
	const lines = linesAtStage(current.lines, current.stage, writing.to, catalogue);
	return writeRevision(tx, { ...writing, number: current.number + 1, stage: writing.to, lines });
}

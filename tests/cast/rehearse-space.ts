import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { cast, schools } from './people.ts';

/** The texts and keys that it writes. */
export interface Written {
	planted: Readonly<Record<'space' | 'spaceLine', string>>;
	record: Readonly<Record<'tool' | 'space' | 'spaceStep' | 'spaceLine', string>>;
}

const clara: Member = { kind: 'member', personId: cast.clara.id };

/** A space of Clara’s that Ada helps with and the help desk prepares: the tools are to be tested, and a line of the school’s own done. */
export async function rehearseSpace(at: Date, { planted, record }: Written): Promise<void> {
	await unitOfWork(clara, async (tx) => {
		await tx
			.insertInto('learning_space')
			.values({
				id: record.space, school_id: schools.harbour.id, owner_id: cast.clara.id, name: planted.space, purpose: planted.space,
				tool_id: record.tool, helper_id: cast.ada.id, with_desk: true, closes_on: '2199-06-30', made_at: at,
			}) // biome-ignore format: short enough for two lines
			.execute();
		await tx
			.insertInto('space_step')
			.values([
				{ id: record.spaceStep, space_id: record.space, position: 0, kind: 'tools', required: true },
				{ id: record.spaceLine, space_id: record.space, position: 1, kind: 'other', words: planted.spaceLine, required: true },
			]) // biome-ignore format: a row reads better whole
			.execute();
	});
}

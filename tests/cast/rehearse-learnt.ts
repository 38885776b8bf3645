import { unitOfWork } from '#server/platform/database/index.ts';
import { actorOf } from './actor-of.ts';
import { cast, schools } from './people.ts';

/** The texts and keys that it writes. */
interface Written {
	planted: Readonly<Record<'learnt', string>>;
	record: Readonly<Record<'learnt' | 'learntChange', string>>;
}

/** Hana told what she learnt at a conference, and what should change with it. */
export async function rehearseLearnt(at: Date, { planted, record }: Written): Promise<void> {
	await unitOfWork(actorOf('hana'), async (tx) => {
		await tx
			.insertInto('learnt_report')
			.values({
				id: record.learnt, school_id: schools.harbour.id, author_id: cast.hana.id, occasion: planted.learnt,
				learnt: planted.learnt, tried: planted.learnt, for_whom: planted.learnt, written_at: at, changed_at: at,
			}) // biome-ignore format: a row reads better whole
			.execute();
		await tx
			.insertInto('learnt_change')
			.values({
				id: record.learntChange,
				report_id: record.learnt,
				position: 1,
				words: planted.learnt,
				changed_at: at,
			})
			.execute();
	});
}

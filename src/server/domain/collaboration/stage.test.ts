import { describe, expect, it } from 'vitest';
import {
	acceptAgreement,
	findAgreement,
	mergeWithCurrent,
	reviseAgreement,
} from '#server/domain/agreement/index.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { actorOf, assemble, type CastName, cast, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	acceptCollaboration,
	acceptStage,
	findCollaboration,
	findInvitation,
	leaveCollaboration,
	pauseCollaboration,
	proposeCollaboration,
	proposeStage,
	setStageAside,
} from './index.ts';

withDatabase(assemble);

const strangers = ['ben', 'emre', 'fatima', 'ivo'] as const;

function made<Result>(result: Result | Refusal): Result {
	if (isRefusal(result)) throw new Error(result.code);
	return result;
}

/** Ada's collaboration with Clara, or with Clara and Daniel, begun at full. */
async function active(...teachers: ('clara' | 'daniel')[]): Promise<string> {
	const id = made(
		await proposeCollaboration(actorOf('ada'), {
			schoolId: schools.harbour.id,
			as: 'facilitator',
			aim: 'Students argue from data',
			title: 'Data walks',
			tools: [],
			stage: 'full',
			sides: teachers.map((name) => ({ personId: cast[name].id, side: 'teacher' })),
			entry: newId(),
		}),
	);
	for (const name of teachers) {
		const { proof } = made(await findInvitation(actorOf(name), id));
		made(await acceptCollaboration(actorOf(name), id, { shown: proof, findable: false }));
	}
	return id;
}

const see = async (name: CastName, id: string) => made(await findCollaboration(actorOf(name), id));
const read = async (name: CastName, id: string) => made(await findAgreement(actorOf(name), id));
const proposalOf = async (name: CastName, id: string) => (await see(name, id)).proposal?.id ?? '';

describe('a change of stage', () => {
	it('holds when the teachers and one facilitator accept; its reason and date are kept', async () => {
		const id = await active('clara', 'daniel');
		made(await proposeStage(actorOf('clara'), id, { to: 'coaching', reason: 'We know the tools now' }));
		expect((await see('ada', id)).proposal).toMatchObject({ to: 'coaching', proposedByName: 'Clara Mendes' });
		expect((await see('ada', id)).next).toBe('accept-stage');
		const proposal = await proposalOf('ada', id);
		made(await acceptStage(actorOf('ada'), id, proposal));
		expect((await see('ada', id)).stage).toBe('full');
		made(await acceptStage(actorOf('daniel'), id, proposal));
		const seen = await see('clara', id);
		expect(seen).toMatchObject({ stage: 'coaching', proposal: undefined });
		expect(seen.stages).toMatchObject([
			{ to: 'full' },
			{ from: 'full', to: 'coaching', reason: 'We know the tools now', proposedBy: 'Clara Mendes' },
		]);
		made(await acceptStage(actorOf('daniel'), id, proposal));
		expect((await see('clara', id)).stages).toHaveLength(2);
	});

	it('moves in any direction, and holds once however many accept at once', async () => {
		const id = await active('clara');
		for (const to of ['mentoring', 'partial', 'full'] as const) {
			made(await proposeStage(actorOf('ada'), id, { to, reason: 'It fits' }));
			const proposal = await proposalOf('clara', id);
			await Promise.all([
				acceptStage(actorOf('clara'), id, proposal),
				acceptStage(actorOf('clara'), id, proposal),
			]);
			expect((await see('ada', id)).stage).toBe(to);
		}
		expect((await see('ada', id)).stages.map((one) => one.to)).toEqual([
			'full',
			'mentoring',
			'partial',
			'full',
		]);
	});

	it('is proposed one at a time, to another stage, in an active collaboration, by a partner', async () => {
		const id = await active('clara');
		expect(await proposeStage(actorOf('ada'), id, { to: 'full', reason: 'x' })).toMatchObject({
			code: 'stage-is-this',
			field: 'to',
		});
		made(await proposeStage(actorOf('ada'), id, { to: 'partial', reason: 'x' }));
		made(await proposeStage(actorOf('ada'), id, { to: 'partial', reason: 'x' }));
		expect(await proposeStage(actorOf('clara'), id, { to: 'coaching', reason: 'y' })).toMatchObject({
			code: 'stage-already-proposed',
		});
		const proposal = await proposalOf('ada', id);
		for (const name of strangers) {
			expect(await proposeStage(actorOf(name), id, { to: 'partial', reason: 'x' })).toMatchObject({
				code: 'missing',
			});
			expect(await acceptStage(actorOf(name), id, proposal)).toMatchObject({ code: 'missing' });
			expect(await setStageAside(actorOf(name), id, proposal)).toMatchObject({ code: 'missing' });
		}
		made(await setStageAside(actorOf('clara'), id, proposal));
		expect(await acceptStage(actorOf('clara'), id, proposal)).toMatchObject({ code: 'stage-settled' });
		made(await pauseCollaboration(actorOf('ada'), id, ''));
		expect(await proposeStage(actorOf('ada'), id, { to: 'partial', reason: 'x' })).toMatchObject({
			code: 'collaboration-not-active',
		});
	});

	it('is withdrawn by who proposed it, declined by another, and goes with who leaves', async () => {
		const id = await active('clara', 'daniel');
		const settled = () =>
			unitOfWork(actorOf('ada'), (tx) =>
				tx
					.selectFrom('stage_proposal')
					.select('settled_as')
					.where('collaboration_id', '=', id)
					.orderBy('id')
					.execute(),
			);
		for (const name of ['ada', 'clara'] as const) {
			made(await proposeStage(actorOf('ada'), id, { to: 'partial', reason: 'x' }));
			made(await setStageAside(actorOf(name), id, await proposalOf(name, id)));
		}
		made(await proposeStage(actorOf('daniel'), id, { to: 'partial', reason: 'x' }));
		made(await leaveCollaboration(actorOf('daniel'), id, ''));
		expect((await settled()).map((row) => row.settled_as)).toEqual(['withdrawn', 'declined', 'withdrawn']);
		expect((await see('ada', id)).stage).toBe('full');
	});
});

describe('the agreement', () => {
	const change = (
		lines: { key: string; heldBy: string }[],
		key: string,
		heldBy: 'teacher' | 'facilitator' | 'both',
	) => lines.map((line) => (line.key === key ? { ...line, heldBy } : line)) as never;

	it('begins as the stage has it; each side edits and accepts, and sees what changed since', async () => {
		const id = await active('clara');
		const first = await read('clara', id);
		expect(first).toMatchObject({ number: 1, stage: 'full', acceptedByMe: undefined, changes: [] });
		made(await acceptAgreement(actorOf('clara'), id, 1));
		const own = {
			key: `own-${newId()}`,
			words: 'Who brings the tablets',
			heldBy: 'both' as const,
			remark: '',
		};
		const lines = [...(change(first.lines, 'facilitator-spaces', 'both') as typeof first.lines), own];
		expect(made(await reviseAgreement(actorOf('ada'), id, { basedOn: 1, lines }))).toBe(2);
		const seen = await read('clara', id);
		expect(seen).toMatchObject({ number: 2, writtenByName: 'Ada Okafor', acceptedByMe: 1 });
		expect(seen.changes.map((one) => [one.key, one.before?.heldBy, one.after?.heldBy])).toEqual([
			['facilitator-spaces', 'facilitator', 'both'],
			[own.key, undefined, 'both'],
		]);
		expect((await see('clara', id)).next).toBe('accept-agreement');
		expect(await acceptAgreement(actorOf('clara'), id, 1)).toMatchObject({ code: 'agreement-moved-on' });
		made(await acceptAgreement(actorOf('clara'), id, 2));
		made(await acceptAgreement(actorOf('clara'), id, 2));
		const agreed = await see('ada', id);
		expect(agreed.next).toBe('none');
		expect(agreed.agreement?.acceptedBy.sort()).toEqual([cast.ada.id, cast.clara.id].sort());
	});

	it('shifts with the stage, keeps what the partners set, and asks both again', async () => {
		const id = await active('clara');
		const { lines } = await read('ada', id);
		made(
			await reviseAgreement(actorOf('ada'), id, {
				basedOn: 1,
				lines: change(lines, 'facilitator-tools', 'both'),
			}),
		);
		made(await acceptAgreement(actorOf('clara'), id, 2));
		made(await proposeStage(actorOf('ada'), id, { to: 'mentoring', reason: 'Ready' }));
		made(await acceptStage(actorOf('clara'), id, await proposalOf('clara', id)));
		const after = await read('clara', id);
		expect(after).toMatchObject({ number: 3, stage: 'mentoring', acceptedByMe: 2 });
		const holder = (key: string) => after.lines.find((line) => line.key === key)?.heldBy;
		expect(holder('facilitator-tools')).toBe('both');
		expect(holder('facilitator-spaces')).toBe('teacher');
		expect(after.changes.some((one) => one.key === 'facilitator-spaces')).toBe(true);
		expect(after.changes.some((one) => one.key === 'facilitator-tools')).toBe(false);
		for (const name of ['ada', 'clara'] as const) expect((await see(name, id)).next).toBe('accept-agreement');
	});

	it('two who revise it at once: one is saved, the other is shown both and loses nothing', async () => {
		const id = await active('clara');
		const { lines } = await read('ada', id);
		const hers = change(lines, 'teacher-sharing', 'teacher') as typeof lines;
		const mine = change(
			change(lines, 'teacher-set-up', 'teacher'),
			'teacher-sharing',
			'facilitator',
		) as typeof lines;
		const results = await Promise.all([
			reviseAgreement(actorOf('ada'), id, { basedOn: 1, lines: hers }),
			reviseAgreement(actorOf('clara'), id, { basedOn: 1, lines: mine }),
		]);
		const refusals = results.filter(isRefusal);
		expect(refusals).toMatchObject([{ code: 'changed-meanwhile', kind: 'conflict' }]);
		const [loser, typed] = isRefusal(results[0]) ? (['ada', hers] as const) : (['clara', mine] as const);
		const merged = made(await mergeWithCurrent(actorOf(loser), id, { basedOn: 1, lines: typed }));
		expect(merged.clashes).toEqual(['teacher-sharing']);
		expect(merged.lines.find((line) => line.key === 'teacher-set-up')?.heldBy).toBe('teacher');
		expect(merged.lines.find((line) => line.key === 'teacher-sharing')?.heldBy).toBe(
			typed.find((line) => line.key === 'teacher-sharing')?.heldBy,
		);
		expect(made(await reviseAgreement(actorOf(loser), id, { basedOn: 2, lines: merged.lines }))).toBe(3);
		expect(made(await reviseAgreement(actorOf(loser), id, { basedOn: 2, lines: merged.lines }))).toBe(3);
	});

	it('is read, revised and accepted by its partners alone', async () => {
		const id = await active('clara');
		const { lines } = await read('ada', id);
		for (const name of strangers) {
			expect(await findAgreement(actorOf(name), id)).toMatchObject({ code: 'missing' });
			expect(await reviseAgreement(actorOf(name), id, { basedOn: 1, lines })).toMatchObject({
				code: 'missing',
			});
			expect(await acceptAgreement(actorOf(name), id, 1)).toMatchObject({ code: 'missing' });
			expect(await mergeWithCurrent(actorOf(name), id, { basedOn: 1, lines })).toMatchObject({
				code: 'missing',
			});
		}
		expect(await findAgreement(actorOf('ada'), 'no-such')).toMatchObject({ code: 'missing' });
		expect(await reviseAgreement(actorOf('ada'), id, { basedOn: 1, lines: lines.slice(2) })).toMatchObject({
			code: 'agreement-incomplete',
		});
	});

	it('tells its writer and the teacher who has opened it, once in ten minutes', async () => {
		const id = await active('clara');
		await read('ada', id);
		await read('ada', id);
		const seen = await read('clara', id);
		expect(seen.openings.map((one) => one.name)).toEqual(['Ada Okafor']);
		const { rows } = await unitOfWork(actorOf('clara'), async (tx) => ({
			rows: await tx
				.selectFrom('access_record')
				.select(['reader_id', 'teacher_id'])
				.where('record_id', '=', seen.id)
				.execute(),
		}));
		expect(rows).toEqual([{ reader_id: cast.ada.id, teacher_id: cast.clara.id }]);
	});
});

import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { leaveCollaboration } from '#server/domain/collaboration/index.ts';
import { takeBackNote, writeNote } from '#server/domain/note/index.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import {
	actorOf, type CastName, cast, planted, record, rehearse, scene, schools,
} from '../../../../tests/cast/index.ts'; // biome-ignore format: a list
import { accept, made, propose } from '../../../../tests/collaborations.ts';
import { becomesLeader } from '../../../../tests/confidentiality/happenings.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { addTeachingPoint, mostFound, searchNotebook } from './index.ts';
import { placeOf, termsOf, wordsAround } from './search-words.ts';

withDatabase(rehearse);

const search = (name: CastName, words: string) => searchNotebook(actorOf(name), words);
const textsOf = async (name: CastName, words: string) =>
	(await search(name, words)).groups.flatMap(({ entries }) => entries.map(({ excerpt }) => excerpt)).sort();

async function writes(words: string): Promise<string> {
	const made = await writeNote(actorOf('ada'), {
		visitId: record.visit,
		entry: newId(),
		kind: 'note',
		words,
	});
	if (isRefusal(made)) throw new Error(made.code);
	return made.noteId;
}

const { privateNote, heldBack, sharedNote, teachingPoint, checkRemark, nextStep } = planted;

describe('a search in one’s notebook', () => {
	it('finds its facilitator what they wrote, a teacher what is about them and shown to them, and others nothing', async () => {
		const mine = [privateNote, heldBack, sharedNote, teachingPoint, checkRemark, nextStep].sort();
		const shown = [sharedNote, teachingPoint, checkRemark, nextStep].sort();
		for (const words of ['planted', 'PLANTDE'])
			for (const name of Object.keys(cast) as CastName[])
				expect([name, words, await textsOf(name, words)]).toEqual([
					name,
					words,
					name === 'ada' ? mine : name === 'clara' ? shown : [],
				]);
		const found = await search('ada', 'planted heron');
		expect(found).toMatchObject({
			more: false,
			nearly: false,
			groups: [
				{
					teacherId: cast.clara.id,
					teacher: 'Clara Mendes',
					entries: [{ kind: 'note', excerpt: privateNote }],
				},
			],
		});
		expect(await textsOf('clara', 'heron')).toEqual([]);
		expect(await textsOf('clara', 'otter')).toEqual([]);
	});

	it('finds what a co-facilitator and the teacher wrote in it, for as long as the notebook shows it', async () => {
		const shared = await propose('ada', 'facilitator', { clara: 'teacher', ben: 'facilitator' });
		for (const name of ['clara', 'ben'] as const) made(await accept(name, shared));
		const begun = async (name: CastName, words: string) =>
			made(
				await addTeachingPoint(actorOf(name), {
					collaborationId: shared, teacherId: cast.clara.id, words, progress: 'introduced', entry: newId(),
				}), // biome-ignore format: a row reads better whole
			);
		await begun('ben', 'A kookaburra by Ben');
		await begun('clara', 'A kookaburra by Clara');
		const both = ['A kookaburra by Ben', 'A kookaburra by Clara'];
		for (const name of ['ada', 'ben', 'clara'] as const)
			expect(await textsOf(name, 'kookabura')).toEqual(both);
		expect(await textsOf('daniel', 'kookaburra')).toEqual([]);
		await leaveCollaboration(actorOf('ben'), shared, '');
		expect(await textsOf('ben', 'kookaburra')).toEqual(['A kookaburra by Ben']);
		expect(await textsOf('ada', 'kookaburra')).toEqual(both);
	});

	it('leaves a reading of what another shared, as opening it does', async () => {
		await search('clara', 'finch');
		const readings = await unitOfWork(actorOf('ada'), (tx) =>
			tx.selectFrom('access_record').select('reader_id').where('record_id', '=', record.sharedNote).execute(),
		);
		expect(readings).toEqual([{ reader_id: cast.clara.id }]);
	});

	it.each([
		['Éléonore a présenté son travail', ['eleonore', 'TRAVAIL', 'presente', 'travial', 'son élé']],
		['Die Bruchrechnung gelang mit Größen', ['bruchrechn', 'grössen', 'Bruchrechnugn']],
		['مَدْرَسَة جديدة للرياضيات', ['مدرسة', 'جديده', 'للرياض']],
		['算数の授業で図形を使った', ['算数', '授業', '図形を', '形']],
		['한국어 수업을 보았다', ['한국어', '수업']],
		['हिन्दी की कक्षा में', ['हिन्दी', 'कक्षा']],
		['ห้องเรียนวิทยาศาสตร์', ['วิทยา', 'เรียน']],
		['İstanbul ＦＵＬＬ width', ['istanbul', 'full']],
	])('finds “%s” by its words, their beginnings and slips of them', async (words, typed) => {
		await writes(words);
		for (const one of typed) expect([one, await textsOf('ada', one)]).toEqual([one, [words]]);
		expect(await textsOf('clara', typed[0] ?? '')).toEqual([]);
	});

	it('takes nothing typed for more than words', async () => {
		await writes('Under 100% of o’clock, C:\\temp & more');
		for (const hostile of [
			'', ' ', '%', '_', '\\', "'", '\0', '\ud800', '🦦', "' or 1=1 --", '!zebra | planted:*x', '(zebra', '{zebra}', 'zebra*',
			'.*', '.+', `zebra ${'x '.repeat(9000)}`, 'z'.repeat(100_000), '$1 zebra', '?zebra',
		]) // biome-ignore format: a list
			expect([hostile, await textsOf('ada', hostile)]).toEqual([hostile, []]);
		expect(await textsOf('ada', '100% & c:\\TEMP')).toHaveLength(1);
	});

	it('shows the latest fifty, and says that there are more', async () => {
		await unitOfWork(actorOf('ada'), (tx) =>
			tx
				.insertInto('note')
				.values(
					Array.from({ length: mostFound + 10 }, (_, n) => ({
						id: newId(),
						school_id: schools.harbour.id,
						author_id: cast.ada.id,
						kind: 'note',
						words: `Kingfisher ${n}`,
						written_at: new Date(Date.now() - n * 40 * 86_400_000),
					})),
				)
				.execute(),
		);
		const many = await search('ada', 'kingfisher');
		expect(many.more).toBe(true);
		const texts = many.groups.flatMap(({ entries }) => entries.map(({ excerpt }) => excerpt));
		expect(texts).toEqual(Array.from({ length: mostFound }, (_, n) => `Kingfisher ${n}`));
		expect(await textsOf('ada', 'kingfisher 59')).toEqual(['Kingfisher 59']);
	});

	it('shows the latest of what everything has, whoever wrote it and of whichever kind', async () => {
		await writes('Cormorant, and the latest of all');
		const days = (n: number) => new Date(Date.now() - n * 60_000);
		await unitOfWork(actorOf('ada'), async (tx) => {
			const about = { school_id: schools.harbour.id, author_id: cast.ada.id };
			const many = Array.from({ length: 140 }, (_, n) => ({
				id: newId(), ...about, kind: 'note', words: `Cormorant ${n}`, written_at: days(n + 1),
			})); // biome-ignore format: a row reads better whole
			await tx.insertInto('note').values(many).execute();
			const point = {
				id: newId(),
				...about,
				teacher_id: cast.clara.id,
				collaboration_id: scene.clara,
				progress: 'trying',
			};
			await tx
				.insertInto('teaching_point')
				.values({ ...point, words: 'Cormorant among them', created_at: days(10.5) })
				.execute();
		});
		const { groups, more } = await search('ada', 'cormorant');
		const found = groups.flatMap(({ entries }) => entries).sort((a, b) => b.at.getTime() - a.at.getTime());
		expect([found.length, more]).toEqual([mostFound, true]);
		expect(found.slice(0, 3).map(({ excerpt }) => excerpt)).toEqual([
			'Cormorant, and the latest of all', 'Cormorant 0', 'Cormorant 1',
		]); // biome-ignore format: short enough for one line
		expect(found[11]?.excerpt).toBe('Cormorant among them');
		expect(found.at(-1)?.excerpt).toBe('Cormorant 47');
	});

	it('is answered from the indexes, under the policies', async () => {
		const kinds = { note: 'note', point: 'teaching_point', step: 'next_step', check: 'look_for_check' };
		await unitOfWork(actorOf('ada'), async (tx) => {
			for (const [kind, table] of Object.entries(kinds)) {
				const scans = () =>
					sql<{
						words: number;
						rows: number;
					}>`select pg_stat_get_xact_numscans(${`${table}_by_word`}::regclass)::integer as words,
						pg_stat_get_xact_tuples_returned(${table}::regclass)::integer as rows`.execute(tx);
				const years = Array.from({ length: 30 }, (_, more) => 2000 + more);
				const before = (await scans()).rows[0];
				const found = await sql<{
					ids: string[];
				}>`select own_records_with(${kind}, ${years}::integer[], '{pplanted}', '{pplanted}',
					'{pplanted}', 10) as ids`.execute(tx);
				expect(found.rows[0]?.ids.length, kind).toBeGreaterThan(0);
				const after = (await scans()).rows[0];
				expect(after?.words, kind).toBeGreaterThan(before?.words ?? 0);
				expect(after?.rows, kind).toBe(before?.rows);
			}
		});
	});

	it('finds no longer what was taken back, what came after leaving, and what is sealed', async () => {
		expect(await textsOf('clara', 'finch')).toEqual([sharedNote]);
		await takeBackNote(actorOf('ada'), record.sharedNote, cast.clara.id);
		expect(await textsOf('clara', 'finch')).toEqual([]);
		expect(await textsOf('ada', 'finch')).toEqual([sharedNote]);
		expect(await textsOf('ada', 'planted mole')).toEqual([nextStep]);
		await leaveCollaboration(actorOf('ada'), scene.clara, '');
		expect(await textsOf('ada', 'planted mole')).toEqual([]);
		expect(await textsOf('ada', 'heron')).toEqual([privateNote]);
		await becomesLeader('ada');
		expect(await textsOf('ada', 'planted')).toEqual([]);
		expect(await textsOf('clara', 'planted')).toEqual([teachingPoint, checkRemark, nextStep].sort());
	});
});

describe('the words around what was found', () => {
	it('are whole, on one line, wherever it stands', () => {
		const long = `${'before '.repeat(60)}\n\nzebra\t${'after '.repeat(90)}`;
		const shown = wordsAround(long, placeOf(long, termsOf('zebra'), false) ?? 0);
		expect(shown).toMatch(/^… before .*before zebra after .*after …$/u);
		expect(shown.length).toBeLessThan(230);
		expect(wordsAround('🦦'.repeat(400), 201)).not.toMatch(/\p{Cs}|\uFFFD/u);
	});
});

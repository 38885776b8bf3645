import { beforeAll, describe, expect, it } from 'vitest';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { actorOf, cast, rehearse, schools } from '../../../../tests/cast/index.ts';
import { membershipEnds } from '../../../../tests/confidentiality/happenings.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	addResource,
	changeResource,
	deleteResource,
	findLeftLinks,
	findLinksToMend,
	findResource,
	findWithdrawn,
	mendLink,
	type NewResource,
	sayLinkWorks,
	takeOverResource,
	withdrawResource,
} from './index.ts';

withDatabase(rehearse);
const harbour = schools.harbour.id;
const [ada, clara, daniel] = [actorOf('ada'), actorOf('clara'), actorOf('daniel')];

function made<Result>(result: Result | Refusal): Result {
	if (isRefusal(result)) throw new Error(result.code);
	return result as Result;
}
const link: NewResource = {
	kind: 'link', title: 'Rivers of the world', about: '', steps: '', file: null, entry: '', url: 'https://rivers.test/', languages: [],
	grades: [], subjects: [], audience: 'families', tools: [], standards: [],
}; // biome-ignore format: a row reads better whole
const add = async (more: Partial<NewResource> = {}) =>
	made(await addResource(clara, harbour, { ...link, ...more, entry: newId() })).id;
const dead = (id: string) =>
	unitOfWork(clara, (tx) =>
		tx.updateTable('link_check').set({ dead_since: new Date() }).where('resource_id', '=', id).execute(),
	);

describe('what somebody leaves behind in the library', () => {
	let [shown, broken, ofTheTeam, withdrawn, unwanted] = ['', '', '', '', ''];
	beforeAll(async () => {
		shown = await add();
		broken = await add({ url: 'https://rivers.test/gone', title: 'Gone' });
		ofTheTeam = await add({ url: 'https://rivers.test/team', title: 'For us', audience: 'team' });
		withdrawn = await add({ url: 'https://rivers.test/old', title: 'Old' });
		unwanted = await add({ url: 'https://rivers.test/bad', title: 'Bad' });
		for (const id of [broken, ofTheTeam]) await dead(id);
		made(await withdrawResource(clara, withdrawn));
	});

	it('is theirs while they are of the school, whoever facilitates there', async () => {
		expect(await takeOverResource(ada, shown)).toEqual(missing);
		expect(await withdrawResource(ada, shown)).toEqual(missing);
		expect(made(await findResource(ada, shown)).mayTakeOver).toBe(false);
		expect(await findLeftLinks(ada)).toEqual([]);
		expect((await findLinksToMend(clara)).map(({ title }) => title)).toContain('Gone');
	});

	it('is changed, withdrawn, brought back, deleted and mended by them no more once they have left; they read what they made', async () => {
		await membershipEnds('clara');
		expect(await changeResource(clara, shown, { ...link, title: 'Mine still', version: 1 })).toEqual(missing);
		for (const refused of [
			withdrawResource(clara, shown), withdrawResource(clara, withdrawn, { back: true }), deleteResource(clara, withdrawn),
			mendLink(clara, broken), sayLinkWorks(clara, broken), takeOverResource(clara, shown),
		]) expect(await refused).toEqual(missing); // biome-ignore format: a list reads better in rows
		const written = await unitOfWork(clara, (tx) =>
			tx.updateTable('resource').set({ title: 'Mine still' }).where('owner_id', '=', cast.clara.id).executeTakeFirst(),
		);
		expect(written.numUpdatedRows).toBe(0n);
		expect(made(await findResource(clara, shown))).toMatchObject({ title: link.title, isMine: false });
		expect([await findLinksToMend(clara), await findWithdrawn(clara)]).toEqual([[], []]);
	}); // biome-ignore format: short enough for its lines

	it('is taken over or withdrawn by a facilitator of the school and nobody else, and never what was for a team alone', async () => {
		const links = async () => (await findLeftLinks(ada)).map(({ title, owner }) => [title, owner]);
		expect(await links()).toEqual([['Gone', expect.stringContaining('Clara')]]);
		for (const name of ['daniel', 'emre', 'fatima', 'goran', 'ivo', 'lena', 'noah'] as const) {
			expect(await findLeftLinks(actorOf(name)), name).toEqual([]);
			expect(await takeOverResource(actorOf(name), shown), name).toEqual(missing);
			expect(await withdrawResource(actorOf(name), shown), name).toEqual(missing);
		}
		for (const id of [ofTheTeam, withdrawn]) {
			expect(await takeOverResource(ada, id)).toEqual(missing);
			expect(await withdrawResource(ada, id)).toEqual(missing);
			expect(await findResource(ada, id)).toEqual(missing);
		}
		// Only as the new owner.
		await expect(
			unitOfWork(ada, (tx) => tx.updateTable('resource').set({ title: 'Ours' }).where('id', '=', shown).execute()),
		).rejects.toMatchObject({ code: '42501' });
		await expect(
			unitOfWork(ada, (tx) => tx.updateTable('resource').set({ owner_id: cast.daniel.id }).where('id', '=', shown).execute()),
		).rejects.toMatchObject({ code: '42501' });
		expect(made(await findResource(daniel, shown)).mayTakeOver).toBe(false);
		expect(made(await findResource(ada, shown)).mayTakeOver).toBe(true);
		made(await takeOverResource(ada, shown));
		made(await takeOverResource(ada, shown));
		made(await changeResource(ada, shown, { ...link, title: 'Ours', version: 2 }));
		expect(made(await findResource(daniel, shown))).toMatchObject({ title: 'Ours', owner: { id: cast.ada.id } });
		made(await takeOverResource(ada, broken));
		expect([await links(), (await findLinksToMend(ada)).map(({ title }) => title)]).toEqual([[], ['Gone']]);
		made(await sayLinkWorks(ada, broken));
		made(await withdrawResource(ada, unwanted));
		expect(await findResource(daniel, unwanted)).toEqual(missing);
		expect((await findWithdrawn(ada)).map(({ title }) => title)).toEqual(['Bad']);
		made(await withdrawResource(ada, unwanted, { back: true }));
		expect(await takeOverResource(ada, 'no key')).toEqual(missing);
	}); // biome-ignore format: short enough for its lines
});

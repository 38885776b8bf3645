import { describe, expect, it } from 'vitest';
import { recordReading } from '#server/domain/access/index.ts';
import { recordAct } from '#server/domain/audit/index.ts';
import { asOperator } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import {
	actorOf,
	type CastName,
	cast,
	record,
	rehearse,
	scene,
	schools,
} from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { findActsAboutMe, findProfile, findReaders, readersOnAPage, renameSelf } from './index.ts';

const at = new Date('2026-09-22T10:00:00Z');
const ivo = asOperator(actorOf('ivo'));

function reads(name: CastName, kind: 'visit' | 'note' | 'agreement', id: string, minute = 0): Promise<void> {
	const teacherIds = [cast.clara.id];
	const moment = new Date(at.getTime() + minute * 60_000);
	return unitOfWork(actorOf(name), (tx) =>
		recordReading(tx, actorOf(name), { kind, id, authorId: cast.ada.id, teacherIds }, moment),
	);
}

withDatabase(async (database) => {
	await rehearse(database);
	await reads('clara', 'visit', record.visit);
	await reads('clara', 'note', record.sharedNote);
	await reads('ben', 'agreement', scene.clara, 30);
	await unitOfWork(ivo, async (tx) => {
		await recordAct(tx, ivo, {
			name: 'person.invited',
			at,
			subjectId: cast.clara.id,
			personId: cast.clara.id,
		});
		await recordAct(tx, ivo, {
			name: 'person.invited',
			at,
			subjectId: cast.daniel.id,
			personId: cast.daniel.id,
		});
		await recordAct(tx, ivo, {
			name: 'school.changed',
			at,
			subjectId: schools.harbour.id,
			schoolId: schools.harbour.id,
		});
	});
});

async function read(name: CastName) {
	const { readers } = await findReaders(actorOf(name));
	return readers.map((line) => `${line.reader} ${line.kind} ${line.about ?? '-'}`);
}

describe('who read what concerns me', () => {
	it('is told to the author, with the teacher it is about, and to that teacher', async () => {
		expect(await read('ada')).toEqual([
			'Ben Lindqvist agreement Clara Mendes',
			'Clara Mendes note Clara Mendes',
			'Clara Mendes visit Clara Mendes',
		]);
		expect(await read('clara')).toEqual(['Ben Lindqvist agreement -']);
	});

	it('is told to nobody else, the reader included', async () => {
		for (const name of ['ben', 'daniel', 'emre', 'fatima', 'goran', 'ivo', 'mara', 'lena'] as const)
			expect(await read(name), name).toEqual([]);
	});

	it('goes on from the last line seen', async () => {
		for (let minute = 100; minute < 100 + 11 * (readersOnAPage + 2); minute += 11)
			await reads('ben', 'visit', record.visit, minute);
		const first = await findReaders(actorOf('clara'));
		expect(first.readers).toHaveLength(readersOnAPage);
		const second = await findReaders(actorOf('clara'), first.next);
		expect(second.readers).toHaveLength(3);
		expect(second.next).toBeUndefined();
		const seen = new Set([...first.readers, ...second.readers].map((line) => line.id));
		expect(seen.size).toBe(readersOnAPage + 3);
		expect((await findReaders(actorOf('clara'), 'not an id')).readers).toHaveLength(readersOnAPage);
	});
});

describe('what operators did about me', () => {
	it('is told to me and to nobody else', async () => {
		expect((await findActsAboutMe(actorOf('clara'))).acts).toMatchObject([
			{ name: 'person.invited', by: 'Ivo Brandt' },
		]);
		for (const name of ['ada', 'fatima', 'mara', 'lena', 'ivo'] as const)
			expect((await findActsAboutMe(actorOf(name))).acts, name).toEqual([]);
	});
});

describe('my profile', () => {
	it('is my names, address, roles and language', async () => {
		expect(await findProfile(actorOf('emre'))).toMatchObject({
			name: 'Emre Çelik',
			given: 'Emre',
			family: 'Çelik',
			knownAs: null,
			language: null,
			address: 'emre@example.org',
			roles: [{ role: 'teacher', school: 'Harbour School', startsOn: '2026-08-01', endsOn: null }],
		});
	});

	it('changes what I am called, in any script, and how I am found by it', async () => {
		const before = await findProfile(actorOf('fatima'));
		if (isRefusal(before)) throw new Error('no profile');
		const wanted = { knownAs: 'أم ليلى 🌿', language: 'en', version: before.version };
		expect(await renameSelf(actorOf('fatima'), wanted)).toEqual({ version: before.version + 1 });
		// The same form sent twice changes once.
		expect(await renameSelf(actorOf('fatima'), wanted)).toEqual({ version: before.version + 1 });
		expect(await findProfile(actorOf('fatima'))).toMatchObject({
			name: 'أم ليلى 🌿',
			given: 'فاطمة',
			language: 'en',
		});
		const row = await unitOfWork(actorOf('ada'), (tx) =>
			tx.selectFrom('person').select('search_name').where('id', '=', cast.fatima.id).executeTakeFirst(),
		);
		expect(row?.search_name).toContain('ليلى');
	});

	it('keeps what was saved meanwhile', async () => {
		const before = await findProfile(actorOf('goran'));
		if (isRefusal(before)) throw new Error('no profile');
		await renameSelf(actorOf('goran'), { knownAs: 'Goran P.', version: before.version });
		const late = await renameSelf(actorOf('goran'), { knownAs: 'G. Petrović', version: before.version });
		expect(late).toMatchObject({ code: 'changed-meanwhile', kind: 'conflict' });
		expect(await findProfile(actorOf('goran'))).toMatchObject({ knownAs: 'Goran P.' });
	});

	it('refuses a name that is too long and a language that is none', async () => {
		const long = await renameSelf(actorOf('hana'), { knownAs: 'x'.repeat(201), version: 1 });
		expect(long).toMatchObject({ code: 'too-long', field: 'knownAs' });
		const odd = await renameSelf(actorOf('hana'), { language: '<script>', version: 1 });
		expect(odd).toMatchObject({ code: 'choose-one', field: 'language' });
	});

	it('can be left without a name of one’s own again', async () => {
		const done = await renameSelf(actorOf('joy'), { knownAs: 'Joy', version: 1 });
		expect(
			await renameSelf(actorOf('joy'), { knownAs: ' ', version: isRefusal(done) ? 0 : done.version }),
		).toMatchObject({ version: 3 });
		expect(await findProfile(actorOf('joy'))).toMatchObject({ knownAs: null, name: "Joy O'Neill" });
	});
});

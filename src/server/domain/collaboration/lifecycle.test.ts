import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import {
	addSchoolLine,
	editSchoolLine,
	findAgreement,
	findSchoolLines,
	retireSchoolLine,
	reviseAgreement,
} from '#server/domain/agreement/index.ts';
import { changeOffer, findOffers, offerToMentor } from '#server/domain/mentor-offer/index.ts';
import { findStanding } from '#server/domain/people/index.ts';
import { findSummary, keepSummary, takeBackSummary } from '#server/domain/summary/index.ts';
import { findThread, sayInThread, withdrawMessage } from '#server/domain/thread/index.ts';
import { findToday } from '#server/domain/today/index.ts';
import { captureVisit, findVisit } from '#server/domain/visit/index.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { actorOf, assemble, type CastName, cast, schools } from '../../../../tests/cast/index.ts';
import { accept, active, made, propose } from '../../../../tests/collaborations.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	acceptHandover,
	askColleague,
	findCollaboration,
	findCollaborationsOf,
	findHandover,
	findOutcomes,
	finishCollaboration,
	leaveCollaboration,
	proposeHandover,
	sayOutcome,
	setFindable,
	setHandoverAside,
} from './index.ts';

withDatabase(assemble);

const missing = { code: 'missing' };
const outsiders = ['ben', 'emre', 'fatima', 'ivo', 'mara', 'lena'] as const;
const say = (name: CastName, id: string, words: string, entry = newId()) =>
	sayInThread(actorOf(name), id, { words, entry });
const read = async (name: CastName, id: string) => made(await findThread(actorOf(name), id)).messages;
const waitsOf = async (name: CastName) => {
	const standing = await findStanding(actorOf(name));
	if (!standing) throw new Error(`${name} stands nowhere`);
	return (await findToday(actorOf(name), standing)).waits;
};

describe('the thread of a collaboration', () => {
	it('is its partners’: said twice it is said once, and today tells that there is something, never what', async () => {
		const id = await active();
		const entry = newId();
		const first = made(await say('clara', id, 'The cables are in room 12-heron', entry));
		expect(await say('clara', id, 'The cables are in room 12-heron', entry)).toBe(first);
		for (const name of outsiders) {
			expect(await findThread(actorOf(name), id)).toMatchObject(missing);
			expect(await say(name, id, 'Let me in')).toMatchObject(missing);
			expect(await withdrawMessage(actorOf(name), first)).toMatchObject(missing);
		}
		const waits = await waitsOf('ada');
		expect(waits).toContainEqual(expect.objectContaining({ collaborationId: id, action: 'read-thread' }));
		expect(JSON.stringify(waits)).not.toContain('heron');
		expect(await waitsOf('clara')).not.toContainEqual(expect.objectContaining({ action: 'read-thread' }));
		expect(await read('ada', id)).toMatchObject([{ words: 'The cables are in room 12-heron', isNew: true }]);
		expect(await read('ada', id)).toMatchObject([{ isNew: false }]);
		expect(await waitsOf('ada')).not.toContainEqual(expect.objectContaining({ action: 'read-thread' }));
		expect(made(await findThread(actorOf('clara'), id)).readings.map((one) => one.name)).toContain(
			'Ada Okafor',
		);
	});

	it('is read by nobody who has left, and by nobody who was only asked; what is withdrawn has no words', async () => {
		const id = await active();
		made(await askColleague(actorOf('clara'), id, { personId: cast.ben.id, side: 'facilitator' }));
		const hasty = made(await say('ada', id, 'Too hasty'));
		expect(await findThread(actorOf('ben'), id)).toMatchObject(missing);
		expect(await withdrawMessage(actorOf('clara'), hasty)).toMatchObject(missing);
		expect(await withdrawMessage(actorOf('ada'), hasty)).toBe(id);
		expect(await read('clara', id)).toMatchObject([{ words: '', withdrawnAt: expect.any(Date) }]);
		made(await leaveCollaboration(actorOf('clara'), id, ''));
		made(await say('ada', id, 'Newer'));
		expect(await findThread(actorOf('clara'), id)).toMatchObject(missing);
		const reached = await unitOfWork(actorOf('clara'), (tx) =>
			tx.selectFrom('thread_message').select('id').where('collaboration_id', '=', id).execute(),
		);
		expect(reached).toEqual([]);
	});
});

describe('finishing', () => {
	it('keeps what came of it as each partner says it, and of two changes the second is shown the first', async () => {
		const id = await active();
		made(await finishCollaboration(actorOf('ada'), id, 'The book is printed', 'They read it to the baker'));
		const mine = { words: 'They ask for a second one', version: 0 };
		made(await sayOutcome(actorOf('clara'), id, mine));
		made(await sayOutcome(actorOf('clara'), id, mine));
		made(await sayOutcome(actorOf('clara'), id, { words: 'They made a second one', version: 1 }));
		expect(await sayOutcome(actorOf('clara'), id, { words: 'Late', version: 1 })).toMatchObject({
			code: 'changed-meanwhile',
			version: 2,
		});
		const seen = made(await findOutcomes(actorOf('ada'), id)).outcomes;
		expect(seen.map((one) => one.words).sort()).toEqual([
			'They made a second one',
			'They read it to the baker',
		]);
		for (const name of outsiders) {
			expect(await findOutcomes(actorOf(name), id)).toMatchObject(missing);
			expect(await sayOutcome(actorOf(name), id, mine)).toMatchObject(missing);
		}
		const asked = await propose('ada', 'facilitator', { clara: 'teacher' });
		expect(await sayOutcome(actorOf('ada'), asked, mine)).toMatchObject({ code: 'collaboration-not-begun' });
	});

	it('offers a teacher to help colleagues, and whoever they chose knows of it', async () => {
		const offer = { practice: 'Recording stories', atOnce: 2, audience: 'self' as const, entry: newId() };
		const id = made(await offerToMentor(actorOf('clara'), schools.harbour.id, offer));
		expect(await offerToMentor(actorOf('clara'), schools.harbour.id, offer)).toBe(id);
		const knows = async () => {
			const found: CastName[] = [];
			for (const name of ['clara', 'daniel', 'emre', 'ada', 'fatima', 'lena'] as const)
				if ((await findOffers(actorOf(name), cast.clara.id)).length > 0) found.push(name);
			return found;
		};
		expect(await knows()).toEqual(['clara']);
		expect(await changeOffer(actorOf('daniel'), id, 'school')).toMatchObject(missing);
		made(await changeOffer(actorOf('clara'), id, 'team'));
		expect(await knows()).toEqual(['clara', 'daniel']);
		made(await changeOffer(actorOf('clara'), id, 'school'));
		expect(await knows()).toEqual(['clara', 'daniel', 'emre', 'ada', 'fatima']);
		made(await changeOffer(actorOf('clara'), id, 'withdrawn'));
		expect(await knows()).toEqual([]);
		expect(
			await offerToMentor(actorOf('clara'), schools.hill.id, { ...offer, entry: newId() }),
		).toMatchObject(missing);
	});
});

describe('handing over', () => {
	const yes = async (name: CastName, id: string) => {
		const { open, proof } = made(await findHandover(actorOf(name), id));
		return acceptHandover(actorOf(name), id, { handover: open?.id ?? '', shown: proof });
	};
	const to = (name: CastName) => ({ to: cast[name].id, reason: 'I move to Lisbon' });

	it('asks every teacher, on a screen with the roles, then the other; with that yes one leaves, and no note goes along', async () => {
		const id = await propose('ada', 'facilitator', { clara: 'teacher', daniel: 'teacher' });
		made(await accept('clara', id));
		made(await accept('daniel', id));
		const visit = made(
			await captureVisit(actorOf('ada'), {
				entry: newId(),
				schoolId: schools.harbour.id,
				collaborationId: id,
				with: [cast.clara.id],
				kind: 'modelling',
				startsAt: new Date(Date.now() - 3_600_000),
				minutes: 30,
				privateNote: 'Ada’s own',
				newPoint: { words: 'Wait for the quiet ones', how: 'seen' },
			}),
		).visitId;
		made(await proposeHandover(actorOf('ada'), id, to('ben')));
		made(await proposeHandover(actorOf('ada'), id, to('ben')));
		expect(await findCollaboration(actorOf('ben'), id)).toMatchObject(missing);
		expect(await waitsOf('clara')).toContainEqual(
			expect.objectContaining({ collaborationId: id, action: 'accept-handover' }),
		);
		const shown = made(await findHandover(actorOf('clara'), id)).shown;
		expect(shown).toMatchObject({ personId: cast.ben.id, roles: [{ role: 'facilitator' }] });
		made(await yes('clara', id));
		made(await yes('clara', id));
		expect(await findCollaboration(actorOf('ben'), id)).toMatchObject(missing);
		made(await yes('daniel', id));
		expect(made(await findCollaboration(actorOf('ben'), id)).mine.answer).toBe('asked');
		expect(made(await findCollaboration(actorOf('ada'), id)).mine.answer).toBe('in');
		made(await accept('ben', id));
		expect(await findCollaboration(actorOf('ada'), id)).toMatchObject(missing);
		const seen = made(await findVisit(actorOf('ben'), visit));
		expect([seen.checks.length, seen.notes]).toEqual([1, []]);
		expect(made(await findVisit(actorOf('ada'), visit)).notes).toHaveLength(1);
		expect(
			made(await findCollaboration(actorOf('clara'), id)).partners.map((one) => [one.name, one.answer]),
		).toEqual([
			['Ada Okafor', 'left'],
			['Clara Mendes', 'in'],
			['Daniel Yoon', 'in'],
			['Ben Lindqvist', 'in'],
		]);
	});

	it('is a teacher’s to begin when no facilitator is left: the other teachers say yes, and who proposed stays', async () => {
		const id = await propose('ada', 'facilitator', { clara: 'teacher', daniel: 'teacher' });
		made(await accept('clara', id));
		made(await accept('daniel', id));
		const past = unitOfWork(actorOf('clara'), (tx) =>
			sql`insert into handover (id, collaboration_id, from_person, to_person, proposed_at)
				values (${newId()}, ${id}, ${cast.clara.id}, ${cast.ben.id}, now())`.execute(tx),
		);
		await expect(past).rejects.toMatchObject({ code: '42501' });
		made(await leaveCollaboration(actorOf('ada'), id, ''));
		expect(made(await findCollaboration(actorOf('daniel'), id)).next).toBe('ask-another');
		expect(
			await askColleague(actorOf('clara'), id, { personId: cast.ben.id, side: 'facilitator' }),
		).toMatchObject({
			code: 'ask-through-teacher',
		});
		expect(await proposeHandover(actorOf('emre'), id, to('ben'))).toMatchObject(missing);
		expect(await proposeHandover(actorOf('clara'), id, to('fatima'))).toMatchObject({
			code: 'partner-not-facilitator',
		});
		made(await proposeHandover(actorOf('clara'), id, to('ben')));
		expect(await findCollaboration(actorOf('ben'), id)).toMatchObject(missing);
		expect(await waitsOf('daniel')).toContainEqual(
			expect.objectContaining({ collaborationId: id, action: 'accept-handover' }),
		);
		made(await yes('daniel', id));
		made(await accept('ben', id));
		expect(
			made(await findCollaboration(actorOf('ben'), id)).partners.map((one) => [one.name, one.answer]),
		).toEqual([
			['Ada Okafor', 'left'],
			['Clara Mendes', 'in'],
			['Daniel Yoon', 'in'],
			['Ben Lindqvist', 'in'],
		]);
	});

	it('changes nothing when a teacher says no or it is withdrawn, and nobody goes round the teachers', async () => {
		const id = await active();
		expect(await proposeHandover(actorOf('clara'), id, to('ben'))).toMatchObject({
			code: 'handover-only-facilitator',
		});
		expect(await proposeHandover(actorOf('ada'), id, to('emre'))).toMatchObject({
			code: 'partner-not-facilitator',
		});
		expect(await proposeHandover(actorOf('ben'), id, to('ben'))).toMatchObject(missing);
		made(await proposeHandover(actorOf('ada'), id, to('ben')));
		expect(await acceptHandover(actorOf('ada'), id, { handover: newId(), shown: '' })).toMatchObject({
			code: 'handover-only-teachers',
		});
		const open = made(await findHandover(actorOf('clara'), id)).open?.id ?? '';
		expect(await acceptHandover(actorOf('clara'), id, { handover: open, shown: 'other' })).toMatchObject({
			code: 'roles-changed',
		});
		// Past every verb, the database refuses, too: to settle it, to ask, and to end the other's place.
		const ada = actorOf('ada');
		const past = [
			() =>
				unitOfWork(ada, (tx) =>
					tx
						.updateTable('handover')
						.set({ settled_at: new Date(), settled_as: 'agreed' })
						.where('id', '=', open)
						.execute(),
				),
			() =>
				unitOfWork(ada, (tx) =>
					tx
						.insertInto('partner')
						.values({
							id: newId(),
							collaboration_id: id,
							person_id: cast.ben.id,
							side: 'facilitator',
							invited_by: cast.ada.id,
							invited_at: new Date(),
						})
						.execute(),
				),
			() =>
				unitOfWork(ada, (tx) =>
					sql`insert into departure (partner_id, kind, at)
					select id, 'left', now() from partner where collaboration_id = ${id} and person_id = ${cast.clara.id}`.execute(
						tx,
					),
				),
		];
		for (const one of past) await expect(one()).rejects.toMatchObject({ code: '42501' });
		made(await setHandoverAside(actorOf('clara'), id, open));
		expect(await setHandoverAside(actorOf('ada'), id, open)).toMatchObject({ code: 'handover-settled' });
		made(await proposeHandover(actorOf('ada'), id, to('ben')));
		const again = made(await findHandover(actorOf('ada'), id)).open?.id ?? '';
		made(await setHandoverAside(actorOf('ada'), id, again));
		expect(made(await findHandover(actorOf('clara'), id)).open).toBeUndefined();
		expect(await findCollaboration(actorOf('ben'), id)).toMatchObject(missing);
	});
});

describe('the summary after a visit', () => {
	it('is a draft of its author’s, read by the teacher once approved, until it is taken back; the letter has the link alone', async () => {
		const id = await propose('ada', 'facilitator', { clara: 'teacher', daniel: 'teacher' });
		made(await accept('clara', id));
		made(await accept('daniel', id));
		const visit = made(
			await captureVisit(actorOf('ada'), {
				entry: newId(),
				schoolId: schools.harbour.id,
				collaborationId: id,
				with: [cast.clara.id],
				kind: 'modelling',
				startsAt: new Date(Date.now() - 3_600_000),
				minutes: 30,
				privateNote: 'Not for anybody-otter',
				newPoint: { words: 'Ask, then wait', how: 'seen' },
				nextSteps: [{ ownerId: cast.clara.id, words: 'Choose two recordings' }],
			}),
		).visitId;
		const start = made(await findSummary(actorOf('ada'), visit));
		expect(start.seen).toMatchObject({
			checks: [{ words: 'Ask, then wait', how: 'seen' }],
			steps: [{ words: 'Choose two recordings', ownerName: 'Clara Mendes' }],
		});
		expect(JSON.stringify(start)).not.toContain('otter');
		const keep = (words: string, version: number, approve: boolean, by: CastName = 'ada') =>
			keepSummary(actorOf(by), visit, {
				teacherId: cast.clara.id,
				words,
				version,
				approve,
				origin: 'https://tandem.example',
			});
		const draft = made(await keep('They waited-wren', 0, false));
		for (const name of ['clara', 'daniel', 'ben', 'fatima', 'ivo'] as const) {
			expect([name, await findSummary(actorOf(name), visit, { teacherId: cast.clara.id })]).toEqual([
				name,
				expect.objectContaining(missing),
			]);
			expect([name, await keep('By me', 0, true, name)]).toEqual([name, expect.objectContaining(missing)]);
		}
		expect(await keep('Older', 0, false)).toMatchObject({ code: 'changed-meanwhile' });
		expect(await keep('They waited-wren', 1, true)).toBe(draft);
		made(await keep('They waited-wren, all of them', 2, true));
		expect(made(await findSummary(actorOf('clara'), visit)).summary?.words).toBe(
			'They waited-wren, all of them',
		);
		for (const name of ['daniel', 'ben', 'fatima', 'ivo'] as const)
			expect(await findSummary(actorOf(name), visit, { teacherId: cast.clara.id })).toMatchObject(missing);
		expect(made(await findSummary(actorOf('ada'), visit)).readings).toMatchObject([{ name: 'Clara Mendes' }]);
		const letters = await unitOfWork({ kind: 'mailer' }, (tx) =>
			tx.selectFrom('mail').select(['to_address', 'subject', 'body']).execute(),
		);
		expect(letters).toMatchObject([{ to_address: 'clara@example.org' }]);
		expect(letters[0]?.body).toContain(`https://tandem.example/visits/${visit}/summary`);
		expect(JSON.stringify(letters)).not.toMatch(/wren|Ask, then wait|Choose two/);
		made(await takeBackSummary(actorOf('ada'), draft));
		expect(await takeBackSummary(actorOf('clara'), draft)).toMatchObject(missing);
		expect(await findSummary(actorOf('clara'), visit)).toMatchObject(missing);
	});
});

describe('a summary by each who was there', () => {
	it('is written by every facilitator of the collaboration who was at the visit, and by nobody who was not', async () => {
		const id = await propose('ada', 'facilitator', { clara: 'teacher', ben: 'facilitator' });
		for (const name of ['clara', 'ben'] as const) made(await accept(name, id));
		const capture = (people: CastName[]) =>
			captureVisit(actorOf('ada'), {
				entry: newId(),
				schoolId: schools.harbour.id,
				collaborationId: id,
				with: people.map((name) => cast[name].id),
				kind: 'co-teaching',
				startsAt: new Date(Date.now() - 3_600_000),
				minutes: 40,
			});
		const both = made(await capture(['clara', 'ben'])).visitId;
		const alone = made(await capture(['clara'])).visitId;
		const write = (name: CastName, visit: string, words: string) =>
			keepSummary(actorOf(name), visit, {
				teacherId: cast.clara.id, words, version: 0, approve: true, origin: 'https://tandem.example.org',
			}); // biome-ignore format: one call
		made(await write('ada', both, 'What Ada saw'));
		made(await write('ben', both, 'What Ben saw'));
		for (const name of ['clara', 'daniel', 'fatima'] as const)
			expect(await write(name, both, 'What nobody saw')).toMatchObject(missing);
		expect(await write('ben', alone, 'From afar')).toMatchObject(missing);
		const shown = made(await findSummary(actorOf('clara'), both));
		expect(shown.authors.map((one) => one.name)).toEqual(['Ada Okafor', 'Ben Lindqvist']);
		const bens = made(await findSummary(actorOf('clara'), both, { authorId: cast.ben.id }));
		expect([shown.summary?.words, bens.summary?.words]).toEqual(['What Ada saw', 'What Ben saw']);
		// Each their own: neither reads the other's to the teacher.
		expect(made(await findSummary(actorOf('ada'), both)).summary?.words).toBe('What Ada saw');
		expect(made(await findVisit(actorOf('ada'), both)).summariesBy.map((one) => one.name)).toEqual([
			'Ada Okafor',
		]);
	});
});

describe('the school’s own words for agreements', () => {
	const both = { full: 'both', partial: 'both', coaching: 'both', mentoring: 'teacher' } as const;
	const harbour = schools.harbour.id;

	it('are in agreements still to come; those accepted stay as they are, until their partners take the changes over', async () => {
		const id = await active();
		const before = made(await findAgreement(actorOf('clara'), id));
		expect([before.lines.length, before.bySchool]).toEqual([23, []]);
		const added = made(
			await addSchoolLine(actorOf('ada'), harbour, {
				origin: 'both',
				words: 'Waters the plants',
				heldAt: both,
				entry: newId(),
			}),
		);
		const say = { words: 'Knows the children', heldAt: both, version: 0 };
		made(await editSchoolLine(actorOf('fatima'), harbour, 'teacher-students', say));
		expect(
			await editSchoolLine(actorOf('ada'), harbour, 'teacher-students', { ...say, words: 'Late' }),
		).toMatchObject({ code: 'changed-meanwhile', version: 1 });
		made(await retireSchoolLine(actorOf('ada'), harbour, 'facilitator-audiences', true));
		for (const name of ['clara', 'ivo', 'goran', 'lena'] as const)
			expect([name, await retireSchoolLine(actorOf(name), harbour, 'norm-start', true)]).toEqual([
				name,
				expect.objectContaining(missing),
			]);
		expect(made(await findSchoolLines(actorOf('clara'), harbour)).mayChange).toBe(false);

		const after = made(await findAgreement(actorOf('clara'), id));
		expect(after.lines).toEqual(before.lines);
		expect(after.bySchool.map((change) => change.key).sort()).toEqual(
			['facilitator-audiences', added, 'teacher-students'].sort(),
		);
		expect(
			await reviseAgreement(actorOf('clara'), id, { basedOn: 1, lines: after.linesBySchool }),
		).toMatchObject({
			code: 'agreement-incomplete',
		});
		const lines = after.linesBySchool.map((line) =>
			line.key === 'norm-disagree' ? { ...line, remark: 'Over coffee, the same day' } : line,
		);
		made(await reviseAgreement(actorOf('clara'), id, { basedOn: 1, lines, withSchool: true }));
		const changed = made(await findAgreement(actorOf('ada'), id));
		expect(changed).toMatchObject({ number: 2, bySchool: [] });
		expect(changed.lines.find((line) => line.key === 'teacher-students')?.words).toBe('Knows the children');
		expect(changed.lines.find((line) => line.key === 'norm-disagree')?.remark).toBe(
			'Over coffee, the same day',
		);

		const next = made(await findAgreement(actorOf('ada'), await active()));
		const keys = next.lines.map((line) => line.key);
		expect([keys.includes(added), keys.includes('facilitator-audiences')]).toEqual([true, false]);
		made(await retireSchoolLine(actorOf('ada'), harbour, 'facilitator-audiences', false));
	});
});

describe('somebody’s collaborations', () => {
	it('are whole to themself and as far as may be known to others', async () => {
		const id = await propose('ada', 'facilitator', { emre: 'teacher' }, { title: 'Bread' });
		made(await accept('emre', id));
		const of = async (name: CastName) =>
			made(await findCollaborationsOf(actorOf(name), cast.emre.id)).collaborations;
		expect(await of('emre')).toMatchObject([
			{ id, title: 'Bread', inside: { stage: 'full', state: 'active' } },
		]);
		expect(await of('ada')).toMatchObject([{ inside: { stage: 'full' } }]);
		expect(await of('ben')).toMatchObject([{ title: undefined, inside: undefined, tools: [] }]);
		for (const name of ['clara', 'fatima', 'goran'] as const) expect(await of(name)).toEqual([]);
		expect(await findCollaborationsOf(actorOf('lena'), cast.emre.id)).toMatchObject(missing);
		made(await setFindable(actorOf('emre'), id, true));
		for (const name of ['clara', 'ben'] as const)
			expect(await of(name)).toMatchObject([
				{ title: 'Bread', tools: ['Book Creator'], others: [{ name: 'Ada Okafor' }], inside: undefined },
			]);
	});
});

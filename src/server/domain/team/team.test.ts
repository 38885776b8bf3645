import { describe, expect, it } from 'vitest';
import { asOperator } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, missing } from '#server/platform/refusal.ts';
import { actorOf, cast, rehearse, scene, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	addToTeam,
	changeTeam,
	findTeam,
	findTeams,
	formTeams,
	makeDivision,
	makeTeam,
	proposeTeams,
	removeFromTeam,
	suggestTeams,
} from './index.ts';

withDatabase(rehearse);

const ivo = actorOf('ivo');
const operator = asOperator(ivo);
const harbour = schools.harbour.id;

describe('the teams that classes suggest', () => {
	it('are grades in the order of the school, then subjects; who teaches across grades is in no grade', () => {
		const taught = (grade: string | null, subject: string | null, ...teacherIds: string[]) => ({
			grade,
			subject,
			teacherIds,
		});
		const classes = [
			taught('10', 'Science', 'ten'),
			taught('04', 'science ', 'four'),
			taught('04', null, 'four', 'helper'),
			taught('KG', null, 'young'),
			taught('04', 'Music', 'music'),
			taught('KG', 'Music', 'music'),
			taught('10', 'Music', 'music'),
			taught('11, 12', 'Art', 'art'),
			taught(null, null, 'nobody'),
		];
		expect(suggestTeams(classes, ['grade', 'subject']).map((team) => [team.key, team.personIds])).toEqual([
			['grade:KG', ['young']],
			['grade:04', ['four', 'helper']],
			['grade:10', ['ten']],
			['grade:11', ['art']],
			['grade:12', ['art']],
			['subject:art', ['art']],
			['subject:music', ['music']],
			['subject:science', ['four', 'ten']],
		]);
		expect(suggestTeams(classes, [])).toEqual([]);
		expect(suggestTeams([], ['grade'])).toEqual([]);
	});
});

describe('forming teams from the roster', () => {
	const by = ['grade', 'subject'] as const;

	it('is shown first and formed as it was shown, once, by an operator', async () => {
		await unitOfWork(operator, async (tx) => {
			for (const [grade, subject, teacher] of [
				['04', 'Science', cast.clara.id],
				['05', 'Science', cast.emre.id],
				['05', null, cast.emre.id],
			] as const) {
				const id = newId();
				await tx
					.insertInto('class')
					.values({ id, school_id: harbour, title: `${grade} ${subject}`, grade, subject })
					.execute();
				await tx.insertInto('class_teacher').values({ class_id: id, person_id: teacher }).execute();
			}
		});
		expect(await proposeTeams(actorOf('fatima'), harbour, by)).toEqual(missing);
		const shown = await proposeTeams(ivo, harbour, by);
		if (isRefusal(shown)) throw new Error('an operator is shown the teams');
		expect(shown.teams.map((team) => [team.key, team.people.map((one) => one.name)])).toEqual([
			['grade:04', ['Clara Mendes']],
			['grade:05', ['Emre Çelik']],
			['subject:science', ['Clara Mendes', 'Emre Çelik']],
		]);
		expect(shown.outside.map((one) => one.id)).toEqual([cast.daniel.id]);
		const wanted = {
			by,
			seen: shown.seen,
			teams: [
				{ key: 'grade:05', name: 'Grade 5' },
				{ key: 'subject:science', name: 'Science department' },
			],
		};
		expect(await formTeams(actorOf('clara'), harbour, wanted)).toEqual(missing);
		expect(await formTeams(ivo, harbour, { ...wanted, teams: [] })).toMatchObject({ code: 'no-team-chosen' });
		expect(await formTeams(ivo, harbour, { ...wanted, seen: 'something else' })).toMatchObject({
			code: 'teams-changed',
		});
		expect(
			await formTeams(ivo, harbour, { ...wanted, teams: [{ key: 'grade:05', name: 'Grade 4' }] }),
		).toMatchObject({ code: 'team-name-taken', field: 'name:grade:05' });
		expect(await formTeams(ivo, harbour, wanted)).toBe(2);
		expect(await formTeams(ivo, harbour, wanted)).toBe(2);
		const teams = await findTeams(actorOf('daniel'), harbour);
		expect(teams.others.map((team) => [team.name, team.people.map((one) => one.name)])).toEqual([
			['Grade 4', ['Clara Mendes', 'Daniel Yoon']],
			['Grade 5', ['Emre Çelik']],
			['Science department', ['Emre Çelik', 'Clara Mendes']],
		]);
	});
});

describe('a team', () => {
	it('is seen by the staff of its school, and by no other school’s', async () => {
		expect(await findTeam(actorOf('hana'), scene.grade4)).toMatchObject({ name: 'Grade 4' });
		expect(await findTeam(actorOf('lena'), scene.grade4)).toEqual(missing);
		expect(await findTeams(actorOf('lena'), harbour)).toEqual({ divisions: [], others: [] });
		expect(await findTeam(actorOf('hana'), 'x')).toEqual(missing);
	});

	it('is made once by one form, and its name is its own', async () => {
		const wanted = { entry: newId(), name: ' Specialists ', kind: 'other' as const };
		expect(await makeTeam(actorOf('ada'), harbour, wanted)).toEqual(missing);
		expect(await makeTeam(ivo, harbour, wanted)).toBe(wanted.entry);
		expect(await makeTeam(ivo, harbour, wanted)).toBe(wanted.entry);
		expect(await makeTeam(ivo, harbour, { ...wanted, entry: newId() })).toMatchObject({
			code: 'team-name-taken',
		});
	});

	it('changes its name and division; of two who change it at once the second is told', async () => {
		const division = newId();
		expect(await makeDivision(ivo, harbour, { entry: division, name: 'Primary' })).toBe(division);
		expect(await makeDivision(ivo, harbour, { entry: newId(), name: 'Primary' })).toMatchObject({
			code: 'division-name-taken',
			field: 'division',
		});
		const change = { name: 'Grade Four', divisionId: division, version: 1 };
		expect(await changeTeam(actorOf('ada'), scene.grade4, change)).toEqual(missing);
		expect(await changeTeam(ivo, scene.grade4, change)).toBe(scene.grade4);
		expect(await changeTeam(ivo, scene.grade4, change)).toBe(scene.grade4);
		expect(await changeTeam(ivo, scene.grade4, { ...change, name: 'Fourth' })).toMatchObject({
			code: 'changed-meanwhile',
		});
		expect(
			await changeTeam(ivo, scene.grade4, { name: 'Grade Four', divisionId: newId(), version: 2 }),
		).toMatchObject({ code: 'choose-one' });
		const { divisions } = await findTeams(actorOf('clara'), harbour);
		expect(divisions.map((one) => [one.name, one.teams.map((team) => team.name)])).toEqual([
			['Primary', ['Grade Four']],
		]);
	});

	it('lets people come, go and come back on one day', async () => {
		const inside = async () => {
			const team = await findTeam(ivo, scene.grade4);
			return isRefusal(team) ? [] : team.people.map((one) => one.id).sort();
		};
		expect(await addToTeam(actorOf('clara'), scene.grade4, cast.hana.id)).toEqual(missing);
		expect(await addToTeam(ivo, scene.grade4, cast.noah.id)).toMatchObject({ code: 'not-of-school' });
		await addToTeam(ivo, scene.grade4, cast.hana.id);
		await addToTeam(ivo, scene.grade4, cast.hana.id);
		expect(await inside()).toEqual([cast.clara.id, cast.daniel.id, cast.hana.id]);
		expect(await removeFromTeam(actorOf('clara'), scene.grade4, cast.hana.id)).toEqual(missing);
		await removeFromTeam(ivo, scene.grade4, cast.hana.id);
		await removeFromTeam(ivo, scene.grade4, cast.daniel.id);
		expect(await inside()).toEqual([cast.clara.id]);
		await addToTeam(ivo, scene.grade4, cast.hana.id);
		expect(await inside()).toEqual([cast.clara.id, cast.hana.id]);
	});
});

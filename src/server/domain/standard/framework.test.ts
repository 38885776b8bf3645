import { describe, expect, it } from 'vitest';
import { type Actor, machine } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { actorOf, assemble, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { aPackage } from './fixtures/a-package.ts';
import {
	acceptFramework,
	addDigCompEdu,
	browseFramework,
	discardImport,
	findFramework,
	findFrameworkImport,
	findFrameworks,
	findStandards,
	previewFramework,
	readPackage,
	searchStandards,
	useFramework,
	writePackage,
} from './index.ts';

withDatabase(assemble);

const ivo = actorOf('ivo');
const ada = actorOf('ada');
const harbour = schools.harbour.id;
const hill = schools.hill.id;

function did<Result>(result: Result | Refusal): Exclude<Result, Refusal> {
	if (isRefusal(result)) throw new Error(result.code);
	return result as Exclude<Result, Refusal>;
}
const codeOf = (result: unknown) => (isRefusal(result) ? result.code : 'done');

type Package = ReturnType<typeof aPackage>;

async function stage(change: (given: Package) => void = () => undefined, actor: Actor = ivo) {
	const given = aPackage();
	change(given);
	const read = did(await readPackage(Buffer.from(JSON.stringify(given))));
	return previewFramework(actor, read, 'numbers.json');
}

/** The next edition: one standard says something else, one is new, one is gone. */
function nextEdition(given: Package): void {
	const [, n1, n2, , m] = given.CFItems;
	if (!n1 || !n2 || !m) throw new Error('The package has five standards');
	n1.fullStatement = 'Counts in steps of any size';
	given.CFItems = given.CFItems.filter((one) => one !== m);
	given.CFItems.push({ ...n2, identifier: '5e1f0000-0000-4000-8000-000000000090', humanCodingScheme: 'N.3' });
}

async function rows(table: 'standard' | 'standard_link' | 'standard_place' | 'framework_part') {
	return unitOfWork(machine, (tx) => tx.selectFrom(table).selectAll().execute());
}

let frameworkId = '';

describe('a package comes in', () => {
	it('as a preview first: for operators, and nothing is written by looking', async () => {
		for (const other of ['ada', 'fatima', 'clara'] as const)
			expect(codeOf(await stage(undefined, actorOf(other)))).toBe('missing');
		const importId = did(await stage());
		const page = did(await findFrameworkImport(ivo, importId));
		expect(page).toMatchObject({ state: 'previewed', known: false, links: 7, linksOutside: 2 });
		expect(page.standards).toEqual({ new: 5, changed: 0, gone: 0, same: 0 });
		expect(page.fresh.map((one) => one.code)).toEqual(['N', 'N.1', 'N.2', 'N.2.a', 'M']);
		expect(codeOf(await findFrameworkImport(ada, importId))).toBe('missing');
		expect(did(await findFrameworks(ada, harbour)).frameworks).toEqual([]);
		expect(did(await discardImport(ivo, importId))).toBe(importId);
		expect(codeOf(await acceptFramework(ivo, importId))).toBe('framework-not-acceptable');
	});

	it('and is here once it is accepted, by an operator', async () => {
		const importId = did(await stage());
		expect(codeOf(await acceptFramework(ada, importId))).toBe('missing');
		frameworkId = did(await acceptFramework(ivo, importId));
		expect(did(await acceptFramework(ivo, importId))).toBe(frameworkId);
		expect(codeOf(await discardImport(ivo, importId))).toBe('framework-accepted');
		expect(did(await findFramework(ada, frameworkId, harbour))).toMatchObject({
			title: 'Numbers for everybody',
			licenseTitle: 'Open for schools',
			licenseUrl: 'https://example.org/open',
			standards: 5,
			rubrics: 1,
			may: { bring: false, choose: true },
		});
	});

	it('and goes out as it came: records, order, links that lead outside, definitions, rubrics and extensions', async () => {
		const written = did(await writePackage(ivo, frameworkId));
		expect(JSON.parse(written.json)).toEqual(aPackage());
		expect(codeOf(await writePackage(ada, frameworkId))).toBe('missing');
	});

	it('with the lists that were empty, too', async () => {
		const { CFDefinitions, CFRubrics: _, ...given } = aPackage();
		const empty = { ...given, CFDefinitions: { ...CFDefinitions, CFConcepts: [] }, CFRubrics: [] };
		const written = async (value: object) => {
			const read = did(await readPackage(Buffer.from(JSON.stringify(value))));
			did(await acceptFramework(ivo, did(await previewFramework(ivo, read, 'numbers.json'))));
			return JSON.parse(did(await writePackage(ivo, frameworkId)).json);
		};
		expect(await written(empty)).toEqual(empty);
		expect(await written({ ...given, CFDefinitions: {} })).toEqual({ ...given, CFDefinitions: {} });
		expect(await written(aPackage())).toEqual(aPackage());
	});

	it('twice without a change anywhere', async () => {
		const before = [await rows('standard'), await rows('standard_link'), await rows('standard_place')];
		const importId = did(await stage());
		expect(did(await findFrameworkImport(ivo, importId))).toMatchObject({
			unchanged: true,
			standards: { new: 0, changed: 0, gone: 0, same: 5 },
		});
		did(await acceptFramework(ivo, importId));
		expect([await rows('standard'), await rows('standard_link'), await rows('standard_place')]).toEqual(
			before,
		);
	});

	it('again in a newer edition: in place by identifier, what is new added, what is gone withdrawn and kept', async () => {
		const before = new Map((await rows('standard')).map((row) => [row.code, row.id]));
		const importId = did(await stage(nextEdition));
		const stale = did(await stage(nextEdition));
		const page = did(await findFrameworkImport(ivo, importId));
		expect(page.standards).toEqual({ new: 1, changed: 1, gone: 1, same: 3 });
		expect(page.changed[0]).toMatchObject({
			text: 'Counts in steps of any size',
			before: 'N.1 · Counts forwards and backwards from any whole number',
		});
		expect(page.gone.map((one) => one.code)).toEqual(['M']);
		did(await acceptFramework(ivo, importId));
		const after = await rows('standard');
		for (const row of after) expect(row.id).toBe(before.get(row.code) ?? row.id);
		expect(after.filter((row) => row.withdrawn_at !== null).map((row) => row.code)).toEqual(['M']);
		expect(did(await findFramework(ada, frameworkId, harbour))).toMatchObject({ standards: 5, withdrawn: 1 });
		const gone = did(await browseFramework(ada, frameworkId, before.get('M')));
		expect(gone.at).toMatchObject({ withdrawn: true, statement: 'Misst Längen, Flächen und Größen' });
		// The same edition again changes nothing; an older one, staged before, would.
		expect(did(await acceptFramework(ivo, stale))).toBe(frameworkId);
		const late = did(await stage());
		did(await acceptFramework(ivo, did(await stage((given) => (given.CFDocument.version = '3')))));
		expect(did(await findFrameworkImport(ivo, late))).toMatchObject({ outOfDate: true });
		expect(codeOf(await acceptFramework(ivo, late))).toBe('framework-out-of-date');
		expect((await rows('standard')).filter((row) => row.withdrawn_at === null)).toHaveLength(5);
	});
});

describe('a framework is looked at', () => {
	it('as a tree, whole where it is small, a level at a time from anywhere in it', async () => {
		const tree = did(await browseFramework(ada, frameworkId));
		expect(tree.beneath.map((one) => [one.code, one.count])).toEqual([
			['N', 2],
			['M', 0],
		]);
		const [numbers] = tree.beneath;
		expect(numbers?.beneath?.map((one) => one.code)).toEqual(['N.2', 'N.1']);
		const fractions = numbers?.beneath?.[0];
		expect(fractions?.beneath?.map((one) => one.code)).toEqual(['N.2.a']);
		const page = did(await browseFramework(ada, frameworkId, fractions?.id));
		expect(page.at).toMatchObject({ title: 'Fractions', notes: 'With pictures' });
		expect(page.at?.related).toEqual([{ kind: 'exactMatchOf', id: undefined, text: 'Fractions elsewhere' }]);
		const deepest = did(await browseFramework(ada, frameworkId, fractions?.beneath?.[0]?.id));
		expect(deepest.way.map((one) => one.code)).toEqual(['N', 'N.2']);
		expect(codeOf(await browseFramework(ada, frameworkId, frameworkId))).toBe('missing');
		expect(codeOf(await browseFramework(ada, 'no-key'))).toBe('missing');
	});

	it('and used by a school for what its facilitators, its leaders or an operator say', async () => {
		const use = (content: boolean, technology: boolean, schoolId: string = harbour) => ({
			schoolId,
			frameworkId,
			content,
			technology,
		});
		expect(did(await useFramework(ada, use(true, false)))).toBe(frameworkId);
		expect(did(await findFrameworks(ada, harbour)).frameworks).toMatchObject([
			{ content: true, technology: false },
		]);
		expect(did(await useFramework(actorOf('fatima'), use(true, true)))).toBe(frameworkId);
		for (const other of ['clara', 'joy', 'noah', 'lena'] as const)
			expect(codeOf(await useFramework(actorOf(other), use(false, false)))).toBe('missing');
		expect(codeOf(await useFramework(ada, use(true, true, hill)))).toBe('missing');
		expect(
			did(await useFramework({ kind: 'operator', personId: ivo.personId }, use(true, false, hill))),
		).toBe(frameworkId);
		expect(did(await findFrameworks(actorOf('noah'), hill)).frameworks).toMatchObject([
			{ content: true, technology: false },
		]);
		expect(did(await findFrameworks(ada, harbour)).frameworks).toMatchObject([
			{ content: true, technology: true },
		]);
	});

	it('DigCompEdu is added at one press, once', async () => {
		expect(codeOf(await addDigCompEdu(ada))).toBe('missing');
		const id = did(await addDigCompEdu(ivo));
		expect(did(await addDigCompEdu(ivo))).toBe(id);
		const { frameworks, hasDigCompEdu } = did(await findFrameworks(ada, harbour));
		expect(hasDigCompEdu).toBe(true);
		expect(frameworks.map((one) => one.standards)).toEqual([5, 28]);
		did(await useFramework(ada, { schoolId: harbour, frameworkId: id, content: false, technology: true }));
		expect(did(await browseFramework(ada, id)).beneath).toHaveLength(6);
	});
});

describe('searching', () => {
	const found = async (words: string, more: object = { schoolId: harbour }) =>
		(await searchStandards(ada, { words, ...more })).map((one) => one.code);

	it('finds by code, by words in any order, with a slip of the finger, and without accents', async () => {
		expect((await found('n.2.a'))[0]).toBe('N.2.a');
		expect(await found('sources trusted')).toEqual(['6.1']);
		expect((await found('fractoins'))[0]).toMatch(/^N\.[23]/);
		expect(await found('digtal comunication')).toContain('6.2');
		expect((await found('n.2'))[0]).toBe('N.2');
		expect(await found('frac')).toContain('N.2');
		expect(await found('media literacy')).toEqual(['6.1']);
	});

	it('only in what is used, for the purpose asked for, and never what is withdrawn', async () => {
		expect(await found('media literacy', { schoolId: harbour, purpose: 'content' })).toEqual([]);
		expect(await found('media literacy', { schoolId: hill })).toEqual([]);
		expect(await found('misst langen')).toEqual(['M']);
		did(await acceptFramework(ivo, did(await stage(nextEdition))));
		expect(await found('misst langen')).toEqual([]);
	});

	it('takes what is typed as words, whatever it is', async () => {
		for (const words of [
			'',
			'   ',
			'%',
			'_',
			'\\',
			"'; drop table standard; --",
			'&|!():*',
			'\0',
			'\ud800',
			'.*',
			'a'.repeat(5000),
		])
			expect(Array.isArray(await found(words))).toBe(true);
		expect(await found('%%%')).toEqual([]);
		expect(await found('x', { frameworkId: 'no-key' })).toEqual([]);
	});

	it('gives standards by key, and nothing for keys of none', async () => {
		const [one] = await searchStandards(ada, { words: 'N.2.a', frameworkId });
		expect(await findStandards(ada, [one?.id ?? '', 'nothing', frameworkId])).toEqual([one]);
		expect(one?.framework).toMatchObject({
			title: 'Numbers for everybody',
			licenseTitle: 'Open for schools',
		});
	});
});

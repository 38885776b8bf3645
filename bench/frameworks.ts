// A CASE package of 20,000 standards: read, staged, accepted, opened and searched, on the engine that DATABASE_URL names or
// the embedded one.
//
//   node bench/frameworks.ts

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	acceptFramework,
	browseFramework,
	findStandards,
	previewFramework,
	readPackage,
	searchStandards,
	useFramework,
} from '#server/domain/standard/index.ts';
import { machine } from '#server/platform/actor.ts';
import { openInFolder, openPostgresql, unitOfWork, useDatabase } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';

process.env.TANDEM_HOME ??= join(import.meta.dirname, '..');
const folder = await mkdtemp(join(tmpdir(), 'tandem-frameworks-'));
const url = process.env.DATABASE_URL;
const database = url ? await openPostgresql(url, undefined) : await openInFolder(join(folder, 'database'));
useDatabase(database);

const school = newId();
const reader = { kind: 'member', personId: newId() } as const;
await unitOfWork(machine, async (tx) => {
	const organisation = newId();
	await tx.insertInto('organisation').values({ id: organisation, name: 'Measured' }).execute();
	const place = { zone: 'UTC', language: 'en' };
	await tx
		.insertInto('school')
		.values({ id: school, organisation_id: organisation, name: 'Measured', ...place })
		.execute();
	const names = { given_name: 'Ada', family_name: 'Measured', search_name: 'ada measured' };
	await tx
		.insertInto('person')
		.values({ id: reader.personId, ...names })
		.execute();
	const since = { person_id: reader.personId, school_id: school, starts_on: '2026-01-01' };
	await tx
		.insertInto('membership')
		.values({ id: newId(), ...since })
		.execute();
});

const nouns = [
	'fractions',
	'sources',
	'maps',
	'poems',
	'energy',
	'rhythm',
	'evidence',
	'machines',
	'cells',
	'rivers',
];
const verbs = [
	'compare',
	'explain',
	'draw',
	'measure',
	'question',
	'present',
	'revise',
	'model',
	'describe',
	'predict',
];

/** 10 subjects, 20 strands each, 10 topics a strand, 9 standards a topic and a half: 20,000 in all. */
function bigPackage(): { text: Buffer; last: string } {
	const when = '2026-09-01T08:00:00+00:00';
	const document = crypto.randomUUID();
	const CFItems: object[] = [];
	const CFAssociations: object[] = [];
	const add = (code: string, above: string, sequenceNumber: number) => {
		const identifier = crypto.randomUUID();
		const at = CFItems.length;
		const fullStatement = `Students ${verbs[at % 10]} ${nouns[(at >> 3) % 10]} and ${verbs[(at >> 5) % 10]} ${nouns[(at >> 7) % 10]}, with reasons that somebody else can follow (${code}).`;
		CFItems.push({
			identifier,
			uri: `https://example.org/${identifier}`,
			fullStatement,
			humanCodingScheme: code,
			educationLevel: ['04', '05'],
			lastChangeDateTime: when,
		});
		const link = (id: string) => ({ title: code, identifier: id, uri: `https://example.org/${id}` });
		CFAssociations.push({
			identifier: crypto.randomUUID(),
			uri: 'https://example.org/link',
			associationType: 'isChildOf',
			sequenceNumber,
			originNodeURI: link(identifier),
			destinationNodeURI: link(above),
			lastChangeDateTime: when,
		});
		return identifier;
	};
	for (let subject = 0; subject < 10; subject += 1) {
		const one = add(`S${subject}`, document, subject);
		for (let strand = 0; strand < 20; strand += 1) {
			const two = add(`S${subject}.${strand}`, one, strand);
			for (let topic = 0; topic < 10; topic += 1) {
				const three = add(`S${subject}.${strand}.${topic}`, two, topic);
				for (let leaf = 0; leaf < 9 && CFItems.length < 20_000; leaf += 1)
					add(`S${subject}.${strand}.${topic}.${leaf}`, three, leaf);
			}
		}
	}
	const CFDocument = {
		identifier: document,
		uri: 'https://example.org/d',
		creator: 'Measured',
		title: 'Large',
		lastChangeDateTime: when,
	};
	return { text: Buffer.from(JSON.stringify({ CFDocument, CFItems, CFAssociations })), last: `S9.19` };
}

async function timed<Result>(
	what: string,
	work: () => Promise<Result | Refusal>,
): Promise<Exclude<Result, Refusal>> {
	const began = performance.now();
	const result = await work();
	console.log(`${what.padEnd(44)} ${(performance.now() - began).toFixed(0).padStart(7)} ms`);
	if (isRefusal(result)) throw new Error(result.code);
	return result as Exclude<Result, Refusal>;
}

const { text } = bigPackage();
console.log(`${database.engine}, a package of ${(text.length / 1e6).toFixed(1)} MB`);
const beat = { last: performance.now(), longest: 0 };
const pulse = setInterval(() => {
	beat.longest = Math.max(beat.longest, performance.now() - beat.last - 5);
	beat.last = performance.now();
}, 5);
const longest = () => {
	console.log(`${'  the event loop was held at most'.padEnd(44)} ${beat.longest.toFixed(0).padStart(7)} ms`);
	Object.assign(beat, { last: performance.now(), longest: 0 });
};
const read = await timed('read', () => readPackage(text));
longest();
const importId = await timed('staged and compared', () => previewFramework(machine, read, 'large.json'));
longest();
const frameworkId = await timed('accepted', () => acceptFramework(machine, importId));
longest();
clearInterval(pulse);
await useFramework(machine, { schoolId: school, frameworkId, content: true, technology: false });
const again = await timed('staged and compared again, unchanged', () =>
	previewFramework(machine, read, 'large.json'),
);
await timed('accepted again', () => acceptFramework(machine, again));
for (const round of ['first', 'second']) {
	const top = await timed(`opened at the top, ${round} time`, () => browseFramework(reader, frameworkId));
	const subject = top.beneath[3];
	const strand = await timed('opened at a subject', () => browseFramework(reader, frameworkId, subject?.id));
	await timed('opened at a strand', () => browseFramework(reader, frameworkId, strand.beneath[2]?.id));
	for (const words of ['S7.12.3.4', 'predict rivers', 'mesure fractoins', 'reasons', 'zzz'])
		await timed(`searched for “${words}”`, () =>
			searchStandards(reader, { words, schoolId: school, purpose: 'content' }),
		);
	await timed('found by key', () =>
		findStandards(
			reader,
			top.beneath.map((one) => one.id),
		),
	);
}
await database.close();
await rm(folder, { recursive: true });

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '#server/platform/refusal.ts';
import { aPackage } from './fixtures/a-package.ts';
import { digcompeduPackage } from './index.ts';
import { canonical } from './package.ts';
import { readPackage } from './read-package.ts';

const bytes = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

async function reading(value: unknown) {
	const read = await readPackage(bytes(value));
	if (isRefusal(read)) throw new Error(read.code);
	return read;
}

async function refusal(value: unknown) {
	const read = await readPackage(value instanceof Uint8Array ? value : bytes(value));
	return isRefusal(read) ? { code: read.code, args: read.said.args } : 'was read';
}

const changed = (change: (given: ReturnType<typeof aPackage>) => void) => {
	const given = aPackage();
	change(given);
	return given;
};

describe('a CASE package is read', () => {
	it('wrapped or not, with a byte order mark or without, as the same package', async () => {
		const plain = await reading(aPackage());
		expect(plain.standards.map((one) => one.code)).toEqual(['N', 'N.1', 'N.2', 'N.2.a', 'M']);
		for (const other of [
			JSON.stringify({ CFPackage: aPackage() }),
			`\uFEFF${JSON.stringify(aPackage())}`,
			JSON.stringify(aPackage(), null, '\t\r\n'),
		])
			expect((await reading(other)).hash).toBe(plain.hash);
	});

	it('with references as objects or as plain strings', async () => {
		const asStrings = changed((given) => {
			for (const link of given.CFAssociations as Record<string, unknown>[])
				for (const end of ['originNodeURI', 'destinationNodeURI'])
					link[end] = (link[end] as { uri: string }).uri;
			given.CFDocument.licenseURI = 'https://example.org/licence' as never;
		});
		const [objects, strings] = [await reading(aPackage()), await reading(asStrings)];
		expect(strings.places).toEqual(objects.places);
		expect(strings.outside).toBe(objects.outside);
		expect(strings.document.licenseUrl).toBe('https://example.org/licence');
	});

	it('with its tree from its links, in the order of their numbers, and what stands nowhere at the end', async () => {
		const { places, standards } = await reading(aPackage());
		const code = (identifier: string | undefined) =>
			standards.find((one) => one.identifier === identifier)?.code;
		expect(places.map((place) => [code(place.identifier), code(place.above), place.rank])).toEqual([
			['N', undefined, 0],
			['N.2.a', 'N.2', 0],
			['N.2', 'N', 0],
			['N.1', 'N', 1],
			['M', undefined, 1],
		]);
	});

	it('with every kind of link, those that lead outside too, and its licence in its own words', async () => {
		const { links, outside, document, parts } = await reading(aPackage());
		expect(new Set(links.map((link) => link.kind))).toEqual(
			new Set(['isChildOf', 'exactMatchOf', 'isRelatedTo', 'ext:inspires']),
		);
		expect(outside).toBe(2);
		expect(document).toMatchObject({
			licenseTitle: 'Open for schools',
			licenseUrl: 'https://example.org/open',
			caseVersion: '1.1',
		});
		expect(new Set(parts.map((part) => part.kind))).toEqual(
			new Set(['concept', 'subject', 'licence', 'item-type', 'grouping', 'rubric', 'package-field']),
		);
	});

	it('one without a version as 1.0', async () => {
		const old = changed((given) => {
			delete (given.CFDocument as { caseVersion?: string }).caseVersion;
		});
		expect((await reading(old)).document.caseVersion).toBe('1.0');
	});

	it('hostile text as text: no control characters, no address that could run', async () => {
		const hostile = changed((given) => {
			Object.assign(given.CFItems[0] ?? {}, {
				fullStatement: '<script>alert(1)</script>\u0000\u0007\ud800 end',
			});
			Object.assign(given.CFDocument, { officialSourceURL: 'javascript:alert(1)', title: '\u0000Title' });
			given.CFDocument.licenseURI = { uri: 'data:text/html,hello', title: 'Free' } as never;
		});
		const { document, standards } = await reading(hostile);
		expect(standards[0]?.statement).toBe('<script>alert(1)</script> \uFFFD end');
		expect(document).toMatchObject({ title: 'Title', sourceUrl: '', licenseUrl: '', licenseTitle: 'Free' });
	});

	it('DigCompEdu, which comes along: six areas, 22 competences, its source and licence acknowledged', () => {
		const { document, standards, places, outside } = digcompeduPackage();
		expect(standards.filter((one) => one.kind === 'Area')).toHaveLength(6);
		expect(standards.filter((one) => one.kind === 'Competence')).toHaveLength(22);
		expect(places.filter((place) => place.above === undefined)).toHaveLength(6);
		expect(outside).toBe(0);
		expect(document.licenseUrl).toBe('https://creativecommons.org/licenses/by/4.0/');
		expect(document.notes).toContain('Redecker');
		expect(document.notes).toContain('JRC107466');
	});
});

describe('what cannot be read is refused, and says why', () => {
	it.each([
		['nothing', '', 'framework-not-json'],
		['words', 'hello', 'framework-not-json'],
		['half a package', JSON.stringify(aPackage()).slice(0, 900), 'framework-not-json'],
		['a package and more', `${JSON.stringify(aPackage())} {}`, 'framework-not-json'],
		['a missing comma', '{"a":{} "CFItems":[]}', 'framework-not-json'],
		['a list', '[]', 'framework-not-case'],
		['something else', '{"orgs":[]}', 'framework-not-case'],
		['a document alone', JSON.stringify({ CFDocument: aPackage().CFDocument }), 'framework-no-standards'],
		['a list that is none', '{"CFItems":{}}', 'framework-not-case'],
		['a section twice', '{"CFItems":[],"CFItems":[]}', 'framework-not-case'],
		['a wrapper in a wrapper', '{"CFPackage":{"CFPackage":{}}}', 'framework-not-case'],
		['deep nesting', `{"CFDocument":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'framework-too-deep'],
		[
			'a giant record',
			`{"CFItems":[{"fullStatement":"${'a'.repeat(300_000)}"}]}`,
			'framework-record-too-large',
		],
		['numbers that grow', `{"x":[${'1e20,'.repeat(40_000)}1]}`, 'framework-record-too-large'],
	])('%s', async (_, text, code) => {
		expect(await refusal(text)).toMatchObject({ code });
	});

	it('another encoding', async () => {
		expect(await refusal(Buffer.from(JSON.stringify(aPackage()), 'utf16le'))).toMatchObject({
			code: 'framework-not-utf8',
		});
	});

	it('a file larger than a framework can be, before it is looked at', async () => {
		expect(await refusal(Buffer.alloc(50 * 1024 * 1024 + 1, 0x20))).toMatchObject({
			code: 'framework-too-large',
			args: { megabytes: 50 },
		});
	});

	it('two standards with one identifier, however it is written', async () => {
		const twice = changed((given) => {
			const [first, second] = given.CFItems;
			if (first && second) second.identifier = first.identifier.toUpperCase();
		});
		expect(await refusal(twice)).toMatchObject({
			code: 'framework-same-identifier',
			args: { first: 1, second: 2 },
		});
	});

	it('a standard without words, naming which', async () => {
		const without = changed((given) => {
			delete (given.CFItems[2] as { fullStatement?: string }).fullStatement;
		});
		expect(await refusal(without)).toMatchObject({
			code: 'framework-unusable-record',
			args: { section: 'CFItems', number: 3, name: 'fullStatement' },
		});
	});

	it('a circle, naming one in it, and not what hangs from it', async () => {
		const round = changed((given) => {
			const [n, n1] = given.CFItems;
			given.CFAssociations.push({
				...given.CFAssociations[0],
				originNodeURI: { identifier: n?.identifier, title: '', uri: '' },
				destinationNodeURI: { identifier: n1?.identifier, title: '', uri: '' },
			} as never);
		});
		expect(await refusal(round)).toMatchObject({ code: 'framework-circle', args: { name: 'N' } });
	});

	it('whatever is done to the text of one, it is read or refused and never falls over', async () => {
		const text = JSON.stringify(aPackage());
		await fc.assert(
			fc.asyncProperty(
				fc.nat(text.length),
				fc.nat(40),
				fc.oneof(fc.string(), fc.constantFrom('{', '}', '[', ']', '"', ',', 'null', '\\u0000', '\\')),
				async (at, cut, put) => {
					const read = await readPackage(bytes(text.slice(0, at) + put + text.slice(at + cut)));
					expect(isRefusal(read) ? read.code : read.standards.length).toBeTruthy();
				},
			),
			{ numRuns: 300 },
		);
	});
});

describe('what is kept of a record', () => {
	it('is the same text whatever the order of its fields', () => {
		expect(canonical({ b: [1, { d: null, c: 'ü' }], a: '\ud800' })).toBe(
			canonical(JSON.parse('{"a":"\\ud800","b":[1,{"c":"ü","d":null}]}')),
		);
		expect(canonical(JSON.parse('{"__proto__":{"x":1}}'))).toBe('{"__proto__":{"x":1}}');
	});
});

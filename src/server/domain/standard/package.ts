import { z } from 'zod';

/** What a package may hold at most; the largest published ones have some 20,000 standards. */
export const most = { bytes: 50 * 1024 * 1024, standards: 50_000, links: 200_000, parts: 20_000, record: 262_144 } as const; // biome-ignore format: short enough for one line

/** The kinds of parts a package has beside its document, standards and links, by their names in CASE. */
export const definitionKinds = {
	CFConcepts: 'concept',
	CFSubjects: 'subject',
	CFLicenses: 'licence',
	CFItemTypes: 'item-type',
	CFAssociationGroupings: 'grouping',
} as const;
export type PartKind =
	| (typeof definitionKinds)[keyof typeof definitionKinds]
	| 'rubric'
	/** A further field of the definitions, or of the package, as an object with that one field. */
	| 'definition-field'
	| 'package-field';

export interface PackageDocument {
	/** In lower case, as every identifier here: how a UUID is written does not change which it is. */
	identifier: string;
	title: string;
	creator: string;
	publisher: string;
	description: string;
	notes: string;
	sourceUrl: string;
	edition: string;
	adoption: string;
	language: string;
	licenseTitle: string;
	licenseUrl: string;
	licenseText: string;
	caseVersion: '1.0' | '1.1';
	record: string;
}

export interface PackageStandard {
	identifier: string;
	code: string;
	title: string;
	statement: string;
	kind: string;
	levels: string;
	notes: string;
	record: string;
}

export interface PackageLink {
	kind: string;
	origin: string;
	destination: string;
	destinationTitle: string;
	sequence: number | undefined;
	record: string;
}

export interface PackagePart {
	kind: PartKind;
	record: string;
}

/** Where a standard stands: beneath which other, or at the top; `rank` orders those beneath the same one. */
export interface PackagePlace {
	identifier: string;
	above: string | undefined;
	rank: number;
}

/** A CASE package as it was read: everything in it, in its order. */
export interface CasePackage {
	document: PackageDocument;
	standards: PackageStandard[];
	links: PackageLink[];
	parts: PackagePart[];
	places: PackagePlace[];
	/** How many links lead to something that is not in the package. */
	outside: number;
	/** SHA-256 over every record: the same package has the same. */
	hash: string;
}

/** JSON with the keys of every object in order, so that the same content is the same text. */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const members = Object.entries(value)
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
	return `{${members.join(',')}}`;
}

const text = z.string().nullish();
const several = z.union([z.string(), z.array(z.string())]).nullish();
/** An object in CASE 1.x, a plain string in older exports. */
const uri = z.union([z.string(), z.looseObject({ title: text, identifier: text, uri: text })]);
/** A UUID, or what older exports have in its place. */
const identifier = z
	.string()
	.trim()
	.regex(/^[\x20-\x7e]{1,255}$/);

export const documentShape = z.looseObject({
	identifier,
	title: z.string().trim().min(1),
	creator: text,
	publisher: text,
	description: text,
	notes: text,
	officialSourceURL: text,
	version: text,
	adoptionStatus: text,
	language: text,
	caseVersion: text,
	licenseURI: uri.nullish(),
});

export const standardShape = z.looseObject({
	identifier,
	fullStatement: z.string().trim().min(1),
	abbreviatedStatement: text,
	humanCodingScheme: text,
	CFItemType: text,
	educationLevel: several,
	notes: text,
});

export const linkShape = z.looseObject({
	associationType: z
		.string()
		.trim()
		.regex(/^[\x20-\x7e]{1,200}$/),
	originNodeURI: uri,
	destinationNodeURI: uri,
	sequenceNumber: z.number().nullish(),
});

export const licenceShape = z.looseObject({
	identifier: text,
	title: text,
	description: text,
	licenseText: text,
});

export type Uri = z.infer<typeof uri>;

/** What a reference leads to: the identifier it gives, or else the end of its address, as older exports mean it. */
export function targetOf(reference: Uri): { identifier: string; title: string; url: string } {
	if (typeof reference !== 'string' && reference.identifier?.trim())
		return {
			identifier: plain(reference.identifier, 1000).toLowerCase(),
			title: plain(reference.title, 1000),
			url: reference.uri ?? '',
		};
	const url = (typeof reference === 'string' ? reference : (reference.uri ?? '')).trim();
	const last = url.split(/[/:#]/).at(-1) ?? '';
	const title = typeof reference === 'string' ? '' : plain(reference.title, 1000);
	return { identifier: plain(last || url, 1000).toLowerCase(), title, url };
}

/** Text as it can be shown and kept: without control characters, on one line or (`lines`) several, cut where it is too long. */
export function plain(value: string | null | undefined, longest: number, lines = false): string {
	const shown = (value ?? '')
		.toWellFormed()
		.replace(lines ? /[^\P{Cc}\n]+/gu : /[\p{Cc}\u2028\u2029]+/gu, ' ')
		.trim();
	return shown.length <= longest ? shown : `${shown.slice(0, longest - 1).toWellFormed()}…`;
}

/** An address as a link may have it: http or https, nothing that could run; empty for everything else. */
export function address(value: string | null | undefined): string {
	const url = (value ?? '').trim();
	return url.length <= 2000 && /^https?:\/\/[^\s]+$/i.test(url) && URL.canParse(url) ? url : '';
}

import { keyOf } from '#server/platform/entry.ts';
import type { CasePackage, PackageDocument } from './package.ts';
import { wordsOf } from './words.ts';

/** The rows of a framework, by table. */
export type FrameworkRows = ReturnType<typeof rowsOf>;

/** The key of a framework, made from CASE's identifier: whoever imports it, and whenever, it is the same one. */
export function frameworkKey(identifier: string): string {
	return keyOf(identifier, '', 'framework');
}

/** The key of a standard, made from the identifiers of its framework and of itself. */
export function standardKey(framework: string, identifier: string): string {
	return keyOf(framework, identifier, 'standard');
}

/** What a framework says of itself, as its columns. */
export function columnsOf(document: PackageDocument) {
	return {
		title: document.title,
		creator: document.creator,
		publisher: document.publisher,
		description: document.description,
		notes: document.notes,
		source_url: document.sourceUrl,
		edition: document.edition,
		adoption: document.adoption,
		language: document.language,
		license_title: document.licenseTitle,
		license_url: document.licenseUrl,
		license_text: document.licenseText,
		case_version: document.caseVersion,
		record: document.record,
	};
}

/** Lays a package out in rows. The same package gives the same rows. */
export function rowsOf(read: CasePackage, imported: { at: Date; by: string | null }) {
	const { document } = read;
	const framework_id = frameworkKey(document.identifier);
	const key = (identifier: string) => standardKey(document.identifier, identifier);
	const positions = new Map<string, number>();
	const standard = read.standards.map(({ identifier, ...shown }, position) => ({
		id: key(identifier),
		framework_id,
		identifier,
		position,
		...shown,
		words: wordsOf(`${shown.code} ${shown.title} ${shown.statement}`),
	}));
	return {
		framework: {
			id: framework_id,
			identifier: document.identifier,
			...columnsOf(document),
			standards: read.standards.length,
			package_hash: read.hash,
			imported_at: imported.at,
			imported_by: imported.by,
		},
		standard,
		standard_word: [...new Set(standard.flatMap((one) => one.words))].map((word) => ({ framework_id, word })),
		standard_link: read.links.map((link, position) => ({
			framework_id,
			position,
			kind: link.kind,
			origin: link.origin,
			destination: link.destination,
			destination_title: link.destinationTitle,
			record: link.record,
		})),
		standard_place: read.places.map(({ identifier, above, rank }) => ({
			framework_id,
			standard_id: key(identifier),
			above_id: above === undefined ? null : key(above),
			rank,
		})),
		framework_part: read.parts.map(({ kind, record }) => {
			const position = positions.get(kind) ?? 0;
			positions.set(kind, position + 1);
			return { framework_id, kind, position, record };
		}),
	};
}

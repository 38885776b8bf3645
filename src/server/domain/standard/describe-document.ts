import { address, documentShape, licenceShape, type PackageDocument, plain, targetOf } from './package.ts';

/**
 * What a framework says of itself, fit to be shown.
 * @param record the document as it is kept
 * @param licences the licences of the same package, as they are kept
 */
export function describeDocument(record: string, licences: readonly string[]): PackageDocument {
	const document = documentShape.parse(JSON.parse(record));
	return {
		identifier: document.identifier.toLowerCase(),
		title: plain(document.title, 1000) || '…',
		creator: plain(document.creator, 1000),
		publisher: plain(document.publisher, 1000),
		description: plain(document.description, 8000, true),
		notes: plain(document.notes, 8000, true),
		sourceUrl: address(document.officialSourceURL),
		edition: plain(document.version, 200),
		adoption: plain(document.adoptionStatus, 200),
		language: plain(document.language, 35),
		...licenceOf(document.licenseURI, licences),
		caseVersion: document.caseVersion?.startsWith('1.1') ? '1.1' : '1.0',
		record,
	};
}

/** The licence that is named, in the words of the package's own licences where it has them. */
function licenceOf(
	named: Parameters<typeof targetOf>[0] | null | undefined,
	licences: readonly string[],
): Pick<PackageDocument, 'licenseTitle' | 'licenseUrl' | 'licenseText'> {
	if (named === null || named === undefined) return { licenseTitle: '', licenseUrl: '', licenseText: '' };
	const target = targetOf(named);
	const found = licences
		.map((licence) => licenceShape.safeParse(JSON.parse(licence)).data)
		.find((licence) => licence?.identifier?.toLowerCase() === target.identifier);
	// Many packages write nothing but the address of the licence where its text belongs.
	const terms = address(found?.licenseText);
	const words = [found?.description, terms ? '' : found?.licenseText].filter(Boolean).join('\n\n');
	return {
		licenseTitle: plain(found?.title, 1000) || target.title,
		licenseUrl: terms || address(target.url),
		licenseText: plain(words, 8000, true),
	};
}

/** The kinds of files that are kept, by what is in them; names and what a browser says of them do not count. */
const documents: Record<string, string> = {
	'word/document.xml': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	'ppt/presentation.xml': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
	'xl/workbook.xml': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const openDocuments = ['text', 'presentation', 'spreadsheet', 'graphics'].map(
	(kind) => `application/vnd.oasis.opendocument.${kind}`,
);

export const photographs = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type Photograph = (typeof photographs)[number];

/** How files of a kind end. */
export const endings: Record<string, string> = {
	'image/jpeg': '.jpg',
	'image/png': '.png',
	'image/webp': '.webp',
	'application/pdf': '.pdf',
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
	'application/vnd.openxmlformats-officedocument.presentationml.presentation': '.pptx',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
	'application/vnd.oasis.opendocument.text': '.odt',
	'application/vnd.oasis.opendocument.presentation': '.odp',
	'application/vnd.oasis.opendocument.spreadsheet': '.ods',
	'application/vnd.oasis.opendocument.graphics': '.odg',
};

/** What a file is; `heic`, `film` and `macros` are known and not kept, anything else is `unknown`. */
export type Recognised = { mediaType: string } | 'heic' | 'film' | 'macros' | 'unknown';

/** Tells from its bytes what a file is. */
export function recognise(bytes: Buffer): Recognised {
	const starts = (...values: number[]) => values.every((value, at) => bytes[at] === value);
	const says = (at: number, text: string) => bytes.toString('latin1', at, at + text.length) === text;
	if (starts(0xff, 0xd8, 0xff)) return { mediaType: 'image/jpeg' };
	if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { mediaType: 'image/png' };
	if (says(0, 'RIFF') && says(8, 'WEBP')) return { mediaType: 'image/webp' };
	if (says(0, '%PDF-')) return { mediaType: 'application/pdf' };
	if (says(4, 'ftyp'))
		return /^(heic|heix|hevc|heim|heis|mif1|msf1|avif)$/.test(bytes.toString('latin1', 8, 12))
			? 'heic'
			: 'film';
	if (starts(0x1a, 0x45, 0xdf, 0xa3)) return 'film';
	if (says(0, 'PK\u0003\u0004')) return recogniseZip(bytes);
	return 'unknown';
}

function recogniseZip(bytes: Buffer): Recognised {
	const names = namesInZip(bytes);
	if (names === undefined) return 'unknown';
	if (names.some((name) => /vbaProject|^Basic\/|^Scripts\//i.test(name))) return 'macros';
	if (names[0] === 'mimetype') {
		const said = openDocuments.find((type) => bytes.toString('latin1', 38, 38 + type.length) === type);
		return said && names.includes('content.xml') ? { mediaType: said } : 'unknown';
	}
	if (!names.includes('[Content_Types].xml')) return 'unknown';
	const type = Object.entries(documents).find(([name]) => names.includes(name))?.[1];
	return type ? { mediaType: type } : 'unknown';
}

const mostNames = 20_000;

/** The names in a zip's directory; undefined when it has none that can be read. */
function namesInZip(bytes: Buffer): string[] | undefined {
	const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
	if (end < 0 || end + 22 > bytes.length) return undefined;
	const count = bytes.readUInt16LE(end + 10);
	let at = bytes.readUInt32LE(end + 16);
	const names: string[] = [];
	for (let number = 0; number < Math.min(count, mostNames); number += 1) {
		if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return undefined;
		const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
			number,
			number,
			number,
		];
		names.push(bytes.toString('utf8', at + 46, at + 46 + name));
		at += 46 + name + extra + comment;
	}
	return names;
}

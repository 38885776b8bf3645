import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useSettings } from '#server/platform/settings.ts';
import { fileStore, type KeptFile, keepFile, readKept } from './index.ts';

let data = '';
beforeAll(async () => {
	data = await mkdtemp(join(tmpdir(), 'tandem-files-'));
	useSettings({ TANDEM_DATA: data });
});
afterAll(async () => {
	useSettings(undefined);
	await rm(data, { recursive: true });
});

const place = 'GPS 38.7223 N 9.1393 W';
const segment = (marker: number, body: Buffer | string) => {
	const bytes = Buffer.from(body as string, 'latin1');
	const head = Buffer.from([0xff, marker, 0, 0]);
	head.writeUInt16BE(bytes.length + 2, 2);
	return Buffer.concat([head, bytes]);
};
const exif = (orientation: number) => {
	const tiff = Buffer.from('49492a000800000001001201030001000000ff00000000000000', 'hex');
	tiff.writeUInt8(orientation, 18);
	return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from(place)]));
};
const scan = Buffer.from([0xff, 0xda, 0, 4, 1, 2, 0x11, 0xff, 0x00, 0x22, 0xff, 0xd0, 0x33]);
const jpeg = Buffer.concat([
	Buffer.from([0xff, 0xd8]),
	segment(0xe0, 'JFIF\0\u0001\u0001'),
	exif(6),
	segment(0xe1, `http://ns.adobe.com/xap/1.0/\0<x>${place}</x>`),
	segment(0xe2, 'ICC_PROFILE\0colours'),
	segment(0xe2, `MPF\0${place}`),
	segment(0xed, `Photoshop 3.0\0${place}`),
	segment(0xfe, place),
	segment(0xdb, 'a table'),
	scan,
	Buffer.from([0xff, 0xd9]),
	Buffer.from(`a film after the end, ${place}`),
]);

const chunk = (type: string, body: string) => {
	const named = Buffer.from(type + body, 'latin1');
	const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(named.length - 4);
	sum.writeUInt32BE(crc32(named));
	return Buffer.concat([length, named, sum]);
};
const png = Buffer.concat([
	Buffer.from('89504e470d0a1a0a', 'hex'),
	chunk('IHDR', 'size'),
	chunk('eXIf', place),
	chunk('iTXt', place),
	chunk('iCCP', 'colours'),
	chunk('IDAT', 'picture'),
	chunk('IEND', ''),
	Buffer.from(place),
]);

const piece = (type: string, body: string) => {
	const head = Buffer.from(`${type}\0\0\0\0`, 'latin1');
	head.writeUInt32LE(body.length, 4);
	return Buffer.concat([head, Buffer.from(body + (body.length % 2 ? '\0' : ''), 'latin1')]);
};
const riff = Buffer.concat([
	Buffer.from('WEBP'),
	piece('VP8X', '\x0c\0\0\0\0\0\0\0\0\0'),
	piece('VP8 ', 'odd'),
	piece('EXIF', place),
	piece('XMP ', place),
]);
const webp = Buffer.concat([piece('RIFF', riff.toString('latin1'))]);

const document = (more: Record<string, Uint8Array> = {}) =>
	Buffer.from(
		zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w/>'), ...more }),
	);

const keep = (name: string, bytes: Buffer) => keepFile(name, async () => bytes);

async function kept(name: string, bytes: Buffer): Promise<KeptFile & { content: Buffer }> {
	const file = await keep(name, bytes);
	if (typeof file === 'string') throw new Error(file);
	const read = await readKept(file.id, file.secret);
	if (!read) throw new Error('Not there');
	return { ...file, content: Buffer.concat(await Array.fromAsync(read)) };
}

describe('a file that is handed over', () => {
	it('is told by what is in it, whatever it is called, and named after that', async () => {
		const photograph = await kept('..\\C:\\work\\‮gnp.exe', png);
		expect(photograph).toMatchObject({ mediaType: 'image/png', isPhotograph: true, name: 'gnp.png' });
		expect(await kept('Unit 3.html', Buffer.from('%PDF-1.7 …'))).toMatchObject({
			mediaType: 'application/pdf',
			name: 'Unit 3.pdf',
			isPhotograph: false,
		});
		expect((await kept('', document())).name).toBe('file.docx');
	});

	it.each([
		['empty', Buffer.alloc(0)],
		['unknown', Buffer.from('<!doctype html><script>alert(1)</script>')],
		['unknown', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
		['unknown', Buffer.from('MZ a program')],
		['unknown', Buffer.from(zipSync({ 'a.txt': strToU8('only a zip') }))],
		['unknown', Buffer.from('PK\u0003\u0004 no zip at all')],
		['macros', document({ 'word/vbaProject.bin': strToU8('a program') })],
		['heic', Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0')],
		['film', Buffer.from('\0\0\0\u0018ftypisom\0\0\0\0')],
		['damaged', jpeg.subarray(0, 60)],
		['damaged', png.subarray(0, 40)],
	] as const)('is not kept when it is %s', async (fault, bytes) => {
		const before = await readdir(join(data, 'files')).catch(() => []);
		expect(await keep('a.pdf', bytes)).toBe(fault);
		expect(await readdir(join(data, 'files')).catch(() => [])).toEqual(before);
	});

	it('is a photograph without where it was taken, the right way up and in its colours', async () => {
		for (const [name, bytes] of Object.entries({ jpeg, png, webp })) {
			const { content } = await kept(name, bytes);
			expect(content.includes('GPS'), name).toBe(false);
			expect(content.length, name).toBeLessThan(bytes.length);
		}
		const { content } = await kept('a.jpg', jpeg);
		expect(content.includes(scan)).toBe(true);
		expect(content.includes('ICC_PROFILE')).toBe(true);
		expect(content.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
		// Exif with one entry: the orientation, as it was.
		expect(content.subarray(2, 38).toString('hex')).toBe(
			'ffe100224578696600004d4d002a00000008000101120003000000010006000000000000',
		);
		expect((await kept('a.png', png)).content.includes('colours')).toBe(true);
		const { content: picture } = await kept('a.webp', webp);
		expect(picture.readUInt32LE(4)).toBe(picture.length - 8);
		expect(picture.readUInt8(20)).toBe(0);
	});

	it('lies encrypted under a random key, and is read by nobody without its secret or when it was changed', async () => {
		const { id, secret, content } = await kept('a.pdf', Buffer.from('%PDF-1.7 words of a student'));
		expect(content.toString()).toBe('%PDF-1.7 words of a student');
		const path = join(data, 'files', id);
		const stored = await readFile(path);
		expect(stored.includes('student')).toBe(false);
		const read = async (key: string, by: string) => Array.fromAsync((await readKept(key, by)) ?? []);
		await expect(read(id, Buffer.alloc(32).toString('base64'))).rejects.toThrow();
		stored.writeUInt8(stored.readUInt8(40) ^ 1, 40);
		await writeFile(path, stored);
		await expect(read(id, secret)).rejects.toThrow();
		await fileStore().drop(id);
		expect(await readKept(id, secret)).toBeUndefined();
		await expect(fileStore().drop(id)).resolves.toBeUndefined();
		await expect(fileStore().drop('../outbox')).rejects.toThrow();
	});
});

import type { Photograph } from './media-type.ts';

/**
 * A photograph without what its camera wrote into it: where and when it was taken, by which device, and small copies of it.
 * Which way up it belongs and its colours stay. Written by us because it is short: what is not known to be picture is left out.
 * @returns the pieces that are left, or undefined when the file is damaged
 */
export function withoutPlace(type: Photograph, bytes: Buffer): Buffer[] | undefined {
	try {
		return { 'image/jpeg': jpeg, 'image/png': png, 'image/webp': webp }[type](bytes);
	} catch (error) {
		// A length that leads out of the file.
		if (error instanceof RangeError) return undefined;
		throw error;
	}
}

/** Exif that says one thing: which way up, 1 to 8. */
function uprightness(orientation: number): Buffer {
	const segment = Buffer.from(
		'ffe100224578696600004d4d002a00000008000101120003000000010000000000000000',
		'hex',
	);
	segment.writeUInt16BE(orientation, 28);
	return segment;
}

/** Which way up a JPEG's Exif says it belongs. */
function orientationIn(exif: Buffer): number | undefined {
	const tiff = exif.subarray(6);
	const little = tiff.toString('latin1', 0, 2) === 'II';
	const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
	const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
	const count = Math.min(short(first), 200);
	for (let number = 0; number < count; number += 1) {
		const entry = first + 2 + 12 * number;
		if (short(entry) === 0x0112) return short(entry + 8);
	}
	return undefined;
}

function isPictureSegment(marker: number, body: Buffer): boolean {
	const says = (text: string) => body.toString('latin1', 0, text.length) === text;
	if (marker === 0xe0) return says('JFIF\0');
	if (marker === 0xe2) return says('ICC_PROFILE\0');
	if (marker === 0xee) return says('Adobe');
	return marker !== 0xfe && (marker < 0xe0 || marker > 0xef);
}

function jpeg(bytes: Buffer): Buffer[] | undefined {
	const kept = [bytes.subarray(0, 2)];
	let at = 2;
	let upright: number | undefined;
	for (;;) {
		if (bytes.readUInt8(at) !== 0xff) return undefined;
		while (bytes.readUInt8(at + 1) === 0xff) at += 1;
		const marker = bytes.readUInt8(at + 1);
		// What follows the end is no part of this picture: a film, another size, the camera's own notes.
		if (marker === 0xd9) break;
		if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
			kept.push(bytes.subarray(at, at + 2));
			at += 2;
			continue;
		}
		const length = bytes.readUInt16BE(at + 2);
		const end = at + 2 + length;
		if (length < 2 || end > bytes.length) return undefined;
		const body = bytes.subarray(at + 4, end);
		if (marker === 0xe1 && body.toString('latin1', 0, 6) === 'Exif\0\0') upright ??= orientationOf(body);
		if (isPictureSegment(marker, body)) kept.push(bytes.subarray(at, end));
		at = end;
		if (marker !== 0xda) continue;
		const next = endOfScan(bytes, at);
		kept.push(bytes.subarray(at, next));
		at = next;
		if (at >= bytes.length) break;
	}
	if (upright !== undefined && upright >= 2 && upright <= 8) kept.splice(1, 0, uprightness(upright));
	kept.push(Buffer.from([0xff, 0xd9]));
	return kept;
}

/** Exif that is damaged says nothing. */
function orientationOf(exif: Buffer): number | undefined {
	try {
		return orientationIn(exif);
	} catch {
		return undefined;
	}
}

function endOfScan(bytes: Buffer, from: number): number {
	for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
		const next = bytes[at + 1];
		if (next !== undefined && next !== 0x00 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
	}
	return bytes.length;
}

const pngKept = /^([A-Z]...|tRNS|gAMA|cHRM|sRGB|iCCP|cICP|sBIT|bKGD|pHYs|acTL|fcTL|fdAT)$/;

function png(bytes: Buffer): Buffer[] | undefined {
	const kept = [bytes.subarray(0, 8)];
	for (let at = 8; ; ) {
		const end = at + 12 + bytes.readUInt32BE(at);
		if (end > bytes.length) return undefined;
		const type = bytes.toString('latin1', at + 4, at + 8);
		if (pngKept.test(type)) kept.push(bytes.subarray(at, end));
		if (type === 'IEND') return kept;
		at = end;
	}
}

const webpKept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

function webp(bytes: Buffer): Buffer[] | undefined {
	const total = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
	const kept: Buffer[] = [];
	for (let at = 12; at + 8 <= total; ) {
		const type = bytes.toString('latin1', at, at + 4);
		const length = bytes.readUInt32LE(at + 4);
		const end = at + 8 + length + (length % 2);
		if (at + 8 + length > total) return undefined;
		if (webpKept.has(type)) {
			const chunk = Buffer.from(bytes.subarray(at, end));
			// It says no longer that there is Exif and XMP.
			if (type === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~0x0c, 8);
			kept.push(chunk);
		}
		at = end;
	}
	if (kept.length === 0) return undefined;
	const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
	head.writeUInt32LE(4 + kept.reduce((sum, chunk) => sum + chunk.length, 0), 4);
	return [head, ...kept];
}

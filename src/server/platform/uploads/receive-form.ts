import { newId } from '#server/platform/ids.ts';
import { dropUpload, keepUpload, openUpload, type Upload } from './keep-upload.ts';
import { BrokenForm, partsOf } from './multipart.ts';

/** Most bytes of a field that is no file. */
const mostText = 64 * 1024;

/** Most bytes of a form that brings no file. */
const mostPlainForm = 512 * 1024;

/** A form that was read as it arrived. */
export interface ReceivedForm {
	/** Its fields that are no files. */
	readonly fields: FormData;
	/** Its first file that was chosen. `content` reads it whole. */
	readonly file: { readonly name: string; readonly content: () => Promise<Buffer> } | undefined;
	/** It was larger than allowed: then there is none. */
	readonly isTooLarge: boolean;
	/** Takes away what was kept of it meanwhile. */
	readonly drop: () => Promise<void>;
}

/**
 * Reads a form with at most one file. While it arrives it lies on the disk, encrypted: however slowly somebody sends, no
 * memory waits for them.
 * @param most largest file, in bytes; the rest of a larger one is passed over
 * @throws BrokenForm
 */
export async function receiveForm(request: Request, most: number): Promise<ReceivedForm> {
	const type = request.headers.get('content-type');
	const nothing = { file: undefined, isTooLarge: false, drop: async () => undefined };
	if (request.body === null || !type?.startsWith('multipart/form-data')) {
		if (Number(request.headers.get('content-length')) > mostPlainForm) throw new BrokenForm();
		return { fields: await request.formData(), ...nothing };
	}
	const id = newId();
	const fields = new FormData();
	let isTooLarge = false;

	async function* within(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
		let length = 0;
		for await (const piece of bytes) {
			length += piece.length;
			if (length <= most) yield piece;
		}
		isTooLarge ||= length > most;
	}

	async function* files(): AsyncGenerator<{ name: string; bytes: AsyncIterable<Buffer> }> {
		let chosen = false;
		for await (const { field, name, bytes } of partsOf(request.body as ReadableStream, type)) {
			if (name === undefined) fields.append(field, await textOf(bytes));
			else if (name !== '' && !chosen) {
				chosen = true;
				yield { name, bytes: within(bytes) };
			}
		}
	}

	const upload: Upload = await keepUpload(id, files());
	const [part] = upload.parts;
	const content = async () => {
		const opened = await openUpload(id, upload, 0);
		return opened.read(0, opened.size).finally(opened.close);
	};
	return {
		fields,
		file: part === undefined || isTooLarge ? undefined : { name: part.name, content },
		isTooLarge,
		drop: () => dropUpload(id),
	};
}

async function textOf(bytes: AsyncIterable<Buffer>): Promise<string> {
	const pieces: Buffer[] = [];
	let length = 0;
	for await (const piece of bytes) {
		length += piece.length;
		if (length > mostText) throw new BrokenForm();
		pieces.push(piece);
	}
	return Buffer.concat(pieces).toString('utf8');
}

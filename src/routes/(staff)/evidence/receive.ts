import type { ActionFailure } from '@sveltejs/kit';
import { z } from 'zod';
import { type EvidenceWords, mostOfEvidence } from '#server/domain/evidence/index.ts';
import { fileStore, type KeptFile, keepFile, mostFileBytes } from '#server/platform/files/index.ts';
import { refuse } from '#server/platform/refusal.ts';
import { BrokenForm, type ReceivedForm, receiveForm } from '#server/platform/uploads/index.ts';
import { field, type Refused, read, refused, typed } from '../../answer.ts';
import { evidenceFields, wordsFrom } from './fields.ts';

const sent = {
	entry: field.id(),
	lesson: field.optionalId(),
	url: field.optionalText(mostOfEvidence.url),
};

const added = z.object({ ...sent, ...evidenceFields });

/** A form with what may be a file, read as it arrived. What is kept of the file is the caller's to use or to drop. */
export async function receiveWithFile<Shape extends z.ZodType>(
	request: Request,
	schema: Shape,
): Promise<
	| { value: z.output<Shape>; values: Refused['values']; kept: KeptFile | null }
	| { failure: ActionFailure<Refused> }
> {
	let received: ReceivedForm;
	try {
		received = await receiveForm(request, mostFileBytes);
	} catch (error) {
		if (error instanceof BrokenForm || request.signal.aborted)
			return { failure: refused(refuse('file-broken-off', { field: 'file' })) };
		throw error;
	}
	try {
		const { fields, file, isTooLarge } = received;
		if (isTooLarge) return { failure: refused(refuse('file-too-large', { field: 'file' }), typed(fields)) };
		const form = read(fields, schema);
		if ('failure' in form) return form;
		if (file === undefined) return { ...form, kept: null };
		const kept = await keepFile(file.name, file.content);
		if (typeof kept !== 'string') return { ...form, kept };
		return { failure: refused(refuse(`file-${kept}`, { field: 'file' }), form.values) };
	} finally {
		await received.drop();
	}
}

/** Evidence as a form sent it. */
export async function receiveEvidence(request: Request): Promise<
	| {
			given: EvidenceWords & { url: string | null; entry: string; lesson: string | undefined };
			kept: KeptFile | null;
			values: Refused['values'];
	  }
	| { failure: ActionFailure<Refused> }
> {
	const received = await receiveWithFile(request, added);
	if ('failure' in received) return received;
	const { value, kept, values } = received;
	const { entry, lesson, url } = value;
	return { given: { ...wordsFrom(value), url: url ?? null, entry, lesson }, kept, values };
}

/** Takes away a file that no record came to hang on. */
export async function dropKept(kept: KeptFile | null): Promise<void> {
	if (kept !== null) await fileStore().drop(kept.id);
}

import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { isRefusal, refuse } from '#server/platform/refusal.ts';
import { describeDocument } from './describe-document.ts';
import { Unreadable } from './json-reader.ts';
import { layOut } from './lay-out.ts';
import {
	type CasePackage,
	canonical,
	definitionKinds,
	documentShape,
	linkShape,
	most,
	type PackageLink,
	type PackagePart,
	type PackageStandard,
	type PartKind,
	plain,
	standardShape,
	targetOf,
} from './package.ts';

/** Takes a package in record by record, checks each, and gives it back whole. Throws `Unreadable`. */
export class PackageBuilder {
	#document: { read: z.infer<typeof documentShape>; record: string } | undefined;
	readonly #standards: PackageStandard[] = [];
	readonly #at = new Map<string, number>();
	readonly #links: PackageLink[] = [];
	readonly #parts: PackagePart[] = [];

	document(value: unknown): void {
		if (this.#document) throw notCase();
		this.#document = {
			read: this.#shaped(documentShape, value, 'CFDocument', 1),
			record: recordOf(value),
		};
	}

	standard(value: unknown): void {
		const number = this.#standards.length + 1;
		if (number > most.standards) throw tooMany(most.standards);
		const record = this.#shaped(standardShape, value, 'CFItems', number);
		const identifier = record.identifier.toLowerCase();
		const first = this.#at.get(identifier);
		if (first !== undefined)
			throw new Unreadable(
				refuse('framework-same-identifier', {
					field: 'package',
					args: { identifier, first, second: number },
				}),
			);
		this.#at.set(identifier, number);
		this.#standards.push({
			identifier,
			code: plain(record.humanCodingScheme, 200),
			title: plain(record.abbreviatedStatement, 1000),
			statement: plain(record.fullStatement, 8000, true) || '…',
			kind: plain(record.CFItemType, 200),
			levels: plain([record.educationLevel ?? []].flat().join(', '), 500),
			notes: plain(record.notes, 8000, true),
			record: recordOf(value),
		});
	}

	link(value: unknown): void {
		const number = this.#links.length + 1;
		if (number > most.links) throw tooMany(most.links);
		const record = this.#shaped(linkShape, value, 'CFAssociations', number);
		const destination = targetOf(record.destinationNodeURI);
		this.#links.push({
			kind: record.associationType,
			origin: targetOf(record.originNodeURI).identifier,
			destination: destination.identifier,
			destinationTitle: destination.title,
			sequence: record.sequenceNumber ?? undefined,
			record: recordOf(value),
		});
	}

	part(kind: PartKind, value: unknown): void {
		if (this.#parts.length >= most.parts) throw tooMany(most.parts);
		this.#parts.push({ kind, record: recordOf(value) });
	}

	/** Item types, subjects, concepts, licences and groupings. */
	definitions(value: unknown): void {
		if (typeof value !== 'object' || value === null || Array.isArray(value)) throw notCase();
		if (Object.keys(value).length === 0) this.part('package-field', { CFDefinitions: value });
		for (const [name, list] of Object.entries(value)) {
			const kind = Object.hasOwn(definitionKinds, name)
				? definitionKinds[name as keyof typeof definitionKinds]
				: undefined;
			if (kind === undefined || !Array.isArray(list) || list.length === 0)
				this.part('definition-field', { [name]: list });
			else for (const one of list) this.part(kind, one);
		}
	}

	finish(): CasePackage {
		if (!this.#document) throw notCase();
		const { read: document, record } = this.#document;
		if (this.#standards.length === 0)
			throw new Unreadable(refuse('framework-no-standards', { field: 'package' }));
		const identifier = document.identifier.toLowerCase();
		const places = layOut(identifier, this.#standards, this.#links);
		if (isRefusal(places)) throw new Unreadable(places);
		const hash = createHash('sha256').update(record);
		for (const one of [...this.#standards, ...this.#links]) hash.update('\n').update(one.record);
		for (const part of this.#parts) hash.update(`\n${part.kind} `).update(part.record);
		const isHere = (target: string) => target === identifier || this.#at.has(target);
		return {
			document: describeDocument(
				record,
				this.#parts.filter((part) => part.kind === 'licence').map((part) => part.record),
			),
			standards: this.#standards,
			links: this.#links,
			parts: this.#parts,
			places,
			outside: this.#links.filter((link) => !isHere(link.origin) || !isHere(link.destination)).length,
			hash: hash.digest('hex'),
		};
	}

	#shaped<Shape extends z.ZodType>(
		shape: Shape,
		value: unknown,
		section: string,
		number: number,
	): z.output<Shape> {
		const read = shape.safeParse(value);
		if (!read.success) {
			const name = String(read.error.issues[0]?.path[0] ?? 'identifier');
			throw new Unreadable(
				refuse('framework-unusable-record', { field: 'package', args: { section, number, name } }),
			);
		}
		return read.data;
	}
}

/** A record as it is kept. Numbers may grow when they are written out, so that its length is asked again. */
function recordOf(value: unknown): string {
	const record = canonical(value);
	if (record.length <= most.record) return record;
	throw new Unreadable(
		refuse('framework-record-too-large', { field: 'package', args: { most: most.record } }),
	);
}

/** That this is no CASE package. */
export function notCase(): Unreadable {
	return new Unreadable(refuse('framework-not-case', { field: 'package' }));
}

function tooMany(limit: number): Unreadable {
	return new Unreadable(refuse('framework-too-many', { field: 'package', args: { most: limit } }));
}

import { sql } from 'kysely';
import { readSheet } from '#server/domain/kept-log/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { type Address, addressOf } from './address.ts';
import { isBookmarks, readBookmarks } from './read-bookmarks.ts';
import { type Audience, foundBy, languages, listed, most } from './resource.ts';

/** The largest file of links, bytes; and how many links of one are brought at a time. */
export const mostBrought = { bytes: 5_000_000, links: 400 } as const;
/** What is read of a file, to be told how much of it is left. */
const mostRead = 5000;
/** What a preview may weigh that a form carries back, characters. */
const heaviest = 300_000;

/** A link of a file, to be brought. */
export interface BroughtLink {
	title: string;
	url: string;
	about: string;
	subjects: string[];
	grades: string[];
	languages: string[];
}

/** A link of a file with what would become of it. */
export interface LookedAt extends BroughtLink {
	/** Its place in the file, from 1. */
	number: number;
	/** It is new; the library has it, as the one named; it stands in the file before; it is no address of a page. */
	state: 'new' | 'there' | 'twice' | 'no-page';
	/** The resource that has the same address already. */
	there: { id: string; title: string } | null;
}

export interface BroughtPreview {
	links: LookedAt[];
	/** New ones that are left for another time. */
	left: number;
}

/**
 * Looks at a file of links: what browsers export bookmarks as, a CSV or a workbook. Nothing is kept.
 * Refuses a file that is neither, holds none, or is too large; `missing` for a school that is not the actor's.
 */
export async function lookAtLinks(
	actor: Member,
	schoolId: string,
	bytes: Uint8Array,
): Promise<BroughtPreview | Refusal> {
	if (!isId(schoolId)) return missing;
	if (bytes.length > mostBrought.bytes)
		return refuse('resource-list-too-large', { field: 'file', args: { megabytes: mostBrought.bytes / 1e6 } });
	const text = new TextDecoder('utf-8').decode(bytes);
	const links = isBookmarks(text)
		? readBookmarks(text, mostRead).map((one) => ({ ...one, grades: [], languages: [] }))
		: await readTable(bytes);
	if (isRefusal(links)) return links;
	if (links.length === 0) return refuse('resource-list-empty', { field: 'file' });
	return unitOfWork<BroughtPreview | Refusal>(actor, async (tx) => {
		const mine = await tx.selectFrom('school').select('id').where('id', '=', schoolId).executeTakeFirst();
		return mine ? sort(links, await readThere(tx, actor, schoolId, links)) : missing;
	});
}

type There = Map<string, { id: string; title: string }>;

function sort(links: readonly BroughtLink[], there: There): BroughtPreview {
	const seen = new Set<string>();
	const shown: LookedAt[] = [];
	let [left, weight, fresh] = [0, 0, 0];
	for (const [index, link] of links.entries()) {
		const address = addressOf(link.url);
		const found = address && there.get(address.hash);
		const state = !address ? 'no-page' : found ? 'there' : seen.has(address.hash) ? 'twice' : 'new';
		if (address) seen.add(address.hash);
		const one = {
			...link,
			url: address?.url ?? link.url.slice(0, 200),
			number: index + 1,
			state,
			there: found ?? null,
		} as const;
		weight += JSON.stringify(one).length;
		if (weight > heaviest || (state === 'new' && fresh === mostBrought.links)) {
			if (state === 'new') left += 1;
			continue;
		}
		if (state === 'new') fresh += 1;
		shown.push({ ...one, title: one.title || address?.host || one.url });
	}
	return { links: shown, left };
}

/**
 * Which of these addresses the library has, of what the actor sees of it, their own withdrawn ones too; also what they brought with the
 * address, and has led elsewhere since.
 */
async function readThere(
	tx: Tx,
	actor: Member,
	schoolId: string,
	links: readonly { url: string }[],
): Promise<There> {
	const hashes = [...new Set(links.flatMap(({ url }) => addressOf(url)?.hash ?? []))];
	const there: There = new Map();
	for (let from = 0; from < hashes.length; from += 1000) {
		const some = hashes.slice(from, from + 1000);
		const brought = new Map(some.map((hash) => [broughtKey(actor, schoolId, hash), hash]));
		const rows = tx.selectFrom('resource').select(['id', 'title', 'address_hash']);
		const led = await rows.where('id', '=', sql<string>`any (${[...brought.keys()]}::uuid[])`).execute();
		for (const { id, title } of led) there.set(brought.get(id) ?? '', { id, title });
		const same = await rows
			.where('school_id', '=', schoolId)
			.where('address_hash', '=', sql<string>`any (${some}::text[])`)
			.execute();
		for (const { id, title, address_hash } of same) if (address_hash) there.set(address_hash, { id, title });
	}
	return there;
}

/** The key of a link that somebody brings: sent twice it is brought once. */
const broughtKey = (actor: Member, schoolId: string, hash: string) =>
	keyOf(actor.personId, schoolId, `brought ${hash}`);

/** What the columns of a table are called, in the languages of those who write them; the first is ours. */
const columns: Record<keyof BroughtLink, readonly string[]> = {
	url: ['address', 'url', 'link', 'web', 'dirección', 'enlace', 'adresse', 'lien', 'الرابط'],
	title: ['title', 'name', 'título', 'nombre', 'titre', 'nom', 'العنوان'],
	about: ['about', 'description', 'notes', 'for', 'descripción', 'notas', 'الوصف'],
	subjects: ['subject', 'subjects', 'tags', 'folder', 'materia', 'asignatura', 'matière', 'المادة'],
	grades: ['grade', 'grades', 'year', 'grado', 'niveau', 'الصف'],
	languages: ['language', 'languages', 'idioma', 'langue', 'اللغة'],
};

async function readTable(bytes: Uint8Array): Promise<BroughtLink[] | Refusal> {
	const sheet = await readSheet(bytes);
	if (isRefusal(sheet)) return refuse('resource-list-unreadable', { field: 'file' });
	const header = sheet.header.map((name) => name.trim().toLowerCase());
	const place = (field: keyof BroughtLink) => header.findIndex((name) => columns[field].includes(name));
	if (place('url') === -1) return refuse('resource-list-columns', { field: 'file' });
	const known = new Set<string>(languages);
	return sheet.rows.slice(0, mostRead).map(({ cells }) => {
		const cell = (field: keyof BroughtLink) => cells[place(field)] ?? '';
		return {
			title: cell('title').replace(/\s+/gu, ' ').slice(0, most.title).trim(),
			url: cell('url').slice(0, 4000),
			about: cell('about').slice(0, most.about),
			subjects: listed(cell('subjects'), most.subject, most.subjects),
			grades: listed(cell('grades'), 40, most.grades),
			languages: listed(cell('languages').toLowerCase(), 8, most.languages).filter((one) => known.has(one)),
		};
	});
}

/** Rows in one insert. */
const piece = 200;

/**
 * Brings links into the library of a school, all of them or none: each is the actor's own. What is there already, by its address, is left
 * as it is, so that the same again adds nothing. Refuses `missing`, and `resource-address` for one that is no address of a page.
 */
export function takeLinks(
	actor: Member,
	schoolId: string,
	given: { links: readonly BroughtLink[]; audience: Audience },
): Promise<{ brought: number; there: number } | Refusal> {
	const at = now();
	const links = new Map<string, BroughtLink & { address: Address }>();
	for (const link of given.links.slice(0, mostBrought.links)) {
		const address = addressOf(link.url);
		if (!address) return Promise.resolve(refuse('resource-address', { field: 'links' }));
		if (!links.has(address.hash)) links.set(address.hash, { ...link, address });
	}
	return unitOfWork<{ brought: number; there: number } | Refusal>(actor, async (tx) => {
		if (!isId(schoolId)) return missing;
		const there = await readThere(tx, actor, schoolId, [...links.values()]);
		const fresh = [...links].filter(([hash]) => !there.has(hash));
		let brought = 0;
		for (let from = 0; from < fresh.length; from += piece) {
			const some = fresh.slice(from, from + piece).map(([hash, link], index) => ({
				id: broughtKey(actor, schoolId, hash),
				hash,
				link,
				// The first of the file is the latest of the list.
				at: new Date(at.getTime() - from - index),
			}));
			// What was brought at the same moment, or is somebody else's by now, is there.
			const made = await tx
				.insertInto('resource')
				.values(some.map((one) => rowOf(actor, schoolId, given.audience, one)))
				.onConflict((conflict) => conflict.doNothing())
				.returning('id')
				.execute();
			brought += made.length;
			const ids = new Set(made.map(({ id }) => id));
			if (made.length === 0) continue;
			await tx
				.insertInto('link_check')
				.values(
					some
						.filter(({ id }) => ids.has(id))
						.map(({ id, link }, index) => ({
							resource_id: id,
							owner_id: actor.personId,
							host: link.address.host.slice(0, 300),
							// Not all at once.
							due_at: new Date(at.getTime() + 3_600_000 + (from + index) * 60_000),
						})),
				)
				.execute();
		}
		if (brought > 0)
			await recordEvent(tx, {
				name: 'resource.brought',
				at,
				schoolId,
				actorId: actor.personId,
				subjectId: schoolId,
			});
		return { brought, there: links.size - brought };
	}).catch(hiddenIsMissing);
}

function rowOf(
	actor: Member,
	schoolId: string,
	audience: Audience,
	{ id, hash, link, at }: { id: string; hash: string; link: BroughtLink & { address: Address }; at: Date },
) {
	const said = {
		title: link.title.trim().slice(0, most.title) || link.address.host,
		about: link.about.trim().slice(0, most.about),
		steps: '',
		url: link.address.url,
		languages: link.languages,
		grades: link.grades,
		subjects: link.subjects,
	};
	return {
		id, school_id: schoolId, owner_id: actor.personId, kind: 'link', made_at: at, audience, address_hash: hash, ...said,
		words: foundBy(said, []),
	}; // biome-ignore format: a row reads better whole
}

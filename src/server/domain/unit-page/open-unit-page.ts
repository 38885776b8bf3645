import { sql } from 'kysely';
import { visitor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { spend } from '#server/platform/sign-in/rate.ts';
import type { PageWords } from './publish-unit-page.ts';
import { codeFrom, type PageAudience, share } from './unit-page.ts';

/** A resource as it stands on a page without an account. */
export interface OpenResource {
	id: string;
	kind: 'link' | 'file' | 'sheet';
	title: string;
	about: string;
	/** Of a how-to sheet. */
	steps: string;
	url: string | null;
	languages: string[];
	file: { id: string; secret: string; name: string; mediaType: string; bytes: number } | null;
}

/** A unit as who has its short link reads it: what was published, and nothing else of it. */
export interface OpenPage {
	code: string;
	school: string;
	schoolLanguage: string;
	team: string;
	startsOn: string;
	/** The day after the last. */
	endsOn: string;
	audience: PageAudience;
	/** Teachers who wished to be named. */
	names: string[];
	words: PageWords[];
	resources: OpenResource[];
}

interface PageRow {
	school: string;
	school_language: string;
	team: string;
	starts_on: string;
	ends_on: string;
	audience: PageAudience;
	names: string[];
}

interface ResourceRow extends Omit<OpenResource, 'file'> {
	file: string | null;
	secret: string | null;
	name: string | null;
	media_type: string | null;
	bytes: number | null;
}

/**
 * Opens the page behind a short link, without an account. Undefined, after the same statements, for a code that never was one, that
 * was taken back, or whose unit is put away. With `tooMany` seconds for such a one, where the caller has tried too many; a code that
 * opens a page opens it all the same, since a whole school calls from one address and old posters keep hanging.
 * @param from where the caller calls from
 */
export function openUnitPage(
	typed: string,
	from: string,
): Promise<OpenPage | { tooMany: number } | undefined> {
	const at = now();
	// What cannot be a code asks for one that never is: it costs the same.
	const code = codeFrom(typed) ?? '';
	const tries = `unit page ${from}`;
	return unitOfWork(visitor, async (tx) => {
		const page = await readPage(tx, code);
		if (page) return page;
		const { refusal, seconds } = await spend(tx, tries, share.misses, share.minutes, at);
		return refusal && { tooMany: seconds };
	});
}

async function readPage(tx: Tx, code: string): Promise<OpenPage | undefined> {
	const { rows: pages } = await sql<PageRow>`
		select school, school_language, team, to_char(starts_on, 'YYYY-MM-DD') as starts_on, to_char(ends_on, 'YYYY-MM-DD') as ends_on,
			audience, names from page_of_code(${code})`.execute(tx);
	const { rows: words } =
		await sql<PageWords>`select language, title, words from words_of_code(${code})`.execute(tx);
	const { rows: resources } = await sql<ResourceRow>`
		select id, kind, title, about, steps, url, languages, file, secret, name, media_type, bytes
		from resources_of_code(${code})`.execute(tx);
	const [page] = pages;
	return (
		page && {
			code,
			school: page.school,
			schoolLanguage: page.school_language,
			team: page.team,
			startsOn: page.starts_on,
			endsOn: page.ends_on,
			audience: page.audience,
			names: page.names,
			words,
			resources: resources.map(({ file, secret, name, media_type, bytes, ...one }) => ({
				...one,
				file:
					file !== null && secret !== null && name !== null && media_type !== null && bytes !== null
						? { id: file, secret, name, mediaType: media_type, bytes }
						: null,
			})),
		}
	);
}

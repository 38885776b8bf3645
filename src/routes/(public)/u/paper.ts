import { createHash } from 'node:crypto';
import { render } from 'svelte/server';
import { directionOfText, type FamilyWords, familyLanguages, familyWords } from '#messages/families.ts';
import { type OpenPage, type OpenResource, pageLanguageOf } from '#server/domain/unit-page/index.ts';
import { datesIn, listsIn, numbersIn } from '#ui/formats.ts';
import { type QrDrawing, qrOf } from '../../qr.ts';
import Paper from './Paper.svelte';

/** Something on a page to open or to save. */
export interface Entry {
	title: string;
	href: string;
	about: string;
	/** Where it leads, or how large it is. */
	note: string;
	outside: boolean;
}

/** A page for families, as it is drawn. */
export interface PaperPage {
	language: string;
	school: string;
	team: string;
	title: string;
	when: string;
	text: string;
	/** Of a how-to sheet; one that goes on where a page ended has no number. */
	steps: { text: string; number: number | undefined }[];
	picture: string | undefined;
	links: Entry[];
	files: Entry[];
	sheets: Entry[];
	on: { href: string; text: string } | undefined;
	by: string;
	languages: { href: string; language: string; name: string }[];
	/** What stands on paper: where the page opens. */
	printed: { drawing: QrDrawing; address: string } | undefined;
	said: FamilyWords;
	/** Search engines may list it. */
	listed: boolean;
}

/**
 * How much of what was typed is on a page, and of that how much of its list, bytes as they are sent: the rest is one link away. With
 * its frame, styles and the drawing a page stays below 30 kB.
 */
const [mostTyped, mostOfList] = [20_000, 13_000];
/** A step that takes more bytes goes on as the next. */
const longestStep = 4000;
const longestAbout = 300;
/** How many bytes a text takes in a document at most, its marks escaped. */
const weight = (text: string) => Buffer.byteLength(text) + 5 * (text.match(/[&<>"']/g)?.length ?? 0);

const nothing: Omit<PaperPage, 'language' | 'title' | 'said'> = {
	school: '', team: '', when: '', text: '', steps: [], picture: undefined, links: [], files: [], sheets: [], on: undefined, by: '',
	languages: [], printed: undefined, listed: false,
}; // biome-ignore format: short enough for two lines

/** What is asked of a page besides which: the language, by name or by what the browser accepts, and from where on its list, without what stands before it. */
export interface Reader {
	accepted: string | null;
	asked: string | null;
	from: number | undefined;
	origin: string;
}

const nameOf = (language: string) =>
	new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
/** English dates are written as most of the world writes them. */
const localeOf = (language: string) => (language === 'en' ? 'en-GB' : language);
const short = (text: string) => (text.length > longestAbout ? `${text.slice(0, longestAbout - 1)}…` : text);

/** What a unit's page shows, in the reader's language among those it is written in. */
export function unitPaper(page: OpenPage, reader: Reader): PaperPage {
	const written = page.words.map(({ language }) => language);
	const language = pageLanguageOf(written, reader.asked, reader.accepted) ?? 'en';
	const words = page.words.find((one) => one.language === language);
	const said = familyWords(language);
	const at = `/u/${page.code}`;
	const inLanguage = reader.asked === null ? '' : `?in=${language}`;
	const day = datesIn(localeOf(language), {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC',
	});
	const last = new Date(Date.parse(page.endsOn) - 86_400_000);
	const by =
		page.names.length === 0
			? ''
			: said.by.replace('{names}', listsIn(language).format(page.names.slice(0, 20)));
	const [title, text] = [words?.title ?? '', reader.from === undefined ? (words?.words ?? '') : ''];
	const room = mostTyped - 2 * weight(title) - weight(text) - weight(by);
	const { shown, on } = pieceOf(page.resources, reader.from ?? 0, Math.min(room, mostOfList), text !== '');
	const entries = (kind: OpenResource['kind']) =>
		shown.filter((one) => one.kind === kind).map((one) => entryOf(one, at, inLanguage, said, language));
	return {
		...nothing,
		language,
		said,
		school: page.school,
		team: page.team,
		title,
		when: day.formatRange(new Date(page.startsOn), last),
		text,
		links: entries('link'),
		files: entries('file'),
		sheets: entries('sheet'),
		on: on === undefined ? undefined : goesOn(at, reader, language, on),
		by,
		languages: written
			.filter((one) => one !== language)
			.map((one) => ({ href: `${at}?in=${one}`, language: one, name: nameOf(one) })),
		printed: printedAt(`${reader.origin}${at}`),
		listed: page.audience === 'anyone',
	};
}

function printedAt(address: string): PaperPage['printed'] {
	return { address, drawing: qrOf(address) };
}

function goesOn(at: string, { asked }: Reader, language: string, from: number): PaperPage['on'] {
	return {
		href: `${at}?${asked === null ? '' : `in=${language}&`}from=${from}`,
		text: familyWords(language).more,
	};
}

/**
 * As many resources, from a place on, as fit; one at least, unless something else is on the page already.
 * @param room bytes
 */
function pieceOf(
	resources: readonly OpenResource[],
	from: number,
	room: number,
	mayBeEmpty: boolean,
): { shown: OpenResource[]; on: number | undefined } {
	const heaviness = (one: OpenResource) =>
		260 + weight(one.title) + weight(short(one.about)) + weight(one.url ?? '') + weight(one.file?.name ?? '');
	return piece(resources, from, room, mayBeEmpty, heaviness);
}

function piece<One>(
	all: readonly One[],
	from: number,
	room: number,
	mayBeEmpty: boolean,
	heaviness: (one: One) => number,
): { shown: One[]; on: number | undefined } {
	let left = room;
	const shown: One[] = [];
	for (const one of all.slice(from)) {
		left -= heaviness(one);
		if (left < 0 && (mayBeEmpty || shown.length > 0)) return { shown, on: from + shown.length };
		shown.push(one);
	}
	return { shown, on: undefined };
}

/** The steps of a how-to sheet, those cut that are too long for one piece. */
function stepsOf(text: string): PaperPage['steps'] {
	const steps = text
		.split('\n')
		.map((step) => step.trim())
		.filter(Boolean);
	return steps.flatMap((step, at) =>
		partsOf(step).map((part, turn) => ({ text: part, number: turn === 0 ? at + 1 : undefined })),
	);
}

/** A text in parts that take no more bytes than a step may, cut between words where there are any. */
function partsOf(text: string): string[] {
	if (weight(text) <= longestStep) return [text];
	const parts: string[] = [];
	let [part, bytes] = ['', 0];
	for (const word of text.match(/\S{1,200}\s{0,200}|\s{1,200}/gu) ?? []) {
		const heavy = weight(word);
		if (bytes + heavy > longestStep) {
			parts.push(part);
			[part, bytes] = ['', 0];
		}
		part += word;
		bytes += heavy;
	}
	return [...parts, part];
}

function entryOf(
	one: OpenResource,
	at: string,
	inLanguage: string,
	said: FamilyWords,
	language: string,
): Entry {
	const { url, file } = one;
	const size = (bytes: number) =>
		said.size.replace('{size}', numbersIn(language, { maximumSignificantDigits: 2 }).format(bytes / 1e6));
	return {
		title: one.title,
		about: short(one.about),
		href: url ?? `${at}/${one.id}${one.kind === 'sheet' ? inLanguage : ''}`,
		note:
			url !== null
				? new URL(url).host
				: one.kind === 'file' && file
					? `${file.name.slice(-60)} · ${size(file.bytes)}`
					: '',
		outside: url !== null,
	};
}

/** A how-to sheet of a unit's page, by itself. */
export function sheetPaper(page: OpenPage, sheet: OpenResource, reader: Reader): PaperPage {
	const language =
		pageLanguageOf(
			page.words.map((one) => one.language),
			reader.asked,
			reader.accepted,
		) ?? 'en';
	const said = familyWords(language);
	const at = `/u/${page.code}`;
	const text = reader.from === undefined ? sheet.about : '';
	// The title stands in the head, above, and with the picture.
	const room = mostTyped - 3 * weight(sheet.title) - weight(text);
	const { shown, on } = piece(
		stepsOf(sheet.steps),
		reader.from ?? 0,
		room,
		false,
		(one) => 60 + weight(one.text),
	);
	return {
		...nothing,
		language,
		said,
		school: page.school,
		team: page.team,
		title: sheet.title,
		text,
		steps: shown,
		picture: sheet.file === null || on !== undefined ? undefined : `${at}/${sheet.id}?picture`,
		on:
			on === undefined
				? { href: reader.asked === null ? at : `${at}?in=${language}`, text: said.back }
				: goesOn(`${at}/${sheet.id}`, reader, language, on),
		printed: printedAt(`${reader.origin}${at}/${sheet.id}`),
		listed: page.audience === 'anyone',
	};
}

/** What is said where there is no page, or for now: the same, whatever was asked for. */
export function emptyPaper(why: 'gone' | 'wait', accepted: string | null): PaperPage {
	const language = pageLanguageOf(familyLanguages, null, accepted) ?? 'en';
	const said = familyWords(language);
	const [title, text] = why === 'gone' ? [said.gone, said.goneText] : [said.wait, said.waitText];
	return { ...nothing, language, said, title, text };
}

const escaped = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const hashes = new Map<string, string>();

/** The hash by which a browser takes the styles that lie in a page, and no others: they are the same in every answer. */
function hashOfStyles(head: string): string {
	const styles = /<style[^>]*>([\s\S]*?)<\/style>/.exec(head)?.[1] ?? '';
	const known = hashes.get(styles);
	if (known !== undefined) return known;
	const hash = `sha256-${createHash('sha256').update(styles).digest('base64')}`;
	hashes.set(styles, hash);
	return hash;
}

/** Answers with a page that brings all it needs and may fetch nothing but a picture of its own. Nobody keeps it: what is taken back is gone. */
export function answerPaper(page: PaperPage, status = 200, headers: Record<string, string> = {}): Response {
	const { head, body } = render(Paper, { props: { page } });
	const html = `<!doctype html><html lang="${page.language}" dir="${directionOfText(page.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(page.title)}</title>${head}</head><body>${body.replace(/<!--.*?-->/g, '')}</body></html>`;
	return new Response(html, {
		status,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-language': page.language,
			'content-security-policy': `default-src 'none'; style-src '${hashOfStyles(head)}'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
			'cache-control': 'no-store',
			vary: 'accept-language',
			...(page.listed ? {} : { 'x-robots-tag': 'noindex, nofollow' }),
			...headers,
		},
	});
}

import { readHtml } from '#server/platform/html/index.ts';

/** A bookmark as its file tells it: nothing of it is checked yet. */
export interface Bookmark {
	title: string;
	url: string;
	about: string;
	/** The folders it lies in, the outermost first, and its tags. */
	subjects: string[];
}

/** Folders that every browser has say nothing of what lies in them. */
const everyones = ['personal_toolbar_folder', 'unfiled_bookmarks_folder'];
/** Nobody files deeper; a file that does was made to be deep. */
const deepest = 50;

/** Whether a file is what browsers export bookmarks as. */
export function isBookmarks(text: string): boolean {
	return (
		/^\uFEFF?\s*<!doctype netscape-bookmark-file-1/i.test(text) ||
		/<dt>\s*<(a|h3)\b/i.test(text.slice(0, 20_000))
	);
}

/**
 * Reads what a browser exports bookmarks as, however carelessly it is written: its tags are read, and nothing in it runs.
 * @param atMost how many bookmarks are read
 */
export function readBookmarks(text: string, atMost: number): Bookmark[] {
	const found: Bookmark[] = [];
	const folders: (string | undefined)[] = [];
	let coming: string | undefined;
	let reading: 'folder' | 'title' | 'about' | undefined;
	let isEveryones = false;
	let words = '';
	const clean = (text: string, most: number) =>
		text
			.replace(/[\s\p{Cc}]+/gu, ' ')
			.trim()
			.slice(0, most)
			.toWellFormed();
	const endAbout = () => {
		const last = found.at(-1);
		if (reading === 'about' && last) last.about = clean(words, 2000);
		if (reading === 'about') reading = undefined;
	};
	readHtml(text, {
		opens(name, attributes) {
			if (['dt', 'dl', 'dd', 'h3', 'a'].includes(name)) endAbout();
			if (name === 'dl' && folders.length < deepest) {
				folders.push(coming);
				coming = undefined;
			} else if (name === 'h3') {
				[reading, words] = ['folder', ''];
				isEveryones = everyones.some((mark) => attributes[mark] === 'true');
			} else if (name === 'a' && found.length < atMost) {
				[reading, words] = ['title', ''];
				const tags = (attributes.tags ?? '').split(',').map((tag) => clean(tag, 60));
				const within = folders.flatMap((folder) => (folder === undefined ? [] : folder));
				found.push({
					title: '',
					url: (attributes.href ?? '').trim().slice(0, 4000),
					about: '',
					subjects: [...new Set([...within, ...tags].filter(Boolean))].slice(0, 10),
				});
			} else if (name === 'dd' && found.length > 0) [reading, words] = ['about', ''];
		},
		text(text) {
			if (reading && words.length < 10_000) words += text;
		},
		closes(name) {
			const last = found.at(-1);
			if (name === 'h3' && reading === 'folder') {
				coming = isEveryones ? undefined : clean(words, 60) || undefined;
				reading = undefined;
			} else if (name === 'a' && reading === 'title' && last) {
				last.title = clean(words, 200);
				reading = undefined;
			} else if (name === 'dl') {
				endAbout();
				folders.pop();
			}
		},
		isDone: () => found.length === atMost && reading === undefined,
	});
	endAbout();
	return found;
}

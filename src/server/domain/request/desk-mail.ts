import type { Email } from 'postal-mime';
import { readHtml } from '#server/platform/html/index.ts';

/** The longest answer that is kept, in characters; what is longer is cut. */
const mostAnswer = 4000;

const headerOf = (mail: Email, name: string) =>
	mail.headers
		.filter((header) => header.key === name)
		.map((header) => header.value.toLowerCase())
		.join(' ');

/** How mail programs begin the subject of what they answer while somebody is away. */
const away =
	/^\s*(auto(matic|matische|mated)?[ -]?(reply|response|antwort)|out of (the )?office|respuesta automática|réponse automatique|abwesenheit|رد تلقائي)/iu;

/**
 * Why a message answers nothing, by its headers (RFC 3834): an answer of somebody who is away, a report of a mail server, a list, or a
 * message of our own that came round. Undefined where it may be an answer: a program of tickets sends those of people as made by itself
 * (`auto-generated`, `Precedence: bulk`), and they are taken in.
 */
export function machineMade(mail: Email, ours: readonly string[]): string | undefined {
	if (headerOf(mail, 'auto-submitted').startsWith('auto-replied')) return 'automatic';
	if (['x-autoreply', 'x-autorespond', 'x-auto-reply'].some((name) => headerOf(mail, name) !== ''))
		return 'automatic';
	if (/\b(junk|auto_reply)\b/.test(headerOf(mail, 'precedence'))) return 'automatic';
	// Exchange says of these that they are generated, as of anything else.
	if (headerOf(mail, 'x-ms-exchange-inbox-rules-loop') !== '' || away.test(mail.subject ?? ''))
		return 'automatic';
	if (/multipart\/report/.test(headerOf(mail, 'content-type'))) return 'report';
	if (headerOf(mail, 'return-path').trim() === '<>') return 'report';
	if (headerOf(mail, 'list-id') !== '' || /\blist\b/.test(headerOf(mail, 'precedence'))) return 'list';
	const from = mail.from?.address?.toLowerCase() ?? '';
	if (/^(mailer-daemon|postmaster)@/.test(from)) return 'report';
	if (ours.some((address) => address.toLowerCase() === from)) return 'our-own';
	return undefined;
}

/** Whether a message says to come from where a request was sent: the same domain, one within it, or the one it is within. */
export function comesFrom(mail: Email, mailedTo: string): boolean {
	const domainOf = (address: string) => address.toLowerCase().split('@')[1] ?? '';
	const [from, to] = [domainOf(mail.from?.address ?? ''), domainOf(mailedTo)];
	if (!from.includes('.')) return false;
	return from === to || from.endsWith(`.${to}`) || to.endsWith(`.${from}`);
}

/** Where what is quoted begins: the line that mail programs put above it, in the languages that they speak here. */
const quoted = [
	/^>/,
	/^-{2,}\s*(original message|mensaje original|message d['’]origine|الرسالة الأصلية|ursprüngliche nachricht)/i,
	/^_{10,}$/,
	/^(on|el|le|am|em|в|في)\s.{5,200}(wrote|escribió|a écrit|schrieb|escreveu|كتب|كتبت)\s*:?$/iu,
	/^(from|de|von|من)\s*:.*@/iu,
	/^-- $/,
];

/** Characters of a message that are looked at for an answer: it stands at one end of what it quotes. */
const mostText = 400_000;

/** Words, or a sign that means something by itself: not what is left of a document that is none. */
const readable = /[\p{L}\p{N}\p{P}\p{So}]/u;

/**
 * What somebody wrote in an answer, without what they quote of before and without their signature; empty where that is nothing. It is
 * looked for above what is quoted, then below; in the plain text, then in the formatted one.
 * @param above our own line, above which an answer is asked to stand
 */
export function wordsOf(mail: Email, above: readonly string[]): string {
	return answerIn((mail.text ?? '').slice(0, mostText), above) || answerIn(plainOf(mail.html ?? ''), above);
}

function answerIn(text: string, above: readonly string[]): string {
	const lines = text
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\n\t]/gu, '')
		.split('\n');
	const first = lines.findIndex((line) => line.startsWith('>'));
	const below = first === -1 ? [] : lines.slice(first).filter((line) => !line.startsWith('>'));
	return upToQuoted(lines, above) || upToQuoted(below, above);
}

function upToQuoted(lines: readonly string[], above: readonly string[]): string {
	const end = lines.findIndex((line, at) => {
		const joined = `${line} ${lines[at + 1] ?? ''}`.trim();
		return (
			above.some((ours) => line.includes(ours)) ||
			quoted.some((sign) => sign.test(line)) ||
			// Some programs break the line above what they quote in two.
			(/^(on|el|le|في)\s/iu.test(line) && quoted[3]?.test(joined) === true)
		);
	});
	const words = (end === -1 ? lines : lines.slice(0, end))
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim()
		.slice(0, mostAnswer)
		.toWellFormed();
	return readable.test(words) ? words : '';
}

/** Elements whose words are nobody's, and those around which a line ends. */
const unread = new Set(['style', 'script', 'head', 'title']);
const lines = new Set(['br', 'p', 'div', 'tr', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote']);

/** The words of formatted text as a plain message has them, with what it quotes marked as there. */
function plainOf(html: string): string {
	const text: string[] = [];
	let [within, depth] = [0, 0];
	const endLine = () => text.push(`\n${depth > 0 ? '> ' : ''}`);
	readHtml(html.slice(0, mostText), {
		opens(name) {
			if (unread.has(name)) within += 1;
			if (name === 'blockquote') {
				depth += 1;
				endLine();
			}
		},
		text(words) {
			if (within === 0) text.push(words.replace(/\s+/gu, ' '));
		},
		closes(name) {
			if (unread.has(name)) within -= 1;
			if (name === 'blockquote') depth -= 1;
			if (lines.has(name)) endLine();
		},
	});
	return text
		.join('')
		.split('\n')
		.map((line) => line.trimEnd().replace(/^ +/, ''))
		.join('\n');
}

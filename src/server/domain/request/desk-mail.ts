import type { Email } from 'postal-mime';

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

/**
 * What somebody wrote in an answer, without what they quote of before and without their signature; empty where that is nothing.
 * @param above our own line, above which an answer is asked to stand
 */
export function wordsOf(mail: Email, above: readonly string[]): string {
	const text = (mail.text ?? plainOf(mail.html ?? '')).replace(/\r\n?/g, '\n').replaceAll('\0', '');
	const lines = text.split('\n');
	const end = lines.findIndex((line, at) => {
		const joined = `${line} ${lines[at + 1] ?? ''}`.trim();
		return (
			above.some((ours) => line.includes(ours)) ||
			quoted.some((sign) => sign.test(line)) ||
			// Some programs break the line above what they quote in two.
			(/^(on|el|le|في)\s/iu.test(line) && quoted[3]?.test(joined) === true)
		);
	});
	return (end === -1 ? lines : lines.slice(0, end))
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim()
		.slice(0, mostAnswer);
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Elements whose words are nobody's, and those after which a line ends. */
const unread = new Set(['style', 'script', 'head']);
const endsLine = new Set(['br', '/p', '/div', '/tr', '/li', '/h1', '/h2', '/h3', '/h4', '/h5', '/h6']);

/** The words of a message that has no plain text, up to what it quotes. Each character is looked at once, whatever it is. */
function plainOf(html: string): string {
	const [before = '', ...pieces] = html.slice(0, 200_000).split('<');
	let text = before;
	let within: string | undefined;
	for (const piece of pieces) {
		const tag = /^\/?[a-z][a-z0-9]{0,20}/i.exec(piece)?.[0].toLowerCase() ?? '';
		if (within !== undefined && tag !== `/${within}`) continue;
		if (within === undefined && tag === 'blockquote') break;
		within = within === undefined && unread.has(tag) ? tag : undefined;
		if (endsLine.has(tag)) text += '\n';
		const end = piece.indexOf('>');
		if (within === undefined && end !== -1) text += piece.slice(end + 1);
	}
	return text.replace(/&(\w{2,10});/g, (all, name: string) => named[name.toLowerCase()] ?? all);
}

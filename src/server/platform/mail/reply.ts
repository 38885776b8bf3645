import { randomBytes } from 'node:crypto';
import { settings } from '#server/platform/settings.ts';

/** A mark by which an answer comes back: 128 random bits, in signs that every mail server leaves as they are. */
export function newReplyToken(): string {
	return randomBytes(16).toString('hex');
}

/** The address with a mark in it; undefined while no mail comes in here. */
export function replyAddress(token: string): string | undefined {
	return settings().mailInAddress?.replace('@', `+${token}@`);
}

/** The marks in addresses of ours, each once, in the order they come; other people's addresses have none. */
export function replyTokensIn(addresses: readonly string[]): string[] {
	const [local = '', domain = ''] = (settings().mailInAddress ?? '').toLowerCase().split('@');
	if (local === '') return [];
	const tokens = addresses.flatMap((address) => {
		const [name = '', at] = address.trim().toLowerCase().split('@');
		const token = name.startsWith(`${local}+`) ? name.slice(local.length + 1) : '';
		return at === domain && /^[0-9a-f]{32}$/.test(token) ? [token] : [];
	});
	return [...new Set(tokens)];
}

import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** The request that is being answered: what its lines in the log have in common. */
export interface RequestUnderWay {
	/** Short enough to be read out over a telephone, for example `7K2M-QX9D`. */
	readonly id: string;
	/** The pattern of its address, never the address: `/visits/[id]`. Empty when none fits. */
	route: string;
}

const underWay = new AsyncLocalStorage<RequestUnderWay>();

// No I, L, O or U: nothing that is heard or read as something else, and no words.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new number for a request: forty random bits, which tell nothing of what was asked. */
export function newRequestId(): string {
	const all = [...randomBytes(8)].map((byte) => letters[byte % 32]).join('');
	return `${all.slice(0, 4)}-${all.slice(4)}`;
}

/** Answers a request: everything logged inside carries its number. */
export function withRequest<Answer>(request: RequestUnderWay, answer: () => Answer): Answer {
	return underWay.run(request, answer);
}

/** The request that is being answered here; nothing in a job or a command. */
export function requestUnderWay(): RequestUnderWay | undefined {
	return underWay.getStore();
}

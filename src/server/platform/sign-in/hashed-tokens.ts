import type { DBAdapter, Where } from 'better-auth/types';
import { hashOf } from '#server/platform/ids.ts';

type Row = Record<string, unknown>;
type Asked = { model: string; where?: Where[] | undefined };

const isToken = (model: string, clause: Where) => model === 'session' && clause.field === 'token';

function hashed(clause: Where): Where {
	if (typeof clause.value === 'string') return { ...clause, value: hashOf(clause.value) };
	if (Array.isArray(clause.value))
		return { ...clause, value: clause.value.map((one) => hashOf(String(one))) as string[] };
	return clause;
}

/** What is asked of the database: sessions are found by the hash of their token. */
function asked<Given extends Asked>(given: Given): Given {
	if (!given.where?.some((clause) => isToken(given.model, clause))) return given;
	return {
		...given,
		where: given.where.map((clause) => (isToken(given.model, clause) ? hashed(clause) : clause)),
	};
}

/** The token by which a session was asked for, as the library expects it back; one that was found otherwise keeps its hash. */
function answered<Found>(given: Asked, found: Found): Found {
	const clause = given.where?.find((one) => isToken(given.model, one));
	if (typeof clause?.value !== 'string' || typeof found !== 'object' || found === null) return found;
	return { ...found, token: clause.value };
}

/**
 * The library's adapter, for which session tokens are stored as hashes only: whoever reads the table can sign in as nobody.
 * The library keeps no transactions here, so each call goes through by itself.
 */
export function withHashedTokens(inner: DBAdapter): DBAdapter {
	const outer: DBAdapter = {
		...inner,
		create: async (given) => {
			const token = (given.data as Row).token;
			if (given.model !== 'session' || typeof token !== 'string') return inner.create(given);
			const made = await inner.create({ ...given, data: { ...given.data, token: hashOf(token) } });
			return { ...(made as Row), token } as never;
		},
		findOne: async (given) => answered(given, await inner.findOne(asked(given))) as never,
		findMany: (given) => inner.findMany(asked(given)),
		count: (given) => inner.count(asked(given)),
		update: async (given) => answered(given, await inner.update(asked(given))) as never,
		updateMany: (given) => inner.updateMany(asked(given)),
		delete: (given) => inner.delete(asked(given)),
		deleteMany: (given) => inner.deleteMany(asked(given)),
		consumeOne: async (given) => answered(given, await inner.consumeOne(asked(given))) as never,
		incrementOne: async (given) => answered(given, await inner.incrementOne(asked(given))) as never,
		transaction: (work) => work(outer),
	};
	return outer;
}

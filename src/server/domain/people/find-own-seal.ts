import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { nameOf } from './standing.ts';

/** A time the actor's address changed, and who or what said that they are still themself. */
export interface OwnSeal {
	id: string;
	sealedAt: Date;
	/** Undefined: the command line on the server itself. */
	changedBy: string | undefined;
	openedAt: Date | undefined;
	openedHow: 'nothing-there' | 'passkey' | 'old-address' | 'voucher' | undefined;
	vouchedBy: string | undefined;
	disputedAt: Date | undefined;
}

/** The times the actor's address changed, the latest first, at most ten; and an address that waits to be confirmed. */
export function findOwnSeals(
	actor: Member,
): Promise<{ seals: OwnSeal[]; address: string | undefined; waiting: string | undefined }> {
	return unitOfWork(actor, async (tx) => {
		const rows = await tx
			.selectFrom('account_seal as s')
			.leftJoin('person as by', 'by.id', 's.changed_by')
			.leftJoin('person as v', 'v.id', 's.vouched_by')
			.select(['s.id', 's.sealed_at', 's.opened_at', 's.opened_how', 's.disputed_at'])
			.select(['by.given_name', 'by.family_name', 'by.known_as'])
			.select(['v.given_name as v_given', 'v.family_name as v_family', 'v.known_as as v_known'])
			.where('s.person_id', '=', actor.personId)
			.orderBy('s.sealed_at', 'desc')
			.limit(10)
			.execute();
		const own = await tx
			.selectFrom('person_address as a')
			.leftJoin('address_change as c', (join) =>
				join
					.onRef('c.person_id', '=', 'a.person_id')
					.on('c.confirmed_at', 'is', null)
					.on('c.withdrawn_at', 'is', null),
			)
			.select(['a.address', 'c.to_address'])
			.where('a.person_id', '=', actor.personId)
			.where('a.retired_at', 'is', null)
			.executeTakeFirst();
		return {
			address: own?.address,
			waiting: own?.to_address ?? undefined,
			seals: rows.map((row) => ({
				id: row.id,
				sealedAt: row.sealed_at,
				changedBy: named(row.given_name, row.family_name, row.known_as),
				openedAt: row.opened_at ?? undefined,
				openedHow: (row.opened_how as OwnSeal['openedHow'] | null) ?? undefined,
				vouchedBy: named(row.v_given, row.v_family, row.v_known),
				disputedAt: row.disputed_at ?? undefined,
			})),
		};
	});
}

function named(given: string | null, family: string | null, known_as: string | null): string | undefined {
	return given === null || family === null
		? undefined
		: nameOf({ given_name: given, family_name: family, known_as });
}

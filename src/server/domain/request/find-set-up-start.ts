import { nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { helpDeskOf } from './help-desk.ts';
import { findLeadTimes, type LeadTimesPage } from './lead-times.ts';
import { reachRequest } from './reach-request.ts';
import { type SetUp, setUpOf } from './set-up-rows.ts';
import { namesOf } from './whom.ts';

/** What a form to have something set up begins with. */
export interface SetUpStart {
	leads: LeadTimesPage;
	/** Where the school’s help desk is reached by e-mail, if it is. */
	mailedTo: string | null;
	/** Nobody at the school could take it. */
	noDesk: boolean;
	tool: { id: string; name: string } | null;
	/** Facilitators who may be named to test it; nobody, where the reader did not ask the request. */
	testers: { personId: string; name: string }[];
	request: {
		id: string;
		/** Who asked it, where that is somebody else. */
		asker: string;
		/** What it began with, as far as the reader may send it along; empty where nothing. */
		words: string;
		forClass: string;
		wantedOn: string | null;
		/** Of the part that was read. */
		version: number;
		/** What is to be set up already, to be corrected. */
		setUp: SetUp | null;
	} | null;
}

/**
 * Finds what a form to have something set up begins with, on its own or from a tool or a request. Refuses `missing` for a school one is
 * not of, a tool that is not the school’s, and a request that one may not make a set-up of or correct.
 */
export async function findSetUpStart(
	actor: Member,
	schoolId: string,
	from: { tool?: string | undefined; request?: string | undefined },
): Promise<SetUpStart | Refusal> {
	const leads = await findLeadTimes(actor, schoolId);
	if ('refused' in leads) return leads;
	return unitOfWork<SetUpStart | Refusal>(actor, async (tx) => {
		const request = from.request === undefined ? null : await startOf(tx, actor, from.request);
		const asked = request?.setUp?.toolId ?? from.tool;
		const tool = asked === undefined || asked === null ? null : await toolOf(tx, schoolId, asked);
		if (request === undefined || tool === undefined) return missing;
		const { address } = await helpDeskOf(tx, schoolId);
		const desk = await namesOf(tx, schoolId, 'technician');
		const technicians = new Set(desk.map(({ personId }) => personId));
		const facilitators = await namesOf(tx, schoolId, 'facilitator', actor.personId);
		return {
			leads,
			mailedTo: address,
			noDesk: address === null && desk.length === 0,
			tool,
			testers: request?.asker
				? []
				: facilitators.filter((one) => one.personId !== actor.personId && !technicians.has(one.personId)),
			request,
		};
	});
}

async function toolOf(tx: Tx, schoolId: string, id: string) {
	if (!isId(id)) return undefined;
	return tx
		.selectFrom('tool')
		.select(['id', 'name'])
		.where('id', '=', id)
		.where('school_id', '=', schoolId)
		.executeTakeFirst();
}

async function startOf(tx: Tx, actor: Member, id: string) {
	const reached = await reachRequest(tx, actor, id);
	const { open, side } = reached ?? {};
	if (!open || !side || side === 'tester' || open.state === 'done') return undefined;
	const mine = side === 'asker';
	const setUp = (await setUpOf(tx, id)) ?? null;
	if (!mine && (setUp !== null || open.heldAs === 'desk')) return undefined;
	const row = await tx
		.selectFrom('request as r')
		.leftJoin('person as p', 'p.id', 'r.asker_id')
		.select(['r.for_class', 'r.wanted_on', 'p.given_name', 'p.family_name', 'p.known_as'])
		.where('r.id', '=', id)
		.executeTakeFirstOrThrow();
	const said = await tx
		.selectFrom('request_message')
		.select(['words', 'for_desk'])
		.where('request_id', '=', id)
		.where('change', '=', 'asked')
		.executeTakeFirst();
	return {
		id,
		asker: mine ? '' : nameIn(row),
		// Written for a facilitator or mentor, they reach the help desk by who asked alone.
		words: mine || said?.for_desk ? (said?.words ?? '') : '',
		forClass: row.for_class,
		wantedOn: row.wanted_on,
		version: open.version,
		setUp,
	};
}

import { error } from '@sveltejs/kit';
import { findUnit, type UnitPage } from '#server/domain/unit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { found } from '../../../../answer.ts';

/** The unit that an address names, or the page that is not there. */
export async function unitOf(actor: Member, params: { team: string; unit: string }): Promise<UnitPage> {
	const page = found(await findUnit(actor, params.unit));
	if (page.team.id !== params.team) error(404, 'missing');
	return page;
}

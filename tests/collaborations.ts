import {
	acceptCollaboration,
	findCollaboration,
	findInvitation,
	type Proposal,
	proposeCollaboration,
	type Side,
} from '#server/domain/collaboration/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { actorOf, type CastName, cast, scene, schools } from './cast/index.ts';

export type Asked = Partial<Record<CastName, Side>>;
export const sidesOf = (asked: Asked) =>
	Object.entries(asked).map(([name, side]) => ({ personId: cast[name as CastName].id, side }));

export function proposal(as: Side, asked: Asked, more: Partial<Proposal> = {}): Proposal {
	return {
		schoolId: schools.harbour.id,
		as,
		aim: 'Students explain how water shapes a place',
		title: 'Water stories',
		teamId: scene.grade4,
		tools: ['Book Creator'],
		stage: 'full',
		sides: sidesOf(asked),
		entry: newId(),
		...more,
	};
}

export function made<Result>(result: Result | Refusal): Result {
	if (isRefusal(result)) throw new Error(result.code);
	return result;
}

export const propose = async (by: CastName, as: Side, asked: Asked, more: Partial<Proposal> = {}) =>
	made(await proposeCollaboration(actorOf(by), proposal(as, asked, more)));

export async function accept(name: CastName, id: string, findable = false): Promise<string | Refusal> {
	const invitation = made(await findInvitation(actorOf(name), id));
	return acceptCollaboration(actorOf(name), id, { shown: invitation.proof, findable });
}

export async function active(): Promise<string> {
	const id = await propose('ada', 'facilitator', { clara: 'teacher' });
	made(await accept('clara', id));
	return id;
}

export const stateOf = async (name: CastName, id: string) =>
	made(await findCollaboration(actorOf(name), id)).state;

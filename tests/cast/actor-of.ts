import type { Member } from '#server/platform/actor.ts';
import { type CastName, cast } from './people.ts';

/** Somebody of the cast as an actor. */
export function actorOf(name: CastName): Member {
	return { kind: 'member', personId: cast[name].id };
}

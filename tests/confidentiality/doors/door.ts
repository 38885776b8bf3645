import type { CastName, planted } from '../../cast/index.ts';

/** What happens when somebody tries a door. */
export type Outcome =
	/** A page, feed or operation answers with what is theirs (200). */
	| 'seen'
	/** An action or operation does it (200, 201, 204, or 303 onwards). */
	| 'done'
	/** As if it were not there (404, the same bytes as for a thing that never was). */
	| 'absent'
	/** A sentence says no (400, 401, 403, 409, 422, 429). */
	| 'refused'
	/** Led to sign in (303 to /sign-in), or for the API told to (401). */
	| 'sign-in'
	/** Led elsewhere: a page that is only a way to another (303). */
	| 'led-on';

export type Caller = CastName | 'anyone';

/** A row of the table: one door, and what each of the cast finds behind it. */
export interface DoorRow {
	/**
	 * As the test finds it by itself:
	 * `page /people/[person]`, `action /people/[person]?/invite`, `endpoint GET /healthz`, `operation GET /api/v1/people`,
	 * `command import`, `job deliver-mail`, `mail invitation`.
	 */
	door: string;
	/** A real address behind the door; by default the door's own path. Keys of the scene come from tests/cast. */
	path?: string;
	/** What an action is given, names as the form has them (repeat a name with a list). JSON body for operations. */
	form?: Record<string, string | string[]>;
	body?: unknown;
	/** What those named find. */
	sees: Partial<Record<Caller, Outcome>>;
	/** What everyone else who is signed in finds. Anyone not signed in is led to sign in unless named. */
	others: Outcome;
	/** Planted texts that may occur in the answer, by caller. All others must not. */
	shows?: Partial<Record<Caller, (keyof typeof planted)[]>>;
	/** Only these knock, in this order, where what one does changes what the next would find. Operations only. */
	knocks?: Caller[];
	/** What later rows call a field of the answer to who succeeded last, as `<name>` in path and body. Operations only. */
	keeps?: Record<string, string>;
	/** For jobs, mails and commands: the test file that proves what it sees and says. */
	provedBy?: string;
}

/** Who acts. Every unit of work names one; the database shows each only what its relations allow. */
export type Actor =
	/** A signed-in person, with whatever relations they have. */
	| { readonly kind: 'member'; readonly personId: string }
	/** A person acting as operator: sees what runs the installation, and nothing that was written in confidence. */
	| { readonly kind: 'operator'; readonly personId: string }
	/**
	 * The command line on the server itself, acting as an operator; or whoever has proven who they were before their address
	 * changed: by the link of a letter (its hash) or by a passkey (its credential id).
	 */
	| { readonly kind: 'machine'; readonly provenLetter?: string; readonly provenPasskey?: string }
	/** Nobody has signed in: knows at most an address that was proven, a passkey that a device names, or one that has signed. */
	| {
			readonly kind: 'visitor';
			readonly provenAddress?: string;
			readonly presentedPasskey?: string;
			readonly provenPasskey?: string;
	  }
	/** The job that freezes the numbers: sees that visits happened, and no word of them. */
	| { readonly kind: 'counter' }
	/** The job that delivers mail. */
	| { readonly kind: 'mailer' }
	/** The generator of a demonstration; the database lets it write into nothing else. */
	| { readonly kind: 'demonstrator' };

export type Member = Extract<Actor, { kind: 'member' }>;
export type OperatorActor = Extract<Actor, { kind: 'operator' | 'machine' }>;

export const visitor: Actor = { kind: 'visitor' };
export const machine: OperatorActor = { kind: 'machine' };

/** The same person, acting as operator. The database still asks whether they are one. */
export function asOperator(actor: Actor): OperatorActor {
	if (actor.kind === 'machine' || actor.kind === 'operator') return actor;
	if (actor.kind === 'member') return { kind: 'operator', personId: actor.personId };
	throw new Error(`A ${actor.kind} cannot act as operator`);
}

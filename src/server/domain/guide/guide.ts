/** The edition below is the first of every school; what a school makes of a guide is its second, and so on. */
export const firstEdition = 1;

export const phases = ['before', 'class', 'after'] as const;
/** Pre-conference, in class, post-conference. They can follow in any order. */
export type Phase = (typeof phases)[number];

export const guidedKinds = ['modelling', 'side-by-side', 'co-teaching'] as const;
export type GuidedKind = (typeof guidedKinds)[number];

/** Who speaks first to a prompt; the other then answers too. */
export type First = 'facilitator' | 'teacher' | 'either';

export interface Prompt {
	/** Stands in the answers. One of Tandem's own names the sentence `guide.prompt.<key>` and its `guide.hint.<key>`. */
	key: string;
	phase: Phase;
	first: First;
	/** As the school puts it; null: the sentence of the messages. */
	words: string | null;
	/** As the school puts it, perhaps nothing; null: the sentence of the messages. */
	hint: string | null;
}

/**
 * The three guides. Within a phase the order is the guide: after modelling the facilitator reflects first, so that the
 * teacher is asked about a lesson and not about a person; after side-by-side the teacher does, and what went well comes
 * before anything else. Source: Maggie Moon's workshop as told by Kim Cofino, "Facilitator, Coach or Coordinator?".
 */
const script = {
	modelling: {
		before: [
			['modelling.before.lesson', 'facilitator'],
			['modelling.before.parts', 'facilitator'],
			['modelling.before.watch-for', 'either'],
		],
		class: [
			['modelling.class.facilitator-does', 'teacher'],
			['modelling.class.students-do', 'teacher'],
			['modelling.class.surprises', 'teacher'],
			['modelling.class.questions', 'teacher'],
		],
		after: [
			['modelling.after.reinforce', 'facilitator'],
			['modelling.after.refine', 'facilitator'],
			['modelling.after.noticed', 'teacher'],
			['modelling.after.questions', 'teacher'],
			['modelling.after.differs', 'teacher'],
			['modelling.after.change', 'teacher'],
		],
	},
	'side-by-side': {
		before: [
			['side-by-side.before.aim', 'teacher'],
			['side-by-side.before.feedback-on', 'teacher'],
			['side-by-side.before.signals', 'either'],
		],
		class: [
			['side-by-side.class.in-the-moment', 'facilitator'],
			['side-by-side.class.content', 'facilitator'],
			['side-by-side.class.students-do', 'facilitator'],
		],
		after: [
			['side-by-side.after.reflection', 'teacher'],
			['side-by-side.after.went-well', 'teacher'],
			['side-by-side.after.saw', 'facilitator'],
			['side-by-side.after.next', 'teacher'],
			['side-by-side.after.support', 'either'],
		],
	},
	'co-teaching': {
		before: [
			['co-teaching.before.unit', 'teacher'],
			['co-teaching.before.lessons', 'either'],
			['co-teaching.before.roles', 'either'],
			['co-teaching.before.evidence', 'either'],
		],
		class: [
			['co-teaching.class.handover', 'either'],
			['co-teaching.class.adjusted', 'either'],
			['co-teaching.class.students-do', 'either'],
		],
		after: [
			['co-teaching.after.learning', 'teacher'],
			['co-teaching.after.together', 'either'],
			['co-teaching.after.next-lesson', 'either'],
			['co-teaching.after.hand-on', 'facilitator'],
		],
	},
} as const satisfies Record<GuidedKind, Record<Phase, readonly (readonly [string, First])[]>>;

type Script = typeof script;
export type PromptKey = {
	[Kind in GuidedKind]: { [At in Phase]: Script[Kind][At][number][0] }[Phase];
}[GuidedKind];

/** Whether a kind of visit has a guide. */
export function hasGuide(kind: string): kind is GuidedKind {
	return (guidedKinds as readonly string[]).includes(kind);
}

/** The prompts of the first edition of a guide, or of one of its phases, in the order in which they are asked. */
export function firstPrompts(kind: GuidedKind, only?: Phase): Prompt[] {
	return phases
		.filter((phase) => only === undefined || phase === only)
		.flatMap((phase) =>
			script[kind][phase].map(([key, first]) => ({ key, phase, first, words: null, hint: null })),
		);
}

/** Whether a prompt is one of Tandem's own, whose sentence every language has. */
export function isFirstPrompt(key: string): key is PromptKey {
	return guidedKinds.some((kind) => firstPrompts(kind).some((one) => one.key === key));
}

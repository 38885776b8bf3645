import type { MessageKey } from '#messages/index.ts';

/** Everyone in whose place the proof reads: who they are to the teacher whose records were planted. */
export const readers = [
	'teacher',
	'facilitator',
	'partner',
	'departed',
	'asked',
	'facilitatorElse',
	'colleague',
	'librarian',
	'assistant',
	'technician',
	'leader',
	'evaluator',
	'turnedLeader',
	'operator',
	'operating',
	'elsewhere',
	'machine',
	'counter',
	'mailer',
	'visitor',
	// Last: from here on the teacher's account is shut.
	'shut',
] as const;

export type Reader = (typeof readers)[number];

/** What is planted, and who may read it: the rows of the promise in docs/confidentiality.md. Nobody else. */
export const promises = {
	'private-note': ['facilitator'],
	'held-back': ['facilitator'],
	'shared-note': ['facilitator', 'teacher'],
	'taken-back-note': ['facilitator'],
	'sealed-note': [],
	'kept-note': ['departed'],
	'put-off': ['facilitator'],
	'teaching-point': ['facilitator', 'teacher'],
	'look-for-check': ['facilitator', 'teacher'],
	'guide-answer': ['facilitator', 'teacher'],
	'next-step': ['facilitator', 'teacher'],
	visit: ['facilitator', 'teacher'],
	aim: ['facilitator', 'teacher', 'partner', 'asked'],
	agreement: ['facilitator', 'teacher', 'partner'],
	thread: ['facilitator', 'teacher', 'partner'],
	outcome: ['facilitator', 'teacher', 'partner'],
	handover: ['facilitator', 'teacher', 'partner'],
	summary: ['facilitator', 'teacher'],
	'summary-draft': ['facilitator'],
	'kept-log': ['facilitator'],
	'own-offer': ['teacher', 'shut'],
	plan: ['facilitator', 'teacher', 'partner'],
	pedagogy: ['facilitator', 'teacher', 'partner'],
	evidence: ['facilitator', 'teacher', 'partner'],
	'ended-evidence': [],
	goal: ['teacher'],
	'shared-goal': ['facilitator', 'teacher'],
	booking: ['facilitator', 'teacher'],
	preparation: ['facilitator'],
	'meeting-note': ['facilitator', 'teacher', 'partner'],
	request: ['teacher', 'facilitator', 'technician'],
	'request-coaching': ['teacher', 'facilitator'],
	'request-desk': ['teacher', 'technician'],
	'set-up': ['teacher', 'technician'],
	'withdrawn-resource': ['teacher', 'shut'],
	space: ['teacher', 'facilitator', 'technician'],
	'space-line': ['teacher', 'facilitator'],
	learnt: ['teacher', 'facilitator', 'asked', 'facilitatorElse', 'technician'],
	'stage-reason': ['facilitator', 'teacher', 'partner'],
} as const satisfies Record<string, readonly Reader[]>;

export type Planted = keyof typeof promises;

/** What each is called, for who reads the proof and for the page that shows the promise. */
export const called = {
	reader: (reader: Reader): MessageKey => `promise.reader.${reader}`,
	planted: (planted: Planted): MessageKey => `promise.what.${planted}`,
};

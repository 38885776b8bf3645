/** Everyone in whose place the proof reads: who they are to the teacher whose records were planted. */
export const readers = {
	teacher: 'the teacher concerned',
	facilitator: 'their facilitator, who wrote it',
	partner: 'another teacher in the same collaboration',
	departed: 'a facilitator who has left the collaboration and the school',
	asked: 'a facilitator who was asked and has not answered',
	facilitatorElse: 'another facilitator of the school',
	colleague: 'a teacher of the same school',
	librarian: 'a librarian',
	assistant: 'an assistant',
	technician: 'a technician',
	leader: 'a leader',
	evaluator: 'who evaluates the teacher',
	turnedLeader: 'a facilitator who became a leader',
	operator: 'an operator, on their own pages',
	operating: 'an operator, running the installation',
	elsewhere: 'a facilitator of another school',
	machine: 'the command line on the server',
	counter: 'the job that freezes the numbers',
	mailer: 'the job that delivers mail',
	visitor: 'nobody signed in',
} as const;

export type Reader = keyof typeof readers;

/** What is planted, and who may read it: the rows of the promise in docs/confidentiality.md. Nobody else. */
export const promises = {
	'private-note': { words: 'a private note', to: ['facilitator'] },
	'held-back': { words: 'held-back matter', to: ['facilitator'] },
	'shared-note': { words: 'a note shared with the teacher', to: ['facilitator', 'teacher'] },
	'taken-back-note': { words: 'a note shared and taken back', to: ['facilitator'] },
	'sealed-note': { words: 'a private note by who then became a leader', to: [] },
	'kept-note': { words: 'a private note by who then left', to: ['departed'] },
	'put-off': { words: 'why a visit was put off', to: ['facilitator'] },
	'teaching-point': { words: 'a teaching point', to: ['facilitator', 'teacher'] },
	'look-for-check': { words: 'the remark of a look-for check', to: ['facilitator', 'teacher'] },
	'guide-answer': { words: 'the answer to a guide', to: ['facilitator', 'teacher'] },
	'next-step': { words: 'a next step', to: ['facilitator', 'teacher'] },
	visit: { words: 'a visit and its place', to: ['facilitator', 'teacher'] },
	aim: { words: 'the aim of a collaboration', to: ['facilitator', 'teacher', 'partner', 'asked'] },
	agreement: { words: 'a line of the agreement', to: ['facilitator', 'teacher', 'partner'] },
	thread: { words: 'what was said in the thread', to: ['facilitator', 'teacher', 'partner'] },
	outcome: { words: 'what came of a collaboration', to: ['facilitator', 'teacher', 'partner'] },
	handover: { words: 'the reason for handing over', to: ['facilitator', 'teacher', 'partner'] },
	summary: { words: 'an approved summary of a visit', to: ['facilitator', 'teacher'] },
	'summary-draft': { words: 'the draft of a summary', to: ['facilitator'] },
	'kept-log': { words: 'a log brought in from a spreadsheet', to: ['facilitator'] },
	'own-offer': { words: 'what the teacher would help with, not shown yet', to: ['teacher'] },
	plan: { words: 'a part of a plan', to: ['facilitator', 'teacher', 'partner'] },
	pedagogy: { words: 'an answer about SAMR, TPACK or equity', to: ['facilitator', 'teacher', 'partner'] },
	evidence: { words: 'evidence and the name of its file', to: ['facilitator', 'teacher', 'partner'] },
	'ended-evidence': { words: 'evidence after the last day of its consent', to: [] },
	goal: { words: 'a goal and what was written about it', to: ['teacher'] },
	'shared-goal': { words: 'a goal shared with the facilitator', to: ['facilitator', 'teacher'] },
	'stage-reason': {
		words: 'the reason for a stage',
		to: ['facilitator', 'teacher', 'partner'],
	},
} as const satisfies Record<string, { words: string; to: readonly Reader[] }>;

export type Planted = keyof typeof promises;

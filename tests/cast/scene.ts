/** Clara's collaboration with Ada, and Daniel's; the fixed keys of what `rehearse` writes. */
export const scene = {
	clara: '01900000-0000-7000-8000-0000000002c1',
	daniel: '01900000-0000-7000-8000-0000000002d1',
	grade4: '01900000-0000-7000-8000-0000000003a4',
	/** What Grade 4 teaches in the autumn, and Clara's collaboration in it. */
	unit: '01900000-0000-7000-8000-0000000003b1',
} as const;

/** Texts that stand in what is confidential: a reply, log or mail in which one occurs has leaked. */
export const planted = {
	privateNote: 'PLANTED-private-note-heron',
	heldBack: 'PLANTED-held-back-otter',
	sharedNote: 'PLANTED-shared-note-finch',
	teachingPoint: 'PLANTED-teaching-point-lynx',
	checkRemark: 'PLANTED-check-remark-wren',
	nextStep: 'PLANTED-next-step-mole',
	guideAnswer: 'PLANTED-guide-answer-hare',
	aim: 'PLANTED-aim-swift',
	stageReason: 'PLANTED-stage-reason-stork',
	keptLog: 'PLANTED-kept-log-vole',
	agreementRemark: 'PLANTED-agreement-remark-newt',
	thread: 'PLANTED-thread-egret',
	outcome: 'PLANTED-outcome-vole',
	handoverReason: 'PLANTED-handover-reason-crane',
	summary: 'PLANTED-summary-shrew',
	ownOffer: 'PLANTED-own-offer-teal',
	outsideCalendar: 'PLANTED-outside-calendar-tern',
	putOffReason: 'PLANTED-put-off-reason-dormouse',
	plan: 'PLANTED-plan-vole',
	pedagogy: 'PLANTED-pedagogy-rook',
	evidence: 'PLANTED-evidence-carp',
	goal: 'PLANTED-goal-ibis',
	booking: 'PLANTED-booking-plover',
	preparation: 'PLANTED-preparation-siskin',
	meetingNote: 'PLANTED-meeting-note-quail',
} as const;

/** What `rehearse` wrote about Clara's first visit, for tests that ask for it by key. */
export const record = {
	visit: '01900000-0000-7000-8000-0000000004c1',
	privateNote: '01900000-0000-7000-8000-0000000004c2',
	heldBack: '01900000-0000-7000-8000-0000000004c3',
	sharedNote: '01900000-0000-7000-8000-0000000004c4',
	teachingPoint: '01900000-0000-7000-8000-0000000004c5',
	check: '01900000-0000-7000-8000-0000000004c6',
	nextStep: '01900000-0000-7000-8000-0000000004c7',
	guideAnswer: '01900000-0000-7000-8000-0000000004c8',
	revision: '01900000-0000-7000-8000-0000000004c9',
	message: '01900000-0000-7000-8000-0000000004ca',
	handover: '01900000-0000-7000-8000-0000000004cb',
	summary: '01900000-0000-7000-8000-0000000004cc',
	offer: '01900000-0000-7000-8000-0000000004cd',
	keptLog: '01900000-0000-7000-8000-0000000004ce',
	/** Taken back already, so that nobody is left out of what is suggested. */
	putOff: '01900000-0000-7000-8000-0000000004ce',
	lesson: '01900000-0000-7000-8000-0000000004e1',
	evidence: '01900000-0000-7000-8000-0000000004e2',
	goal: '01900000-0000-7000-8000-0000000004e3',
	booking: '01900000-0000-7000-8000-0000000004f1',
	preparation: '01900000-0000-7000-8000-0000000004f6',
	bookedVisit: '01900000-0000-7000-8000-0000000004f2',
	hour: '01900000-0000-7000-8000-0000000004f3',
	wait: '01900000-0000-7000-8000-0000000004f4',
	away: '01900000-0000-7000-8000-0000000004f5',
	rhythm: '01900000-0000-7000-8000-0000000004a1',
	meetingNote: '01900000-0000-7000-8000-0000000004a2',
	/** A roster to accept, and one to put away; neither changes anything. */
	rosterToAccept: '01900000-0000-7000-8000-0000000004d1',
	rosterToDiscard: '01900000-0000-7000-8000-0000000004d2',
} as const;

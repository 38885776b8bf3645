/** Clara's collaboration with Ada, and Daniel's; the fixed keys of what `rehearse` writes. */
export const scene = {
	clara: '01900000-0000-7000-8000-0000000002c1',
	daniel: '01900000-0000-7000-8000-0000000002d1',
	grade4: '01900000-0000-7000-8000-0000000003a4',
	/** What Grade 4 teaches in the autumn, and Clara's collaboration in it. */
	unit: '01900000-0000-7000-8000-0000000003b1',
	/** Clara's class, and a topic of Grade 4. */
	class: '01900000-0000-7000-8000-0000000003c1',
	topic: '01900000-0000-7000-8000-0000000003d1',
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
	request: 'PLANTED-request-bittern',
	requestCoaching: 'PLANTED-request-coaching-dipper',
	requestDesk: 'PLANTED-request-desk-plaice',
	setUp: 'PLANTED-set-up-sturgeon',
	space: 'PLANTED-space-limpet',
	spaceLine: 'PLANTED-space-line-cockle',
	learnt: 'PLANTED-learnt-curlew',
	/** For all colleagues of the school to read, and nobody elsewhere. */
	toolNeed: 'KNOWN-tool-need-godwit',
	toolObservation: 'KNOWN-tool-observation-knot',
	/** For Clara’s team. */
	resource: 'PLANTED-resource-smew',
	withdrawnResource: 'PLANTED-withdrawn-resource-knot',
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
	/** Clara’s, first with Ada and then with the help desk. */
	request: '01900000-0000-7000-8000-0000000004b1',
	requestPart: '01900000-0000-7000-8000-0000000004b2',
	requestDeskPart: '01900000-0000-7000-8000-0000000004b3',
	requestWords: '01900000-0000-7000-8000-0000000004b4',
	requestCoaching: '01900000-0000-7000-8000-0000000004b5',
	requestDesk: '01900000-0000-7000-8000-0000000004b6',
	/** What Hana told of a conference, and what should change. */
	learnt: '01900000-0000-7000-8000-0000000004b7',
	learntChange: '01900000-0000-7000-8000-0000000004b8',
	/** What Clara needs, and the tool tried for it. */
	tool: '01900000-0000-7000-8000-0000000005c1',
	toolNeed: '01900000-0000-7000-8000-0000000005c2',
	toolCriterion: '01900000-0000-7000-8000-0000000005c3',
	toolTrial: '01900000-0000-7000-8000-0000000005c4',
	topicLesson: '01900000-0000-7000-8000-0000000004e8',
	resource: '01900000-0000-7000-8000-000000000481',
	withdrawnResource: '01900000-0000-7000-8000-000000000482',
	/** For families, on the page of Grade 4’s unit. */
	sheet: '01900000-0000-7000-8000-000000000483',
	pageCode: 'rehearsedpage',
	/** A virtual space of Clara’s, with its two steps. */
	space: '01900000-0000-7000-8000-0000000005d1',
	spaceStep: '01900000-0000-7000-8000-0000000005d2',
	spaceLine: '01900000-0000-7000-8000-0000000005d3',
	/** A roster to accept, and one to put away; neither changes anything. */
	rosterToAccept: '01900000-0000-7000-8000-0000000004d1',
	rosterToDiscard: '01900000-0000-7000-8000-0000000004d2',
} as const;

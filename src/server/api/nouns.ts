import { acts } from './acts.ts';
import { agreements } from './agreements.ts';
import { bookingHours } from './booking-hours.ts';
import { bookings } from './bookings.ts';
import { calendars } from './calendars.ts';
import { collaborations } from './collaborations.ts';
import { evidence } from './evidence.ts';
import { goals } from './goals.ts';
import { guides } from './guides.ts';
import { handovers } from './handovers.ts';
import { installationPeople } from './installation-people.ts';
import { installationSchools } from './installation-schools.ts';
import { invitations } from './invitations.ts';
import { keptLogs } from './kept-logs.ts';
import { learnt } from './learnt.ts';
import { lookFors } from './look-fors.ts';
import { me } from './me.ts';
import { meetings } from './meetings.ts';
import { mentorOffers } from './mentor-offers.ts';
import { nextSteps } from './next-steps.ts';
import { notebooks } from './notebooks.ts';
import { notes } from './notes.ts';
import type { Noun } from './operation.ts';
import { outcomes } from './outcomes.ts';
import { ownCalendars } from './own-calendars.ts';
import { people } from './people.ts';
import { plans } from './plans.ts';
import { programme } from './programme.ts';
import { questions } from './questions.ts';
import { requests } from './requests.ts';
import { resources } from './resources.ts';
import { rosters } from './rosters.ts';
import { rotation } from './rotation.ts';
import { schoolDays } from './school-days.ts';
import { schoolGuides } from './school-guides.ts';
import { schoolLines } from './school-lines.ts';
import { schools } from './schools.ts';
import { setUps } from './set-ups.ts';
import { spaces } from './spaces.ts';
import { stageExamples } from './stage-examples.ts';
import { stages } from './stages.ts';
import { summaries } from './summaries.ts';
import { threads } from './threads.ts';
import { time } from './time.ts';
import { timetable } from './timetable.ts';
import { today } from './today.ts';
import { toolNeeds } from './tool-needs.ts';
import { tools } from './tools.ts';
import { topics } from './topics.ts';
import { unitPages } from './unit-pages.ts';
import { units } from './units.ts';
import { vision } from './vision.ts';
import { visits } from './visits.ts';

/** Everything that can be asked, in the order in which it is read. */
export const nouns: readonly Noun[] = [
	me,
	ownCalendars,
	today,
	people,
	schools,
	calendars,
	schoolDays,
	collaborations,
	invitations,
	stages,
	stageExamples,
	handovers,
	agreements,
	outcomes,
	mentorOffers,
	threads,
	schoolLines,
	plans,
	evidence,
	visits,
	bookings,
	bookingHours,
	guides,
	schoolGuides,
	questions,
	notes,
	summaries,
	notebooks,
	keptLogs,
	lookFors,
	vision,
	nextSteps,
	goals,
	time,
	timetable,
	programme,
	rotation,
	units,
	topics,
	unitPages,
	resources,
	meetings,
	requests,
	setUps,
	learnt,
	tools,
	toolNeeds,
	spaces,
	installationPeople,
	installationSchools,
	rosters,
	acts,
];

export {
	findMeeting,
	findMeetings,
	findMeetingsBetween,
	findOwnMeetings,
	type MeetingNote,
	type MeetingPage,
	type OwnMeeting,
	readMeetingsOf,
	readOwnMeetings,
	type TeamMeetings,
} from './find-meetings.ts';
export { findRhythmChoice, type RhythmChoice } from './find-rhythm.ts';
export { keepMeetings } from './keep-meetings.ts';
export {
	type LaidMeeting,
	layMeetings,
	type MeetingKind,
	meetingKey,
	meetingKinds,
	most as mostOfMeeting,
	type Rhythm,
	type Slot,
} from './meeting.ts';
export { callMeetingOff, type MeetingMoved, moveMeeting } from './move-meeting.ts';
export type { Agenda, AgendaStep } from './read-agenda.ts';
export { findGuests, type Meeting, readMeetings, type SetRhythm } from './read-meetings.ts';
export { addRhythm, changeRhythm, endRhythm, type RhythmToSet } from './set-rhythm.ts';
export { findNoteStart, type StepOfNote, turnIntoStep } from './turn-note.ts';
export { addMeetingNote, changeMeetingNote, withdrawMeetingNote } from './write-note.ts';

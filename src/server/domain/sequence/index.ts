export { bringTopics, type Candidate, findToBring, type ToBring } from './bring-topics.ts';
export { type Cell, findSequence, type Sequence } from './find-sequence.ts';
export { findTopic, type TopicPage } from './find-topic.ts';
export { type LessonOf, nameVisit, planLesson, recordLesson, removeLesson } from './keep-lesson.ts';
export {
	most as mostOfTopic,
	type Standing as SequenceStanding,
	type Strand,
	strands,
	type TopicLine,
	type TopicWords,
} from './topic.ts';
export { addTopic, changeTopic, nameTopicStandards, putTopicAway } from './write-topic.ts';

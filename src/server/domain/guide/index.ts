export { addQuestion } from './add-question.ts';
export { answerPrompt, answerPrompts } from './answer-prompts.ts';
export { editQuestion } from './edit-question.ts';
export { type Edition, most, type PromptSent } from './edition.ts';
export { type EditionLine, findSchoolGuide, findSchoolGuides, type SchoolGuide } from './find-editions.ts';
export { findGuide, type Guide, type GuideAnswer } from './find-guide.ts';
export { findQuestions } from './find-questions.ts';
export {
	type First, firstEdition, firstPrompts, type GuidedKind, guidedKinds, hasGuide, isFirstPrompt, type Phase, type Prompt,
	type PromptKey, phases,
} from './guide.ts'; // biome-ignore format: a list
export {
	mostQuestionWords,
	type Purpose,
	purposes,
	type Question,
	type QuestionKey,
	startingQuestions,
} from './questions.ts';
export { editionFor } from './read-edition.ts';
export { retireQuestion } from './retire-question.ts';
export { reviseGuide } from './revise-guide.ts';
export { promptSaid, questionSaid } from './words.ts';

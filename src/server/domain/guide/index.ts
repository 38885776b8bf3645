export { answerPrompt, answerPrompts } from './answer-prompts.ts';
export { findGuide, type Guide, type GuideAnswer } from './find-guide.ts';
export {
	type First, type GuidedKind, guidedKinds, guideEdition, hasGuide, isPromptOf, type Phase, type Prompt, type PromptKey, phases,
	promptsOf, type QuestionKey, questions,
} from './guide.ts'; // biome-ignore format: a list

export { type AnswerGiven, answerPedagogy } from './answer-pedagogy.ts';
export { type Answer, findPedagogy, type Pedagogy } from './find-pedagogy.ts';
export {
	choices,
	choicesOf,
	mostOfAnswer,
	type Question,
	type QuestionGroup,
	questionGroups,
	questions,
} from './questions.ts';

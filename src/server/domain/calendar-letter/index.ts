export { type Answer, answers, type LetterChoice, letterChoices } from './calendar-letter.ts';
export { chooseLetters, findLetterChoice } from './choose-letters.ts';
export { mostMessage, takeAnswer } from './take-answer.ts';
export { tellOfVisits } from './tell-of-visits.ts';

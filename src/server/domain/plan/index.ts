export { findLesson, findPlan, type Lesson, type Plan } from './find-plan.ts';
export {
	type Assessment,
	type LessonWords,
	most as mostOfPlan,
	type Part,
	type PlanWords,
	type Who,
} from './plan.ts';
export { savePlan } from './save-plan.ts';
export { addLesson, editLesson, raiseLesson, removeLesson } from './write-lesson.ts';

export {
	examplesIn,
	findStageExamples,
	mostOfExample,
	type StageExample,
	type StageExamples,
} from './find-stage-examples.ts';
export { addStageExample, retireStageExample } from './keep-stage-example.ts';

import { packageOf } from '#server/domain/standard/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { schoolName } from './staff.ts';

/** The demonstration school's own learning outcomes: areas, and what students should be able to do in each. */
const outcomes: readonly [code: string, area: string, statements: readonly string[]][] = [
	['LL', 'Language and literacy', [
		'Reads aloud so that somebody else enjoys listening',
		'Writes for a reader who is really there, and revises because of the answer',
		'Listens, and builds on what another person said',
		'Supports an opinion with evidence from what was read',
		'Speaks a second language because somebody needs to know',
	]],
	['MA', 'Mathematics', [
		'Compares and orders fractions, and explains when two are equivalent',
		'Collects data to answer a question, and shows them in a fitting picture',
		'Builds a model of a situation, and says where it fails',
		'Judges whether a number in a text can be right',
	]],
	['SC', 'Science', [
		'Explains a process that cannot be seen, such as the way of water or photosynthesis',
		'Plans an observation, records it carefully, and says what it does not show',
		'Gives exact instructions, and finds the mistake when they go wrong',
	]],
	['SO', 'People and places', [
		'Finds out how a place has changed, from several kinds of sources',
		'Weighs what a source says against who says it, and why',
		'Sees a question from the side of people who live elsewhere',
	]],
	['AR', 'Arts and movement', [
		'Describes what was changed in a work of one’s own, and why',
		'Says what a work shows before judging it',
		'Turns a text into movement, sound or picture that others understand',
	]],
]; // biome-ignore format: a list of outcomes reads better in rows

/** What each practice works towards: outcomes of the school, and competences of DigCompEdu. */
export const worksTowards: Readonly<Record<string, { content: string[]; technology: string[] }>> = {
	'Water stories': { content: ['SC.1', 'LL.4'], technology: ['6.3', '5.3'] },
	'Reading aloud to grandparents': { content: ['LL.1'], technology: ['3.4', '6.3'] },
	'Counting what lives in the pond': { content: ['MA.2', 'SC.2'], technology: ['6.5', '5.3'] },
	'Letters to the town council': { content: ['LL.2', 'LL.4'], technology: ['6.2', '4.3'] },
	'Fractions we can hear': { content: ['MA.1'], technology: ['6.3', '5.3'] },
	'A museum of our street': { content: ['SO.1', 'SO.2'], technology: ['6.1', '6.3'] },
	'Explaining photosynthesis in ninety seconds': { content: ['SC.1'], technology: ['6.3', '3.3'] },
	'Feedback that arrives in time': { content: ['LL.2'], technology: ['4.1', '4.3'] },
	'Debating with people far away': { content: ['LL.3', 'SO.3'], technology: ['6.2', '3.3'] },
	'Models that can be wrong': { content: ['MA.3'], technology: ['6.5', '2.1'] },
	'Speaking French with a reason': { content: ['LL.5', 'LL.3'], technology: ['3.4', '6.2'] },
	'Sketchbooks that talk': { content: ['AR.1', 'AR.2'], technology: ['3.3', '6.3'] },
	'Numbers that tell the truth': { content: ['MA.4', 'MA.2'], technology: ['6.1'] },
	'A dance that tells a poem': { content: ['AR.3', 'LL.4'], technology: ['5.3', '4.3'] },
	'Young programmers of our garden': { content: ['SC.3'], technology: ['6.5'] },
	'Sources we would bet on': { content: ['SO.2', 'LL.4'], technology: ['6.1', '6.4'] },
};

const moment = '2026-08-01T08:00:00+00:00';

/** The outcomes as a CASE package, as a school would keep them. */
export function outcomesPackage() {
	const key = (code: string) => keyOf('learning outcomes', schoolName, code);
	const record = (code: string) => ({
		identifier: key(code),
		uri: `urn:uuid:${key(code)}`,
		lastChangeDateTime: moment,
	});
	const link = (code: string, above: string, sequenceNumber: number) => ({
		...record(`${code} beneath ${above}`),
		associationType: 'isChildOf',
		sequenceNumber,
		originNodeURI: { title: code, identifier: key(code), uri: record(code).uri },
		destinationNodeURI: { title: above, identifier: key(above), uri: record(above).uri },
	});
	const item = (code: string, fullStatement: string, CFItemType: string) => ({
		...record(code),
		humanCodingScheme: code,
		fullStatement,
		CFItemType,
	});
	return packageOf({
		CFDocument: {
			...record('document'),
			caseVersion: '1.1',
			title: `Learning outcomes of ${schoolName}`,
			creator: schoolName,
			language: 'en',
			version: '3',
			description: 'What students of the school should know and be able to do, agreed by its teams.',
			licenseURI: {
				title: 'CC0 1.0',
				identifier: key('licence'),
				uri: 'https://creativecommons.org/publicdomain/zero/1.0/',
			},
		},
		CFItems: outcomes.flatMap(([code, area, statements]) => [
			item(code, area, 'Area'),
			...statements.map((statement, at) => item(`${code}.${at + 1}`, statement, 'Outcome')),
		]),
		CFAssociations: outcomes.flatMap(([code, , statements], at) => [
			link(code, 'document', at + 1),
			...statements.map((_, below) => link(`${code}.${below + 1}`, code, below + 1)),
		]),
		CFDefinitions: {},
	});
}

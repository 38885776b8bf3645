import { record, scene } from '../../cast/index.ts';
import type { DoorRow } from './door.ts';

const nothing = '01900000-0000-7000-8000-00000000ffff';
const entry = (last: string) => `01900000-0000-4000-8000-0000000008${last}`;
const unit = `/teams/${scene.grade4}/units/${scene.unit}`;
const team = `/library/${record.resource}`;
const own = `/library/${record.withdrawnResource}`;
const sheet = `/library/${record.sheet}`;
/** What is for Clara’s team, and what she withdrew. */
const ofTheTeam: DoorRow['shows'] = { clara: ['resource'], daniel: ['resource'] };
const words = {
	title: 'Rivers',
	about: '',
	audience: 'school',
	url: 'https://rivers.test/',
	steps: '',
	subjects: '',
};
const planners = (outcome: 'seen' | 'done' | 'refused'): Pick<DoorRow, 'sees' | 'others'> => ({
	sees: { ada: outcome, ben: outcome, clara: outcome, daniel: outcome, hana: outcome, mara: outcome },
	others: 'absent',
});
const page = { version: '999', audience: 'families', language0: 'en', title0: 'Water', words0: '' };

/** The library: Clara’s link is for her team, her sheet for families, on the published page of Grade 4’s unit. */
export const libraryDoors: DoorRow[] = [
	{ door: 'page /library', sees: {}, others: 'seen', shows: ofTheTeam },
	{ door: 'page /library', path: '/library?words=museum&grade=04', sees: {}, others: 'seen', shows: ofTheTeam },
	{ door: 'page /library', path: '/library?withdrawn', sees: {}, others: 'seen', shows: { clara: ['withdrawnResource'] } },
	{ door: 'page /library', path: `/library?unit=${scene.unit}`, sees: {}, others: 'seen', shows: ofTheTeam },
	{ door: 'page /library', path: `/library?standard=${nothing}&standardWords=water`, sees: {}, others: 'seen' },
	{ door: 'page /library/new', sees: {}, others: 'seen' },
	{ door: 'page /library/new', path: `/library/new?unit=${scene.unit}`, ...planners('seen') },
	{
		door: 'action /library/new?/add',
		path: '/library/new?/add',
		form: { ...words, entry: entry('01'), kind: 'link', unit: '' },
		sees: {},
		others: 'done',
	},
	{ door: 'action /library/new?/find', path: '/library/new?/find', form: { contentWords: 'water' }, sees: {}, others: 'done' },
	{ door: 'page /library/bring', sees: {}, others: 'seen' },
	{ door: 'action /library/bring?/look', path: '/library/bring?/look', form: { file: '' }, sees: {}, others: 'refused' },
	{
		door: 'action /library/bring?/take',
		path: '/library/bring?/take',
		form: { audience: 'school', 'links[]': ['{"title":"x"}'] },
		sees: {},
		others: 'refused',
	},
	{ door: 'page /library/[id]', path: team, sees: { clara: 'seen', daniel: 'seen' }, others: 'absent', shows: ofTheTeam },
	{ door: 'page /library/[id]', path: own, sees: { clara: 'seen' }, others: 'absent', shows: { clara: ['withdrawnResource'] } },
	{ door: 'page /library/[id]', path: sheet, sees: { lena: 'absent', noah: 'absent' }, others: 'seen' },
	{ door: 'page /library/[id]/edit', path: `${team}/edit`, sees: { clara: 'seen' }, others: 'absent', shows: { clara: ['resource'] } },
	{
		door: 'action /library/[id]/edit?/save',
		path: `${team}/edit?/save`,
		form: { ...words, version: '999' },
		sees: { clara: 'refused' },
		others: 'absent',
		shows: { clara: ['resource'] },
	},
	{ door: 'action /library/[id]/edit?/find', path: `${team}/edit?/find`, form: {}, sees: { clara: 'done' }, others: 'absent', shows: { clara: ['resource'] } },
	{ door: 'action /library/[id]?/place', path: `${sheet}?/place`, form: { unit: scene.unit }, ...planners('done') },
	{ door: 'action /library/[id]?/out', path: `${sheet}?/out`, form: { unit: nothing }, sees: {}, others: 'absent' },
	{ door: 'action /library/[id]?/withdraw', path: `${own}?/withdraw`, sees: { clara: 'done' }, others: 'absent' },
	{ door: 'action /library/[id]?/back', path: `${team}?/back`, sees: { clara: 'done' }, others: 'absent' },
	// Who takes over what somebody left behind: src/server/domain/resource/left-behind.test.ts.
	{ door: 'action /library/[id]?/take-over', path: `${team}?/take-over`, sees: { clara: 'done' }, others: 'absent' },
	{ door: 'action /library?/take-over', path: '/library?/take-over', form: { id: record.sheet }, sees: { clara: 'done' }, others: 'absent' },
	// What is not withdrawn is not deleted, whoever asks.
	{ door: 'action /library/[id]?/delete', path: `${team}?/delete`, sees: {}, others: 'absent' },
	// Of a sheet without a picture there is no file; who opens one: src/server/domain/resource/resource.test.ts.
	{ door: 'endpoint GET /library/[id]/file', path: `${sheet}/file`, sees: {}, others: 'absent' },
	{ door: 'action /library?/works', path: '/library?/works', form: { id: record.resource }, sees: { clara: 'done' }, others: 'absent' },
	{ door: 'action /library?/mend', path: '/library?/mend', form: { id: record.resource }, sees: {}, others: 'absent' },
	{ door: 'action /library?/withdraw', path: '/library?/withdraw', form: { id: record.withdrawnResource }, sees: { clara: 'done' }, others: 'absent' },
	{ door: 'action /library?/back', path: '/library?/back', form: { id: record.resource }, sees: { clara: 'done' }, others: 'absent' },
	{ door: 'page /teams/[team]/units/[unit]/families', path: `${unit}/families`, ...planners('seen'), shows: ofTheTeam },
	{
		door: 'action /teams/[team]/units/[unit]/families?/publish',
		path: `${unit}/families?/publish`,
		form: page,
		...planners('refused'),
		shows: ofTheTeam,
	},
	{
		door: 'action /teams/[team]/units/[unit]/families?/take-back',
		path: `/teams/${scene.grade4}/units/${nothing}/families?/take-back`,
		sees: {},
		others: 'absent',
	},
	// Opened without an account: the same for everybody, and nothing of the team’s.
	{ door: 'endpoint GET /u/[code]', path: `/u/${record.pageCode}`, sees: { anyone: 'seen' }, others: 'seen' },
	{ door: 'endpoint GET /u/[code]', path: '/u/nosuchpageeee', sees: { anyone: 'absent' }, others: 'absent' },
	{
		door: 'endpoint GET /u/[code]/[resource]',
		path: `/u/${record.pageCode}/${record.sheet}`,
		sees: { anyone: 'seen' },
		others: 'seen',
	},
	...[record.resource, record.withdrawnResource, nothing].map(
		(resource): DoorRow => ({
			door: 'endpoint GET /u/[code]/[resource]',
			path: `/u/${record.pageCode}/${resource}`,
			sees: { anyone: 'absent' },
			others: 'absent',
		}),
	),
	{ door: 'job check-links', provedBy: 'src/server/domain/resource/check-links.test.ts', sees: {}, others: 'absent' },
]; // biome-ignore format: a row reads better whole

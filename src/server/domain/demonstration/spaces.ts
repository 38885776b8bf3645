/** Virtual spaces of the demonstration school. Days are counted back from today. */
export interface SpaceStory {
	by: string;
	ago: number;
	name: string;
	purpose: string;
	tool?: string;
	/** Whether it is for the class that its owner teaches. */
	forClass: boolean;
	helper?: string;
	desk?: boolean;
	audience?: 'class' | 'team' | 'school' | 'families';
	state: 'preparing' | 'open' | 'closed';
	/** In so many days from today. */
	closes: number;
	accounts?: { fate: 'deleted' | 'kept'; words: string };
	/** Of each step in its order: how it stands; left out, it is not done. */
	steps: {
		kind: 'tools' | 'accounts' | 'slips' | 'other';
		words?: string;
		may?: true;
		by?: string;
		ago?: number;
		device?: string;
		counted?: number;
		all?: number;
	}[];
}

const ownLine = 'Families have read what the space is for';

export const spaceStories: SpaceStory[] = [
	{
		by: 'clara', ago: 12, name: 'Water stories: our shelf', tool: 'Book Creator', forClass: true, helper: 'ada', desk: true, state: 'preparing', closes: 33,
		purpose: 'Pairs put their books side by side, listen to those of others and leave one question for each.',
		audience: 'families',
		steps: [
			{ kind: 'tools', by: 'goran', ago: 4, device: 'a Grade 4 tablet, the one with the cracked corner' },
			{ kind: 'accounts', by: 'goran', ago: 3, counted: 23, all: 23 },
			{ kind: 'slips', counted: 19, all: 23 },
			{ kind: 'other', words: ownLine },
		],
	},
	{
		by: 'rosa', ago: 160, name: 'Readers of Grade 1', tool: 'Seesaw', forClass: true, helper: 'priya', audience: 'families', state: 'open', closes: -2,
		purpose: 'Every Friday each child chooses one recording for home.',
		steps: [
			{ kind: 'tools', by: 'rosa', ago: 158, device: 'the class tablets' },
			{ kind: 'accounts', by: 'tuan', ago: 156, counted: 22, all: 22 },
			{ kind: 'slips', by: 'rosa', ago: 151, counted: 22, all: 22 },
			{ kind: 'other', words: ownLine, by: 'rosa', ago: 151 },
		],
	},
	{
		by: 'isaac', ago: 40, name: 'A wall of questions', tool: 'Padlet', forClass: true, audience: 'class', state: 'open', closes: 33,
		purpose: 'Questions about the sources, without names, sorted twice.',
		steps: [
			{ kind: 'tools', by: 'isaac', ago: 39, device: 'a laptop of the cart' },
			{ kind: 'slips', by: 'isaac', ago: 37, counted: 19, all: 19 },
		],
	},
	{
		by: 'clara', ago: 210, name: 'Letters to the harbour', tool: 'Google Docs', forClass: false, audience: 'school', state: 'closed', closes: -90,
		purpose: 'Letters that the class wrote to the people of the harbour, with their answers.',
		accounts: { fate: 'deleted', words: 'The office deleted the class accounts; the letters hang in the corridor.' },
		steps: [
			{ kind: 'tools', by: 'clara', ago: 209, device: 'the class tablets' },
			{ kind: 'slips', by: 'clara', ago: 204, counted: 23, all: 23 },
		],
	},
]; // biome-ignore format: stories read better whole

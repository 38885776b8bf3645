/** What the teams of the demonstration teach, in the order of the year: title and central idea. */
export const unitsOf: Record<string, [string, string][]> = {
	Kindergarten: [
		['All about me', 'Everyone has a story that is worth telling.'],
		['Our street', 'People who live near each other help each other.'],
		['Light and shadow', 'We find out by looking again.'],
		['Homes', 'Where we live shapes how we live.'],
		['Small creatures', 'Living things need each other.'],
		['Stories we play', 'A story can be told with hands, voices and things.'],
	],
	'Grade 1': [
		['Friends', 'A friendship grows when both look after it.'],
		['From farm to table', 'Many people stand behind what we eat.'],
		['Sounds', 'What we hear can be made, measured and changed.'],
		['Long ago in our town', 'Traces tell what was here before us.'],
		['Growing things', 'Living things change in ways that we can record.'],
		['Signs and symbols', 'People agree on signs to understand each other.'],
	],
	'Grade 2': [
		['What keeps us well', 'Choices and habits affect how we feel.'],
		['Maps and journeys', 'A map shows what its maker thought mattered.'],
		['Push and pull', 'Forces can be used to do work for us.'],
		['Festivals', 'What people celebrate shows what they value.'],
		['The pond', 'What happens to one living thing happens to many.'],
		['Tales retold', 'A tale changes with whoever tells it.'],
	],
	'Grade 3': [
		['Rules and rights', 'Communities work when people agree on how to live together.'],
		['Explorers', 'Curiosity has changed what people know of the world.'],
		['Where our water comes from', 'Water shapes the land, and people shape its way.'],
		['Inventions', 'A need and an idea together make something new.'],
		['Weather', 'What is measured over time shows a pattern.'],
		['Our market', 'What people buy and sell ties them together.'],
	],
	'Grade 4': [
		['Who came here', 'People move, and bring their stories along.'],
		['Energy', 'Energy changes its form, and is never quite free.'],
		['Voices in print', 'How a thing is told decides who listens.'],
		['The body at work', 'Systems in us depend on each other.'],
		['Rivers', 'A river ties together people who never meet.'],
		['Water stories', 'Who tells the story of water decides what is done about it.'],
	],
	'Grade 5': [
		['Being heard', 'People can change what is decided about them.'],
		['Earth in motion', 'Slow changes and sudden ones shape where we live.'],
		['Numbers that persuade', 'Data can tell the truth, or seem to.'],
		['Ancient ways', 'What people once found out is with us today.'],
		['Sharing what there is', 'Resources are limited, and so choices are made.'],
		['Exhibition', 'What we care about, we can act upon.'],
	],
	Humanities: [
		['City and empire', 'Power needs a story that people believe.'],
		['Trade routes', 'Goods carry ideas with them.'],
		['Revolutions', 'Change comes when enough people cannot go on as before.'],
		['Sources we trust', 'Every source was made by somebody, for something.'],
	],
	Science: [
		['Cells', 'The smallest parts explain the whole.'],
		['Matter', 'What things are made of decides what they can become.'],
		['Ecosystems', 'Models let us ask what cannot be tried.'],
		['Sensors and signals', 'To measure is to decide what to leave out.'],
	],
	Mathematics: [
		['Ratio', 'Comparing is multiplying.'],
		['Chance', 'What is likely can be reasoned about.'],
		['Geometry in motion', 'What stays the same tells what changed.'],
		['Data of our own', 'A question comes before a chart.'],
	],
	Languages: [
		['Introducing ourselves', 'Language opens when somebody listens.'],
		['A day in another city', 'Words carry a way of life.'],
		['Voices and accents', 'There is more than one right way to speak.'],
		['A podcast for partners', 'A real listener changes what we say.'],
	],
	'Arts and Movement': [
		['Line and rhythm', 'Patterns move us.'],
		['Body and stage', 'A space changes with who is in it.'],
		['Light', 'What is lit is what is told.'],
		['A gallery of our own', 'Showing work is part of making it.'],
	],
}; // biome-ignore format: a list reads better in rows

/** What technology does in them, part by part. */
export const technologyLines = {
	tuningIn: [
		'A shared wall of pictures and questions, added to from home',
		'A short film from a class far away, watched twice',
		'Everyone records what they think they know, to hear it again at the end',
	],
	investigation: [
		'A shared table that every group fills in outside',
		'Sources side by side, with a note on who made each',
		'Sensors on the window sill, read every morning',
	],
	communication: [
		'A call with a class that has asked the same question',
		'Comments that ask, on each other’s drafts',
		'Letters to somebody who knows, and a map of the answers',
	],
	creation: [
		'A book with voices, made in pairs',
		'A two-minute film for somebody who was not there',
		'An interactive map with a page for each place',
	],
	assessment: [
		'Two recordings, from the first week and the last, heard side by side',
		'Students choose three pieces of work and say why',
		'A question each from the criteria, answered in a recording',
	],
} as const;

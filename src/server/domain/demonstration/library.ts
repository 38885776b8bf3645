/** A resource of the demonstration: who shows what, for which units. */
export interface ShownResource {
	by: string;
	title: string;
	about: string;
	url?: string;
	steps?: string[];
	languages?: string[];
	grades?: string[];
	subjects?: string[];
	tools?: string[];
	audience?: 'team' | 'school' | 'families' | 'anyone';
	/** Titles of units. */
	units?: string[];
	/** How its link was found when it was last asked. */
	found?: 'dead' | { movedTo: string };
}

/** What is in the library of the demonstration, the latest first. */
export const library: ShownResource[] = [
	{
		by: 'clara', title: 'How to record a voice that one wants to hear',
		about: 'For the water stories: two microphones, thirty children, and no crackling.',
		steps: [
			'Find a corner with a carpet or coats: soft things swallow the echo.', 'Put the microphone a hand’s width from the mouth, a little to the side.',
			'Say your name and the day, and listen to it before you go on.', 'Wait for one breath, then begin your story.',
			'If you slip, stop, breathe and say the whole sentence again. It is cut later.', 'Listen together: what would make somebody stay until the end?',
		],
		languages: ['en'], grades: ['4', '5'], subjects: ['Language', 'Podcast'], tools: ['Soundtrap', 'GarageBand'], audience: 'families',
		units: ['Water stories', 'A podcast for partners'],
	},
	{
		by: 'clara', title: 'The water cycle, as a picture to point at', about: 'We begin each lesson with it: where are we today?',
		url: 'https://www.usgs.gov/special-topics/water-science-school/science/water-cycle', languages: ['en', 'es', 'fr', 'ar'],
		grades: ['4'], subjects: ['Science'], audience: 'families', units: ['Water stories'],
	},
	{
		by: 'emre', title: 'El ciclo del agua', about: 'Para leer en casa, con un mapa de los ríos grandes.',
		url: 'https://es.wikipedia.org/wiki/Ciclo_hidrol%C3%B3gico', languages: ['es'], grades: ['4'], subjects: ['Science'],
		audience: 'families', units: ['Water stories'],
	},
	{
		by: 'beatriz', title: 'Where our rain goes', about: 'A map on which a drop can be followed down to the sea, from any street.',
		url: 'https://river-runner.samlearner.com/', languages: ['en'], grades: ['3', '4'], subjects: ['Science', 'Geography'], audience: 'families',
		units: ['Water stories'],
	},
	{
		by: 'noor', title: 'دورة الماء في الطبيعة', about: 'نص قصير مع صور، نقرؤه معًا قبل القصص.',
		url: 'https://ar.wikipedia.org/wiki/%D8%AF%D9%88%D8%B1%D8%A9_%D8%A7%D9%84%D9%85%D8%A7%D8%A1', languages: ['ar'], grades: ['4'],
		subjects: ['Science'], audience: 'families', units: ['Water stories'],
	},
	{
		by: 'clara', title: 'Who may be heard: a letter to families about recordings', about: 'Ours, to change as you need it. Not for families as it stands.',
		url: 'https://example.org/harbour/letter-about-recordings', languages: ['en', 'es'], subjects: ['Digital citizenship'], audience: 'team',
		units: ['Water stories'],
	},
	{
		by: 'clara', title: 'The museum of the river', about: 'Sounds and photographs of the harbour, from a hundred years ago.',
		url: 'https://example.org/river-museum/sounds', languages: ['en'], grades: ['4'], subjects: ['History'], audience: 'school', found: 'dead',
	},
	{
		by: 'clara', title: 'Sounds of weather, free to use', about: 'Rain, wind and thunder for the stories; say where they are from.',
		url: 'http://example.org/sounds/weather', languages: ['en'], subjects: ['Podcast', 'Science'], audience: 'school',
		found: { movedTo: 'https://example.org/library/weather-sounds' },
	},
	{
		by: 'ada', title: 'How to show your screen and still see the class', about: 'For every call with another class.',
		steps: [
			'Open what you want to show, and close everything else.', 'In the call choose Share, then the window, never the whole screen.',
			'Make the call small and put it beside what you show.', 'Ask one child to watch the chat and to raise a hand for it.', 'Stop sharing before you talk about what was seen.',
		],
		languages: ['en'], subjects: ['Calls'], tools: ['Google Meet'], audience: 'school',
	},
	{
		by: 'hana', title: 'Is it true? Five questions for a source', about: 'The sheet on the library’s tables, for every subject.',
		steps: ['Who made it?', 'For whom, and what for?', 'When, and what has changed since?', 'What does it leave out?', 'Who says otherwise, and why?'],
		languages: ['en'], grades: ['5', '6', '7', '8'], subjects: ['Information fluency', 'Humanities'], tools: ['Library databases'], audience: 'anyone',
		units: ['Sources we trust', 'Exhibition'],
	},
	{
		by: 'isaac', title: 'Maps that did not agree', about: 'Old maps side by side; students find what each of them wanted.',
		url: 'https://www.davidrumsey.com/', languages: ['en'], grades: ['6'], subjects: ['Humanities', 'Geography'], audience: 'anyone', units: ['Sources we trust'],
	},
	{
		by: 'gabriel', title: 'Vikidia, l’encyclopédie des 8-13 ans', about: 'Des articles que mes élèves lisent seuls, et qu’ils peuvent améliorer.',
		url: 'https://fr.vikidia.org/', languages: ['fr'], grades: ['5', '6'], subjects: ['Humanities', 'Information fluency'], audience: 'anyone', units: ['Sources we trust'],
	},
	{
		by: 'omar', title: 'A chart that lies, and the same data told straight', about: 'To begin with: everyone finds the trick, then makes one.',
		url: 'https://ourworldindata.org/', languages: ['en'], grades: ['8'], subjects: ['Mathematics', 'Data'], tools: ['Google Sheets'], audience: 'families',
		units: ['Data of our own'],
	},
	{
		by: 'sunita', title: 'Graphs that move', about: 'What happens to the line when I pull here? Before any formula.',
		url: 'https://www.desmos.com/calculator', languages: ['en', 'es', 'fr', 'ar'], grades: ['8'], subjects: ['Mathematics'], tools: ['Desmos'], audience: 'families',
		units: ['Data of our own'],
	},
	{
		by: 'mei', title: 'Simulations for what cannot be tried', about: 'Gases, orbits, populations. Ask first, then try.',
		url: 'https://phet.colorado.edu/', languages: ['en', 'es', 'fr', 'ar'], grades: ['7', '8'], subjects: ['Science'], audience: 'anyone',
	},
	{
		by: 'rosa', title: 'Signs from all over the world', about: 'We sort them: which ones would you understand without words?',
		url: 'https://commons.wikimedia.org/wiki/Road_signs', languages: ['en'], grades: ['1'], subjects: ['Language'], audience: 'families', units: ['Signs and symbols'],
	},
	{
		by: 'tomasz', title: 'First steps for a little robot', about: 'Which way, and how far? Without a screen.',
		steps: ['Lay the path with paper squares.', 'Walk it yourself and say each step aloud.', 'Press the steps, then go.', 'Did it arrive? Change one step only, and try again.'],
		languages: ['en'], grades: ['K', '1'], subjects: ['Mathematics'], tools: ['Bee-Bot'], audience: 'families', units: ['Signs and symbols'],
	},
	{
		by: 'josephine', title: 'Contes du monde, à écouter', about: 'Une voix, une histoire, dix minutes avant la sieste.',
		url: 'https://www.conte-moi.net/', languages: ['fr'], grades: ['K'], subjects: ['Language'], audience: 'families', units: ['Stories we play'],
	},
	{
		by: 'camille', title: 'What makes us listen: openings of ten podcasts', about: 'Thirty seconds of each. Which one would you go on with?',
		url: 'https://example.org/openings', languages: ['en', 'fr', 'es'], grades: ['9'], subjects: ['Language', 'Podcast'], audience: 'school', units: ['A podcast for partners'],
	},
]; // biome-ignore format: a list reads better in rows

/** What is published of units: their words, by language. */
export const published: { unit: string; by: string; named: boolean; words: { language: string; title: string; words: string }[] }[] = [
	{
		unit: 'Water stories', by: 'clara', named: true,
		words: [
			{
				language: 'en', title: 'Water stories',
				words: 'In these weeks we find out where our water comes from, and who tells its story. Each child interviews somebody and records a story of two minutes.\n\nYou can help: tell at home what water meant where you grew up, in your own language.',
			},
			{
				language: 'es', title: 'Historias del agua',
				words: 'En estas semanas descubrimos de dónde viene nuestra agua y quién cuenta su historia. Cada niño entrevista a alguien y graba una historia de dos minutos.\n\nUsted puede ayudar: cuente en casa qué era el agua donde usted creció, en su propia lengua.',
			},
			{
				language: 'fr', title: 'Histoires d’eau',
				words: 'Ces semaines-ci, nous cherchons d’où vient notre eau, et qui raconte son histoire. Chaque enfant interroge quelqu’un et enregistre une histoire de deux minutes.\n\nVous pouvez aider : racontez à la maison ce que l’eau voulait dire là où vous avez grandi, dans votre langue.',
			},
			{
				language: 'ar', title: 'حكايات الماء',
				words: 'في هذه الأسابيع نبحث من أين يأتي ماؤنا ومن يروي حكايته. يحاور كل طفل شخصًا ويسجّل حكاية مدتها دقيقتان.\n\nيمكنكم المساعدة: احكوا في البيت ماذا كان الماء يعني حيث نشأتم، بلغتكم.',
			},
		],
	},
	{
		unit: 'Sources we trust', by: 'isaac', named: false,
		words: [
			{ language: 'en', title: 'Sources we trust', words: 'Every source was made by somebody, for something. We learn to ask who and why, and to say what we think ourselves.' },
			{ language: 'fr', title: 'Des sources sûres', words: 'Toute source a été faite par quelqu’un, pour quelque chose. Nous apprenons à demander qui et pourquoi.' },
		],
	},
	{
		unit: 'Signs and symbols', by: 'rosa', named: true,
		words: [
			{ language: 'en', title: 'Signs and symbols', words: 'People agree on signs to understand each other. Look for signs on your way to school and draw one of them.' },
			{ language: 'es', title: 'Señales y símbolos', words: 'Las personas se ponen de acuerdo en señales para entenderse. Busquen señales de camino al colegio y dibujen una.' },
		],
	},
]; // biome-ignore format: words read better whole

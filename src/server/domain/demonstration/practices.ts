/** What a collaboration of the demonstration is about, and what is said in it. */
export interface Practice {
	title: string;
	/** The teams it suits. */
	teams: string[];
	aim: string;
	tools: string[];
	points: string[];
	remarks: string[];
}

export const practices: Practice[] = [
	{
		title: 'Water stories',
		teams: ['Grade 3', 'Grade 4'],
		aim: 'Students explain where our water comes from to somebody who has never thought about it, and show how they know.',
		tools: ['Book Creator', 'iPad camera'],
		points: [
			'Ask for evidence before the next page',
			'Let the recording be redone',
			'Plan the page with the question first',
		],
		remarks: [
			'Three groups went back to the interview to check a number.',
			'The second take was twice as clear as the first.',
		],
	},
	{
		title: 'Reading aloud to grandparents',
		teams: ['Kindergarten', 'Grade 1', 'Grade 2'],
		aim: 'Every child hears their own reading grow over a term, and somebody who loves them hears it too.',
		tools: ['Seesaw'],
		points: [
			'Listen to the last recording first',
			'One thing to get better at, chosen by the reader',
			'Quiet corners for recording',
		],
		remarks: [
			'He asked to hear September again, and laughed.',
			'Two readers chose the same goal and helped each other.',
		],
	},
	{
		title: 'Counting what lives in the pond',
		teams: ['Grade 2', 'Grade 5', 'Science'],
		aim: 'Students turn a messy count into a picture that answers their own question.',
		tools: ['Google Sheets', 'Microscope camera'],
		points: ['Question before chart', 'Say what the picture does not show', 'One table, many hands'],
		remarks: ['The argument about zero was the lesson.', 'A pair dropped the pie chart and said why.'],
	},
	{
		title: 'Letters to the town council',
		teams: ['Grade 5', 'Humanities'],
		aim: 'Students persuade a real reader, and change their text because of what a real reader answers.',
		tools: ['Google Docs'],
		points: ['Name the reader', 'Comments that ask, not tell', 'Keep the version you are proud of'],
		remarks: ['The council wrote back to four of them.', 'Nobody asked how long it had to be.'],
	},
	{
		title: 'Fractions we can hear',
		teams: ['Grade 4', 'Grade 5', 'Mathematics'],
		aim: 'Students meet equivalent fractions in rhythm first and on paper afterwards.',
		tools: ['Soundtrap', 'GarageBand'],
		points: ['Predict, then play', 'Write what you heard', 'From beat to number line'],
		remarks: [
			'She clapped six eighths and wrote three quarters without being asked.',
			'Headphones made it quieter than usual.',
		],
	},
	{
		title: 'A museum of our street',
		teams: ['Grade 1', 'Grade 3', 'Humanities'],
		aim: 'Students find out how their street changed, weigh what sources say, and make it worth a visit for others.',
		tools: ['Google Earth', 'Canva'],
		points: ['Two sources for every label', 'Captions that make you look again', 'Let visitors ask'],
		remarks: [
			'The baker came, and corrected a date.',
			'One group kept the wrong photograph and explained the mistake.',
		],
	},
	{
		title: 'Explaining photosynthesis in ninety seconds',
		teams: ['Science', 'Grade 5'],
		aim: 'Students find out what they do not understand by having to explain it.',
		tools: ['Stop Motion Studio', 'iPad camera'],
		points: ['Storyboard before filming', 'A critic in each team', 'Cut until it is clear'],
		remarks: [
			'The critic stopped them at the right moment.',
			'They discovered they had forgotten the light.',
		],
	},
	{
		title: 'Feedback that arrives in time',
		teams: ['Languages', 'Humanities', 'Grade 4'],
		aim: 'Students get a useful word on their draft while they can still use it.',
		tools: ['Kaizena', 'Google Docs'],
		points: ['One question from the writer', 'Spoken comments under a minute', 'Act on it the same day'],
		remarks: ['Seven of twelve acted on it before lunch.', 'Spoken comments were gentler than written ones.'],
	},
	{
		title: 'Debating with people far away',
		teams: ['Humanities', 'Languages'],
		aim: 'Students change their minds, or their arguments, after talking with students who live elsewhere.',
		tools: ['Google Meet', 'Padlet'],
		points: ['Listen for the reason', 'Say it back before answering', 'A question they cannot look up'],
		remarks: [
			'Silence, and then the best question of the day.',
			'They noticed that the others read other newspapers.',
		],
	},
	{
		title: 'Models that can be wrong',
		teams: ['Mathematics', 'Science'],
		aim: 'Students build a model of a growing town, find where it fails, and say what it would need.',
		tools: ['Desmos', 'Google Sheets'],
		points: ['Guess first, draw second', 'Where does it break?', 'Explain it without the tool'],
		remarks: [
			'The line went through the floor and everybody cheered.',
			'One pair could explain it with string.',
		],
	},
	{
		title: 'Speaking French with a reason',
		teams: ['Languages'],
		aim: 'Students speak because somebody needs to know, and hear themselves improve.',
		tools: ['Flip', 'Vocaroo'],
		points: ['A listener who does not know yet', 'Record, rest, record again', 'Choose three words to own'],
		remarks: [
			'He spoke for two minutes and did not notice.',
			'They asked for the names of tools they actually use.',
		],
	},
	{
		title: 'Sketchbooks that talk',
		teams: ['Arts and Movement'],
		aim: 'Students say why they changed a drawing, and look at each other’s work before they judge it.',
		tools: ['Padlet', 'iPad camera'],
		points: [
			'Describe before you praise',
			'Show the page you did not like',
			'Record the reason, not the result',
		],
		remarks: ['She turned back three pages to show where it began.', 'The quietest table spoke the longest.'],
	},
	{
		title: 'Numbers that tell the truth',
		teams: ['Mathematics', 'Grade 5'],
		aim: 'Students find a number in the news, rebuild it, and decide whether they would print it.',
		tools: ['Google Sheets', 'Desmos'],
		points: ['Whose number is it?', 'Rebuild before you believe', 'Say it in a sentence'],
		remarks: ['Two groups wrote to the newspaper.', 'The axis started at forty, and they saw it.'],
	},
	{
		title: 'A dance that tells a poem',
		teams: ['Arts and Movement'],
		aim: 'Students read a poem closely enough to move it, and use video to see what others see.',
		tools: ['iPad camera', 'Hudl Technique'],
		points: ['Watch without judging first', 'One line, one movement', 'Ask the audience what they read'],
		remarks: ['Slow motion showed the pause they had not planned.', 'The audience guessed the line.'],
	},
	{
		title: 'Young programmers of our garden',
		teams: ['Kindergarten', 'Grade 1', 'Grade 2'],
		aim: 'Students give exact instructions to each other, then to a machine, and notice the difference.',
		tools: ['ScratchJr', 'Bee-Bot'],
		points: ['Say it, walk it, then program it', 'Find the step that lied', 'Pairs change drivers'],
		remarks: ['“The robot did what we said and not what we meant.”', 'She found the bug by being the robot.'],
	},
	{
		title: 'Sources we would bet on',
		teams: ['Grade 3', 'Humanities', 'Science'],
		aim: 'Students check before they share, and can tell a friend how.',
		tools: ['Library databases', 'Padlet'],
		points: ['Leave the page to judge the page', 'Who pays for this?', 'Say how sure you are'],
		remarks: ['Three groups left the site within a minute.', 'The word “probably” appeared in every report.'],
	},
];

/** Words of a facilitator to themselves. */
export const privateNotes = [
	'Ask less at once next time; the second question got lost.',
	'The class was tired after the fire drill. Judge nothing by today.',
	'She lights up when the students explain. Build on that.',
	'Too much of me in the first ten minutes.',
	'The transition took nine minutes. Think of a way before raising it.',
	'Good moment to suggest she shows it to the team, but not yet.',
	'He is worried about the reports. Keep it light this week.',
	'I talked about the tool before the aim. Again.',
];

/** Words to the teacher after a visit. */
export const sharedNotes = [
	'Thank you for today. What stayed with me: they went back to their question without being told.',
	'Two moments I enjoyed: the silence before the answers, and how you used it.',
	'As agreed, I watched the back tables. They spoke eleven times, all to each other, all about the work.',
	'You asked what I saw in the last ten minutes: four groups ended earlier and helped the others.',
];

/** What waits for a better moment. */
export const heldBackMatters = [
	'Wait time after questions: count it together once.',
	'Who speaks: the same five. Bring the seating idea when she asks.',
	'The rubric is longer than the task.',
	'Devices stay open during the discussion.',
	'Grouping by friendship: talk about it in the next planning.',
];

export const teacherSteps = [
	'Try it once with the other class',
	'Choose two pieces of work to look at together',
	'Ask the students what helped',
	'Send the plan for next week',
	'Film five minutes of the ending',
	'Show the start to a colleague',
	'Leave out the second explanation once',
	'Bring the questions the students wrote',
	'Decide which half of the rubric stays',
];

export const facilitatorSteps = [
	'Prepare accounts for the whole class',
	'Test it on the old tablets',
	'Find an example from another school',
	'Book the camera trolley',
	'Write down who spoke',
	'Ask the library for the second set of books',
	'Bring two open questions to the next planning',
	'Sketch the sheet for watching',
	'Write to the class in Lisbon',
	'Make the first page together with a student',
];

export const stageReasons = [
	'The class now runs it alone, so do I',
	'I would like to lead the next one with you beside me',
	'New tool, new unit: let us start closer together again',
	'We agreed that questions help more than demonstrations now',
	'Ready to show it to the rest of the team',
];

export const guideAnswers = [
	'They will compare two sources first, then write, then film. Watch where they get stuck between the first and the second.',
	'Reinforce: the question on the board all the time. Refine: fewer instructions at the start.',
	'I noticed that they asked each other before they asked me.',
	'It differs from what I do in that nobody waited for the slowest.',
	'I will change the order: question, draft, tool.',
	'Next time the groups are three, not four.',
];

export const places = [
	'Room 12',
	'Room 7',
	'Library',
	'Media lab',
	'Garden',
	'Room 31',
	'Studio',
	'Science lab 2',
];

/** What facilitators prepared, as they note it for themselves. */
export const preparedFor = [
	'Tried the recording app on two tablets',
	'Accounts for the book makers',
	'',
	'Read the unit on water before planning',
	'Sheet for who watches',
	'Cleared and charged the class set',
	'',
	'Examples of captions, good and bad',
	'Permission slips counted',
	'Looked for a quieter corner in the hall',
];

export default {
	'stage.title': 'The four stages',
	'stage.tab': 'The four stages',
	'stage.lede':
		'How you work together, told by what each side does. You can enter, leave and come back to any of them.',
	'stage.asks': 'What this stage asks',
	'stage.asks-teacher': 'Of the teacher',
	'stage.asks-facilitator': 'Of the facilitator',
	'stage.example': 'An example',
	'stage.examples': 'See it elsewhere',
	'stage.example-by': 'by {credit}',
	'stage.example-take': 'Take away',
	'stage.example-take-this': 'Take away “{title}”',
	'stage.example-add': 'Add an example',
	'stage.example-add-note': 'A clip or a story that shows a stage, for everybody at your school',
	'stage.example-stage': 'Which stage does it show?',
	'stage.example-title': 'What is it called?',
	'stage.example-url': 'Where is it?',
	'stage.example-url-hint': 'The address of the page or the clip, with https://',
	'stage.example-credit': 'Who made it?',
	'stage.example-credit-hint': 'So that they are thanked wherever it is shown.',
	'stage.example-save': 'Show it at this stage',
	'stage.example-added': 'It is shown wherever this stage is explained.',
	'stage.example-taken-away': 'Taken away.',
	'stage.all': 'All four stages, explained',
	'stage.source': 'Where this comes from',
	'stage.source-text':
		'The cycle is an idea of Kim Cofino; what each stage asks and the examples are told in our own words. Who holds what at each stage is in your agreement.',
	'stage.full.teacher':
		'Bring the learning aim and what you know of your students. Plan, teach and look back together, and try the new part yourself early, with somebody beside you.',
	'stage.full.facilitator':
		'Be in the room for every step: plan, set up, teach in turn, and look back. Model what is new, and think aloud while you do.',
	'stage.full.example':
		'Grade 4 has never recorded a story. Clara plans the unit with Ada; Ada teaches the first recording while Clara watches for what the quiet ones do; the second they teach side by side.',
	'stage.partial.teacher':
		'Say which parts are new to you, and lead the rest. Tell early when a part no longer needs two.',
	'stage.partial.facilitator':
		'Plan along, come for the lessons that are new, and stay out of the ones that are not. Leave things so that they work without you.',
	'stage.partial.example':
		'Clara runs the story unit herself now. Ada joins for the two lessons on editing, which nobody here has taught yet, and for the evening when families listen.',
	'stage.coaching.teacher':
		'Lead. Choose what you want an eye on, and say what you noticed before anybody else does.',
	'stage.coaching.facilitator':
		'Watch what you were asked to watch, ask more than you tell, raise wrong content at once and keep matters of method for later.',
	'stage.coaching.example':
		'Clara asks Ada to count who speaks in the editing groups. Afterwards Clara speaks first; Ada shows the tally, and asks one question about it.',
	'stage.mentoring.teacher':
		'Do it on your own, and help a colleague begin, if you like: as a colleague, never as a second help desk.',
	'stage.mentoring.facilitator':
		'Be there when asked, bring people together, and keep the others from asking too much of one.',
	'stage.mentoring.example':
		'Daniel wants to record stories too. Clara shows him her first week and sits in on his; Ada is asked once, about microphones.',
} as const;

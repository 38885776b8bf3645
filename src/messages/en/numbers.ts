export default {
	'numbers.vision': 'What we hope to see',
	'numbers.title': 'The programme in numbers',
	'numbers.lede':
		'Each month is counted once, when it is over, and stays as it was counted. It counts that work happened, never what was said in it.',
	'numbers.print': 'Print',
	'numbers.month': 'Month',
	'numbers.months': 'Months',
	'numbers.all-months': 'All months',
	'numbers.all-months-note': '{count, plural, one {# month} other {# months}}',
	'numbers.hidden': 'not shown',
	'numbers.reach-note': 'Teachers, each counted once',
	'numbers.visits-note': 'Visits that were done',
	'numbers.time-note': 'Hours, rounded',
	'numbers.support': 'Support by facilitators',
	'numbers.support-note': 'Hours of the help desk’s work, rounded',
	'numbers.support.set-up': 'Setting up',
	'numbers.support.repair': 'What was broken, and the rest',
	'numbers.support.on-the-spot': 'On the spot, in visits',
	'numbers.stages-note': 'Collaborations under way at the month’s end',
	'numbers.picture': '{what}, {month}',
	'numbers.none-title': 'The first numbers come when the first month is over',
	'numbers.none':
		'When a month is over, the visits and collaborations in it are counted overnight, and what may be shown of them stands here.',
	'numbers.nothing-shown':
		'Nothing can be shown of this month: fewer than five people stand behind every number of it, or it would tell of so few.',
	'numbers.why-title': 'Why some numbers are not shown',
	'numbers.why-five':
		'A number is shown only when at least five teachers stand behind it, and at least five behind what is left: so neither “nobody” nor “everybody” is ever shown.',
	'numbers.why-half': 'No one person makes up more than half of it.',
	'numbers.why-subtract':
		'Nobody can get at a hidden number by adding and subtracting others, of the same month or of two. Where that would work, one more number is hidden with it.',
	'numbers.why-change':
		'So a number can be missing because only a few people changed since it was last shown.',
	'numbers.why-hours':
		'Hours, of support among them, are facilitators’ hours as well. Where fewer than five facilitate, they are shown only in months in which every one of them publishes theirs.',
	'numbers.why-never': 'There are no numbers about one person, no ranking, and no other tables than these.',
	'numbers.hours-title': 'Your hours',
	'numbers.hours-kept':
		'Your hours are not published. Where fewer than five facilitate, leaders see no hours at all until every one of you publishes theirs; only the sums of all of you are ever shown.',
	'numbers.hours-published':
		'You publish your hours: they may be part of the sums of all facilitators that leaders see, from the next month that is counted. You can take that back; months already counted stay as they are.',
	'numbers.hours-publish': 'Publish my hours',
	'numbers.hours-keep': 'Keep my hours to myself',
	'numbers.hours-now-published': 'Your hours are published from the next month on',
	'numbers.hours-now-kept': 'Your hours are kept to yourself from the next month on',
	'numbers.which': 'School',
	'numbers.who':
		'Leaders and facilitators of this school see these numbers. They hold no names and not one word of a note.',
} as const;

export default {
	'week.title': 'My week',
	'week.count': '{count, plural, =0 {nothing planned} one {one visit} other {# visits}}',
	'week.before': 'Week before',
	'week.after': 'Week after',
	'week.now': 'This week',
	'week.away': 'away',
	'week.alone': 'Nobody else',
	'week.nothing': 'Nothing.',
	'week.print': 'Printed, this is one sheet: when, where and with whom.',
	'week.who': 'Only you can see your week as a whole; each visit is known to those who take part in it.',
} as const;

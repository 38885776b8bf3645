export default {
	'general.product': 'Tandem',
	'general.skip-to-content': 'Skip to content',
	'general.save': 'Save',
	'general.cancel': 'Cancel',
	'general.back': 'Back',
	'general.optional': 'optional',
	'general.today': 'Today',
	'general.menu': 'Menu',
	'general.and': '{first} and {last}',
	'general.minutes': '{minutes, plural, one {# minute} other {# minutes}}',
	'general.who-can-see': 'Who can see this',
} as const;

export default {
	'outside.title': 'Calendars you keep elsewhere',
	'outside.lede':
		'Tandem can see when you are busy in another calendar, so that nobody books you then. It reads from when to when, and nothing else: no title, no place, no people.',
	'outside.link': 'Calendars you keep elsewhere',
	'outside.link-note': 'So that nobody books you when you are busy there',
	'outside.count': '{count, plural, =0 {None named yet} one {# calendar} other {# calendars}}',
	'outside.yours': 'Your calendars',
	'outside.none': 'You have named none yet.',
	'outside.waits': 'Not read yet; that takes a minute or two',
	'outside.read':
		'{host} · read {when} · {ahead, plural, =0 {no busy time} one {# busy time} other {# busy times}} in the coming half year',
	'outside.failed': 'Could not be read {when}: {why}',
	'outside.kept': 'Until it can, what was read {when} counts.',
	'outside.read-again': 'Read again',
	'outside.read-again-of': 'Read again: {name}',
	'outside.reading': 'It is read again in a moment',
	'outside.remove': 'Forget',
	'outside.remove-of': 'Forget {name}',
	'outside.removed': 'The calendar is forgotten, with every time read from it',
	'outside.added': 'The calendar is named; its busy times are read in a moment',
	'outside.add': 'Name a calendar',
	'outside.add-note':
		'Your calendar program calls its address “private address”, “secret address in iCal format” or “publish”.',
	'outside.name': 'What do you call it?',
	'outside.address': 'Address',
	'outside.address-hint': 'It begins with https:// or webcal://, and often ends in .ics.',
	'outside.add-button': 'Name it',
	'outside.who':
		'Only you see these calendars, and only their host is shown again. Who books you sees that you are busy, and not why.',
	'outside.problem.not-an-address': 'the address is none that can be fetched',
	'outside.problem.private-address':
		'the address leads into a network of its own, not onto the internet. Whoever runs Tandem can allow it.',
	'outside.problem.no-such-host': 'there is no such host. Look whether the address is whole.',
	'outside.problem.no-answer': 'the other side did not answer, or broke off. It is tried again.',
	'outside.problem.too-slow': 'the other side took too long. It is tried again.',
	'outside.problem.too-large':
		'the calendar is larger than two megabytes. Publish one with fewer years in it.',
	'outside.problem.too-many-redirects': 'the address leads to another, and that to another, without end.',
	'outside.problem.unsafe-redirect':
		'the address leads to one that is not safe. Use the one it leads to, if it is yours.',
	'outside.problem.not-there':
		'there is nothing at this address any more. Perhaps it was renewed: name the new one.',
	'outside.problem.not-allowed': 'the other side wants a sign-in. Use the private address that needs none.',
	'outside.problem.refused': 'the other side refused, or sent something else. It is tried again.',
	'outside.problem.none':
		'what is there is no calendar, but perhaps a page about one. Use the address that ends in .ics.',
	'outside.problem.torn': 'the calendar breaks off in the middle. It is tried again.',
	'outside.problem.too-much': 'the calendar has more entries than can be read, or repeats without end.',
} as const;

export default {
	'notebook.look-for.choose-the-tool': 'Students choose the tool that fits the task',
	'notebook.look-for.explain-what-they-made': 'Students explain their thinking with what they made',
	'notebook.look-for.make-rather-than-consume': 'Students make something, rather than only watch or click',
	'notebook.look-for.work-together-on-one-thing': 'Students build one thing together, and each part matters',
	'notebook.look-for.someone-left-out-takes-part': 'Technology lets somebody take part who was left out',
	'notebook.look-for.learn-from-feedback': 'Students use feedback to make their work better',
	'notebook.look-for.real-audience': 'The work has readers or listeners beyond this room',
	'notebook.look-for.check-a-source': 'Students ask where something comes from before they use it',
	'notebook.look-for.share-with-care': 'Students think about who will see what they share',
	'notebook.look-for.aim-before-tool': 'The learning aim is clear before any device is opened',
	'notebook.look-for.students-help-each-other': 'Students help each other before they ask the teacher',
	'notebook.look-for.put-it-away': 'Devices are put away when they do not help',

	'notebook.progress.introduced': 'Introduced',
	'notebook.progress.trying': 'Trying it',
	'notebook.progress.on-their-own': 'On their own',
	'notebook.progress.helping-others': 'Helping others',

	'notebook.how.not-yet': 'Not yet',
	'notebook.how.with-help': 'With help',
	'notebook.how.seen': 'Seen',
	'notebook.how.beyond': 'And beyond',

	'notebook.why.long-since':
		'Last visit {days, plural, one {# day} other {# days}} ago; at this stage every {usual, plural, one {# day} other {# days}} is usual',
	'notebook.why.never': 'Not visited yet, {days, plural, =0 {begun today} one {# day} other {# days}} into working together',
	'notebook.why.not-this-month': 'Not met this month',
	'notebook.why.promise': '{count, plural, one {Something you promised is due} other {# things you promised are due}}',
	'notebook.why.held-back': '{count, plural, one {Something you held back is due} other {# things you held back are due}}',
	'notebook.why.check':
		'{count, plural, one {A teaching point nobody has looked at for two weeks} other {# teaching points nobody has looked at for two weeks}}',
} as const;

export default {
	'demo.title': 'Whom would you like to be?',
	'demo.lede':
		'Everybody sees the school through their own eyes. Look around as one, then come back and be another.',
	'demo.make-title': 'A demonstration school',
	'demo.make-lede':
		'One school year of Alder Bay International School: forty-five teachers, three facilitators, sixty collaborations. Nothing in it is real.',
	'demo.make': 'Make the demonstration school',
	'demo.make-hint': 'It takes a few seconds. This installation then stays a demonstration.',
	'demo.everybody': 'Everybody else',
	'demo.be': 'Be {name}',
	'demo.role.ada': 'Facilitator: knows where to be today, and why',
	'demo.role.clara': 'Teacher of Grade 4: sees her goals, her next steps, her partner',
	'demo.role.fatima': 'Leader: sees that it works, and never a note',
	'demo.role.ivo': 'Operator: people, roles, the roster',
	'demo.role.goran': 'Technician',
	'demo.role.hana': 'Librarian',
	'demo.role.joy': 'Assistant',
	'demo.role.teacher': 'Teacher, {team}',
	'demo.role.other':
		'{role, select, facilitator {Facilitator} leader {Leader} technician {Technician} assistant {Assistant} specialist {Specialist} librarian {Librarian} operator {Operator} other {Teacher}}',
} as const;

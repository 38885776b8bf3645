export default {
	'sign-in.title': 'Sign in',
	'sign-in.lede': 'Write the e-mail address your school knows. We send you a link; no password to remember.',
	'sign-in.address': 'E-mail address',
	'sign-in.send': 'Send me a link',
	'sign-in.passkey': 'Sign in with a passkey',
	'sign-in.passkey-failed': 'No passkey was used. Try again, or ask for a link.',
	'sign-in.passkey-title': 'That did not sign you in',
	'sign-in.again': 'Back to signing in',
	'sign-in.sent-title': 'Look in your mail',
	'sign-in.sent':
		'If {address} belongs to somebody here, a link is on its way. It works once, for {minutes} minutes.',
	'sign-in.outbox':
		'This installation has no mail server yet, so letters are written to files in the outbox folder of its data directory, where its operator can read them.',
	'sign-in.another': 'Use another address',
	'sign-in.link-title': 'Nearly there',
	'sign-in.link-lede': 'One press and you are in. Mail programs open links by themselves, so we ask you.',
	'sign-in.link-use': 'Sign in',
	'sign-in.link-new': 'Ask for a new link',
	'sign-in.out': 'Sign out',
	'sign-in.signed-out': 'You are signed out.',
	'welcome.title': 'Two people, one piece of learning',
	'welcome.lede':
		'A teacher and a facilitator work as partners. Tandem keeps who does what, what was seen, and whom to visit next.',
	'welcome.set-up': 'Set up your school',
	'welcome.set-up-hint': 'Ten minutes. You need the code that the terminal printed.',
	'welcome.demonstration': 'Look around a demonstration school',
	'welcome.demonstration-hint':
		'One school year of a made-up school. Choose whom to be; nothing you do there matters.',
	'welcome.promise':
		'Never an evaluation: notes are their author’s, and no leader or operator can read them.',
} as const;

export default {
	'mail.sign-in.subject': 'Your way in to Tandem',
	'mail.sign-in.body':
		'Hello,\n\nopen this link to sign in. It works once, for {minutes} minutes:\n\n{link}\n\nIf you did not ask for it, leave it: nothing happens.\n',
} as const;

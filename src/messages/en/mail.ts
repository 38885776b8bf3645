export default {
	'mail.sign-in.subject': 'Your way in to Tandem',
	'mail.sign-in.body':
		'Hello,\n\nopen this link to sign in. It works once, for {minutes} minutes:\n\n{link}\n\nIf you did not ask for it, leave it: nothing happens.\n',
	'mail.invitation.subject': 'Your place in Tandem at {organisation}',
	'mail.invitation.body':
		'Hello {name},\n\n{organisation} uses Tandem, where teachers and their partners keep what they do together. You have a place in it. Sign in with this address; there is no password to remember:\n\n{link}\n\nIf this is not for you, leave it: nothing happens.\n',
	'mail.address-changed.subject': 'Your address in Tandem at {organisation}',
	'mail.address-changed.body':
		'Hello {name},\n\nan operator of {organisation} gave you another e-mail address in Tandem. Letters go to the new one from now on.\n\nIf this is wrong, tell {organisation}.\n',
	'mail.address-confirm.subject': 'Confirm your new address in Tandem at {organisation}',
	'mail.address-confirm.body':
		'Hello {name},\n\nan operator of {organisation} asks to change the e-mail address you sign in with. Nothing changes until you look at it and confirm, within {days, plural, one {# day} other {# days}}:\n\n{link}\n\nIf you did not expect this, do not confirm, and tell {organisation}.\n',
} as const;

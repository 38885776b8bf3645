export default {
	// What shuts an account
	'account.shut-banner':
		'Your e-mail address was changed. What is confidential is shut until it is confirmed.',
	'account.shut-how': 'How to open it',
	'account.shut-title': 'What is confidential is shut to you',
	'account.shut-since':
		'Your e-mail address was changed {when}, by {by}. Notes, visits, notebooks and agreements stay shut until one of these confirms that you are still you:',
	'account.shut-passkey':
		'Sign in with a passkey that you made before, then say here that the address is yours.',
	'account.shut-old': 'Open the link that was sent to the address you had before.',
	'account.shut-vouch':
		'Ask a colleague, in person, to vouch for you on your page under People. Anybody at your school can who neither runs Tandem nor leads or evaluates you, and who had been here for a month when your address changed. You will see here who did.',
	'account.asked-title': 'Is this address yours?',
	'account.asked':
		'Your address was changed to {address} {when}, by {by}. You have signed in with a passkey from before, so it is yours to say.',
	'account.vouched-asked':
		'Your address was changed to {address} {when}, by {by}. {voucher} vouched that it is yours. You have signed in with a passkey from before, so it is yours to say.',
	'account.mine': 'Yes, it is mine',
	'account.not-mine': 'No, give me the old one back',
	'account.not-mine-note':
		'If you say no, the other address is shut out, all sessions end, and passkeys made since the change are removed. You then sign in by a link to the old address.',
	'account.machine': 'the command line on the server',

	// The page behind the link in a letter to the old address
	'account.letter-title': 'Your address was changed',
	'account.letter-lede': 'Your account has another e-mail address than the one this letter went to:',
	'account.letter-by': 'Changed {when}, by {by}.',
	'account.letter-vouched': '{voucher} says to have spoken with you in person, and vouched that it is yours.',
	'account.letter-open': 'Nothing is shut at the moment.',
	'account.letter-shut': 'Until you or somebody else confirms it, what is confidential stays shut.',
	'account.accepted-title': 'Thank you',
	'account.accepted': 'The new address is confirmed. Nothing is shut any more.',
	'account.disputed-title': 'You have your address back',
	'account.disputed':
		'The other address is shut out and every session has ended. Sign in by a link to your old address, and tell whoever runs Tandem at your school.',

	// The page of one's ways in
	'account.lede': 'The address, passkeys and devices by which you get in. Remove what you no longer use.',
	'account.address': 'E-mail address',
	'account.address-note': 'Links to sign in are sent there.',
	'account.address-waits': 'A new address waits',
	'account.address-waits-text':
		'{address} takes its place once it is confirmed by the link that was sent to the address of now.',
	'account.address-new': 'New e-mail address',
	'account.address-hint': 'It changes only when you confirm it by a link sent to the address of now.',
	'account.address-ask': 'Ask for it',
	'account.address-lost':
		'You no longer read letters at the address of now? Ask whoever runs Tandem at your school to change it.',
	'account.passkeys': 'Passkeys',
	'account.passkeys-note':
		'A passkey is kept by your phone, computer or security key, and signs you in with a finger, your face or a code. There is nothing to remember, and nothing to steal here.',
	'account.no-passkeys': 'You have none yet. A link in your mail always works, too.',
	'account.passkey-made': 'added {when}',
	'account.passkey-used': 'last used {when}',
	'account.passkey-unused': 'not used yet',
	'account.passkey-doubted': 'It seems to have been copied, and signs nobody in any more. Remove it.',
	'account.passkey-rename': 'Rename',
	'account.passkey-rename-of': 'Rename {name}',
	'account.passkey-remove': 'Remove',
	'account.passkey-remove-of': 'Remove {name}',
	'account.passkey-name': 'Name',
	'account.passkey-new-name': 'New name',
	'account.passkey-name-hint': 'So that you know later which device it is: “school laptop”.',
	'account.passkey-add': 'Add a passkey',
	'account.passkey-add-note': 'Your device asks for your finger, face or code.',
	'account.passkey-unable':
		'To add a passkey, this page needs its script, a browser that knows passkeys, and an address that begins with https.',
	'account.passkey-failed': 'No passkey was made. Try again; nothing was changed.',
	'account.passkey-exists': 'This device has a passkey for you already.',
	'account.devices': 'Where you are signed in',
	'account.devices-note': 'A session ends by itself two weeks after it was last used.',
	'account.device': '{browser} on {system}',
	'account.device-unknown': 'A device that does not say what it is',
	'account.device-this': 'This one',
	'account.device-used': 'last used {when}',
	'account.device-by-link': 'signed in by a link, {when}',
	'account.device-by-passkey': 'signed in with the passkey “{name}”, {when}',
	'account.device-by-gone-passkey': 'signed in with a passkey, {when}',
	'account.device-by-here': 'signed in here, {when}',
	'account.device-end': 'Sign out there',
	'account.device-end-of': 'Sign out there: {device}, last used {when}',
	'account.devices-end': 'Sign out everywhere else',
	'account.history': 'When your address changed',
	'account.history-changed': 'Changed by {by}',
	'account.history-shut': 'not confirmed yet',
	'account.history-nothing': 'nothing was shut: nobody had written to you',
	'account.history-passkey': 'confirmed by a passkey from before',
	'account.history-old': 'confirmed from the address before',
	'account.history-vouched': '{voucher} vouched for you',
	'account.history-disputed': 'taken back from before',
	'account.history-voucher-wrong':
		'If you did not speak with somebody who vouched for you, use the link sent to your old address, or tell whoever runs Tandem.',
	'account.who':
		'Only you can see this page. Operators see your address, and nothing of passkeys or devices.',
	'account.done.added': 'The passkey was added.',
	'account.done.renamed': 'The name was saved.',
	'account.done.removed': 'The passkey was removed, and what it had signed in was signed out.',
	'account.done.ended': 'That device was signed out.',
	'account.done.ended-all': 'You are signed out everywhere else.',
	'account.done.asked': 'A link was sent to the address of now. Open it to confirm.',
	'account.done.taken-back': 'The new address was taken back.',
	'account.done.mine': 'The address is confirmed. Nothing is shut any more.',
} as const;

export default {
	'outage.away-title': 'Back in a moment',
	'outage.away-asked':
		'Tandem cannot reach its records just now. Everything that was saved is there. This page tries again by itself.',
	'outage.away-sent':
		'Tandem cannot reach its records just now, so this was not saved yet. What you wrote is here: send it again in a moment.',
	'outage.unsure-title': 'Please look before you send this again',
	'outage.unsure':
		'The connection broke just as this was being saved, and we cannot tell whether it was. Look first; if it is not there, send it again.',
	'outage.full-title': 'There is no room to save',
	'outage.full-asked':
		'The disk that Tandem writes to is full, and opening this page would have to be written down. Other pages can be read. Please tell whoever runs Tandem.',
	'outage.full-sent':
		'The disk that Tandem writes to is full, so this was not saved. What you wrote is here. Please tell whoever runs Tandem; once there is room, send it again.',
	'outage.too-large-title': 'This is too large',
	'outage.too-large':
		'At most {kilobytes, number} KB can be sent here at a time. Nothing of it was kept or changed. Go back in your browser to what you wrote, and send it in parts.',
	'outage.too-large-here':
		'At most {kilobytes, number} KB can be sent here at a time. Nothing of it was kept or changed. What you wrote still stands here: send it in parts, or choose a smaller file.',
	'outage.back': 'To the page',
	'outage.written': 'What you wrote',
	'outage.file': 'A file cannot be kept here. Choose it again when you send the form.',
	'outage.send-again': 'Send it again',
	'outage.look': 'Look first',
	'outage.try-again': 'Try again',
} as const;

export default {
	'refusal.missing': 'There is nothing here, or nothing that you can see.',
	'refusal.required': 'Please fill this in.',
	'refusal.too-long': 'This is longer than {most} characters. Please shorten it; nothing was lost.',
	'refusal.not-a-date': 'This is not a date we can read. Write it as year-month-day, for example 2026-09-14.',
	'refusal.not-an-address': 'This does not look like an e-mail address. Check it for spaces or a missing “@”.',
	'refusal.choose-one': 'Please choose one of these.',
	'refusal.changed-meanwhile': 'Someone else saved a change while you were writing. Both versions are below; nothing was lost.',
	'refusal.too-many-tries': 'That was tried too often. Wait {minutes, plural, one {# minute} other {# minutes}} and try again.',
	'refusal.not-allowed': 'You cannot do that here.',
	'refusal.unavailable': 'That did not work just now. What you wrote is still here; try again in a moment.',
} as const;

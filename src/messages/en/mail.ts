export default {
	'mail.sign-in.subject': 'Your way in to Tandem',
	'mail.sign-in.body':
		'Hello,\n\nopen this link to sign in. It works once, for {minutes} minutes:\n\n{link}\n\nIf you did not ask for it, leave it: nothing happens.\n',
	'mail.invitation.subject': 'Your place in Tandem at {organisation}',
	'mail.invitation.body':
		'Hello {name},\n\n{organisation} uses Tandem, where teachers and their partners keep what they do together. You have a place in it. Sign in with this address; there is no password to remember:\n\n{link}\n\nIf this is not for you, leave it: nothing happens.\n',
	'mail.address-changed.subject': 'Your address in Tandem at {organisation} was changed',
	'mail.address-changed.body':
		'Hello {name},\n\nyour account in Tandem at {organisation} was given another e-mail address than this one. Open this link and say whether that was right; it can be used for {days, plural, one {# day} other {# days}}:\n\n{link}\n\nIf it was not, the page gives you this address back and shuts the other one out. Until somebody confirms that it was right, what is confidential in your account stays shut.\n',
	'mail.account-vouched.subject': 'Somebody vouched for you in Tandem at {organisation}',
	'mail.account-vouched.body':
		'Hello {name},\n\nyour account in Tandem at {organisation} has another e-mail address than this one now. {voucher} says to have spoken with you in person, and vouched that it is yours. Your account is open again.\n\nIf you did not speak with {voucher}, open this link within {days, plural, one {# day} other {# days}}: it gives you this address back and shuts the other one out:\n\n{link}\n',
	'mail.address-confirm.subject': 'Confirm your new address in Tandem at {organisation}',
	'mail.address-confirm.body':
		'Hello {name},\n\nsomebody asks to change the e-mail address with which you sign in to Tandem at {organisation}: you yourself, an operator, or the school’s roster. Nothing changes until you look at it and confirm, within {days, plural, one {# day} other {# days}}:\n\n{link}\n\nIf you did not expect this, do not confirm, and tell {organisation}.\n',
	'mail.passkey-added.subject': 'A passkey was added to your account in Tandem',
	'mail.passkey-added.body':
		'Hello,\n\na passkey was added to your account: whoever has that device can sign in as you with it. If it was you, there is nothing to do.\n\nIf it was not, sign in, remove it and end the sessions that are not yours:\n\n{link}\n',
	'mail.passkey-doubted.subject': 'A passkey of yours no longer signs you in to Tandem',
	'mail.passkey-doubted.body':
		'Hello,\n\na passkey of yours was used in a way that only a copy of it can be. Nobody was signed in, and it signs nobody in any more. Sign in by a link, remove it, and make another if you like.\n',
	'mail.written-for-you.subject': 'For you in Tandem, from {from}',
	'mail.written-for-you.body':
		'Hello {name},\n\n{from} has something for you in Tandem, about {day}:\n\n{link}\n',
	'mail.visit-planned.subject': '{title}: {when}',
	'mail.visit-planned.body':
		'Hello {name},\n\nthis is planned with you in Tandem:\n\n{title}\n{when}, {minutes, plural, one {# minute} other {# minutes}}\n{where}\n{link}\n\nYour calendar takes it in when you accept. About which visits you are written to, you choose here: {settings}\n',
	'mail.visit-changed.subject': 'Changed: {title}: {when}',
	'mail.visit-changed.body':
		'Hello {name},\n\nthis has changed. It is now:\n\n{title}\n{when}, {minutes, plural, one {# minute} other {# minutes}}\n{where}\n{link}\n\nAbout which visits you are written to, you choose here: {settings}\n',
	'mail.visit-cancelled.subject': 'Not taking place: {title}: {when}',
	'mail.visit-cancelled.body':
		'Hello {name},\n\nthis does not take place:\n\n{title}\n{when}, {minutes, plural, one {# minute} other {# minutes}}\n{where}\n{link}\n\nAbout which visits you are written to, you choose here: {settings}\n',
	'mail.booking-booked.subject': '{from} and you: {day}, {time}',
	'mail.booking-booked.body':
		'Hello {name},\n\n{from} has booked time with you:\n\n{day}, {time}\n{place}\n\n{link}\n',
	'mail.booking-moved.subject': 'Moved: {from} and you, now {day}, {time}',
	'mail.booking-moved.body':
		'Hello {name},\n\n{from} has moved your time together. It is now:\n\n{day}, {time}\n{place}\n\n{link}\n',
	'mail.booking-cancelled.subject': 'Cancelled: {from} and you, {day}, {time}',
	'mail.booking-cancelled.body':
		'Hello {name},\n\n{from} has cancelled your time together:\n\n{day}, {time}\n{place}\n\n{link}\n',
	'mail.booking-free.subject': 'Time with {from} has come free: {day}',
	'mail.booking-free.body':
		'Hello {name},\n\nyou asked to be told: time with {from} has come free. Everyone who waits has this letter; whoever books first has the time.\n\n{day}, {time}\n{place}\n\n{link}\n',
	'mail.booking-away.subject': '{from} is away: {day}',
	'mail.booking-away.body':
		'Hello {name},\n\n{from} is away then, and cannot move this without you:\n\n{day}, {time}\n{place}\n\n{link}\n',
	'mail.meeting-moved.subject': 'Moved: {team} meets {when}',
	'mail.meeting-moved.body':
		'Hello {name},\n\n{from} has moved a meeting of {team}. It is now:\n\n{when}\n{place}\n\n{link}\n',
	'mail.meeting-called-off.subject': 'Called off: {team}, {when}',
	'mail.meeting-called-off.body':
		'Hello {name},\n\n{from} has called off a meeting of {team}:\n\n{when}\n{place}\n\n{link}\n',
	'mail.meeting-takes-place.subject': 'Takes place after all: {team}, {when}',
	'mail.meeting-takes-place.body':
		'Hello {name},\n\na meeting of {team} that was called off takes place after all, {from} says:\n\n{when}\n{place}\n\n{link}\n',
	'mail.request-asked.subject': 'A request from {from}',
	'mail.request-asked.body': 'Hello {name},\n\n{from} has a request for you in Tandem:\n\n{link}\n',
	'mail.request-news.subject': 'News of a request, from {from}',
	'mail.request-news.body': 'Hello {name},\n\nthere is news of a request in Tandem, from {from}:\n\n{link}\n',
	'mail.learnt-written.subject': '{from} told what they learnt',
	'mail.learnt-written.body':
		'Hello {name},\n\n{from} told in Tandem what they learnt, for the facilitators and the help desk:\n\n{link}\n',
	'mail.learnt-news.subject': 'News of what you told, from {from}',
	'mail.learnt-news.body':
		'Hello {name},\n\nthere is news of something you told in Tandem, from {from}:\n\n{link}\n',
	'mail.request-waits.subject': 'A request waits for you',
	'mail.request-waits.body': 'Hello {name},\n\na request waits for you in Tandem:\n\n{link}\n',
	'mail.space-near.subject': 'A virtual space closes soon',
	'mail.space-near.body':
		'Hello {name},\n\na virtual space closes on {day}. Close it then in Tandem, with what happens to the accounts:\n\n{link}\n',
	'mail.space-past.subject': 'A virtual space is still open',
	'mail.space-past.body':
		'Hello {name},\n\na virtual space was to close on {day} and is still open. It can be closed in Tandem, or given another day:\n\n{link}\n',
	'mail.help-desk-set.subject': 'Where the help desk of {school} is reached has changed',
	'mail.help-desk-set.body':
		'Hello {name},\n\n{from} changed where the help desk of {school} is reached. Where requests for it go now stands in Tandem:\n\n{link}\n',
	'mail.request-overdue.subject': 'A request of yours is not answered',
	'mail.request-overdue.body':
		'Hello {name},\n\na request of yours has no answer yet. Who has it was reminded by e-mail:\n\n{link}\n',
	'mail.tool-retirement.subject': '{tool} is being retired',
	'mail.tool-retirement.body':
		'Hello {name},\n\nyour school retires {tool} from {day} on. What takes its place, and why, stands in Tandem:\n\n{link}\n',
	'mail.tool-licence.subject': 'The licence of {tool} ends soon',
	'mail.tool-licence.body':
		'Hello {name},\n\nthe licence of {tool} ends on {day}. Whether to renew it can be decided in Tandem:\n\n{link}\n',
	'mail.tool-review.subject': 'The privacy review of {tool} runs out soon',
	'mail.tool-review.body':
		'Hello {name},\n\nthe privacy review of {tool} holds until {day}. From then on it is not recommended, unless somebody looks again in Tandem:\n\n{link}\n',
	'mail.request-to-desk.subject': 'A request from {school} ({number})',
	'mail.request-to-desk.above': '— Answers stand above this line —',
	'mail.request-to-desk.body': '{above}\n\n{words}\n\n{forClass}{day}',
	'mail.request-to-desk.reminder': 'This still waits for an answer:',
	'mail.request-to-desk.class': 'For: {name}\n',
	'mail.request-to-desk.day': 'Wanted by: {day}\n',
	'mail.request-answered.subject': 'An answer to a request of yours',
	'mail.request-answered.body': 'Hello,\n\na request of yours has an answer in Tandem:\n\n{link}\n',
	'mail.booking-remote': 'At a distance',
	'mail.booking-no-place': 'The place is still open',
} as const;

export default {
	'refusal.missing': 'There is nothing here, or nothing that you can see.',
	'refusal.required': 'Please fill this in.',
	'refusal.too-long': 'This is longer than {most} characters. Please shorten it; nothing was lost.',
	'refusal.number-too-large': 'Write a number of at most {most, number}.',
	'refusal.number-too-small': 'Write a number of at least {least, number}.',
	'refusal.not-whole': 'Write a whole number.',
	'refusal.not-a-date': 'This is not a date we can read. Write it as year-month-day, for example 2026-09-14.',
	'refusal.not-an-address':
		'This does not look like an e-mail address. Check it for spaces or a missing “@”.',
	'refusal.calendar-address':
		'This is no address of a calendar. It begins with https://, http:// or webcal://.',
	'refusal.calendar-too-many-outside':
		'There are {most} calendars already. Forget one that you no longer need first.',
	'refusal.mail-not-taken': 'This message answers no invitation that stands. Nothing was changed.',
	'refusal.not-a-web-address':
		'This is no address of the web. It begins with https://, for example https://example.org.',
	'refusal.tool-name-taken': 'There is already a tool with this name.',
	'refusal.tool-not-reviewed':
		'It cannot be recommended yet: its privacy review is missing or has run out. Review its privacy first; nothing was changed.',
	'refusal.tool-same-state': 'It stands like that already. Nothing was changed.',
	'refusal.review-days': 'Choose a day from today to {years, number} years ahead.',
	'refusal.too-many-criteria': 'At most {most, number} criteria, one a line. Nothing was changed.',
	'refusal.criterion-observed':
		'Something was seen by “{words}” already, so it stays. Put it back on a line of its own; nothing was changed.',
	'refusal.candidate-tried': 'It has been tried or decided on, so it stays. Nothing was changed.',
	'refusal.trial-observed':
		'Somebody has written down what they saw in this trial, so it stays. Nothing was changed.',
	'refusal.too-many-candidates': 'At most {most, number} tools stand beside one need. Nothing was changed.',
	'refusal.scale-first': 'Choose how well it did, then say what you saw.',
	'refusal.tool-sheet-too-many':
		'At a time up to {rows, number} tools can be brought in. Divide the spreadsheet; nothing was changed.',
	'refusal.tool-sheet-no-name':
		'No column is called “Name”. Give the names of the tools that heading, and bring it again.',
	'refusal.tool-sheet-changed':
		'Something changed since this was shown. Look again and bring it in; nothing was changed.',
	'refusal.tool-sheet-no-file': 'Choose a spreadsheet first.',
	'refusal.device-first': 'Say on which device it was tested; then it is done.',
	'refusal.count-first': 'Count first: how many, of how many. Then it is done.',
	'refusal.count-short':
		'{missing, plural, one {One is still missing} other {# are still missing}}. Save the count without ticking, and come back when it is whole.',
	'refusal.count-over': 'That is more than there are. Correct one of the two numbers.',
	'refusal.space-step-kept': 'The space is open: what had to be done before stays done. Nothing was changed.',
	'refusal.space-not-ready':
		'{count, plural, one {One thing} other {# things}} must be done before it opens. What is missing stands below; nothing was changed.',
	'refusal.space-not-now': 'It is closed. Nothing was changed.',
	'refusal.audience-kept': 'An open space is for somebody. Choose for whom; nothing was changed.',
	'refusal.too-many-lines': 'At most {most, number} lines. Nothing was changed.',
	'refusal.not-a-time': 'Write a time of day, such as 14:30.',
	'refusal.choose-one': 'Please choose one of these.',
	'refusal.changed-meanwhile':
		'A change was saved while you were writing, by someone else or in another tab. Both versions are below; nothing was lost.',
	'refusal.too-many-tries':
		'That was tried too often. Wait {minutes, plural, one {# minute} other {# minutes}} and try again.',
	'refusal.sequence-full': 'A grade has at most {most} topics. Put some away first; nothing was added.',
	'refusal.topic-there-already': 'The standard it came from has another topic in this grade by now.',
	'refusal.lesson-to-come': 'This day is still to come. Plan the lesson instead, or say when it was.',
	'refusal.lesson-not-this-year': 'This day is not of the school year that runs. Check the date.',
	'refusal.class-without-teacher':
		'Nobody else teaches this class as far as Tandem knows, so there is nobody to visit. Say when the class had it instead.',
	'refusal.visit-is-lesson': 'This visit is a lesson already. Choose another one.',
	'refusal.not-allowed': 'You cannot do that here.',
	'refusal.unavailable': 'That did not work just now. What you wrote is still here; try again in a moment.',
	'refusal.no-space':
		'There is no room to save this: the disk is full. Nothing was changed. Please tell whoever runs Tandem.',
	'refusal.not-sure-it-was-saved':
		'The connection broke just as this was being saved. Look whether it is there before you send it again.',
	'refusal.link-worn': 'This link has been used or has run out. Ask for a new one; it takes a moment.',
	'refusal.account-shut':
		'Your e-mail address was changed, so what is confidential is shut until it is confirmed that you are still you. Your profile says how, under “Signing in”. Nothing was saved.',
	'refusal.no-address-before': 'There was no address before this one, so there is none to go back to.',
	'refusal.passkey-refused':
		'This passkey could not sign you in: it may have been removed, or it took too long. Try again, or ask for a link.',
	'refusal.passkey-not-made':
		'The passkey could not be added: it was not finished, took too long, or exists already. Try again; nothing was changed.',
	'refusal.too-many-passkeys':
		'You have {most} passkeys already. Remove one that you no longer use, then add this one.',
	'refusal.spoken-first': 'Tick that you have spoken with them. Without that, please do not vouch.',
	'refusal.already-set-up': 'This installation has been set up already.',
	'refusal.many-schools-embedded':
		'The embedded database is not made for schools of this size. Set DATABASE_URL to a PostgreSQL server and try again.',
	'refusal.wrong-code': 'This is not the code that the terminal printed last. A restart prints a new one.',
	'refusal.no-such-zone': 'We do not know this time zone. Choose one from the list.',
	'refusal.leader-and-facilitator':
		'{name} would be a leader and a facilitator of the same school at the same time. The two exclude each other: choose one, or end the other role first.',
	'refusal.role-already-held': '{name} already has this role at that time.',
	'refusal.role-too-far': 'Choose a day from one year ago to two years ahead.',
	'refusal.ends-before-start': 'This ends before it begins.',
	'refusal.last-operator': 'Somebody has to run this installation. Make another person an operator first.',
	'refusal.not-yourself': 'You cannot do this to yourself. Ask another operator.',
	'refusal.address-in-use': 'This address already belongs to somebody here.',
	'refusal.same-address': 'This is the address we have already.',
	'refusal.no-address': '{name} has no e-mail address yet. Add one first.',
	'refusal.deactivated': '{name} is deactivated. Reactivate them first.',
	'refusal.invited-others':
		'The list has changed: {count, plural, =0 {nobody is left to invite} one {# person would be invited now} other {# people would be invited now}}. Look again and confirm.',
	'refusal.evaluates-already': '{evaluator} is recorded as the evaluator of {teacher} at that time.',
	'refusal.evaluates-themself': 'Nobody evaluates themself. Choose two people.',
	'refusal.not-of-school': 'This person does not belong to that school.',
	'refusal.team-name-taken': 'There is already a team with this name.',
	'refusal.division-name-taken': 'There is already a division with this name.',
	'refusal.years-overlap': 'Another school year already covers some of these days.',
	'refusal.no-team-chosen': 'Choose at least one team.',
	'refusal.teams-changed':
		'The roster or the teams have changed since you looked. This is how they would be now: look again and confirm.',
	'refusal.only-its-writer': 'Only the person who wrote this can change it.',
	'refusal.entry-unreadable':
		'The server could not read this entry. It is still on the device: open it, and save it again.',
	'refusal.visit-too-far': 'A visit can be up to a year back or a year ahead. Check the date.',
	'refusal.visit-not-yet':
		'This visit is still ahead. Plan it for then, or change the date if it has already been.',
	'refusal.visit-is-past':
		'This day is over. If the visit took place, capture it instead; if not, choose a day ahead.',
	'refusal.visit-minutes': 'Say how many minutes, from 1 to 1440.',
	'refusal.visit-with-whom': 'Say whom the visit is with.',
	'refusal.guide-phase-empty':
		'Each part of a guide needs at least one question. What you typed is still here; nothing was saved.',
	'refusal.guide-too-many':
		'A part of a guide can have {most} questions at most. What you typed is still here; nothing was saved.',
	'refusal.question-twice': 'The bank has this question already.',
	'refusal.look-for-twice': 'The school has this look-for already.',
	'refusal.put-off-how-long': 'Please choose a day from tomorrow on, within a year.',
	'refusal.visit-too-many-people': 'A visit can have {most} people at most.',
	'refusal.visit-too-often':
		'One series has {most} visits at most. Plan these; the next series can follow it.',
	'refusal.visit-too-much': 'That is more than fits on one visit. Save part of it, then capture the rest.',
	'refusal.visit-one-teacher':
		'What was seen is about one teacher. This visit has several: save it with its people and time, and capture each teacher by themselves.',
	'refusal.visit-not-in-collaboration':
		'One of these teachers is not in this collaboration. Choose another, or none.',
	'refusal.visit-time': 'This is not a time we can read. Write it as hours and minutes, for example 09:30.',
	'refusal.note-share-with-whom': 'Choose whom to share this with, or write it as a private note.',
	'refusal.note-held-back-stays':
		'What is held back stays with you. Write a note if you want to share something.',
	'refusal.guide-one-teacher': 'A guide is for a visit with one teacher. This visit has several.',
	'refusal.needs-facilitator': 'Please choose at least one facilitator to work with.',
	'refusal.needs-teacher': 'Please choose at least one teacher to work with.',
	'refusal.too-many-asked': 'Please ask {most} people at most; more can be asked later.',
	'refusal.partner-not-here': 'One of these people is no longer at your school. Please choose again.',
	'refusal.partner-not-facilitator':
		'One of the people chosen as facilitator is not a facilitator here now. Please choose again.',
	'refusal.partner-not-teaching':
		'One of the people chosen as teacher does not teach here now. Please choose again.',
	'refusal.partner-evaluates':
		'One of these people evaluates another. Nobody can be a partner of someone they evaluate, so please choose again.',
	'refusal.partner-already-asked': 'They have already been asked into this collaboration.',
	'refusal.ask-through-teacher':
		'A teacher has said yes to exactly these partners. Only that teacher, while they are the only one, can ask someone else in.',
	'refusal.answer-first': 'Please answer the invitation first.',
	'refusal.already-accepted': 'You have already said yes. You can still leave the collaboration on its page.',
	'refusal.roles-changed':
		'Who is asked, or what they do at the school, has changed since you opened this page. Please look again before you answer.',
	'refusal.plan-who': 'Choose somebody who is in this collaboration, all together, or the students.',
	'refusal.plan-days': 'The last day lies before the first.',
	'refusal.plan-full':
		'A plan holds {most} lessons. Remove one, or begin another collaboration for what follows.',
	'refusal.evidence-nothing': 'Give the address of a link, or choose a file.',
	'refusal.evidence-both':
		'Give one thing: a file, a link, or what stands in a plan. Add the other as a piece of its own.',
	'refusal.stage-examples-enough':
		'There are {most, number} examples, which is as many as can be shown. Take one away first.',
	'refusal.evidence-link':
		'This is not an address of a page. It begins with https:// and has no password in it.',
	'refusal.evidence-consent-missing': 'Where students can be recognised, say who agreed to what.',
	'refusal.evidence-until-missing': 'Where students can be recognised, say until when it may be used.',
	'refusal.evidence-until-passed': 'This day is over. Choose a day to come.',
	'refusal.file-too-large':
		'This file is larger than 25 MB. What you typed is kept; choose a smaller one, or add a link to it.',
	'refusal.file-broken-off': 'The file did not arrive whole. Nothing was kept of it; choose it once more.',
	'refusal.file-empty': 'This file is empty. Choose another one.',
	'refusal.file-damaged':
		'This photograph is damaged, so that what else is in it cannot be taken out. Choose another one.',
	'refusal.file-heic':
		'This photograph is a HEIC, out of which we cannot take where it was made. Save it as a JPEG (on an iPad: Settings, Camera, Formats, Most Compatible) and choose that.',
	'refusal.file-film':
		'Films and recordings are not kept here. Put it where your school keeps them, and add a link.',
	'refusal.file-macros': 'This document has a program in it (macros). Save it without, and choose that.',
	'refusal.file-unknown':
		'This is no kind of file that is kept here, whatever its name ends with. Choose a JPEG, PNG or WebP, a PDF, or a document of Word, PowerPoint, Excel or OpenDocument.',
	'refusal.goal-entry-ahead': 'This day is still to come.',
	'refusal.goal-entry-empty': 'Write something, or tick what there was.',
	'refusal.collaboration-over': 'This collaboration has been finished.',
	'refusal.collaboration-not-active': 'That can be done only while the collaboration is active.',
	'refusal.collaboration-not-begun':
		'This collaboration never began, so it cannot be taken up again. Propose a new one instead.',
	'refusal.collaboration-one-sided':
		'A collaboration needs a teacher and a facilitator. Ask someone in first, or propose a new one.',
	'refusal.not-everyone-answered':
		'It can begin once every teacher who was asked has answered, and a facilitator has said yes.',
	'refusal.handover-only-facilitator': 'Only a facilitator who is in it can hand a collaboration over.',
	'refusal.handover-only-teachers':
		'The teachers in it answer this, and whoever proposed it can withdraw it.',
	'refusal.handover-not-begun': 'A collaboration can be handed over while it is under way or paused.',
	'refusal.handover-no-teacher': 'There is no teacher in it who could agree. You can leave it on its page.',
	'refusal.handover-waits': 'A hand-over is proposed already and waits for an answer.',
	'refusal.handover-settled': 'This has been settled meanwhile. Nothing was changed.',
	'refusal.mentor-at-once': 'Say how many colleagues at once, from 1 to 20.',
	'refusal.summary-not-yet':
		'The visit is not done yet. Your words are kept in the form: keep them as a draft, and approve them afterwards.',
	'refusal.school-lines-too-many': 'A school can add {most} lines of its own. Change one of those there are.',
	'refusal.school-line-last': 'An agreement needs at least one line. Add another before you retire this one.',
	'refusal.stage-already-proposed': 'Another stage is already proposed. Answer that one first.',
	'refusal.stage-is-this': 'The collaboration is in this stage already. Choose another one.',
	'refusal.stage-settled': 'This proposal has been settled meanwhile.',
	'refusal.agreement-incomplete':
		'Some lines of the agreement did not arrive. Nothing was changed; please save again.',
	'refusal.agreement-too-many': 'An agreement can have {most} lines of your own. Nothing was changed.',
	'refusal.agreement-moved-on':
		'The agreement was changed after you opened it. Please read what is new before you accept.',
	'refusal.roster-gone-many':
		'{gone, plural, one {# person is} other {# people are}} no longer in the roster, of {before} who were. Confirming it deactivates them; nothing of theirs is deleted.',
	'refusal.roster-out-of-date':
		'Something has changed here since this preview was made, so nothing was written. Upload the roster again to see how it is now.',
	'refusal.roster-not-acceptable': 'There is nothing in this preview to accept. Upload the roster again.',
	'refusal.roster-accepted': 'This import has been accepted already, so it cannot be discarded.',
	'refusal.roster-no-file': 'Choose the zip, or the CSV files, that your school’s student system made.',
	'refusal.roster-many-files':
		'These are more than {most, number} files. Choose the zip, or only the CSV files that your school’s student system made. Nothing was kept.',
	'refusal.roster-upload-broken':
		'The upload did not arrive whole. Nothing was kept of it; please send it once more.',
	'refusal.roster-nothing-to-undo': 'No import stands that could be undone.',
	'refusal.roster-not-last':
		'Another roster was accepted after this one. Only the last one can be undone; undo that one first.',
	'refusal.roster-not-undoable':
		'This import was accepted before Tandem kept what was there before, so it cannot be undone.',
	'refusal.roster-too-large':
		'This file is larger than {megabytes} MB, more than can be uploaded. The command line on the server reads larger ones.',
	'refusal.framework-no-file': 'Choose the CASE package, a file that ends in .json.',
	'refusal.framework-too-large':
		'This file is larger than {megabytes, number} MB, more than a framework can be. Nothing was changed. Export one framework at a time.',
	'refusal.framework-not-utf8':
		'This file is not written in UTF-8, so its words cannot be read. Nothing was changed. Export it again as JSON in UTF-8.',
	'refusal.framework-not-json':
		'This file is not JSON, or was cut off: reading stopped in line {place, number}. Nothing was changed. Download the package again and choose that file.',
	'refusal.framework-too-deep':
		'This file nests far deeper than a CASE package does, so it was not read. Nothing was changed.',
	'refusal.framework-record-too-large':
		'One record of this file is larger than {most, number} bytes, more than any standard is. Nothing was changed.',
	'refusal.framework-not-case':
		'This file is JSON, but not a CASE package: a package has one CFDocument, and lists CFItems and CFAssociations. Nothing was changed. Export the whole package (CFPackages), not the document alone.',
	'refusal.framework-no-standards':
		'This package holds no standards. Nothing was changed. Export the whole package (CFPackages), not the document alone.',
	'refusal.framework-too-many':
		'This package holds more than {most, number} records of a kind, more than fit here. Nothing was changed.',
	'refusal.framework-unusable-record':
		'In {section}, record {number, number}: {name} is missing, or is not what CASE says it is. Nothing was changed. Ask whoever publishes the package to put it right.',
	'refusal.framework-same-identifier':
		'Two standards of this package have the same identifier {identifier}: the {first, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} and the {second, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}. Nothing was changed, because nobody could tell which is meant.',
	'refusal.framework-circle':
		'In this package “{name}” stands beneath itself, so it is no tree. Nothing was changed. Ask whoever publishes the package to put it right.',
	'refusal.framework-out-of-date':
		'This framework has changed here since the preview was made, so nothing was written. Upload the package again to see how it is now.',
	'refusal.framework-not-acceptable': 'There is nothing in this preview to accept. Upload the package again.',
	'refusal.framework-accepted': 'This package has been accepted already, so it cannot be discarded.',
	'refusal.too-many-standards': 'Please name {most} standards at most on each side.',
	'refusal.standard-not-used':
		'One of these standards is in a framework that your school does not use for this any more. Please choose again; everything else you typed is still here.',
	'refusal.too-many-tokens':
		'You have {most} tokens already. Revoke one that is no longer used, then make this one.',
	'refusal.no-token':
		'Send a personal token in the header Authorization, as “Bearer” and the token. People make theirs on their profile.',
	'refusal.body-too-large': 'This is larger than {most, number} KB. Send it in smaller parts.',
	'refusal.body-too-deep': 'This nests too deeply to be read.',
	'refusal.not-json': 'This is not JSON. Send a JSON object with the header Content-Type: application/json.',
	'refusal.unusable-character': 'This holds a character that cannot be kept, such as U+0000. Leave it out.',
	'refusal.unknown-field': 'There is no field named {name} here. Check its spelling.',
	'refusal.one-of': 'This can be one of: {choices}.',
	'refusal.above-most': 'The field {name} can be {most} at most.',
	'refusal.below-least': 'The field {name} has to be {least} at least.',
	'refusal.no-body-wanted': 'This operation takes no body. Nothing was done; send it again without one.',
	'refusal.not-json-type':
		'The body has to be sent with the header Content-Type: application/json. Nothing was done.',
	'refusal.not-acceptable': 'The answer is JSON. Send Accept: application/json, or no such header.',
	'refusal.method-not-allowed': 'This address takes {methods}, and nothing else.',
	'refusal.scope-missing':
		'The token was not made for this: it lacks the scope {scope}. Make one that has it on your profile.',
	'refusal.no-idempotency-key':
		'Send the header Idempotency-Key with a key of yours, for example a UUID, and the same one again if you try again: so nothing is made twice.',
	'refusal.idempotency-key-reused':
		'This Idempotency-Key was used for another request. Nothing was done; send a new key with a new request.',
	'refusal.bad-cursor':
		'This is no place in the list. Take “next” as the page before gave it, or leave “after” out to begin at the beginning.',
	'refusal.token-without-scope': 'Choose at least one thing that the token may be used for.',
	'refusal.unusable-field':
		'The field {name} cannot be this. The document at /api/v1/openapi.json says what it can be.',
	'refusal.backup-no-key':
		'There is no key yet that backups are encrypted to. “tandem backup-key” makes one; keep what it prints.',
	'refusal.backup-key-there':
		'There is a key already, so nothing was changed. To use another from now on, say --replace, and keep the old one for the backups made so far.',
	'refusal.backup-not-a-recipient':
		'This is not the public part of a key: that begins with age1. Nothing was changed.',
	'refusal.backup-exists': 'There is a file at {path} already. It was left as it is; give another name.',
	'refusal.backup-no-folder': 'There is no folder for {path}. Make the folder first, or give another.',
	'refusal.backup-not-writable': 'Tandem may not write to {path}. Nothing was written.',
	'refusal.backup-no-room':
		'The disk is full, so no backup was made and nothing was left of it. Make room, or give a folder on another disk; a backup of the embedded database needs as much room again beside it while it is made.',
	'refusal.backup-running': 'A backup is being made already. Wait until it is done.',
	'refusal.backup-interrupted':
		'The backup was cut short, by an upgrade or because a process was ended. Nothing was left of it; make it again.',
	'refusal.backup-failed': 'The backup could not be made, and nothing was left of it. The log tells why.',
	'refusal.backup-not-there': 'There is no file at {path} that can be read.',
	'refusal.backup-foreign': '{path} is not a backup of Tandem. Nothing was changed.',
	'refusal.backup-damaged':
		'{path} is damaged or cut off, so nothing of it was restored. Use another copy of it, or an earlier backup.',
	'refusal.backup-wrong-key':
		'This key does not open {path}: it was made for another. Look for the key that was in use when the backup was made.',
	'refusal.backup-not-a-key':
		'No secret key was given: that is a line that begins with AGE-SECRET-KEY-1, as “tandem backup-key” printed it.',
	'refusal.backup-newer':
		'{path} was made by a newer version of Tandem than this one. Bring this one up to date, then restore it.',
	'refusal.backup-not-empty':
		'This installation is not empty, so nothing was restored over it. Give an empty data directory (TANDEM_DATA) or an empty database (DATABASE_URL).',
	'refusal.backup-no-room-to-restore':
		'The disk is full, so nothing of {path} was restored. Make room, then restore it again.',
	'refusal.backup-in-use': 'Tandem is running on this database. Stop every process of it, then restore.',
	'refusal.ends-in-the-past': 'A role can end today or later: what somebody has been here stays known.',
	'refusal.visit-words-missing':
		'You said how it went or by when, but not what. Write it, or clear the other.',

	'refusal.kept-log-no-file': 'Choose the spreadsheet, XLSX or CSV, in which you kept your log.',
	'refusal.kept-log-unreadable':
		'This is not a table that can be read. Save it from your spreadsheet program as XLSX or CSV, and bring that. Nothing was kept.',
	'refusal.kept-log-workbook':
		'This workbook cannot be opened: it may be damaged, protected by a password, or of another kind. Save it anew as XLSX or CSV without a password, and bring that. Nothing was kept.',
	'refusal.kept-log-empty': 'There is no row under the names of the columns. Nothing was kept.',
	'refusal.kept-log-too-large':
		'This is more than {most, number} MB. Bring it year by year. Nothing was kept.',
	'refusal.kept-log-too-many':
		'At a time up to {rows, number} rows and {columns, number} columns can be read. Bring it year by year. Nothing was kept.',
	'refusal.kept-log-column-twice': 'One column can only be one thing. Choose another, or “There is none”.',
	'refusal.kept-log-needs': 'Which column is it? Without it no row can become a visit.',
	'refusal.kept-log-nothing':
		'No row can be read yet, so no visit was made. Say which column is what, below.',
	'refusal.terms-overlap': 'Another term already covers some of these days.',
	'refusal.more-than-a-year': 'This lasts longer than a year. Check the two dates.',
	'refusal.rhythm-which-day': 'Say on which day the team meets: a day of the cycle, or one of the week.',
	'refusal.rhythm-days-after': 'The second meeting is 1 to {most, number} school days after the first.',
	'refusal.rhythm-guests': 'Please choose {most, number} people at most besides the team.',
	'refusal.rhythm-too-many':
		'A team has up to {most, number} rhythms. Change or end one of those that are there.',
	'refusal.meeting-too-far': 'This is more than a year from when the meeting was. Check the day.',
	'refusal.unit-not-next-year': 'This day is in the year that you carry from. Choose one of the next year.',
	'refusal.cycle-length': 'A cycle has 2 to 20 days. Leave it empty where the week alone tells.',
	'refusal.cycle-first-day': 'The first day has a number from 1 to {length, number}.',
	'refusal.cycle-weekdays': 'Choose at least one day of the week that has school.',
	'refusal.bells-named': 'A day still names these bells. Remove it first, or give it others.',
	'refusal.period-needed':
		'This period is still needed: {names}. Hours offered in it are taken back by who offers them, and a team’s meetings are given another time.',
	'refusal.bells-unreadable':
		'Line {line, number} cannot be read. Write when it begins, when it ends, and its name: 08:00–08:55 Period 1.',
	'refusal.bells-ends-before-start': 'In line {line, number} the period ends before it begins.',
	'refusal.bells-overlap': 'The period of line {line, number} begins before the one before it has ended.',
	'refusal.bells-twice': 'The period of line {line, number} is there twice. Give it another name.',
	'refusal.bells-too-many': 'A day has up to 30 periods. Shorten it from line {line, number} on.',
	'refusal.bells-cycle-days': 'Days of the cycle are numbers from 1 to 20, with commas between them.',
	'refusal.bells-name-taken': 'There are already bells with this name. Choose another.',
	'refusal.calendar-none-chosen': 'Choose the calendar file that you saved, and then look at it.',
	'refusal.calendar-span': 'Ask for 1 to {most, number} days at a time.',
	'refusal.closure-too-long':
		'An unplanned closure is at most {longest, number} days. Plan a longer one as days off.',
	'refusal.calendar-too-large':
		'This calendar is larger than {megabytes, number} MB, more than can be read. Save fewer years of it, and bring that. Nothing was taken from it.',
	'refusal.calendar-is-none':
		'This is no calendar file. Calendars save themselves as a file that ends in .ics; choose that. Nothing was taken from it.',
	'refusal.calendar-torn':
		'This calendar file is damaged or stops in the middle. Save it again from your calendar, and bring that. Nothing was taken from it.',
	'refusal.calendar-too-many':
		'This calendar has more than {most, number} entries, more than can be read at once. Save fewer years of it. Nothing was taken from it.',
	'refusal.calendar-repeats':
		'What repeats in this calendar is more than {most, number} days or hours in the time that was asked for. Leave out what repeats so often. Nothing was taken from it.',

	'refusal.visit-is-booked':
		'This visit was booked. Move or cancel it as a booking, so that the other side is told; nothing was changed here.',
	'refusal.visit-over-booking':
		'Somebody has booked you at this time. Nothing you wrote was lost: choose another time, or move the booking first.',
	'refusal.request-past': 'That day is over. Promise it for today or a day to come.',
	'refusal.set-up-bare-link':
		'An address alone does not say what it is wanted for. Say in a sentence what the class will do with it.',
	'refusal.set-up-only-link':
		'An address alone does not say what to do. Name it, and what should be possible.',
	'refusal.set-up-count': 'A whole number from 1 to {most}.',
	'refusal.set-up-accounts': 'How many accounts? Without a number none can be made.',
	'refusal.set-up-licences': 'How many licences? Without a number none can be bought.',
	'refusal.set-up-devices': 'Which devices? Without that a technician does not know where to go.',
	'refusal.set-up-too-soon':
		'{days, plural, one {The help desk needs # school day for that: the first day is {day}.} other {The help desk needs # school days for that: the first day is {day}.}} Take that day, or send it as short notice.',
	'refusal.learnt-changes':
		'At most {most} changes in one report. Nothing was lost: shorten the list, and send it again.',
	'refusal.learnt-not-now': 'That cannot become of it as it stands now. Nothing was changed.',
	'refusal.set-up-lead': 'A whole number of school days, from 0 to {most}.',
	'refusal.request-not-now': 'That cannot be done as the request stands now. Nothing was changed.',
	'refusal.choice-gone':
		'Whom you chose here can no longer be chosen. Choose again; nothing was sent, and all you wrote is still here.',
	'refusal.request-bare-link':
		'An address alone does not say what it is for. Say in a sentence what you would like to do with it, or what is in the way. Nothing was sent, and the address is still here.',
	'refusal.request-stays-there':
		'Not all that is ticked may go there: what was said with a facilitator or mentor stays there, and only who asked lets it go to the help desk. Nothing was passed on. Untick it, and say in your own words what they need.',
	'refusal.request-no-words':
		'Nothing would go along: tick what they may read, or say in your own words what they need to know.',
	'refusal.booking-taken':
		'This time is no longer free: somebody was quicker, or it is no longer offered. Nothing you wrote was lost: choose another time.',
	'refusal.booking-full':
		'This day is full by now: no more is taken on it. Nothing you wrote was lost: choose a time on another day.',
	'refusal.booking-over':
		'This has begun, is over or was cancelled, so it can no longer be moved or cancelled. Nothing was changed.',
	'refusal.booking-students': 'Write how many students there are as a number, at most {most, number}.',
	'refusal.booking-limit': 'Write a whole number from {least, number} to {most, number}.',
	'refusal.booking-wait-days':
		'You can wait for days from today on, at most two months of them. Choose other days.',
	'refusal.booking-move-taken':
		'One of the new times was taken meanwhile, so nothing was moved or cancelled yet. The times below are free now: look again.',
	'refusal.hours-which-days': 'Choose at least one day.',
	'refusal.hours-which-times': 'Choose periods, or write from when to when.',
	'refusal.hours-too-many':
		'That would be more than {most, number} hours. Take some away first, or offer longer ones.',
	'refusal.away-already':
		'You are away on some of these days already. Choose other days, or take those back first.',
	'refusal.away-too-long': 'You can be away at most {most, number} days at a time.',
	'refusal.rotation-groups-too-long':
		'A focus must be longer than its weeks for groups: after them each teacher is visited. Choose fewer weeks for groups, or a longer focus.',
	'refusal.rotation-nobody':
		'There is nobody to plan for yet: it needs a facilitator of this school and a teacher in a team that takes part.',
	'refusal.rotation-no-weeks':
		'The school’s calendar has no two weeks with school left this year. Look at its terms and days off, then plan.',
	'refusal.rotation-wish-days': 'The last day must not be before the first, nor more than a year after it.',
	'refusal.rotation-wish-whose':
		'Choose one team or one person. Only a team can have weeks that are good for a focus.',
	'refusal.preparation-minutes': 'Write whole minutes, from 1 to 1440.',
	'refusal.preparation-ahead':
		'This is still ahead. Preparation is written down when it is done: choose today or a day before, and a time that has been.',
	'refusal.preparation-too-early':
		'This is before the school year began. Choose a day of this school year; years that are over stay as they are.',
	'refusal.resource-address':
		'That is no address of a page. It begins with https:// or http://; copy it from the top of your browser.',
	'refusal.resource-subjects':
		'At most {most, number} subjects, each of at most {letters, number} characters. Nothing was lost; leave some out.',
	'refusal.resource-languages': 'At most {most, number} languages. Nothing was lost; leave some out.',
	'refusal.resource-no-file': 'Choose the file. What else you typed is still here.',
	'refusal.resource-no-picture':
		'On a how-to sheet goes a picture: JPEG, PNG or WebP. Bring another file as a file.',
	'refusal.resource-tool': 'A tool you chose is no longer among the tools of your school. Choose again.',
	'refusal.resource-list-too-large': 'This file is larger than {megabytes} MB. Bring it in parts.',
	'refusal.resource-list-empty': 'There is no link in this file. Nothing was brought.',
	'refusal.resource-list-unreadable':
		'This is neither a file of bookmarks nor a table with a header. Export bookmarks as HTML from your browser, or save your table as CSV.',
	'refusal.resource-list-columns':
		'No column of this table is called “address”, “link” or “URL”. Name it so in the first line, and bring it again.',
	'refusal.unit-page-language': 'In which language is this text? Choose one; nothing was published yet.',
	'refusal.unit-page-language-twice':
		'Two of the texts are in the same language. Choose another for one of them.',
} as const;

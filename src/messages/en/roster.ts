export default {
	// The file as a whole
	'roster.problem.unreadable-source':
		'This file or folder cannot be read. Check that it is there and may be opened, and try again.',
	'roster.problem.not-a-zip':
		'This is not a zip file. Choose the zip that your school’s student system made, or its CSV files, as they came.',
	'roster.problem.damaged-zip':
		'This zip is damaged or was not uploaded whole. Export it again, or upload it once more.',
	'roster.problem.encrypted-zip':
		'This zip is locked with a password. Make the export again without a password.',
	'roster.problem.unknown-compression':
		'This file was packed in a way that Tandem cannot open. Make an ordinary zip (the method called deflate) and try again.',
	'roster.problem.zip-bomb':
		'This unpacks to far more than a roster holds, so it was not opened. Export the roster again from the student system.',
	'roster.problem.too-many-files':
		'There are more than {most} files in this zip. Pack only the CSV files of the roster.',
	'roster.problem.file-too-large':
		'This file is larger than {megabytes} MB, more than Tandem reads from one file.',
	'roster.problem.set-too-large':
		'The files together are larger than {megabytes} MB, more than Tandem reads at once.',
	'roster.problem.no-roster-files':
		'No roster was found in here. Tandem reads OneRoster, Microsoft School Data Sync, Clever, and Google’s list of users. Check that this is the export of one of these, with its file names as they came.',
	'roster.problem.nested-zip':
		'There is another zip inside this zip and no CSV file. Open this one and choose the zip that is in it.',
	'roster.problem.several-sets':
		'More than one folder in here holds a roster. Pack only the one that is meant.',
	'roster.problem.duplicate-file': 'This file is there twice. Keep the one that is meant.',
	'roster.problem.misspelt-file': 'The name of this file is written as “{found}”; it was read all the same.',

	// The manifest
	'roster.problem.unknown-version':
		'The manifest says OneRoster {value}. Tandem reads 1.1 and 1.2: ask for one of these.',
	'roster.problem.unknown-mode':
		'The manifest says neither “bulk” nor “delta” nor “absent” about {name}; it was read as a complete file.',
	'roster.problem.missing-file': 'This file is needed and is not there. Export the roster again with it.',

	// The shape of a file
	'roster.problem.empty-file':
		'This file is empty. Even a file without rows needs the line with the names of its columns.',
	'roster.problem.wrong-encoding':
		'The letters here are not in UTF-8, so names would come out wrong. Export or save the file as “CSV UTF-8”.',
	'roster.problem.utf16': 'This file is in UTF-16. Export or save it as “CSV UTF-8”.',
	'roster.problem.wrong-delimiter':
		'The columns are not parted by commas. Export or save the file with commas between the cells.',
	'roster.problem.broken-quotes':
		'The quotation marks do not add up from here on. A cell that holds a comma, a line break or a quotation mark stands between quotation marks, and a mark inside it is written twice.',
	'roster.problem.row-too-large':
		'This row is far longer than a row can be. Often a quotation mark is missing before it.',
	'roster.problem.row-too-long':
		'This row has {found} cells; the file has {expected} columns. Often a cell with a comma lacks its quotation marks.',
	'roster.problem.row-too-short':
		'This row has {found} cells; the file has {expected} columns. The missing cells were read as empty.',
	'roster.problem.no-header':
		'The first row does not hold the names of the columns, such as {column}. Add that row, or export the file again.',
	'roster.problem.missing-column': 'The column {column} is missing. Export the file again with it.',
	'roster.problem.missing-helpful-column':
		'The column {column} is missing, so what it would tell is left out.',
	'roster.problem.duplicate-column': 'The column {column} is there twice. Keep one of them.',
	'roster.problem.misspelt-column': 'The column {column} is written as “{found}”; it was read all the same.',

	// What the rows say
	'roster.problem.missing-value': 'The cell {column} is empty and must not be. Fill it in at the source.',
	'roster.problem.cell-too-long':
		'The cell {column} holds more than {most} characters. Shorten it at the source.',
	'roster.problem.duplicate-id':
		'The same sourcedId already stands in row {first}. Each must be there once; remove or correct one of the two.',
	'roster.problem.unknown-reference':
		'The cell {column} names something that is not in {target}. Add it there, or correct the cell.',
	'roster.problem.not-a-school':
		'The cell {column} names an organisation that is not a school. A class belongs to a school.',
	'roster.problem.unknown-organisation-type':
		'This type of organisation is not one of OneRoster’s, so it was not read as a school.',
	'roster.problem.school-stays':
		'The roster no longer has this school. What is here of it stays; nobody is switched off for it.',
	'roster.problem.counts-stay':
		'This set does not tell of all students, so how many there are stays as it was counted last.',
	'roster.problem.no-staff-unit':
		'No organisational unit in this list is one for staff, so nobody was read. Units called Staff, Teachers, Faculty, Employees or Administration are; so are their names in Spanish, French, German and Arabic.',
	'roster.problem.upload-lost':
		'The upload was lost before it had been read, when the server that held it stopped. Upload it once more.',
	'roster.problem.without-organisation':
		'The set names no organisation and no school, so nothing can be made from it. Export it with its schools, or set up your school first.',
	'roster.problem.reading-failed':
		'Reading this roster failed several times. Nothing was written. Your operator finds the reason in the log.',
	'roster.problem.no-school': 'No row has the type “school”, so no school is known.',
	'roster.problem.bad-email':
		'“{value}” is not an e-mail address. This person is read without one and cannot be invited yet.',
	'roster.problem.shared-address':
		'Another member of staff, in row {first}, has the same e-mail address. This person is read without one.',
	'roster.problem.bad-flag': 'The cell {column} says neither “true” nor “false”; it was read as “true”.',
	'roster.problem.bad-date': 'The cell {column} is not a date such as 2026-09-14, so this term is left out.',
	'roster.problem.bad-day':
		'The cell {column} is not a date such as 2026-09-14; it was read as if it were empty.',
	'roster.problem.unknown-role':
		'This says nothing that makes somebody staff or a student, so the person is left out.',
	'roster.problem.person-without-role':
		'Nothing says which role this person has, so it is not read as staff.',
	'roster.problem.person-without-school':
		'Nothing says where this person works, so it is read without a school.',
	'roster.problem.teacher-not-staff':
		'This row makes somebody a teacher of a class who is not staff; it was left out.',
	'roster.problem.enrollments-without-classes':
		'There are no classes in this set, so the enrolments say nothing and were left out.',

	// The command line
	'roster.row': 'row {row, number, ::group-off}',
	'roster.severity-refusal': 'Refused',
	'roster.severity-warning': 'Note',
	'roster.more-problems': '… and {count, plural, one {# more} other {# more}}.',
	'roster.outcome-done': 'The roster was imported.',
	'roster.outcome-would': 'Nothing was written. Importing this roster would do this:',
	'roster.outcome-refused': 'The roster was refused; nothing was written.',
	'roster.confirm-gone-flag': 'If that is right, call it again with --confirm-gone.',
	'roster.school-in-short': '{new, number} new, {changed, number} changed, {gone, number} gone',
	'roster.school-counted': '{students, plural, one {# student} other {# students}}',
	'roster.staff-in-short':
		'Staff: {new, number} new, {changed, number} changed, {gone, number} gone, {held, number} waiting, {same, number} as they were.',
	'roster.all-counted':
		'Counted: {students, plural, one {# student} other {# students}}, {guardians, plural, one {# guardian} other {# guardians}}.',

	// The pages
	'roster.title': 'Roster',
	'roster.lede':
		'Upload the roster that your student system exports. You will see who is new, changed and gone before anything is written.',
	'roster.file': 'Roster (zip or CSV files)',
	'roster.file-hint':
		'As it comes, a zip or its files together, up to 100 MB: OneRoster 1.1 or 1.2, complete or changes only; Microsoft School Data Sync; Clever; or Google’s list of users.',
	'roster.look': 'See what would change',
	'roster.look-note': 'Nothing is written until you accept it.',
	'roster.uploading': 'Sending the files',
	'roster.uploading-detail': 'Stay on this page until they have arrived; then you can leave.',
	'roster.phase-reading': 'read to {share, number, ::percent}',
	'roster.phase-comparing': 'compared to {share, number, ::percent}',
	'roster.progress-reading': 'Reading the files',
	'roster.progress-comparing': 'Comparing with who is here',
	'roster.progress-share': '{share, number, ::percent} of this step',
	'roster.progress-leave':
		'Nothing is written until you accept it. You can leave this page and come back: the preview will be listed among the imports.',
	'roster.progress-look': 'See how far it is',
	'roster.stop': 'Stop and put it away',
	'roster.who-can-see':
		'Only operators see rosters. Students and guardians are counted, never stored; passwords and demographics are not read.',
	'roster.past': 'Imports so far',
	'roster.by-command': 'command line',
	'roster.people-in-short': '{new, number} new, {changed, number} changed, {gone, number} gone',
	'roster.none-title': 'No roster has been imported yet',
	'roster.none': 'Every import is listed here, with what it changed.',
	'roster.state-waiting': 'being read',
	'roster.state-preparing': 'being read',
	'roster.state-undone': 'undone',
	'roster.state-refused': 'refused',
	'roster.state-previewed': 'waits for you',
	'roster.state-accepted': 'accepted',
	'roster.state-discarded': 'put away',

	'roster.page-waiting': 'This roster is being read',
	'roster.page-preparing': 'This roster is being read',
	'roster.page-undone': 'This import was undone',
	'roster.page-refused': 'This roster was not accepted',
	'roster.page-previewed': 'What this roster would change',
	'roster.page-accepted': 'What this roster changed',
	'roster.page-discarded': 'This preview was put away',
	'roster.refused-title':
		'{count, plural, one {Something in it is wrong} other {# things in it are wrong}}. Nothing was written.',
	'roster.refused':
		'Put right what is listed here, in the student system or in the files, and upload the roster again.',
	'roster.discarded-title': 'Nothing was written',
	'roster.discarded': 'What it would have changed is no longer kept.',
	'roster.accepted-title': 'The roster is in place',
	'roster.accepted':
		'{gone, plural, =0 {Nobody was deactivated.} one {# person was deactivated; what they wrote is kept.} other {# people were deactivated; what they wrote is kept.}} {held, plural, =0 {} one {# person waits for something, as listed below.} other {# people wait for something, as listed below.}}',
	'roster.to-people': 'To the people',
	'roster.out-of-date-title': 'This preview is out of date',
	'roster.out-of-date':
		'Another roster was accepted since it was made. Upload this one again to see what it would change now.',
	'roster.new-organisation': 'The organisation will be called {name}.',
	'roster.figure-new': 'New',
	'roster.figure-changed': 'Changed',
	'roster.figure-held': 'Waiting',
	'roster.figure-gone': 'Gone',
	'roster.figure-same': 'As they were',
	'roster.stops': 'What is wrong',
	'roster.notes': 'What was noticed and tolerated',

	'roster.whole-set': 'The set',
	'roster.schools': 'By school',
	'roster.school': 'School',
	'roster.students': 'Students',
	'roster.elsewhere': 'In no school',
	'roster.more-schools': 'There are more schools in this roster than are listed here.',
	'roster.school-new':
		'It will be made, with the time zone of your first school. Its settings are yours to change.',
	'roster.school-linked': 'It is here already, and follows the roster from now on.',
	'roster.school-linked-as': 'It is here already, and follows what the roster calls {name} from now on.',
	'roster.year': 'School year',
	'roster.year-days': '{name}, from {from} up to {to}',
	'roster.classes': 'Classes',
	'roster.classes-in-short': '{new, number} new, {changed, number} changed, {gone, number} ended',
	'roster.counted': 'Counted',
	'roster.counted-stay': 'As before: this set does not tell of all students',
	'roster.counted-in-short':
		'{students, plural, one {# student} other {# students}}, {guardians, plural, one {# guardian} other {# guardians}}',
	'roster.by-grade': 'Students by grade',
	'roster.grade': 'Grade',
	'roster.no-grade': 'none',
	'roster.shown': 'What is shown',
	'roster.all-changes': 'All changes in this school',
	'roster.more': 'More',
	'roster.more-of': 'More: {what}',
	'roster.group-would-new': '{count, plural, one {# person is new} other {# people are new}}',
	'roster.group-would-changed': '{count, plural, one {# person changes} other {# people change}}',
	'roster.group-would-held':
		'{count, plural, one {# person waits for something} other {# people wait for something}}',
	'roster.group-would-gone':
		'{count, plural, one {# person is no longer in the roster} other {# people are no longer in the roster}}',
	'roster.group-done-new': '{count, plural, one {# person was new} other {# people were new}}',
	'roster.group-done-changed': '{count, plural, one {# person changed} other {# people changed}}',
	'roster.group-done-held':
		'{count, plural, one {# person waits for something} other {# people wait for something}}',
	'roster.group-done-gone':
		'{count, plural, one {# person was no longer in the roster} other {# people were no longer in the roster}}',
	'roster.nobody-would': 'Everybody here stays as they are.',
	'roster.nobody-done': 'Everybody here stayed as they were.',
	'roster.kind-teacher': 'teacher',
	'roster.kind-administrator': 'administrator',
	'roster.kind-aide': 'aide',
	'roster.kind-other-staff': 'other staff',
	'roster.name-was': 'Until now {name}',
	'roster.fact-linked': 'Is here already, found by this address; follows the roster from now on',
	'roster.fact-relinked': 'The roster gives this person a new number; it is the same person',
	'roster.fact-known-as': 'The roster says what they go by',
	'roster.fact-returns': 'Is in the roster again, and can sign in again',
	'roster.fact-switched-off': 'The roster says that they may not sign in: deactivated',
	'roster.fact-stays-deactivated':
		'Was deactivated here and stays so; reactivate them on their page if that is wrong',
	'roster.fact-operator-stays':
		'Is no longer in the roster, but runs this installation: deactivate them by hand if that is right',
	'roster.fact-no-address': 'Has no e-mail address, so they cannot be invited yet',
	'roster.fact-address-new': 'New address {now}, before {before}',
	'roster.fact-address-waits':
		'The roster says {now}. It changes once they confirm it from {before}, which gets a letter',
	'roster.fact-address-asked': 'The roster’s new address waits for their confirmation, or was turned down',
	'roster.fact-address-taken': 'The roster’s address belongs to somebody else here, so it was not taken over',
	'roster.fact-no-school': 'The roster names no school for them, so they have no role yet',
	'roster.fact-joins': 'Works in one more school from today',
	'roster.fact-leaves': 'Works in one school less from today',
	'roster.role-new': '{role} from today',
	'roster.role-gone': 'No longer {role}',
	'roster.leader-by-hand':
		'Administrator in the roster. If they lead here, give them the leader’s role by hand',
	'roster.gone-many-title':
		'{gone, plural, one {# person} other {# people}} of {before} would be deactivated',
	'roster.gone-many':
		'That is more than a tenth. Sometimes an export is incomplete: look at who is gone before you accept. Nothing is deleted, and who comes back in a later roster is active again.',
	'roster.confirm-legend': 'A second confirmation',
	'roster.confirm-gone':
		'Yes, {gone, plural, one {this person is} other {these # people are}} no longer with us',
	'roster.accept': 'Accept this roster',
	'roster.discard': 'Put it away',
	'roster.accept-note': 'It is done at once and as a whole.',
	'roster.upload-again': 'Upload a roster',
	'roster.undo-title': 'Undo this import',
	'roster.undo-explained':
		'Everything it did is taken back at once: newcomers go, and others are as they were before. What people did since stays; you will see what was left, and why.',
	'roster.undo': 'Undo this import',
	'roster.undone-title':
		'{kept, plural, =0 {Everything it did was taken back} one {All but one thing it did was taken back} other {All but # things it did were taken back}}',
	'roster.undone': 'Accepting the same roster again would do it anew.',
	'roster.kept-title': 'What was left as it is, and why',
	'roster.kept-organisation': 'The organisation',
	'roster.kept-school': 'The school',
	'roster.kept-school-year': 'The school year {title}',
	'roster.kept-person': 'Newcomer',
	'roster.kept-name': 'The new name',
	'roster.kept-link': 'The number in the roster',
	'roster.kept-activity': 'Whether they can sign in',
	'roster.kept-address': 'The address {address}',
	'roster.kept-membership': 'That they work at {title}',
	'roster.kept-role': 'Their role at {title}: {role}',
	'roster.kept-class': 'The class {title}',
	'roster.kept-class-teacher': 'Who teaches {title}',
	'roster.kept-count': 'How many students there are',
	'roster.reason-signed-in': 'They have signed in since.',
	'roster.reason-in-use': 'Something that was made here since refers to it.',
	'roster.reason-by-hand': 'Somebody gave them a role or a team here since.',
	'roster.reason-changed-since': 'It was changed since, and that stays.',
	'roster.reason-in-the-way': 'What was there before would clash with what was entered since.',
	'roster.reason-confirmed': 'They have confirmed it since.',
	'roster.reason-operator': 'They run this installation.',
	'roster.undone-by-command': 'The import was undone.',
} as const;

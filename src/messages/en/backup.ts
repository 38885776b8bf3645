export default {
	'backup.title': 'Backups',
	'backup.lede':
		'The whole installation in one file, made every night while people may be at work, and encrypted to a key that only your organisation holds.',
	'backup.no-key': 'Nothing is backed up yet',
	'backup.no-key-hint':
		'A backup is encrypted before it is written, so it begins with a key. It is made on the server itself, and never shown on a page: its secret part opens everything that was written here.',
	'backup.no-key-command': 'Type this on the server, in the folder of Tandem',
	'backup.no-key-note':
		'Then move the file away from the server, to where two people find it. From then on a backup is made every night.',
	'backup.none': 'No backup has been made yet',
	'backup.none-hint': 'The first is made within the hour. After that, one every night.',
	'backup.old': 'The last good backup is more than two days old',
	'backup.old-hint':
		'One should be made every night. See that Tandem runs for an hour or more each day, and that its folder can be written to.',
	'backup.failing': 'The backup cannot be made',
	'backup.failing-since': 'It is tried again every hour. Since',
	'backup.how': 'How they are made',
	'backup.how-note': 'The operating guide says how to change this, and how to restore one',
	'backup.last': 'Last good one',
	'backup.last-none': 'None yet',
	'backup.folder': 'Folder',
	'backup.beside-data':
		'This lies beside the data itself: whoever loses that disk loses both. Copy the files elsewhere, or set BACKUP_FOLDER.',
	'backup.kept': 'Kept',
	'backup.kept-words':
		'The newest of {days, plural, one {the last day} other {each of # days}}, {weeks, plural, =0 {no week} one {one week} other {# weeks}} and {months, plural, =0 {no month} one {one month} other {# months}}',
	'backup.key': 'Key',
	'backup.key-since': 'The public part, since',
	'backup.made': 'Made here',
	'backup.made-note': 'The newest thirty',
	'backup.empty-title': 'The first one will be here',
	'backup.empty':
		'With its size, how long it took, and whether it was read back from the disk as it was written.',
	'backup.rows': '{count} rows',
	'backup.letters': '{count, plural, one {one letter} other {# letters}}',
	'backup.made-in': 'made in {time}',
	'backup.waited': 'people waited {time}',
	'backup.read-back': 'read back',
	'backup.removed': 'removed since',
	'backup.who':
		'Operators can see this page. Nobody can read a backup here: only the secret part of the key opens one, and it is not on this server.',
} as const;

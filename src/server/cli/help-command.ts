const words = `tandem <command>

  serve                     Serves Tandem. The address is printed once it listens.
  migrate                   Brings the database to the shape of this version.
  import <path>             Imports a roster from a zip, a folder or a CSV file: OneRoster 1.1 or 1.2, Microsoft
                            School Data Sync, Clever, or Google’s list of users.
      --dry-run             Only says what it would do; nothing is written.
      --json                Says it as JSON.
      --confirm-gone        Also when more than a tenth of the staff is no longer there.
  import --undo             Undoes the last import; what people did since stays, and is listed.
  operator <address>        Makes somebody an operator: the first after an import, or when none is left.
      --given --family      Their names, when nobody has the address yet.
  backup-key [file]         Makes the key that backups are encrypted to. Its secret part goes into the file, or is printed
                            once; keep it away from the server.
      --recipient <age1…>   Takes this one instead, of a key that you have already.
      --replace             Also when there is a key; it is still needed for the backups made so far.
  backup <file>             Backs the whole installation up while people work: the database and the letters in the outbox.
  restore <file>            Restores a backup into an empty installation, on the embedded database or on PostgreSQL.
      --key <file>          The file that holds the secret part of the key; without it, it is read from standard input.
      --check               Only reads the backup to its end and says whether it is whole.
  mail-in                   Takes in one message from standard input, as a mail server hands over what comes to
                            MAIL_IN_ADDRESS: an answer to an invitation is kept, everything else let go.
  demo                      Makes the demonstration school in an empty installation.
      --seed <number>       Another one of the same kind.
      --schools <number>    Many schools for measuring, sixty staff and ten thousand visits each: on PostgreSQL.
  prove                     Proves on this installation who can read what was written about a teacher; nothing of it stays.
      --json                Says it as JSON.
  help                      Tells this.

The settings are environment variables; docs/operating.md lists them. Exit codes: 0 when it could be done, 1 when it was
refused or failed (nothing written), 2 when called wrongly.`;

/** Tells how the commands are called. */
export async function help(): Promise<number> {
	console.log(words);
	return 0;
}

import { home } from '#server/platform/settings.ts';
import { CalledWrongly } from './called-wrongly.ts';

/** A command: takes the words after its name and the folder it was called in; gives the exit code. */
type Command = (args: string[], calledIn: string) => Promise<number>;

/** The commands by name. Each is read only when it is called. */
const commands: Record<string, () => Promise<Command>> = {
	serve: async () => (await import('./serve-command.ts')).serve,
	migrate: async () => (await import('./migrate-command.ts')).migrate,
	import: async () => (await import('./import-command.ts')).importRoster,
	operator: async () => (await import('./operator-command.ts')).operator,
	demo: async () => (await import('./demo-command.ts')).demo,
	prove: async () => (await import('./prove-command.ts')).proveHere,
	'backup-key': async () => (await import('./backup-key-command.ts')).backupKey,
	backup: async () => (await import('./backup-command.ts')).backup,
	restore: async () => (await import('./restore-command.ts')).restore,
	'mail-in': async () => (await import('./mail-in-command.ts')).mailIn,
	help: async () => (await import('./help-command.ts')).help,
};

const aliases: Record<string, string> = { '--help': 'help', '-h': 'help' };

async function run(): Promise<number> {
	const [first = 'help', ...args] = process.argv.slice(2);
	const name = aliases[first] ?? (args.includes('--help') ? 'help' : first);
	const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
	if (command === undefined) throw new CalledWrongly(`There is no command “${first}”.`);
	const calledIn = process.cwd();
	// What is relative in the settings is so to the installation, as it is for the server.
	process.chdir(home());
	return (await command())(args, calledIn);
}

try {
	process.exitCode = await run();
} catch (error) {
	const { name, message, stack } = error as Error;
	const expected = ['CalledWrongly', 'WrongSetting', 'DirectoryInUse'].includes(name);
	console.error(expected ? message : (stack ?? message));
	if (name === 'CalledWrongly') console.error('“tandem help” tells how the commands are called.');
	process.exitCode = name === 'CalledWrongly' || name === 'WrongSetting' ? 2 : 1;
}

import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** A command that was called in a way it does not know: exit code 2, with this sentence. */
export class CalledWrongly extends Error {
	override readonly name = 'CalledWrongly';
}

/** Reads a command's words. Throws CalledWrongly for a flag it does not have. */
export function readWords<const Options extends ParseArgsOptionsConfig>(args: string[], options: Options) {
	try {
		return parseArgs({ args, options, allowPositionals: true, strict: true });
	} catch (error) {
		throw new CalledWrongly((error as Error).message.replace(/\. To specify[\s\S]*/, '.'));
	}
}

/** Refuses words that a command does not take. */
export function noWords(args: string[]): void {
	const { positionals } = readWords(args, {});
	if (positionals.length > 0) throw new CalledWrongly(`“${positionals[0]}” is more than this command takes.`);
}

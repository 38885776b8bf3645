import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run-command.ts';

/**
 * Writes a generated file, or, when the command was given `--check`, compares it with what is there.
 * @param script the npm script that writes it
 * @returns the exit code: 1 when the file is not up to date
 */
export function keepGenerated(file: string, text: string, script: string): 0 | 1 {
	const name = path.relative(root, file);
	if (!process.argv.includes('--check')) {
		writeFileSync(file, text);
		return 0;
	}
	if (existsSync(file) && readFileSync(file, 'utf8') === text) return 0;
	console.error(`${name} is not up to date. Run: npm run ${script}`);
	return 1;
}

import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** These take longest: begun last, the others would be over while one worker still has them. */
const longest = [
	'tests/confidentiality/doors.test.ts',
	'tests/survival/processes.test.ts',
	'tests/scale/many-schools.test.ts',
	'src/server/cli/backup.test.ts',
	'src/server/platform/backup/backup.test.ts',
	'src/server/cli/tandem.test.ts',
	'tests/confidentiality/operations.test.ts',
	'tests/roster-upload.test.ts',
	'tests/confidentiality/shut-account.test.ts',
	'src/server/platform/database/embedded/cluster.test.ts',
	'tests/survival/offline.test.ts',
];

class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const place = ({ moduleId }: TestSpecification) => {
			const at = longest.findIndex((name) => moduleId.endsWith(name));
			return at < 0 ? longest.length : at;
		};
		// As Vitest has them otherwise: those that failed last time, and what it knows to be long or large.
		return (await super.sort(files)).sort((one, other) => place(one) - place(other));
	}
}

/** These set what holds for a whole process, its umask: a thread may not. */
const needProcess = ['src/server/control/*.test.ts', 'src/server/cli/*.test.ts'];

const patience = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
	test: {
		globalSetup: ['tests/global-set-up.ts'],
		maxWorkers: 2,
		sequence: { sequencer: LongestFirst },
		projects: [
			{
				test: {
					...patience,
					name: 'threads',
					// Threads of one process compile the embedded engine once, where processes do it for each file.
					pool: 'threads',
					include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
					exclude: needProcess,
				},
			},
			{ test: { ...patience, name: 'processes', pool: 'forks', include: needProcess } },
		],
	},
});

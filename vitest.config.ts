import { defineConfig } from 'vitest/config';

/** These set what holds for a whole process, its umask: a thread may not. */
const needProcess = ['src/server/control/*.test.ts', 'src/server/cli/*.test.ts'];

const patience = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
	test: {
		globalSetup: ['tests/global-set-up.ts'],
		maxWorkers: 2,
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

import { defineConfig } from '@playwright/test';
import { bringChromium, chromiumFlags } from './tools/bring-chromium.mjs';

// Workers read this file again: they find what the first reading found.
process.env.TANDEM_CHROMIUM ??= bringChromium();

export default defineConfig({
	testDir: 'tests/journeys',
	testMatch: '**/*.spec.ts',
	globalSetup: './tests/journeys/demonstration.ts',
	outputDir: 'test-results',
	fullyParallel: true,
	forbidOnly: true,
	workers: 3,
	retries: 0,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	reporter: 'list',
	use: {
		browserName: 'chromium',
		// What a device keeps is the matter of the journeys about that; the others are about pages.
		serviceWorkers: 'block',
		launchOptions: { executablePath: process.env.TANDEM_CHROMIUM, args: chromiumFlags },
		trace: 'off',
		screenshot: 'only-on-failure',
		video: 'off',
	},
});

import { type ChildProcess, spawn } from 'node:child_process';
import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { bringChromium, chromiumFlags } from '../../tools/bring-chromium.mjs';

/** A browser with a profile on disk, as on a device, that can be killed and started again on what it had written. */
export interface KillableBrowser {
	context: BrowserContext;
	/** Ends all its processes at once, as when a battery is empty. */
	kill: () => Promise<void>;
}

export async function startBrowser(profile: string): Promise<KillableBrowser> {
	const program = spawn(
		bringChromium(),
		[
			'--headless=new',
			`--user-data-dir=${profile}`,
			'--remote-debugging-port=0',
			...chromiumFlags,
			'about:blank',
		],
		// A group of its own: killed as one.
		{ detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
	);
	const ended = new Promise<void>((resolve) => program.once('exit', () => resolve()));
	const browser: Browser = await chromium.connectOverCDP(await addressOf(program));
	const [context] = browser.contexts();
	if (!context) throw new Error('The browser has no context');
	return {
		context,
		kill: async () => {
			if (program.pid !== undefined) process.kill(-program.pid, 'SIGKILL');
			await ended;
			await browser.close().catch(() => undefined);
		},
	};
}

function addressOf(program: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let said = '';
		program.stderr?.on('data', (bytes) => {
			said += bytes;
			const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
			if (address) resolve(address);
		});
		program.once('exit', () => reject(new Error(`The browser ended:\n${said}`)));
	});
}

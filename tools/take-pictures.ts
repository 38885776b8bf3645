// Takes the pictures of the documents: the demonstration school, as its people see it. Build first; `npm run pictures` does.

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { startServer, temporaryFolder } from '../tests/server.ts';
import { bringChromium, chromiumFlags } from './bring-chromium.mjs';

interface Picture {
	name: string;
	/** The key of who looks. */
	as: string;
	/** Where: a path, or a way there from their day. */
	path: string;
	/** Follows the first link whose address begins so, once the path is open. */
	follow?: string;
	width?: number;
	height?: number;
	dark?: boolean;
}

const pictures: Picture[] = [
	{ name: 'today-facilitator', as: 'ada', path: '/today' },
	{ name: 'today-teacher', as: 'clara', path: '/today' },
	{ name: 'today-leader', as: 'fatima', path: '/today' },
	{ name: 'collaboration', as: 'ada', path: '/collaborations', follow: '/collaborations/0' },
	{ name: 'notebook', as: 'ada', path: '/notebook', follow: '/notebook/0' },
	{ name: 'notebook-dark', as: 'ada', path: '/notebook', dark: true },
	{ name: 'capture-phone', as: 'ada', path: '/capture', width: 375, height: 760 },
	{ name: 'programme-leader', as: 'fatima', path: '/programme' },
	{ name: 'week', as: 'ada', path: '/calendar/mine' },
	{ name: 'request', as: 'ada', path: '/requests', follow: '/requests/0' },
	{ name: 'tools', as: 'ada', path: '/tools' },
	{ name: 'library', as: 'clara', path: '/library' },
];

const folder = path.join(import.meta.dirname, '..', 'docs', 'pictures');

async function take(browser: Browser, origin: string, picture: Picture): Promise<void> {
	const context = await browser.newContext({
		baseURL: origin,
		colorScheme: picture.dark ? 'dark' : 'light',
		viewport: { width: picture.width ?? 1280, height: picture.height ?? 860 },
		deviceScaleFactor: 1.5,
	});
	const page = await context.newPage();
	await page.goto('/demonstration');
	await page
		.locator(`form:has(input[value="${picture.as}"])`)
		.evaluate((form) => (form as HTMLFormElement).submit());
	await page.waitForURL('**/today');
	await page.goto(picture.path);
	if (picture.follow) {
		const href = await page.locator(`main a[href^="${picture.follow}"]`).first().getAttribute('href');
		if (href) await page.goto(href);
	}
	await page.evaluate(() => document.fonts.ready);
	await page.screenshot({ path: path.join(folder, `${picture.name}.png`) });
	await context.close();
}

mkdirSync(folder, { recursive: true });
const temporary = await temporaryFolder();
const server = await startServer(temporary.folder);
const browser = await chromium.launch({ executablePath: bringChromium(), args: chromiumFlags });
try {
	const form = {
		method: 'POST',
		body: new URLSearchParams(),
		headers: { origin: server.origin, accept: 'text/html' },
	};
	await fetch(`${server.origin}/demonstration?/make`, { ...form, redirect: 'manual' });
	for (const picture of pictures) await take(browser, server.origin, picture);
} finally {
	await browser.close();
	await server.stop();
	await temporary.remove();
}

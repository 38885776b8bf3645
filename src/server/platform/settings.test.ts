import { describe, expect, it } from 'vitest';
import { readSettings, WrongSetting } from './settings.ts';

describe('the settings', () => {
	it('all have a default that works', () => {
		const settings = readSettings({});
		expect(settings).toMatchObject({
			port: 3000,
			databaseUrl: undefined,
			origin: undefined,
			smtpUrl: undefined,
		});
		expect(settings.data).toMatch(/data$/);
	});

	it('take what is given', () => {
		expect(
			readSettings({
				PORT: '8080',
				ORIGIN: 'https://tandem.example.org/',
				DATABASE_URL: 'postgres://a@b/c',
				SMTP_URL: 'smtps://x:y@mail.example.org',
			}),
		).toMatchObject({
			port: 8080,
			origin: 'https://tandem.example.org',
			databaseUrl: 'postgres://a@b/c',
			smtpUrl: 'smtps://x:y@mail.example.org',
		});
	});

	it.each([
		['PORT', 'ninety'],
		['PORT', '70000'],
		['PORT', '3.5'],
		['PROXIES', 'one'],
		['PROXIES', '-1'],
		['DATABASE_URL', 'postgres://a@one:5432,two:x/c'],
		['ORIGIN', 'tandem.example.org'],
		['ORIGIN', 'https://example.org/tandem'],
		['ORIGIN', 'ftp://example.org'],
		['DATABASE_URL', 'mysql://a/b'],
		['DATABASE_URL', 'not an address'],
		['SMTP_URL', 'https://mail.example.org'],
	])('a wrong %s (%s) stops the start with a sentence that names it', (name, value) => {
		expect(() => readSettings({ [name]: value })).toThrow(WrongSetting);
		expect(() => readSettings({ [name]: value })).toThrow(name);
	});

	it('a mail server needs the address that links are made from', () => {
		expect(() => readSettings({ SMTP_URL: 'smtp://localhost' })).toThrow('ORIGIN');
	});

	it('never repeat a password in their sentence', () => {
		expect(() => readSettings({ DATABASE_URL: 'mysql://me:secret@host/db' })).toThrow(/^(?!.*secret)/);
	});
});

describe('the settings for whoever runs it', () => {
	it('choose what is logged, and how', () => {
		expect(readSettings({})).toMatchObject({
			logLevel: 'info',
			slowQueryMilliseconds: 1000,
			metricsToken: undefined,
		});
		expect(
			readSettings({ TANDEM_LOG: 'text', TANDEM_LOG_LEVEL: 'warning', TANDEM_SLOW_QUERY_MS: '0' }),
		).toMatchObject({ logFormat: 'text', logLevel: 'warning', slowQueryMilliseconds: 0 });
	});

	it.each([
		[{ TANDEM_LOG: 'xml' }, 'TANDEM_LOG'],
		[{ TANDEM_LOG_LEVEL: 'loud' }, 'TANDEM_LOG_LEVEL'],
		[{ TANDEM_SLOW_QUERY_MS: 'soon' }, 'TANDEM_SLOW_QUERY_MS'],
		[{ TANDEM_METRICS_TOKEN: 'short' }, 'TANDEM_METRICS_TOKEN'],
		[{ TANDEM_METRICS_TOKEN_FILE: '/nowhere/at/all' }, 'TANDEM_METRICS_TOKEN_FILE'],
	])('are refused with a sentence that names the variable: %o', (env, name) => {
		expect(() => readSettings(env)).toThrow(name);
		expect(() => readSettings(env)).toThrow(WrongSetting);
	});
});

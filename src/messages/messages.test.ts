import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import type { ArgumentValue } from './arguments.ts';
import { messageIn, written } from './catalogue.ts';
import { argumentsOf, compile } from './compile.ts';
import { languages, translator } from './index.ts';
import { say } from './message.ts';
import { pseudo } from './pseudo.ts';

const keys = Object.keys(written.en) as (keyof typeof written.en)[];

describe('the catalogue', () => {
	it('holds well-formed messages only', () => {
		for (const key of keys) expect(() => compile(written.en[key]), key).not.toThrow();
	});

	it('has every key in every text, with the same arguments', () => {
		for (const [text, messages] of Object.entries(written)) {
			expect(Object.keys(messages).sort(), text).toEqual([...keys].sort());
			for (const key of keys)
				expect(argumentsOf(compile(messages[key])), `${key} in ${text}`).toEqual(
					argumentsOf(compile(written.en[key])),
				);
		}
	});

	it.each(['en-GB', 'en-US', 'ar', 'pl'])('says in %s what the reference library says', (locale) => {
		const values: ArgumentValue[] = [0, 1, 2, 5, 1234.5];
		for (const key of keys) {
			const message = compile(written.en[key]);
			const reference = new IntlMessageFormat(written.en[key], locale);
			for (const value of values) {
				const args = Object.fromEntries([...argumentsOf(message)].map((name) => [name, value]));
				expect(say(message, args, locale), key).toBe(String(reference.format(args)));
			}
		}
	});
});

describe('a message', () => {
	it('counts, chooses and orders as its language does', () => {
		const steps = compile('{n, plural, =0 {none} one {# step} other {# steps}}');
		expect([0, 1, 1200].map((n) => say(steps, { n }, 'en-GB'))).toEqual(['none', '1 step', '1,200 steps']);
		const place = compile('{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}');
		expect([1, 2, 3, 11].map((n) => say(place, { n }, 'en-GB'))).toEqual(['1st', '2nd', '3rd', '11th']);
		const rest = compile('{n, plural, offset:1 =1 {Ada} one {Ada and # other} other {Ada and # others}}');
		expect([1, 2, 4].map((n) => say(rest, { n }, 'en-GB'))).toEqual([
			'Ada',
			'Ada and 1 other',
			'Ada and 3 others',
		]);
		const who = compile('{who, select, me {You} other {{who} too}}');
		expect([say(who, { who: 'me' }, 'en-GB'), say(who, { who: 'Ben' }, 'en-GB')]).toEqual(['You', 'Ben too']);
	});

	it('puts in what it was given as it is: braces and signs of others are words', () => {
		const message = compile('{name} said it');
		expect(say(message, { name: '{name} # <b>' }, 'en-GB')).toBe('{name} # <b> said it');
	});

	it('is refused when it was not given what it names, and when it is not well formed', () => {
		expect(() => say(compile('{name}'), {}, 'en-GB')).toThrow('name');
		for (const broken of ['{name', '{n, plural, one {x}}', '{day, date, short}'])
			expect(() => compile(broken)).toThrow();
	});

	it('is accented and bracketed whole in the pseudo-language, its arguments left alone', () => {
		const message = pseudo(compile('{n, plural, one {# pen of {name}} other {# pens of {name}}}'));
		expect(say(message, { n: 2, name: 'Ana' }, 'en-GB')).toBe('⟦2 péñš óf Ana⟧');
		expect(pseudo('Save')).toBe('⟦Šávé⟧');
	});
});

describe('a translator', () => {
	it('formats numbers as its language does, from one text', () => {
		for (const language of languages) expect(translator(language)('general.save')).toBe('Save');
		expect(translator('en-x-pseudo')('general.save')).toBe('⟦Šávé⟧');
		expect(translator('ar-x-pseudo').direction).toBe('rtl');
	});

	it('knows which messages there are, and refuses the others', () => {
		const t = translator('en');
		expect([t.knows('general.save'), t.knows('general.nothing'), t.knows('toString')]).toEqual([
			true,
			false,
			false,
		]);
		expect(() => t('general.nothing' as 'general.save')).toThrow('general.nothing');
		expect(messageIn('en', 'constructor')).toBeUndefined();
	});
});

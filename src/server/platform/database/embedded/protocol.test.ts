import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	cstring,
	errorResponse,
	frame,
	messageCutter,
	queryMessage,
	readError,
	readRow,
	readStrings,
	statementOf,
} from './protocol.ts';
import { refusedStatement } from './refused-statements.ts';

const aMessage = fc.record({
	type: fc.constantFrom('Z', 'D', 'T', 'A', 'S', 'E'),
	body: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
});

test('messages come out whole, in order, however their bytes were cut', () => {
	fc.assert(
		fc.property(fc.array(aMessage), fc.array(fc.nat(60), { minLength: 1 }), (messages, steps) => {
			const bytes = Buffer.concat(messages.map(({ type, body }) => frame(type, body)));
			const heard: { type: string; body: string }[] = [];
			const heardOnly: string[] = [];
			const cut = messageCutter(({ type, body }) => heard.push({ type, body: body.toString('hex') }));
			const cutOnly = messageCutter(({ type }) => heardOnly.push(type), 'ZA');
			for (let at = 0, n = 0; at < bytes.length; n++) {
				const step = 1 + (steps[n % steps.length] ?? 0);
				cut(bytes.subarray(at, at + step));
				cutOnly(bytes.subarray(at, at + step));
				at += step;
			}
			expect(heard).toEqual(messages.map(({ type, body }) => ({ type, body: body.toString('hex') })));
			expect(heardOnly).toEqual(messages.map(({ type }) => type).filter((type) => 'ZA'.includes(type)));
		}),
	);
});

test('an error reads as it was written', () => {
	const error = { severity: 'ERROR', code: '0A000', message: 'Non, pas ça: 你好' };
	expect(readError(errorResponse(error).subarray(5))).toEqual(error);
	expect(readError(Buffer.alloc(1))).toEqual({ severity: '', code: '', message: '' });
});

test('rows keep null apart from the empty text', () => {
	const length = (n: number) => {
		const bytes = Buffer.alloc(4);
		bytes.writeInt32BE(n);
		return bytes;
	};
	const row = Buffer.concat([Buffer.from([0, 3]), length(-1), length(0), length(2), Buffer.from('é')]);
	expect(readRow(row)).toEqual([null, '', 'é']);
	expect(readStrings(Buffer.concat([Buffer.alloc(4), cstring('a'), cstring('')]), 2, 4)).toEqual(['a', '']);
});

test('the statement is found in Query and in Parse, and nowhere else', () => {
	const read = (bytes: Buffer) =>
		statementOf({ type: String.fromCharCode(bytes[0] ?? 0), body: bytes.subarray(5) });
	expect(read(queryMessage('select 1'))).toBe('select 1');
	expect(read(frame('P', cstring('named'), cstring('select 2'), Buffer.alloc(2)))).toBe('select 2');
	expect(read(frame('B', cstring(''), cstring('select 3')))).toBeUndefined();
});

test.each([
	['copy people to stdout', 'postgres', '0A000'],
	['select 1; COPY people (name)\n from stdin with csv', 'tandem_app', '0A000'],
	['set session authorization postgres', 'tandem_app', '42501'],
	["select set_config('session_authorization', 'postgres', true)", 'tandem_app', '42501'],
	['reset SESSION   AUTHORIZATION', 'tandem_app', '42501'],
	['discard all', 'tandem_app', '42501'],
	['set session authorization tandem_app', 'postgres', undefined],
	["select 'a photocopy for stdin'", 'tandem_app', undefined],
	['select id from collaboration where note = $1', 'tandem_app', undefined],
])('%s, session of %s: %s', (sql, role, code) => {
	expect(refusedStatement(sql, role)?.code).toBe(code);
});

import type { EngineError } from './protocol.ts';
import { SUPERUSER } from './session.ts';

const COPY = /(?:^|;)\s*copy\b[^;]*\b(?:stdin|stdout)\b/i;
const AUTHORIZATION = /\bsession[\s_]+authorization\b|\bdiscard\s+all\b/i;

/**
 * Why a statement may not reach the engine, or `undefined` if it may.
 * The engine has no second channel for COPY's data and would wait for it for ever. Once the session has
 * dropped to a role, no statement may name another: the engine's one session began as superuser and
 * PostgreSQL would let it. This looks at the text only; a change that comes about in another way is
 * seen in the engine's answer and ends the session.
 * @param sql one or more statements
 * @param role the role the session runs as
 */
export function refusedStatement(sql: string, role: string): EngineError | undefined {
	if (COPY.test(sql)) {
		return refused('0A000', 'COPY from or to the client is not available on the embedded database.');
	}
	if (role !== SUPERUSER && AUTHORIZATION.test(sql)) {
		return refused('42501', 'The role of the embedded session cannot be changed.');
	}
	return undefined;
}

function refused(code: string, message: string): EngineError {
	return { severity: 'ERROR', code, message };
}

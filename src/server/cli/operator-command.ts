import { translator } from '#messages/index.ts';
import type { OperatorOrder } from '#server/control/appoint-operator.ts';
import { askServer } from '#server/control/ask.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { CalledWrongly, readWords } from './called-wrongly.ts';

/** Makes somebody an operator, by their address; adds them, with the names given, when nobody has it. */
export async function operator(args: string[]): Promise<number> {
	const { values, positionals } = readWords(args, { given: { type: 'string' }, family: { type: 'string' } });
	const [address, more] = positionals;
	if (address === undefined || more !== undefined) throw new CalledWrongly('Give one e-mail address.');
	const order = { address, given: values.given ?? '', family: values.family ?? '' };
	const done = await carryOut(order);
	if (isRefusal(done)) {
		console.error(translator('en').said(done.said));
		return 1;
	}
	console.log(
		`${address} is an operator${done.added ? ', and was added' : ''}. They sign in by a link to that address.`,
	);
	return 0;
}

async function carryOut(order: OperatorOrder): Promise<{ added: boolean } | Refusal> {
	if (settings().databaseUrl === undefined) {
		const running = await askServer('POST', '/operator', order);
		if (running?.status === 200) return running.body as { added: boolean } | Refusal;
		if (running !== undefined) throw new Error('The running server could not do it; its log tells why.');
	}
	const { withDatabase } = await import('./open-database.ts');
	const { appointOperator } = await import('#server/control/appoint-operator.ts');
	return withDatabase(() => appointOperator(order));
}

import { takeAnswer } from '#server/domain/calendar-letter/index.ts';
import { takeDeskAnswer } from '#server/domain/request/index.ts';
import type { Refusal } from '#server/platform/refusal.ts';

/**
 * Takes in a message that came to the address answers go to: of a help desk to a request, or of a calendar to an invitation. Which, the
 * mark in the address tells. What is neither is refused with a reason for the log.
 * @param message as RFC 5322 has it
 */
export async function takeMail(
	message: Uint8Array,
): Promise<{ requestId: string } | { visitId: string } | Refusal> {
	return (await takeDeskAnswer(message)) ?? (await takeAnswer(message));
}

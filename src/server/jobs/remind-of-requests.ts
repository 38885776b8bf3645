import { remindOfRequests } from '#server/domain/request/index.ts';

/** Reminds of requests that wait: which are due as the mailer, each as who asked it. */
export async function remindOfRequestsJob(): Promise<void> {
	await remindOfRequests();
}

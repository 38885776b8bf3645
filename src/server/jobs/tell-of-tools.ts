import { tellOfTools } from '#server/domain/tool/index.ts';

/** Tells by letter of tools that were retired and of licences that end soon, as the mailer. */
export async function tellOfToolsJob(): Promise<void> {
	await tellOfTools();
}

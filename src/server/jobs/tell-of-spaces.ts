import { tellOfSpaces } from '#server/domain/space/index.ts';

/** Tells by letter of virtual spaces whose day of closing is near or past, as the mailer. */
export async function tellOfSpacesJob(): Promise<void> {
	await tellOfSpaces();
}

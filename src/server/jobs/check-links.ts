import { checkLinks } from '#server/domain/resource/index.ts';

/** Asks for links of resources whether they still lead somewhere: which are due as the machine, each as its owner. */
export async function checkLinksJob(): Promise<void> {
	await checkLinks();
}

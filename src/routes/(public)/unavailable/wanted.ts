import type { Outage } from '#server/platform/database/index.ts';

/** What was wanted when the database could not serve, or more was sent than is taken. */
export interface Wanted {
	outage: Outage | 'too-large';
	/** How much is taken, where it was more. */
	kilobytes?: number;
	/** The address with its query: where the form is sent again. */
	address: string;
	/** The page's own address, without the name of an action. */
	page: string;
	/** The fields of a form that was sent, in their order; undefined: a page was asked for. */
	sent: [name: string, value: string][] | undefined;
	/** Whether a file was among them, which cannot be handed back. */
	hadFile: boolean;
}

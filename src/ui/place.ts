import type { IconName } from './icons.ts';

/** Somewhere to go, as the frame shows it. */
export interface Place {
	href: string;
	label: string;
	icon: IconName;
	current?: boolean | undefined;
	/** Gone to less often than the others. */
	quiet?: boolean | undefined;
}

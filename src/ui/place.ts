import type { IconName } from './icons.ts';

/** Somewhere to go, as the frame shows it. */
export interface Place {
	href: string;
	label: string;
	icon: IconName;
	current?: boolean | undefined;
}

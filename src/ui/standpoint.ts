import { getContext, hasContext, setContext } from 'svelte';

const name = Symbol('standpoint');

/** The school's zone (IANA) and the moment of the request (ISO 8601), for every date on the page. */
export interface Here {
	zone: string;
	now: string;
}

/** Called once by a layout that knows the school. One moment for server and browser, so that both say the same. */
export function provideStandpoint(here: () => Here): void {
	setContext(name, here);
}

/** The school's zone and the moment; without a school, UTC and now. Call it while a component is being made. */
export function useStandpoint(): () => Here {
	if (hasContext(name)) return getContext<() => Here>(name);
	const now = new Date().toISOString();
	return () => ({ zone: 'UTC', now });
}

import { useMessages } from '#ui/messages.ts';
import { useStandpoint } from '#ui/standpoint.ts';
import { sayDay } from '#ui/when.ts';

/** How this page says days and devices, in the reader's words. */
export function useSayings() {
	const t = useMessages();
	const here = useStandpoint();
	return {
		when: (at: Date) => sayDay(at.toISOString(), { ...here(), locale: t.locale }, 'near'),
		device: ({ browser, system }: { browser: string | undefined; system: string | undefined }) => {
			if (browser && system) return t('account.device', { browser, system });
			return browser ?? system ?? t('account.device-unknown');
		},
	};
}

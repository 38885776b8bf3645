import type { Translator } from '#messages/index.ts';
import type { Operating } from '#server/domain/today/index.ts';

/** How backups stand, said: only who runs the installation reads it, so no browser brings its words along. */
export interface BackupSaid {
	state: string;
	notice: { kind: 'trouble' | 'warning'; title: string; hint: string; see: string } | undefined;
}

/** Says how backups stand, in the reader's language. */
export function backupSaid({ state }: Operating['backup'], t: Translator): BackupSaid {
	const notices = {
		old: {
			kind: 'trouble',
			title: t('today.operating.old-backup'),
			hint: t('today.operating.old-backup-hint'),
			see: t('today.operating.backup.see'),
		},
		'no-key': {
			kind: 'warning',
			title: t('today.operating.no-backup'),
			hint: t('today.operating.no-backup-hint'),
			see: t('today.operating.backup.begin'),
		},
	} as const;
	return {
		state: t(`today.operating.backup.${state}`),
		notice: state === 'old' || state === 'no-key' ? notices[state] : undefined,
	};
}

import { sql } from 'kysely';
import { type BackupStanding, findBackupStanding } from '#server/domain/backup/index.ts';
import { asOperator, type Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isMailConfigured } from '#server/platform/mail/index.ts';

/** How the installation stands, for who runs it. */
export interface Operating {
	/** The latest roster that was accepted. */
	importedAt: Date | null;
	/** A roster read since then that waits to be accepted, or was refused. */
	latest: { state: 'refused' | 'previewed'; madeAt: Date; problems: number } | null;
	/** Staff of the schools today. */
	staff: number;
	/** Those of them with neither an invitation nor a sign-in. */
	uninvited: number;
	mailConfigured: boolean;
	/** Mails that have waited for an hour and more. */
	mailsHeldUp: number;
	backup: BackupStanding;
}

/** Reads how the installation stands. Holds nothing of what anybody wrote; nothing at all for who is no operator. */
export function findOperating(actor: Member, at: Date): Promise<Operating> {
	return unitOfWork(asOperator(actor), async (tx) => {
		const imports = await tx
			.selectFrom('roster_import')
			.select(['state', 'made_at', 'accepted_at', 'problem_total'])
			.where('state', '<>', 'discarded')
			.orderBy('made_at', 'desc')
			.limit(20)
			.execute();
		const accepted = imports.find(({ state }) => state === 'accepted');
		const [newest] = imports;
		const people = await tx
			.selectFrom('person as p')
			.select(sql<number>`count(*)::int`.as('staff'))
			.select(
				sql<number>`(count(*) filter (where not exists (select from invitation i where i.person_id = p.id)
					and not exists (select from account a where a.person_id = p.id)))::int`.as('uninvited'),
			)
			.where('p.deactivated_at', 'is', null)
			.where(
				sql<boolean>`exists (select from membership m where m.person_id = p.id and holds_today(m.starts_on, m.ends_on))`,
			)
			.executeTakeFirst();
		const mails = await sql<{ held: number | null }>`select mails_held_up() as held`.execute(tx);
		return {
			importedAt: accepted?.accepted_at ?? null,
			latest:
				newest && newest.state !== 'accepted'
					? {
							state: newest.state as 'refused' | 'previewed',
							madeAt: newest.made_at,
							problems: newest.problem_total,
						}
					: null,
			staff: people?.staff ?? 0,
			uninvited: people?.uninvited ?? 0,
			mailConfigured: isMailConfigured(),
			mailsHeldUp: mails.rows[0]?.held ?? 0,
			backup: await findBackupStanding(tx, at),
		};
	});
}

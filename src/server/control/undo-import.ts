import { translator } from '#messages/index.ts';
import { findKept, type KeptThing, undoImport } from '#server/domain/roster/index.ts';
import { machine } from '#server/platform/actor.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { endSessions } from '#server/platform/sign-in/index.ts';

/** What the command line answers when the last import is undone, as JSON with --json. */
export interface UndoReport {
	outcome: 'undone' | 'refused';
	/** Why it was refused; null when it was done. */
	text: string | null;
	/** What was left as it is, and why. */
	kept: {
		subject: string;
		person: string | null;
		title: string | null;
		reason: KeptThing['reason'];
		text: string;
	}[];
}

/** Undoes the last import as the machine, and tells all that was left as it is. */
export async function undoLastImport(): Promise<UndoReport> {
	const t = translator('en');
	const undone = await undoImport(machine);
	if (isRefusal(undone)) return { outcome: 'refused', text: t.said(undone.said), kept: [] };
	for (const personId of undone.deactivated) await endSessions(machine, personId);
	const kept: UndoReport['kept'] = [];
	for (let after: number | undefined = -1; after !== undefined; ) {
		const page = await findKept(machine, undone.importId, after);
		if (isRefusal(page)) break;
		for (const { subject, person, title, reason } of page.kept)
			kept.push({
				subject,
				person: person && `${person.given_name} ${person.family_name}`.trim(),
				title,
				reason,
				text: t(`roster.reason-${reason}`),
			});
		after = page.next;
	}
	return { outcome: 'undone', text: null, kept };
}

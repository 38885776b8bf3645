import type { Rows } from './rows.ts';

/** What people answer, in turn: most come, some have not looked yet. */
const inTurn = ['accepted', null, 'accepted', 'tentative', 'accepted', null, 'accepted', 'declined'] as const;

/** Whether those who are invited to the visits that are planned come. */
export function writeAnswers(rows: Rows): void {
	const planned = new Map(rows.visit.filter((one) => one.state === 'planned').map((one) => [one.id, one]));
	let turn = 0;
	for (const { visit_id, person_id } of rows.visit_person) {
		const visit = planned.get(visit_id);
		if (!visit || person_id === visit.author_id) continue;
		const answer = inTurn[turn++ % inTurn.length];
		const at = visit.captured_at;
		if (answer) rows.visit_answer.push({ visit_id, person_id, answer, stamp: at, answered_at: at });
	}
}

import { reachCollaboration } from '#server/domain/collaboration/index.ts';
import { nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { isQuestion, type Question } from './questions.ts';

/** An answer as it was given. */
export interface Answer {
	question: Question;
	number: number;
	choice: string;
	words: string;
	author: string;
	at: Date;
}

/** What partners think now, and how it changed. */
export interface Pedagogy {
	/** The number to answer on top of; 0 before the first answer. */
	number: number;
	/** The newest answer to each question that was answered. */
	now: Answer[];
	/** All before, newest first. At most 200. */
	earlier: Answer[];
}

export async function newestAnswers(
	tx: Tx,
	collaborationId: string,
): Promise<{ question: string; number: number; choice: string; words: string }[]> {
	return tx
		.selectFrom('pedagogy_answer')
		.distinctOn('question')
		.select(['question', 'number', 'choice', 'words'])
		.where('collaboration_id', '=', collaborationId)
		.orderBy('question')
		.orderBy('number', 'desc')
		.execute();
}

/** Finds what the partners of a collaboration answered; missing for anybody else. */
export async function findPedagogy(actor: Member, collaborationId: string): Promise<Pedagogy | Refusal> {
	const rows = await unitOfWork(actor, async (tx) => {
		const reached = await reachCollaboration(tx, actor, collaborationId);
		if (isRefusal(reached)) return reached;
		return tx
			.selectFrom('pedagogy_answer as a')
			.leftJoin('person as p', 'p.id', 'a.author_id')
			.select(['a.question', 'a.number', 'a.choice', 'a.words', 'a.at'])
			.select(['p.given_name', 'p.family_name', 'p.known_as'])
			.where('a.collaboration_id', '=', collaborationId)
			.orderBy('a.number', 'desc')
			.orderBy('a.question')
			.limit(220)
			.execute();
	});
	if (isRefusal(rows)) return rows;
	const answers = rows.flatMap((row): Answer[] =>
		isQuestion(row.question)
			? [
					{
						question: row.question,
						number: row.number,
						choice: row.choice,
						words: row.words,
						at: row.at,
						author: nameIn(row),
					},
				]
			: [],
	);
	const seen = new Set<string>();
	const now = answers.filter(({ question }) => !seen.has(question) && seen.add(question));
	return {
		number: answers[0]?.number ?? 0,
		now: now.filter(({ choice, words }) => choice !== '' || words !== ''),
		earlier: answers.filter((answer) => !now.includes(answer)).slice(0, 200),
	};
}

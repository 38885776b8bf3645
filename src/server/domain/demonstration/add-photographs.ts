import { addEvidence } from '#server/domain/evidence/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { fileStore, keepFile } from '#server/platform/files/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { type Drawing, drawPicture } from './draw-picture.ts';
import type { Rows } from './rows.ts';

const green = [96, 150, 98] as const;
const orange = [222, 140, 62] as const;
const blue = [78, 122, 178] as const;
const red = [196, 88, 84] as const;
const yellow = [228, 186, 72] as const;

const photographs: { title: string; name: string; about: string; entry: string; drawing: Drawing }[] = [
	{
		title: 'What we asked each other, counted',
		name: 'questions on the wall.png',
		about:
			'Each table counted its questions for a lesson. “Why” is the green one, and it was the smallest in September.',
		entry: '01900000-0000-4000-8000-00000000d001',
		drawing: {
			table: [150, 112, 82],
			tilt: 0.05,
			bars: [
				{ height: 0.5, colour: orange },
				{ height: 0.35, colour: blue },
				{ height: 0.9, colour: green },
				{ height: 0.62, colour: red },
			],
		},
	},
	{
		title: 'Five drafts, and how much each changed',
		name: 'drafts.png',
		about:
			'Made by one group from the history of their document. They want to know what happened before the third.',
		entry: '01900000-0000-4000-8000-00000000d002',
		drawing: {
			table: [104, 118, 126],
			tilt: -0.035,
			bars: [
				{ height: 0.95, colour: yellow },
				{ height: 0.7, colour: yellow },
				{ height: 0.8, colour: orange },
				{ height: 0.4, colour: green },
				{ height: 0.15, colour: green },
			],
		},
	},
];

/** Adds photographs to the plan of a collaboration under way, as its teacher does it: the file goes to the store first. */
export async function addPhotographs(rows: Rows, teacherId: string): Promise<void> {
	const place = rows.evidence_use.find(
		(use) =>
			use.added_by === teacherId &&
			rows.collaboration_focus.some(
				(one) => one.collaboration_id === use.collaboration_id && one.state === 'active',
			),
	);
	if (!place?.collaboration_id) return;
	const actor: Member = { kind: 'member', personId: teacherId };
	for (const { title, name, about, entry, drawing } of photographs) {
		const file = await keepFile(name, async () => drawPicture(drawing));
		if (typeof file === 'string') throw new Error(`A picture that is none: ${file}`);
		const words = { title, about, students: false, consent: '', useUntil: null };
		const given = { ...words, url: null, file, lessonId: place.lesson_id ?? null, entry };
		const added = await addEvidence(actor, place.collaboration_id, given);
		if (isRefusal(added) || !added.isNew) await fileStore().drop(file.id);
	}
}

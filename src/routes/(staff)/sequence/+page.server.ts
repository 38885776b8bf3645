import { findSequence, strands } from '#server/domain/sequence/index.ts';
import { found, signedIn } from '../../answer.ts';
import { gradeName } from '../../grade-name.ts';
import { whichSchool } from '../which-school.ts';
import type { PageServerLoad } from './$types';
import { dayIn, standingIn } from './said.ts';

/** A grid to read: there is nothing for a script to do. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const { school } = await whichSchool(actor, standing, url);
	const page = found(await findSequence(actor, school.id, url.searchParams.get('grade') ?? undefined));
	const elsewhere = url.searchParams.has('school') ? `&school=${school.id}` : '';
	const day = dayIn(t);
	return {
		grades: page.grades.map((grade) => ({
			href: `/sequence?grade=${encodeURIComponent(grade)}${elsewhere}`,
			label: gradeName(t, grade),
			current: grade === page.grade,
		})),
		add: page.school.mayWrite
			? `/sequence/new?grade=${encodeURIComponent(page.grade)}${elsewhere}`
			: undefined,
		classes: page.classes.map(({ id, title, mine }) => ({ id, title, mine })),
		strands: strands
			.map((strand) => ({
				name: t(`sequence.strand.${strand}`),
				topics: page.topics
					.filter((topic) => topic.strand === strand)
					.map((topic) => ({
						id: topic.id,
						title: topic.title,
						meta: [
							topic.code,
							topic.dueMonth === null ? t('sequence.due-any') : t('sequence.due', { day: day(topic.dueOn) }),
						]
							.filter(Boolean)
							.join(' · '),
						cells: topic.cells.map((cell) => ({
							classId: cell.classId,
							standing: cell.standing,
							text: standingIn(t, cell),
						})),
					})),
			}))
			.filter(({ topics }) => topics.length > 0),
	};
};

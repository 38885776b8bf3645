import { type Actor, asOperator, type Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { dayAfter } from './day.ts';
import { gradeOrder } from './grade.ts';

/** A school with its years and how many students it counts, by grade. */
export interface SchoolPage {
	id: string;
	name: string;
	zone: string;
	language: string;
	facilitatorWord: string;
	version: number;
	/** The latest first; `lastDay` is a school day of the year. */
	years: { id: string; name: string; startsOn: string; lastDay: string }[];
	grades: { grade: string; students: number; guardians: number }[];
	countedAt: Date | undefined;
	divisions: { id: string; name: string }[];
}

/** Reads a school: colleagues their own, operators any. Missing for the others. */
export function findSchool(actor: Actor, schoolId: string): Promise<SchoolPage | Refusal> {
	if (!isId(schoolId)) return Promise.resolve(missing);
	return unitOfWork<SchoolPage | Refusal>(actor, async (tx) => {
		const school = await tx.selectFrom('school').selectAll().where('id', '=', schoolId).executeTakeFirst();
		if (!school) return missing;
		const years = await tx
			.selectFrom('school_year')
			.select(['id', 'name', 'starts_on', 'ends_on'])
			.where('school_id', '=', schoolId)
			.orderBy('starts_on', 'desc')
			.limit(20)
			.execute();
		const counts = await tx
			.selectFrom('student_count')
			.select(['grade', 'students', 'guardians', 'counted_at'])
			.where('school_id', '=', schoolId)
			.orderBy('grade')
			.limit(100)
			.execute();
		const divisions = await tx
			.selectFrom('division')
			.select(['id', 'name'])
			.where('school_id', '=', schoolId)
			.orderBy('position')
			.orderBy('name', (order) => order.collate('und-x-icu'))
			.limit(100)
			.execute();
		return {
			id: school.id,
			name: school.name,
			zone: school.zone,
			language: school.language,
			facilitatorWord: school.facilitator_word,
			version: school.version,
			years: years.map((year) => ({
				id: year.id,
				name: year.name,
				startsOn: year.starts_on,
				lastDay: dayAfter(year.ends_on, -1),
			})),
			grades: counts
				.map(({ grade, students, guardians }) => ({ grade, students, guardians }))
				.sort((a, b) => gradeOrder(a.grade, b.grade)),
			countedAt: counts[0]?.counted_at,
			divisions,
		};
	});
}

/** A school in a list of schools. */
export interface SchoolLine {
	id: string;
	name: string;
	zone: string;
	facilitatorWord: string;
}

/** Lists the schools of the installation for an operator, by name; for others those they belong to. At most 500. */
export function findSchools(actor: Member, as: 'operator' | 'member'): Promise<SchoolLine[]> {
	return unitOfWork(as === 'operator' ? asOperator(actor) : actor, async (tx) => {
		const rows = await tx
			.selectFrom('school')
			.select(['id', 'name', 'zone', 'facilitator_word'])
			.orderBy('name', (order) => order.collate('und-x-icu'))
			.orderBy('id')
			.limit(500)
			.execute();
		return rows.map((row) => ({
			id: row.id,
			name: row.name,
			zone: row.zone,
			facilitatorWord: row.facilitator_word,
		}));
	});
}

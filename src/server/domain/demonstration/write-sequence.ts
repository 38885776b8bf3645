import { dayAfter } from '#server/domain/school/index.ts';
import type { Calendar } from './calendar.ts';
import type { Random } from './random.ts';
import type { Rows } from './rows.ts';
import type { WrittenSchool } from './write-school.ts';

/** What a grade learns of each strand, in the order of the year: the topic, and what students come to know and do. */
const topics: Record<string, { citizenship: [string, string][]; fluency: [string, string][] }> = {
	K: {
		citizenship: [
			['Asking before clicking', 'We ask an adult we know before we open something new.'],
			['Time with a screen, time without', 'We notice how we feel, and stop when it is enough.'],
		],
		fluency: [['Stories and facts', 'We tell what is made up from what is so.']],
	},
	'1': {
		citizenship: [
			['A name is mine', 'We know what about us we keep to ourselves.'],
			['Kind words travel', 'We say on a screen what we would say face to face.'],
		],
		fluency: [
			['Where a picture comes from', 'We ask who took it, and say so when we use it.'],
			['Finding my way in the library', 'We find a book by its place, and a page by its contents.'],
		],
	},
	'2': {
		citizenship: [
			['A good password', 'We make one that is easy to keep and hard to guess.'],
			['When something feels wrong', 'We stop, close it and tell somebody.'],
		],
		fluency: [
			['Good questions', 'We ask questions that cannot be answered with yes.'],
			['Words that find', 'We choose the two words that bring us nearer.'],
		],
	},
	'3': {
		citizenship: [
			['Footprints', 'We know that what we leave behind can be found.'],
			['Whose is it?', 'We use what others made as they allow, and say whose it is.'],
		],
		fluency: [
			['Two sources are better than one', 'We look for a second voice before we believe.'],
			['In my own words', 'We take notes that are shorter than what we read.'],
		],
	},
	'4': {
		citizenship: [
			['What we share, and with whom', 'We decide who sees what before we send it.'],
			['Disagreeing well', 'We answer the thought and leave the person alone.'],
			['Games, money and adverts', 'We notice when somebody wants us to stay or to pay.'],
		],
		fluency: [
			['Who made this page?', 'We find out who says so, when and why.'],
			['Numbers in pictures', 'We read a chart’s axes before we read its story.'],
		],
	},
	'5': {
		citizenship: [
			['Being somebody online', 'We think about who we are where we are not seen.'],
			['Standing by each other', 'We know what to do when somebody is hurt.'],
			['Machines that write', 'We say when one helped us, and check what it says.'],
		],
		fluency: [
			['Researching for the exhibition', 'We plan, keep and name our sources.'],
			['For and against', 'We look for the best reason against what we think.'],
		],
	},
	'6': {
		citizenship: [['Settings that protect', 'We set up an account so that it tells little of us.']],
		fluency: [['Reading sideways', 'We leave a page to learn about it.']],
	},
	'7': {
		citizenship: [['What an app knows', 'We read what it takes, and decide.']],
		fluency: [['Data we measured ourselves', 'We say how we measured and how sure we are.']],
	},
};

/** The technology standard that a strand works towards, by its code. */
const worksTowards = { citizenship: '6.4', fluency: '6.1' } as const;

/** The scope and sequence of the lower grades, and which classes have had what: most of what was due, and some that wait. */
export function writeSequence(rows: Rows, random: Random, calendar: Calendar, school: WrittenSchool): void {
	const at = calendar.at(calendar.startsOn, '08:30');
	const librarian = school.people.get('hana') ?? school.facilitators[0] ?? '';
	for (const [grade, strands] of Object.entries(topics)) {
		const classes = rows.class.filter((one) => one.school_id === school.id && one.grade === grade);
		for (const strand of ['citizenship', 'fluency'] as const)
			for (const [number, [title, words]] of strands[strand].entries()) {
				// The last of a strand is due in the weeks to come.
				const week =
					Math.round(((number + 1) / strands[strand].length) * 39) - (strand === 'fluency' ? 1 : 0);
				const due = dayAfter(calendar.startsOn, 7 * week);
				const id = random.id(at);
				rows.topic.push({
					id, school_id: school.id, strand, grade, title, words, due_month: Number(due.slice(5, 7)),
					made_by: librarian, made_at: at,
				}); // biome-ignore format: a row reads better whole
				const towards = rows.standard.find(({ code }) => code === worksTowards[strand]);
				if (towards)
					rows.topic_standard.push({ topic_id: id, purpose: 'technology', standard_id: towards.id });
				for (const one of classes) {
					const monday =
						calendar.weeks.findLast((one) => one <= dayAfter(due, -7 * random.below(4))) ?? calendar.startsOn;
					const day = dayAfter(monday, random.below(5));
					const over = day < calendar.today;
					if (random.chance(over ? 0.12 : 0.5)) continue;
					rows.topic_lesson.push({
						id: random.id(at), school_id: school.id, topic_id: id, class_id: one.id, ...(over ? { had_on: day } : { planned_on: day }),
						made_by: librarian, made_at: at,
					}); // biome-ignore format: a row reads better whole
				}
			}
	}
}

import { addressOf, foundBy } from '#server/domain/resource/index.ts';
import { dayAfter } from '#server/domain/school/index.ts';
import type { Calendar } from './calendar.ts';
import { library, published } from './library.ts';
import type { Random } from './random.ts';
import type { Rows } from './rows.ts';
import type { WrittenSchool } from './write-school.ts';

const signs = 'abcdefghijklmnopqrstuvwxyz234567';

/** Links to this day are asked for by nobody: a demonstration knocks at no door. */
const never = new Date('2199-01-01T00:00:00Z');

/** The school's library, its resources in their units, and the pages that families open. */
export function writeLibrary(rows: Rows, random: Random, calendar: Calendar, school: WrittenSchool): void {
	const units = new Map(rows.unit.map((one) => [one.title, one.id]));
	for (const [number, shown] of library.entries()) {
		const owner = school.people.get(shown.by);
		if (!owner) continue;
		const at = calendar.at(dayAfter(calendar.today, -2 - 3 * number), '16:05');
		const id = random.id(at);
		const tools = (shown.tools ?? []).filter((name) => school.tools.has(name));
		const address = shown.url === undefined ? undefined : addressOf(shown.url);
		const said = {
			title: shown.title, about: shown.about, steps: shown.steps?.join('\n') ?? '', url: address?.url ?? null,
			languages: shown.languages ?? [], grades: shown.grades ?? [], subjects: shown.subjects ?? [],
		}; // biome-ignore format: short enough for two lines
		rows.resource.push({
			id, school_id: school.id, owner_id: owner, kind: address ? 'link' : 'sheet', ...said, address_hash: address?.hash ?? null,
			audience: shown.audience ?? 'school', words: foundBy(said, tools), made_at: at,
		}); // biome-ignore format: a row reads better whole
		for (const name of tools)
			rows.resource_tool.push({ resource_id: id, tool_id: school.tools.get(name) ?? '' });
		for (const title of shown.units ?? []) {
			const unit_id = units.get(title);
			if (unit_id) rows.resource_unit.push({ resource_id: id, unit_id, placed_by: owner, placed_at: at });
		}
		const { found } = shown;
		if (address && found)
			rows.link_check.push({
				resource_id: id, owner_id: owner, host: address.host, due_at: never, tried_at: calendar.done(calendar.today, '03:10'),
				...(found === 'dead'
					? { fails: 2, dead_since: calendar.at(dayAfter(calendar.today, -4), '03:20') }
					: { moved_to: found.movedTo }),
			}); // biome-ignore format: a row reads better whole
	}
	for (const { unit, by, named, words } of published) {
		const [unit_id, person_id] = [units.get(unit), school.people.get(by)];
		if (!unit_id || !person_id) continue;
		rows.unit_page.push({
			unit_id, school_id: school.id, audience: 'families', published_by: person_id,
			code: Array.from({ length: 13 }, () => random.pick([...signs])).join(''),
			published_at: calendar.at(dayAfter(calendar.today, -20), '15:00'),
		}); // biome-ignore format: a row reads better whole
		for (const [position, one] of words.entries()) rows.unit_page_words.push({ unit_id, position, ...one });
		if (named) rows.unit_page_name.push({ unit_id, person_id });
	}
}

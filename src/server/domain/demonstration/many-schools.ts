import { nameOf, searchable } from '#server/domain/people/index.ts';
import { largeStaff } from './generate.ts';
import { addressOf, schoolName } from './staff.ts';

const first = [
	'Alder', 'Amber', 'Ash', 'Aspen', 'Beech', 'Birch', 'Bramble', 'Cedar', 'Cherry', 'Clover', 'Copper', 'Cypress', 'Elder',
	'Elm', 'Fern', 'Flint', 'Garnet', 'Harbour', 'Hawthorn', 'Hazel', 'Heather', 'Holly', 'Ivy', 'Juniper', 'Kestrel', 'Larch',
	'Laurel', 'Linden', 'Maple', 'Meadow', 'Myrtle', 'Oak', 'Olive', 'Pine', 'Poplar', 'Rowan', 'Sage', 'Spruce', 'Thistle', 'Willow',
]; // biome-ignore format: a list
const second = [
	'Bank', 'Bay', 'Bend', 'Bridge', 'Brook', 'Cove', 'Creek', 'Crest', 'Dale', 'Falls', 'Field', 'Ford', 'Gate', 'Glen', 'Grove',
	'Heights', 'Hill', 'Hollow', 'Lake', 'Lane', 'Mill', 'Park', 'Ridge', 'Vale', 'Wood',
]; // biome-ignore format: a list

/** The name of the school with this number, from 1: the demonstration's own first, a thousand different ones after it. */
export function nameOfSchool(number: number): string {
	if (number === 1) return schoolName;
	const name = `${first[number % first.length]} ${second[Math.floor(number / first.length) % second.length]} School`;
	return number < first.length * second.length ? name : `${name} ${number}`;
}

/** A key of the school with this number, from the same key in the school they are all made from. */
export function keyIn(number: number, key: string): string {
	return stemOf(key) + endingOf(number);
}

/** What the keys of one row have in common in all schools, and what tells a school's own from the others'. */
export const stemOf = (key: string): string => key.slice(0, 31);
export const endingOf = (number: number): string => number.toString(16).padStart(5, '0');

/** Names and addresses of a school's staff: in the first the demonstration's own, in the others theirs mixed. */
export function peopleOfSchool(number: number, keys: readonly string[]) {
	return keys.map((key, position) => {
		const somebody = (shift: number) => largeStaff[(position + shift) % largeStaff.length];
		const own = somebody(0);
		const given = somebody(number * 7);
		const family = somebody(number * 13 + Math.floor(number / largeStaff.length));
		const names =
			number === 1
				? { given_name: own?.given ?? '', family_name: own?.family ?? '', known_as: own?.knownAs ?? null }
				: { given_name: given?.given ?? '', family_name: family?.family ?? '', known_as: null };
		const address = addressOf(own?.key ?? '');
		return {
			id: keyIn(number, key),
			...names,
			search_name: searchable(nameOf(names)),
			address: number === 1 ? address : address.replace('@', `.${number}@`),
		};
	});
}

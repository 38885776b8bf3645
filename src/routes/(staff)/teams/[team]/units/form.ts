import { z } from 'zod';
import { mostOfUnit, technologyParts, type UnitToWrite } from '#server/domain/unit/index.ts';
import { field } from '../../../../answer.ts';
import { namedFrom, standardFields } from '../../../standards/choosing.ts';

const part = field.optionalText(mostOfUnit.technology);

/** The fields of a unit's form, to be spread into its schema. */
export const unitFields = {
	title: field.text(mostOfUnit.title),
	centralIdea: field.optionalText(mostOfUnit.centralIdea),
	aim: field.optionalText(mostOfUnit.aim),
	startsOn: field.day(),
	lastDay: field.day(),
	tuningIn: part,
	investigation: part,
	communication: part,
	creation: part,
	assessment: part,
	...standardFields,
};

const schema = z.object(unitFields);

/** What a form writes of a unit. */
export function unitFrom(form: z.output<typeof schema>): UnitToWrite {
	return {
		title: form.title,
		centralIdea: form.centralIdea ?? '',
		aim: form.aim ?? '',
		startsOn: form.startsOn,
		lastDay: form.lastDay,
		technology: Object.fromEntries(
			technologyParts.map((name) => [name, form[name] ?? '']),
		) as UnitToWrite['technology'],
		named: namedFrom(form),
	};
}

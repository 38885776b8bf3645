import { z } from 'zod';
import { dataChoices, mostOfSetUp, type SetUpAsked, setUpKinds } from '#server/domain/request/index.ts';
import { field } from '../../../answer.ts';

/** A number that may be left empty; what is none is said to be. */
const count = () =>
	z.preprocess(
		(value) => (value === '' || value === undefined ? null : value),
		z
			.string()
			.refine(
				(text) => /^\d{1,5}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= mostOfSetUp.count,
				{
					params: { said: { key: 'refusal.set-up-count', args: { most: mostOfSetUp.count } } },
				},
			)
			.transform(Number)
			.nullable(),
	);

/** What the form sends. What is missing of it is told by the verb, which knows what a technician needs. */
export const shape = z.object({
	entry: field.id(),
	request: field.optionalId(),
	/** It is one already, and is corrected. */
	corrects: field.checked(),
	version: z.preprocess((value) => value || undefined, field.whole(0, 1_000_000).optional()),
	kind: field.oneOf(setUpKinds),
	what: field.text(mostOfSetUp.what),
	why: field.text(mostOfSetUp.why),
	forClass: field.text(mostOfSetUp.forClass),
	neededOn: field.day(),
	tool: field.optionalId(),
	address: field.optionalText(mostOfSetUp.address),
	devices: field.optionalText(mostOfSetUp.devices),
	deviceCount: count(),
	accounts: count(),
	licences: count(),
	data: field.oneOf(dataChoices),
	dataWords: field.optionalText(mostOfSetUp.dataWords),
	tester: field.optionalId(),
	testBy: field.optionalDay(),
	supporter: field.text(mostOfSetUp.supporter),
	/** The day that was offered, taken. */
	take: field.optionalDay(),
	anyway: field.checked(),
});

/** What is asked, as the domain takes it. */
export function askedIn(form: z.output<typeof shape>): SetUpAsked {
	return {
		kind: form.kind,
		what: form.what,
		why: form.why,
		forClass: form.forClass,
		neededOn: form.take ?? form.neededOn,
		toolId: form.tool ?? null,
		address: form.address ?? '',
		devices: form.devices ?? '',
		deviceCount: form.deviceCount,
		accounts: form.accounts,
		licences: form.licences,
		data: form.data,
		dataWords: form.dataWords ?? '',
		testerId: form.tester ?? null,
		testBy: form.testBy ?? null,
		supporter: form.supporter,
	};
}

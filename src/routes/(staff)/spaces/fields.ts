import { z } from 'zod';
import type { Translator } from '#messages/index.ts';
import { mostOfSpace, spaceAudiences } from '#server/domain/space/index.ts';
import { field } from '../../answer.ts';

/** What a form about a space sends. */
export const spaceFields = {
	name: field.text(mostOfSpace.name),
	purpose: field.optionalText(mostOfSpace.purpose),
	address: field.optionalText(mostOfSpace.address),
	toolId: field.optionalId(),
	helperId: field.optionalId(),
	withDesk: field.checked(),
	audience: z.preprocess((value) => value || undefined, z.enum(spaceAudiences).optional()),
	closesOn: field.optionalDay(),
};

type Sent = z.output<z.ZodObject<typeof spaceFields>>;

/** The same as the domain takes it: what was left empty is none. */
export const spaceWords = (sent: Sent) => ({
	name: sent.name,
	purpose: sent.purpose ?? '',
	address: sent.address ?? '',
	toolId: sent.toolId ?? null,
	helperId: sent.helperId ?? null,
	withDesk: sent.withDesk,
	audience: sent.audience ?? null,
	closesOn: sent.closesOn ?? null,
});

/** For whom a space may be, to choose. */
export const audienceOptions = (t: Translator) => [
	{ value: '', label: t('space.field.audience-none') },
	...spaceAudiences.map((value) => ({ value, label: t(`space.audience.${value}`) })),
];

/** Things by name, to choose. */
export const asOptions = (things: readonly { id: string; name: string }[]) =>
	things.map(({ id, name }) => ({ value: id, label: name }));

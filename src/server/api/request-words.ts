import { z } from '@hono/zod-openapi';
import {
	dataChoices,
	holders,
	mostOfRequest,
	mostOfSetUp,
	requestStates,
	setUpKinds,
} from '#server/domain/request/index.ts';
import { Day, DaySent, Id, Moment, orNull, text, Version } from './words.ts';

/** Words that requests and set-ups are described with. */
export const RequestHeldAs = z.enum(holders).openapi('RequestHeldAs');
export const RequestState = z.enum(requestStates).openapi('RequestState', {
	description: '`waiting`: for an answer of who asked; `testing`: set up, and with who tests it',
});
export const RequestLine = z
	.object({
		id: Id,
		askerId: Id,
		askerName: z.string(),
		words: z.string().openapi({ description: 'How it begins, of what you read of it' }),
		forClass: z.string(),
		wantedOn: orNull(Day),
		shortNotice: z
			.boolean()
			.openapi({ description: 'To be set up sooner than the help desk had said it could' }),
		heldAs: RequestHeldAs,
		holderName: z.string(),
		state: RequestState,
		promisedOn: orNull(Day),
		passedOn: z.boolean(),
		overdue: z
			.boolean()
			.openapi({ description: 'Of yours: a help desk reached by e-mail was reminded and does not answer' }),
		changedAt: Moment,
	})
	.openapi('RequestLine');
export const RequestChanged = z.object({ id: Id, version: z.int() }).openapi('RequestChanged');

const words = z.string().trim().max(mostOfRequest.words).default('');
export const RequestSaid = z.strictObject({ words, version: Version }).openapi('RequestDeed');
export const RequestSaidInWords = z
	.strictObject({ words: text(mostOfRequest.words), version: Version })
	.openapi('RequestDeedInWords');

const count = z.int().min(1).max(mostOfSetUp.count);
const kind = z.enum(setUpKinds).openapi('SetUpKind');
const data = z.enum(dataChoices).openapi('SetUpData', {
	description: 'What of students goes to whoever runs it; `aliases`: accounts without names',
});

/** What a technician needs to act, as it is sent. */
export const SetUpFields = z.strictObject({
	kind,
	what: text(mostOfSetUp.what),
	why: text(mostOfSetUp.why).openapi({ description: 'And for which learning; a link alone is refused' }),
	forClass: text(mostOfSetUp.forClass),
	neededOn: DaySent,
	toolId: orNull(Id).default(null),
	address: z.string().trim().max(mostOfSetUp.address).default(''),
	devices: z.string().trim().max(mostOfSetUp.devices).default('').openapi({
		description: 'Required of an app and of a device',
	}),
	deviceCount: orNull(count).default(null),
	accounts: orNull(count)
		.default(null)
		.openapi({ description: 'A number, never names; required of accounts' }),
	licences: orNull(count).default(null).openapi({ description: 'Required of a licence' }),
	data,
	dataWords: z.string().trim().max(mostOfSetUp.dataWords).default(''),
	testerId: orNull(Id).default(null).openapi({
		description: 'A facilitator, named by who asks; null: who asks tests it',
	}),
	testBy: orNull(DaySent).default(null),
	supporter: text(mostOfSetUp.supporter),
});

/** The same as it is read. */
export const SetUpRead = z
	.object({
		kind,
		what: z.string(),
		why: z.string(),
		forClass: z.string(),
		neededOn: Day,
		shortNotice: z.boolean(),
		toolId: orNull(Id),
		toolName: z.string(),
		address: z.string(),
		devices: z.string(),
		deviceCount: orNull(z.int()),
		accounts: orNull(z.int()),
		licences: orNull(z.int()),
		data,
		dataWords: z.string(),
		testerId: orNull(Id),
		testerName: z.string(),
		testBy: orNull(Day),
		supporter: z.string(),
		version: z.int(),
	})
	.openapi('SetUp');

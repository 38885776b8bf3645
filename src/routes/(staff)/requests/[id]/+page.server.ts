import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { mayBook } from '#server/domain/booking/index.ts';
import {
	askBack,
	findRequest,
	finishRequest,
	giveToTest,
	mostOfRequest,
	passOnRequest,
	promiseRequest,
	type RequestMessage,
	reopenRequest,
	type SaidInRequest,
	sayInRequest,
	sayItWorks,
	sayNotYet,
	setUpSaid,
	supportKinds,
	takeUpRequest,
	withdrawFromRequest,
} from '#server/domain/request/index.ts';
import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { choiceGone, field, found, read, refused, signedIn } from '../../../answer.ts';
import { dayIn, stateSaid, withSaid } from '../said.ts';
import { isWhom, whomFrom, whomSaid } from '../whom.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Read on the server, and written by forms. */
export const csr = false;

/** What was just done, as its sentence is named. */
const done = [
	'asked', 'said', 'taken-up', 'asked-back', 'promised', 'given-to-test', 'works', 'not-yet', 'corrected', 'set-up', 'finished',
	'reopened', 'passed-on', 'withdrawn',
] as const; // biome-ignore format: short enough for two lines

/** Where what came of a request is read. */
const places = { booking: '/bookings', collaboration: '/collaborations', resource: '/library' } as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const page = found(await findRequest(actor, params.id));
	const word = standing.school?.facilitatorWord ?? '';
	const today = schoolDay(standing.school?.zone ?? 'UTC', now());
	const day = dayIn(t);
	const mine = page.side === 'asker';
	const first = page.messages[0];
	const authorOf = (one: RequestMessage) =>
		one.authorId === null ? t('request.one.desk') : one.authorName || t('request.one.someone');
	const along = (one: RequestMessage) => ({
		value: one.id,
		label: [
			one.change === 'asked' ? t('request.do.pass-along-first') : authorOf(one),
			one.mayGoToDesk ? '' : t('request.do.pass-along-not-desk'),
		]
			.filter(Boolean)
			.join(' · '),
		hint: one.words.length > 160 ? `${one.words.slice(0, 159)}…` : one.words,
	});
	const partOf = (one: RequestMessage) =>
		one.heldAs && t(`request.part.${one.heldAs}`, { word: word || t('request.one.someone') });
	const { deeds } = page;
	const bookable = mine && page.heldAs === 'facilitator' ? page.holder?.id : undefined;
	const collaborates = standing.roles.has('teacher') || standing.roles.has('facilitator');
	const doneNow = done.find((one) => one === url.searchParams.get('now'));
	return {
		id: page.id,
		title: mine ? t('request.one.title-mine') : t('request.one.title', { name: page.asker.name }),
		asker: page.asker.name,
		mine,
		side: page.side,
		state: stateSaid(page, { t, mine, tests: page.deeds.includes('works'), today }),
		facts: [
			...(page.passedOn
				? []
				: [
						{
							term: t('request.one.lies'),
							text: withSaid({ heldAs: page.heldAs, name: page.holder?.name ?? '' }, t, word),
						},
					]),
			...(page.forClass && !page.setUp ? [{ term: t('request.one.class'), text: page.forClass }] : []),
			...(page.wantedOn && !page.setUp ? [{ term: t('request.one.wanted'), text: day(page.wantedOn) }] : []),
		],
		setUp: page.setUp && setUpSaid(page.setUp, t),
		tool: page.setUp?.toolId ? { id: page.setUp.toolId, name: page.setUp.toolName } : undefined,
		shortNotice: page.setUp?.shortNotice === true && page.state !== 'done',
		makeSetUp:
			page.setUp === null &&
			page.state !== 'done' &&
			(mine || (page.side === 'holder' && page.heldAs !== 'desk')),
		tester: page.setUp?.testerName ?? '',
		became: page.became.map((one) => ({
			href: `${places[one.kind]}/${one.id}`,
			said:
				one.kind === 'booking'
					? t('request.one.became-booking')
					: t(`request.one.became-${one.kind}`, { title: one.title }),
		})),
		messages: page.messages.map((one, index) => ({
			id: one.id,
			author: authorOf(one),
			isMine: one.isMine,
			what:
				one.change === 'promised'
					? t('request.change.promised', { day: day(one.promisedOn ?? today) })
					: one.change && t(`request.change.${one.change}`),
			words: one.words,
			writtenAt: one.writtenAt.toISOString(),
			withdrawn: one.withdrawn,
			// Said once, where a part begins.
			part:
				partOf(one) !== partOf(page.messages[index - 1] ?? ({} as RequestMessage)) ? partOf(one) : undefined,
		})),
		deeds,
		tookMinutes:
			page.side === 'holder' && page.heldAs === 'facilitator' && standing.roles.has('facilitator')
				? [5, 15, 30, 60].map((one) => ({
						value: String(one),
						label: t('request.do.minutes', { minutes: one }),
					}))
				: [],
		supportKinds: ['none' as const, ...supportKinds].map((one) => ({
			value: one === 'none' ? '' : one,
			label: t(`request.support.${one}`),
		})),
		overdue: page.overdue,
		byMail: mine && page.byMail && !page.passedOn,
		waits: page.state === 'waiting' && mine,
		waitsForTest: page.state === 'testing',
		finish: t(
			mine
				? 'request.do.finish-asker'
				: deeds.includes('give-to-test')
					? 'request.set-up.end-untested'
					: 'request.do.finish',
		),
		whom: whomSaid(page.whom, t, word),
		along: page.messages.filter((one) => one.mayGoAlong).map(along),
		// By default the words it was asked with, where the help desk may read them, and nothing else.
		goesAlong: first?.mayGoAlong && first.change === 'asked' && first.openToDesk ? [first.id] : [],
		collaborate: page.side !== null && page.side !== 'tester' && page.heldAs !== 'desk' && collaborates,
		share: page.side === 'holder',
		book: bookable && (await mayBook(actor, bookable, page.schoolId)) ? bookable : undefined,
		tomorrow: dayAfter(today),
		version: page.version,
		entry: crypto.randomUUID(),
		now: doneNow && t(`request.done.${doneNow}`, { name: page.asker.name }),
	};
};

const said = {
	entry: field.id(),
	version: field.whole(1, 1_000_000),
	words: field.optionalText(mostOfRequest.words),
};

type Verb = (actor: Member, id: string, said: SaidInRequest) => Promise<{ id: string } | Refusal>;

/** An action that does one thing about the request, with or without words. */
const doing =
	(verb: Verb, now: (typeof done)[number], { versioned = true } = {}) =>
	async ({ locals, params, request, url }: RequestEvent) => {
		const form = read(await request.formData(), z.object(said));
		if ('failure' in form) return form.failure;
		const { words = '', entry, version } = form.value;
		const result = await verb(signedIn(locals).actor, params.id, {
			words,
			entry,
			version: versioned ? version : undefined,
			origin: settings().origin ?? url.origin,
		});
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/requests/${params.id}?now=${now}`);
	};

export const actions: Actions = {
	say: doing(sayInRequest, 'said', { versioned: false }),
	'take-up': doing(takeUpRequest, 'taken-up'),
	'ask-back': doing(askBack, 'asked-back'),
	'give-to-test': doing(giveToTest, 'given-to-test'),
	works: doing(sayItWorks, 'works'),
	'not-yet': doing(sayNotYet, 'not-yet'),
	finish: async ({ locals, params, request, url }) => {
		const schema = z.object({
			...said,
			minutes: field.whole(1, 480).optional(),
			supportKind: z.preprocess((value) => value || undefined, field.oneOf(supportKinds).optional()),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const result = await finishRequest(signedIn(locals).actor, params.id, {
			...form.value,
			words: form.value.words ?? '',
			origin: settings().origin ?? url.origin,
		});
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/requests/${params.id}?now=finished`);
	},
	reopen: doing(reopenRequest, 'reopened'),
	promise: async ({ locals, params, request, url }) => {
		const form = read(await request.formData(), z.object({ ...said, promisedOn: field.day() }));
		if ('failure' in form) return form.failure;
		const { words = '', ...rest } = form.value;
		const result = await promiseRequest(signedIn(locals).actor, params.id, {
			...rest,
			words,
			origin: settings().origin ?? url.origin,
		});
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/requests/${params.id}?now=promised`);
	},
	'pass-on': async ({ locals, params, request, url }) => {
		const schema = z.object({
			...said,
			whom: z
				.string({ error: 'required' })
				.refine(isWhom, { params: { said: { key: 'refusal.choose-one' } } }),
			'along[]': field.ids(),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { words = '', entry, version, whom } = form.value;
		const { actor } = signedIn(locals);
		const result = await passOnRequest(actor, params.id, {
			words,
			entry,
			version,
			to: whomFrom(whom),
			along: form.value['along[]'],
			origin: settings().origin ?? url.origin,
		});
		if (isRefusal(result)) {
			const { deeds } = found(await findRequest(actor, params.id));
			return refused(deeds.includes('pass-on') ? choiceGone(result, 'whom') : result, form.values);
		}
		redirect(303, `/requests/${params.id}?now=passed-on`);
	},
	withdraw: async ({ locals, params, request }) => {
		const form = read(await request.formData(), z.object({ message: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await withdrawFromRequest(signedIn(locals).actor, form.value.message);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/requests/${params.id}?now=withdrawn`);
	},
};

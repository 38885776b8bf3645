import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Translator } from '#messages/index.ts';
import {
	type CurrentUnit,
	findFilters,
	findLinksToLookAt,
	findResources,
	findWithdrawn,
	mendLink,
	type ResourceSearch,
	sayLinkWorks,
	takeOverResource,
	withdrawResource,
} from '#server/domain/resource/index.ts';
import { findStandards, searchStandards } from '#server/domain/standard/index.ts';
import { findUnit } from '#server/domain/unit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { datesIn } from '#ui/formats.ts';
import { field, read, refused, signedIn } from '../../answer.ts';
import { gradeName } from '../../grade-name.ts';
import { languageName } from '../../zones.ts';
import { headOf, textOf } from '../standards/said.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { lineSaid } from './said.ts';

/** Found on the server; a link is opened, not shown. */
export const csr = false;

const done = ['withdrawn', 'back', 'works', 'mended', 'taken-over', 'deleted'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const schoolId = standing.school?.id ?? '';
	const wanted = (name: string) => url.searchParams.get(name)?.trim() || undefined;
	const now = done.find((one) => one === url.searchParams.get('now'));
	const said = { now: now && t(`library.done.${now}`), undo: now === 'withdrawn' ? wanted('id') : undefined };
	if (url.searchParams.has('withdrawn')) {
		const rows = (await findWithdrawn(actor)).map((one) => lineSaid(one, t));
		return { withdrawn: true as const, rows, ...said };
	}
	const search: ResourceSearch = {
		words: wanted('words')?.slice(0, 200),
		grade: wanted('grade'),
		subject: wanted('subject'),
		language: wanted('language'),
		toolId: wanted('tool'),
		unitId: wanted('unit'),
		standardId: wanted('standard'),
		after: wanted('after'),
	};
	const found = await findResources(actor, schoolId, search);
	const standardWords = wanted('standardWords')?.slice(0, 200);
	const standards =
		standardWords === undefined ? [] : await searchStandards(actor, { words: standardWords, schoolId });
	const tags = await findFilters(actor, schoolId, standing.school?.zone ?? 'UTC');
	const { own: toMend, left } = await findLinksToLookAt(actor);
	const address = (over: Record<string, string | undefined>) => {
		const query = new URLSearchParams(url.searchParams);
		for (const [name, value] of Object.entries({ ...aside, ...over }))
			if (value === undefined) query.delete(name);
			else query.set(name, value);
		// A form sends its empty fields, too.
		for (const [name, value] of [...query]) if (value === '') query.delete(name);
		return query.size > 0 ? `/library?${query}` : '/library';
	};
	const narrowed = await narrowedBy(actor, search, t, (name) => address({ [name]: undefined }), tags);
	const unitNamed = narrowed.find(({ name }) => name === 'unit')?.label;
	const day = datesIn(t.locale, { day: 'numeric', month: 'long', timeZone: standing.school?.zone });
	const since = (moment: Date | null) => moment && t('library.dead-since', { day: day.format(moment) });
	return {
		withdrawn: false as const,
		...said,
		words: search.words,
		rows: found.resources.map((one) => lineSaid(one, t)),
		nearly: found.nearly,
		more: found.more,
		older: found.next && address({ after: found.next }),
		latest: search.after && address({}),
		toMend: toMend.map((one) => ({ ...one, deadSince: since(one.deadSince) })),
		left: left.map((one) => ({ ...one, deadSince: since(one.deadSince) })),
		chosen: {
			grade: search.grade,
			subject: search.subject,
			language: search.language,
			tool: search.toolId,
			unit: search.unitId,
		},
		standard: search.standardId,
		standardWords,
		standards: standards.map((one) => ({
			href: address({ standard: one.id }),
			title: headOf(one),
			meta: [textOf(one), one.framework.title].filter(Boolean).join(' · '),
		})),
		narrowed,
		options: {
			unit: unitOptions(tags.units, t, search.unitId, unitNamed),
			grade: tags.grades.map((value) => ({ value, label: gradeName(t, value) })),
			subject: tags.subjects.map((value) => ({ value, label: value })),
			language: tags.languages.map((value) => ({ value, label: languageName(value, t.locale) })),
			tool: tags.tools.map(({ id, name }) => ({ value: id, label: name })),
		},
	};
};

/** What of an address is about one moment, not about what is looked for. */
const aside = { now: undefined, id: undefined, after: undefined, standardWords: undefined };

/** Units to narrow the list down to: those taught now, of the reader's teams and of the others, and the one that is chosen. */
function unitOptions(units: CurrentUnit[], t: Translator, chosen?: string, named?: string) {
	const option = ({ id, title, team }: CurrentUnit) => ({
		value: id,
		label: t('library.unit-of', { unit: title, team }),
	});
	const group = (label: string, some: CurrentUnit[]) =>
		some.length === 0 ? [] : [{ label, options: some.map(option) }];
	return [
		...(chosen && named && units.every(({ id }) => id !== chosen) ? [{ value: chosen, label: named }] : []),
		...group(
			t('library.units-yours'),
			units.filter(({ isMine }) => isMine),
		),
		...group(
			t('library.units-others'),
			units.filter(({ isMine }) => !isMine),
		),
	];
}

/** What narrows the list down, each with the address without it. */
async function narrowedBy(
	actor: Member,
	search: ResourceSearch,
	t: Translator,
	without: (name: string) => string,
	tags: { tools: { id: string; name: string }[] },
): Promise<{ name: string; label: string; href: string }[]> {
	const { grade, subject, language, toolId, unitId, standardId } = search;
	const unit = unitId === undefined ? undefined : await findUnit(actor, unitId);
	const [standard] = standardId === undefined ? [] : await findStandards(actor, [standardId]);
	const all: [string, string | undefined][] = [
		['grade', grade && gradeName(t, grade)],
		['subject', subject],
		['language', language && /^[a-z]{2,3}$/.test(language) ? languageName(language, t.locale) : language],
		['tool', toolId && (tags.tools.find(({ id }) => id === toolId)?.name ?? t('library.unknown'))],
		['unit', unitId && (unit && !isRefusal(unit) ? unit.title : t('library.unknown'))],
		['standard', standardId && (standard ? headOf(standard) : t('library.unknown'))],
	];
	return all.flatMap(([name, label]) => (label ? [{ name, label, href: without(name) }] : []));
}

/** Does one thing about a resource of the actor's, and says so on the list. */
const doing =
	(verb: (actor: Member, id: string) => Promise<{ id: string } | Refusal>, now: (typeof done)[number]) =>
	async ({ locals, request }: RequestEvent) => {
		const form = read(await request.formData(), z.object({ id: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await verb(signedIn(locals).actor, form.value.id);
		if (isRefusal(result)) return refused(result);
		redirect(303, `/library?now=${now}${now === 'withdrawn' ? `&id=${result.id}` : ''}`);
	};

export const actions: Actions = {
	works: doing(sayLinkWorks, 'works'),
	mend: doing(mendLink, 'mended'),
	'take-over': doing(takeOverResource, 'taken-over'),
	withdraw: doing(withdrawResource, 'withdrawn'),
	back: doing((actor, id) => withdrawResource(actor, id, { back: true }), 'back'),
};

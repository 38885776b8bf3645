import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { languages } from '#messages/index.ts';
import { isSetUp, setUpSchool } from '#server/domain/installation/index.ts';
import { type Role, roles } from '#server/domain/people/index.ts';
import { isZone } from '#server/domain/school/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { startSession } from '#server/platform/sign-in/index.ts';
import { field, read, refused } from '../../answer.ts';
import { keepCookies } from '../../cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	if (await isSetUp()) error(404, 'missing');
	const asked = url.searchParams.get('zone');
	const server = new Intl.DateTimeFormat().resolvedOptions().timeZone;
	// A server that keeps UTC stands anywhere: that zone is nobody's guess.
	return {
		zone: asked && isZone(asked) ? asked : server === 'UTC' ? undefined : server,
		languages: [...languages],
	};
};

const others = roles.filter((role) => role !== 'operator') as [Role, ...Role[]];

const schema = z
	.object({
		organisation: field.text(200),
		school: field.text(200),
		zone: field.text(64),
		language: z.enum(languages),
		facilitatorWord: field.text(40),
		ownWord: field.optionalText(40),
		given: field.optionalText(200),
		family: field.optionalText(200),
		address: z.string().trim().min(1).max(254),
		'roles[]': z.array(z.enum(others)).default([]),
		code: field.text(200),
	})
	.refine((form) => form.facilitatorWord !== 'other' || form.ownWord !== undefined, {
		path: ['ownWord'],
	});

export const actions: Actions = {
	default: async ({ request, cookies, getClientAddress }) => {
		if (await isSetUp()) error(404, 'missing');
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { value } = form;
		const first = await setUpSchool(
			value.code,
			{
				...value,
				facilitatorWord: value.facilitatorWord === 'other' ? (value.ownWord ?? '') : value.facilitatorWord,
				firstOperator: {
					given: value.given ?? '',
					family: value.family ?? '',
					address: value.address,
					roles: value['roles[]'],
				},
			},
			getClientAddress(),
		);
		if (isRefusal(first)) return refused(first, form.values);
		const session = await startSession(first.address, {
			how: 'here',
			userAgent: request.headers.get('user-agent'),
		});
		if (isRefusal(session)) redirect(303, '/sign-in');
		keepCookies(cookies, session.cookies);
		redirect(303, '/today');
	},
};

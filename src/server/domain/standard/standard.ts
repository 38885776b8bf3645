import type { Tx } from '#server/platform/database/index.ts';

/** What a standard is named for: what students learn, or what technology is for in it. */
export const purposes = ['content', 'technology'] as const;
export type Purpose = (typeof purposes)[number];

/** How many standards a collaboration may name for each purpose. */
export const mostNamed = 30;

/** A standard where it is named or found: with its framework, and under which licence it may be shown. */
export interface StandardLine {
	id: string;
	/** How people name it, such as 6.1; may be empty. */
	code: string;
	/** A short title; may be empty. */
	title: string;
	statement: string;
	/** No longer in its framework's newest package. */
	withdrawn: boolean;
	framework: FrameworkName;
}

export interface FrameworkName {
	id: string;
	title: string;
	creator: string;
	licenseTitle: string;
	/** http or https, or empty. */
	licenseUrl: string;
}

/** Standards with their frameworks, to be narrowed and ordered. */
export function standardLines(tx: Tx) {
	return tx
		.selectFrom('standard as s')
		.innerJoin('framework as f', 'f.id', 's.framework_id')
		.select(['s.id', 's.code', 's.title', 's.statement', 's.withdrawn_at', 's.framework_id'])
		.select(['f.title as framework', 'f.creator', 'f.license_title', 'f.license_url']);
}

/** A row of `standardLines` as it is told. */
export function standardLine(
	row: Awaited<ReturnType<ReturnType<typeof standardLines>['executeTakeFirstOrThrow']>>,
): StandardLine {
	return {
		id: row.id,
		code: row.code,
		title: row.title,
		statement: row.statement,
		withdrawn: row.withdrawn_at !== null,
		framework: {
			id: row.framework_id,
			title: row.framework,
			creator: row.creator,
			licenseTitle: row.license_title,
			licenseUrl: row.license_url,
		},
	};
}

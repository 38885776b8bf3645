// The shape of the code, kept by `npm test`: routes | api | jobs → domain → platform.
// Every rule's comment is the sentence shown when it is broken. tests/tooling/architecture.test.ts breaks each once.

const tests = ['\\.test\\.ts$', '^tests/', '^bench/'];
const typesOnly = { dependencyTypesNot: ['type-only'] };

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{
			name: 'no-cycles',
			comment: 'Two files that need each other are one file, or a third that both need.',
			severity: 'error',
			from: {},
			to: { circular: true, viaOnly: typesOnly },
		},
		{
			name: 'imports-resolve',
			comment:
				'An import of ours that leads nowhere would slip past every other rule. What is built may not be there yet.',
			severity: 'error',
			from: {},
			to: { path: '^(#|\\.{1,2}/)', pathNot: ['/\\$types(\\.js)?$', '^\\./build/'], couldNotResolve: true },
		},
		{
			name: 'domain-knows-no-doors',
			comment:
				'What is true here does not depend on how it is asked: no routes, API, jobs, commands or screens.',
			severity: 'error',
			from: { path: '^src/server/domain/', pathNot: tests },
			to: { path: ['^src/(routes|ui)/', '^src/hooks', '^src/server/(api|jobs|cli)/', '^server\\.mjs$'] },
		},
		{
			name: 'domain-knows-no-framework',
			comment: 'The domain imports no framework, no HTTP, no mail and no sign-in library.',
			severity: 'error',
			from: { path: '^src/server/domain/', pathNot: tests },
			to: {
				path: [
					'node_modules/(@sveltejs|svelte|vite|hono|@hono|better-auth|@better-auth|nodemailer|pg-boss)/',
					'^(node:)?(http|https|http2|net|tls|dgram|dns|child_process|cluster|process)$',
					'^\\$(app|env)/',
				],
			},
		},
		{
			name: 'platform-knows-no-nouns',
			comment: 'The platform says how, never what: it does not know the domain or the doors.',
			severity: 'error',
			from: { path: '^src/server/platform/', pathNot: tests },
			to: { path: ['^src/server/(domain|api|jobs|cli)/', '^src/(routes|ui)/', '^src/hooks'] },
		},
		{
			name: 'nouns-meet-at-the-index',
			comment: "A noun's index.ts holds its public words; nothing else of it is imported by another noun.",
			severity: 'error',
			from: { path: '^src/server/domain/([^/]+)/', pathNot: tests },
			to: {
				path: '^src/server/domain/[^/]+/',
				pathNot: ['^src/server/domain/$1/', '^src/server/domain/[^/]+/index\\.ts$'],
			},
		},
		{
			name: 'doors-enter-at-the-index',
			comment: "Pages, API, jobs and commands import a noun's index.ts and nothing behind it.",
			severity: 'error',
			from: { path: '^src/', pathNot: ['^src/server/domain/', ...tests] },
			to: { path: '^src/server/domain/[^/]+/', pathNot: '^src/server/domain/[^/]+/index\\.ts$' },
		},
		{
			name: 'doors-do-not-call-doors',
			comment: 'Jobs and API do not reach into pages, and the server knows no screens.',
			severity: 'error',
			from: { path: '^src/server/', pathNot: tests },
			to: { path: ['^src/routes/', '^src/ui/'] },
		},
		{
			name: 'ui-takes-only-types-from-server',
			comment: 'A component knows shapes, not rules: from the server it imports types only.',
			severity: 'error',
			from: { path: '^src/(ui|messages)/', pathNot: tests },
			to: { path: '^src/(server|routes)/', ...typesOnly },
		},
		{
			name: 'browser-files-take-only-types-from-server',
			comment: 'What runs in the browser imports types only from the server.',
			severity: 'error',
			from: { path: ['^src/routes/.*\\.svelte$', '^src/routes/.*/\\+(page|layout)\\.ts$'] },
			to: { path: '^src/server/', ...typesOnly },
		},
		{
			name: 'nothing-leans-on-tests',
			comment: 'What runs in a school imports nothing that exists for testing.',
			severity: 'error',
			from: { path: ['^src/', '^server\\.mjs$', '^bin/'], pathNot: ['\\.test\\.ts$'] },
			to: {
				path: [
					'^tests/',
					'^bench/',
					'\\.test\\.ts$',
					'node_modules/(vitest|@playwright|fast-check|smtp-server)/',
				],
			},
		},
		{
			name: 'only-the-database-room-speaks-pg',
			comment:
				'A connection comes only with an actor: the driver is imported in platform/database and nowhere else.',
			severity: 'error',
			from: { path: '^src/', pathNot: ['^src/server/platform/database/', ...tests] },
			to: { path: ['node_modules/(@types/)?pg/', 'node_modules/@electric-sql/'] },
		},
		{
			name: 'only-the-proof-rehearses',
			comment:
				'A transaction has one actor. Only the proof takes the place of several, and is always rolled back.',
			severity: 'error',
			from: { path: '^src/', pathNot: ['^src/server/domain/proof/', ...tests] },
			to: { path: '^src/server/platform/database/rehearsal\\.ts$' },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: ['^build/', '^\\.svelte-kit/', '^node_modules/\\.'] },
		tsPreCompilationDeps: true,
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['types', 'import', 'node', 'default', 'svelte'],
			extensions: ['.ts', '.mjs', '.js', '.cjs', '.svelte', '.d.ts', '.json', '.css'],
		},
		skipAnalysisNotInRules: true,
	},
};

import type { Plugin } from 'vite';

const library =
	/\/node_modules\/(?!@simplewebauthn\/|@sveltejs\/kit\/src\/runtime\/client\/(entry|client-entry|payload)\.js)/;
/** What every staff page draws. */
const frame =
	/\/src\/(messages\/|ui\/((Bar|Brand|Rail|Tabs|Shell|PersonMenu|PersonName|Page|Button|Icon|Notice|When)\.svelte|(?!stage)[a-z][\w.-]*\.ts)$)/;
const isStyle = (id: string) => /\.css(\?|$)/.test(id);

/**
 * How the script is cut: one file of what every staff page needs, one of what many share, and each page's own. A file in many small
 * pieces is a third larger when it is compressed. The styles are one file, which the document names itself, so that no
 * list of styles and nothing to fetch them is in the script. tests/tooling/script-size.test.ts holds it to its size.
 */
export function scriptChunks(): Plugin {
	return {
		name: 'tandem-script-chunks',
		enforce: 'pre',
		applyToEnvironment: (environment) => environment.name === 'client',
		config: () => ({
			build: {
				modulePreload: false,
				// A page loads the components it draws, not all that #ui names.
				rolldownOptions: {
					treeshake: { moduleSideEffects: [{ test: /\/src\/ui\/[^?]*\.(svelte|ts)$/, sideEffects: false }] },
				},
			},
			environments: {
				client: {
					build: {
						rolldownOptions: {
							output: {
								codeSplitting: {
									groups: [
										{ name: 'styles', test: isStyle },
										{ name: 'base', test: (id) => !isStyle(id) && (library.test(id) || frame.test(id)) },
										{ name: 'shared', test: (id) => !isStyle(id) && id.includes('/src/'), minShareCount: 12 },
									],
								},
							},
						},
					},
				},
			},
		}),
		transform(_, id) {
			// Shown in development only: what these pages use must not be cut into pieces for their sake.
			return this.environment.mode === 'build' && id.includes('/src/routes/design/') && id.endsWith('.svelte')
				? { code: '', map: null }
				: null;
		},
		load(id) {
			return id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null;
		},
	};
}

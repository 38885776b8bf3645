import type { Plugin } from 'vite';

const library =
	/\/node_modules\/(?!@simplewebauthn\/|@sveltejs\/kit\/src\/runtime\/client\/(entry|client-entry|payload)\.js)/;
/** What every staff page draws. */
const frame =
	/\/src\/(messages\/|ui\/((Bar|Brand|Rail|Tabs|Shell|PersonMenu|PersonName|Page|Button|Icon|Notice|When)\.svelte|(?!stage)[a-z][\w.-]*\.ts)$)/;
/** A page's script with the styles to fetch before it, as Vite writes it. */
const fetched = /\(\)=>\w+\(\(\)=>import\((`[^`]+`)\),__vite__mapDeps\(\[\d*\]\),import\.meta\.url\)/g;
const styles = /^const __vite__mapDeps=.*\n/;
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
		// Every page brings the list of all pages along: of each no more than where its script is.
		generateBundle: {
			order: 'post',
			handler: (_, bundle) => {
				for (const file of Object.values(bundle)) {
					if (file.type !== 'chunk' || !fetched.test(file.code)) continue;
					const code = file.code.replaceAll(fetched, '()=>import($1)');
					file.code = code.includes('__vite__mapDeps(') ? code : code.replace(styles, '');
				}
			},
		},
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

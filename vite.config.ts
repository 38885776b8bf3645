import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { messages } from './tools/messages-plugin.ts';
import { pagesWithoutScript } from './tools/pages-without-script.ts';
import { scriptChunks } from './tools/script-chunks.ts';

export default defineConfig({
	plugins: [
		messages(),
		scriptChunks(),
		pagesWithoutScript(),
		sveltekit({
			compilerOptions: { runes: true, discloseVersion: false },
			adapter: adapter({ out: 'build' }),
			// Nonces rather than hashes: every staff page is made for one reader and never cached.
			csp: {
				mode: 'nonce',
				directives: {
					'default-src': ['none'],
					'script-src': ['self'],
					'style-src': ['self'],
					// The framework's route announcer hides itself with one style attribute; this is that one.
					'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
					'img-src': ['self', 'data:', 'blob:'],
					'font-src': ['self'],
					'connect-src': ['self'],
					'form-action': ['self'],
					'frame-ancestors': ['none'],
					'base-uri': ['none'],
					'manifest-src': ['self'],
					'worker-src': ['self'],
				},
			},
		}),
	],
});

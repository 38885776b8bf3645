export { type Problems, problemsOf } from '#ui/problems.svelte.ts';

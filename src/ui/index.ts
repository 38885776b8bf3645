/** The design system: every component by name. There is no second way to draw any of them. */
// The frame

// Asking
export { default as Button } from './Button.svelte';
export { default as Choices } from './Choices.svelte';
export { default as DateField } from './DateField.svelte';
// Telling
export { default as Empty } from './Empty.svelte';
export { default as ErrorSummary } from './ErrorSummary.svelte';
export { default as Field } from './Field.svelte';
export { default as Fields } from './Fields.svelte';
export { default as FileField } from './FileField.svelte';
export { default as Icon } from './Icon.svelte';
export type { IconName } from './icons.ts';
export { default as Mark } from './Mark.svelte';
export { default as Notice } from './Notice.svelte';
export { default as Page } from './Page.svelte';
export { default as PublicFrame } from './PublicFrame.svelte';
export type { Place } from './place.ts';
export { default as Row } from './Row.svelte';
export { default as Rows } from './Rows.svelte';
export { default as Section } from './Section.svelte';
export { default as Select } from './Select.svelte';
export { default as Sheet } from './Sheet.svelte';
export { default as Shell } from './Shell.svelte';
export { default as Spread } from './Spread.svelte';
export { default as TextArea } from './TextArea.svelte';
export { default as TextField } from './TextField.svelte';

/** The design system: every component by name. There is no second way to draw any of them. */
// The frame

export { default as Beside } from './Beside.svelte';
// Asking
export { default as Button } from './Button.svelte';
export { default as Choices } from './Choices.svelte';
// Pictures, drawn on the server
export { default as Columns } from './Columns.svelte';
export { default as CopyText } from './CopyText.svelte';
export { default as DateField } from './DateField.svelte';
export { default as Disclosure } from './Disclosure.svelte';
// Telling
export { default as Empty } from './Empty.svelte';
export { default as Entry } from './Entry.svelte';
export { default as ErrorSummary } from './ErrorSummary.svelte';
export { default as Facts } from './Facts.svelte';
export { default as Field } from './Field.svelte';
export { default as Fields } from './Fields.svelte';
export { default as Figure } from './Figure.svelte';
export { default as FileField } from './FileField.svelte';
export { default as FormScope } from './FormScope.svelte';
export { default as Icon } from './Icon.svelte';
export type { IconName } from './icons.ts';
export { default as Mark } from './Mark.svelte';
export { default as Notice } from './Notice.svelte';
export { default as Once } from './Once.svelte';
export { default as Page } from './Page.svelte';
export { default as Pager } from './Pager.svelte';
export { default as PersonName } from './PersonName.svelte';
export { default as Progress } from './Progress.svelte';
export { default as Prompt } from './Prompt.svelte';
export { default as PublicFrame } from './PublicFrame.svelte';
export type { Place } from './place.ts';
export { default as Row } from './Row.svelte';
export { default as Rows } from './Rows.svelte';
export { default as RunningOrder } from './RunningOrder.svelte';
export { default as Section } from './Section.svelte';
export { default as Select } from './Select.svelte';
export { default as Sheet } from './Sheet.svelte';
export { default as Shell } from './Shell.svelte';
export { default as Spread } from './Spread.svelte';
export { default as StageLine } from './StageLine.svelte';
export { default as StageMark } from './StageMark.svelte';
export { default as Stepper } from './Stepper.svelte';
export { default as Stop } from './Stop.svelte';
export { default as SubNav } from './SubNav.svelte';
export type { Stage, StageChange } from './stage.ts';
export { stages } from './stage.ts';
export type { Here } from './standpoint.ts';
export { provideStandpoint, useStandpoint } from './standpoint.ts';
export { default as Table } from './Table.svelte';
export { default as Tag } from './Tag.svelte';
export { default as TextArea } from './TextArea.svelte';
export { default as TextField } from './TextField.svelte';
export { default as Tick } from './Tick.svelte';
export { default as TimeBar } from './TimeBar.svelte';
export { default as Toolbar } from './Toolbar.svelte';
export { default as Upload } from './Upload.svelte';
export { default as Version } from './Version.svelte';
export { default as When } from './When.svelte';
export { default as WhoCanSee } from './WhoCanSee.svelte';
export type { WhenStyle } from './when.ts';

import type { FullAutoFill } from 'svelte/elements';

/** What a control needs to belong to its label, hint and error. */
export interface FieldWiring {
	id: string;
	name: string;
	required: boolean;
	'aria-describedby': string | undefined;
	'aria-invalid': 'true' | undefined;
}

/** Props that every field takes. */
export interface FieldProps {
	label: string;
	/** The form's name for the value; also what an error summary links to. */
	name: string;
	hint?: string | undefined;
	error?: string | undefined;
	required?: boolean;
	/** Says *optional* after the label. */
	optional?: boolean;
	/** Only where two forms on one page have fields of the same name. */
	id?: string | undefined;
}

/** How a browser helps with writing, as HTML has it. */
export interface TypingProps {
	autocomplete?: FullAutoFill | undefined;
	maxlength?: number | undefined;
	inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'search' | 'tel' | 'url' | 'none' | undefined;
	autocapitalize?: 'off' | 'words' | 'sentences' | 'characters' | undefined;
	spellcheck?: boolean | undefined;
}

/** The id of a field's control, so that a list of errors can lead to it. */
export function fieldId(name: string): string {
	return `field-${name}`;
}

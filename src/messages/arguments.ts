/** A name that can be an ICU argument: lower-case first letter, no space, no number sign. */
type Clean<Name extends string> = Name extends `${string} ${string}` | `#${string}` | ''
	? never
	: Uncapitalize<Name> extends Name
		? Name
		: never;

type Head<Rest extends string> = Rest extends `${infer Inside}}${string}`
	? Inside extends `${infer Name},${string}`
		? Clean<Name>
		: Clean<Inside>
	: never;

/** The argument names of an ICU message, read from its text by the compiler. */
export type ArgumentNames<Message extends string> = Message extends `${string}{${infer Rest}`
	? Head<Rest> | ArgumentNames<Rest>
	: never;

export type ArgumentValue = string | number | Date;

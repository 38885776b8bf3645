/** A JSON Schema, as far as the document uses it. */
export interface Schema {
	$ref?: string;
	type?: string | string[];
	format?: string;
	enum?: unknown[];
	const?: unknown;
	example?: unknown;
	default?: unknown;
	description?: string;
	minimum?: number;
	maximum?: number;
	maxLength?: number;
	maxItems?: number;
	properties?: Record<string, Schema>;
	required?: string[];
	items?: Schema;
	anyOf?: Schema[];
	allOf?: Schema[];
}

type Named = Record<string, Schema>;

/** What a value can be, for the page to say in words. */
export interface Typed {
	kind: 'key' | 'moment' | 'day' | 'text' | 'number' | 'boolean' | 'choice' | 'object' | 'list';
	/** Of a list. */
	of?: Typed;
	/** Of a choice. */
	choices?: string[];
	/** The bounds of a number, or the most letters of a text. */
	least?: number;
	most?: number;
}

function resolved(schema: Schema, named: Named): Schema {
	if (schema.$ref) return resolved(named[schema.$ref.split('/').at(-1) ?? ''] ?? {}, named);
	const { allOf, anyOf, ...rest } = schema;
	if (allOf) {
		const whole: Schema = { ...rest };
		for (const part of allOf) {
			const one = resolved(part, named);
			const properties = { ...whole.properties, ...one.properties };
			Object.assign(whole, one, Object.keys(properties).length > 0 ? { properties } : {});
		}
		return whole;
	}
	const [first] = (anyOf ?? []).filter((one) => one.type !== 'null');
	return first ? { ...resolved(first, named), ...rest } : schema;
}

/** What a value of this schema can be. */
export function typeOf(given: Schema, named: Named): Typed {
	const schema = resolved(given, named);
	const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
	if (schema.enum) return { kind: 'choice', choices: schema.enum.map(String) };
	if (type === 'array') return { kind: 'list', of: typeOf(schema.items ?? {}, named) };
	if (type === 'integer' || type === 'number')
		return {
			kind: 'number',
			...(schema.minimum === undefined ? {} : { least: schema.minimum }),
			...(schema.maximum === undefined ? {} : { most: schema.maximum }),
		};
	if (type === 'boolean') return { kind: 'boolean' };
	if (type === 'object') return { kind: 'object' };
	if (schema.format === 'uuid') return { kind: 'key' };
	if (schema.format === 'date-time') return { kind: 'moment' };
	if (schema.format === 'date') return { kind: 'day' };
	return { kind: 'text', ...(schema.maxLength === undefined ? {} : { most: schema.maxLength }) };
}

const words: Record<string, string> = {
	name: 'Ada Okafor',
	title: 'Water stories',
	aim: 'Students tell how water moves through their town',
	place: 'Room 12',
	reason: 'We plan each lesson together now',
	remark: 'In pairs, with the map',
	words: 'Small groups choose their own tool',
	zone: 'Europe/Lisbon',
	language: 'en',
	address: 'ada@example.org',
	given: 'Ada',
	family: 'Okafor',
	prompt: 'modelling.before.lesson',
	next: '/api/v1/…?after=…',
};

/** An example of a value that fits: what the schema says itself, else a word that fits the name. */
export function exampleOf(given: Schema, named: Named, name = '', depth = 0): unknown {
	const schema = resolved(given, named);
	if (schema.example !== undefined) return schema.example;
	if (schema.const !== undefined) return schema.const;
	if (schema.enum) return schema.enum[0];
	const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
	if (type === 'array') return depth > 4 ? [] : [exampleOf(schema.items ?? {}, named, name, depth + 1)];
	if (type === 'object')
		return Object.fromEntries(
			Object.entries(schema.properties ?? {}).map(([key, one]) => [
				key,
				exampleOf(one, named, key, depth + 1),
			]),
		);
	if (type === 'integer' || type === 'number')
		return Math.max(schema.minimum ?? 0, name === 'minutes' ? 45 : 1);
	if (type === 'boolean') return true;
	return words[name] ?? '…';
}

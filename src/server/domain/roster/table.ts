/** A file of a set, opened as often as it is read. Reading may throw `Unreadable`. */
export interface CsvFile {
	/** As its format writes it, such as `users.csv` or `Teacher.csv`. */
	readonly name: string;
	readonly bytes: () => AsyncIterable<Uint8Array>;
}

/** How a file of another format tells what a file of OneRoster tells. Names on the left are OneRoster's columns. */
export interface TableShape {
	/** What this file calls a column; of several the first that holds something. What is not named is not in the file. */
	readonly columns: Readonly<Record<string, readonly string[]>>;
	/** What is the same in every row. */
	readonly fixed?: Readonly<Record<string, string>>;
	/** What has to be put into OneRoster's words first. */
	readonly turned?: Readonly<Record<string, (written: string) => string>>;
	/** Columns that OneRoster requires and this format does not. */
	readonly optional?: readonly string[];
	/** Columns of the format that are dropped; known so that none is taken for a misspelling of another. */
	readonly dropped?: readonly string[];
	/** One person, class or term may stand in several rows. */
	readonly repeats?: true;
	/** The table is meant only where the file has this column; a row without it says nothing. */
	readonly onlyWith?: string;
}

/** A file as a table of OneRoster's; without a shape it is one. */
export interface CsvTable {
	readonly file: CsvFile;
	readonly shape?: TableShape;
}

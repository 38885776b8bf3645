let read = (): Date => new Date();

/** The moment, as the server's clock has it. Verbs read it once, at their top, and pass it on. */
export function now(): Date {
	return read();
}

/** Lets a test or the demonstration's generator hold the clock; gives back the function that lets it go. */
export function holdClock(at: () => Date): () => void {
	const before = read;
	read = at;
	return () => {
		read = before;
	};
}

import { searchable } from '#server/domain/people/index.ts';
import type { LogField, Reading } from './kept-log.ts';

/** What columns of coaching logs are called, most telling first, folded; in the languages of who keeps one most often. */
const called: Record<LogField, readonly string[]> = {
	day: ['date', 'day', 'when', 'date of visit', 'visit date', 'session date', 'datum', 'fecha', 'data', 'dato', 'jour', 'tag'],
	time: ['time', 'start', 'start time', 'begins', 'hour', 'uhrzeit', 'heure', 'hora', 'tid'],
	minutes: [
		'minutes', 'min', 'mins', 'duration', 'length', 'time spent', 'how long', 'duration min', 'minutos', 'dauer', 'duree',
	],
	teacher: [
		'teacher', 'teachers', 'teacher name', 'teacher s', 'name', 'names', 'staff', 'staff member', 'colleague', 'educator', 'with',
		'who', 'coachee', 'client', 'docente', 'profesor', 'professor', 'lehrkraft', 'enseignant',
	],
	kind: [
		'kind', 'type', 'type of visit', 'type of support', 'visit type', 'activity', 'support', 'format', 'category', 'service',
		'session type', 'tipo', 'art', 'type de visite',
	],
	place: ['place', 'room', 'location', 'where', 'classroom', 'sala', 'aula', 'raum', 'lieu', 'salle'],
	note: [
		'note', 'notes', 'comments', 'comment', 'summary', 'details', 'description', 'what', 'observations', 'reflection', 'topic',
		'focus', 'notas', 'notizen', 'remarques',
	],
}; // biome-ignore format: lists of words

/** What the columns are, as far as their names tell: a name of ours exactly, else one that begins with it. Each column once. */
export function matchColumns(header: readonly string[]): Reading['columns'] {
	const names = header.map((cell) => searchable(cell.replace(/[^\p{L}\p{N}]+/gu, ' ')).trim());
	const columns: Reading['columns'] = {};
	const taken = new Set<number>();
	const give = (field: LogField, fits: (name: string, word: string) => boolean) => {
		if (columns[field] !== undefined) return;
		for (const word of called[field]) {
			const place = names.findIndex((name, at) => !taken.has(at) && name !== '' && fits(name, word));
			if (place < 0) continue;
			columns[field] = place;
			taken.add(place);
			return;
		}
	};
	const fields = Object.keys(called) as LogField[];
	for (const field of fields) give(field, (name, word) => name === word);
	for (const field of fields) give(field, (name, word) => word.length > 3 && name.startsWith(`${word} `));
	return columns;
}

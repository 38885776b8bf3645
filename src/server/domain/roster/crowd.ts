import { PairBag } from './pair-bag.ts';
import { hashOf, Register } from './register.ts';
import type { RosterCounts } from './roster.ts';

/** So many links are kept together. */
const linksAPiece = 16_384;

/** What is known of somebody while a set is read. */
export const bits = {
	staff: 1,
	student: 2,
	guardian: 4,
	/** Has a row of their own. */
	told: 8,
	/** Works somewhere. */
	housed: 16,
	/** Was something that has ended, or has not begun. */
	over: 32,
	/** A guardian who is counted where a student of theirs is. */
	counted: 64,
} as const;

/**
 * Everybody of a set while it is read, in some forty bytes each: enough to count students and guardians, each once, and to
 * know staff from others. Holds no name, address or id, and is dropped when the set has been read.
 */
export class Crowd {
	readonly #index = new Register();
	#bits = new Uint8Array(1024);
	#lines = new Uint32Array(1024);
	#places = new Uint32Array(1024);
	#grades = new Uint16Array(1024);
	readonly #placeLists = new Interned<readonly string[]>();
	readonly #gradeNames = new Interned<string | null>();
	/** Who belongs to whom: the one by place, the other by hash, three numbers a link, so many links a piece. */
	readonly #links: Uint32Array[] = [];
	#linked = 0;

	/** How many people are known by a role or a row. */
	get size(): number {
		return this.#index.size;
	}

	/** Whether anybody is staff. */
	get hasStaff(): boolean {
		return this.#bits.some((known) => (known & bits.staff) !== 0);
	}

	/** The place of somebody, made when they were not known; `line` is kept for who is new. */
	meet(id: string, line: number): number {
		const at = this.#index.size;
		const known = this.#index.note(id, at);
		if (known !== undefined) return known;
		if (at === this.#bits.length) this.#grow();
		this.#lines[at] = line;
		return at;
	}

	/** What is known of somebody by id; nought for who was never met. */
	knows(id: string): number {
		const at = this.#index.get(id);
		return at === undefined ? 0 : this.bitsAt(at);
	}

	bitsAt(at: number): number {
		return this.#bits[at] ?? 0;
	}

	lineAt(at: number): number {
		return this.#lines[at] ?? 0;
	}

	mark(at: number, what: number): void {
		this.#bits[at] = this.bitsAt(at) | what;
	}

	/** Keeps the line of somebody's own row. */
	tell(at: number, line: number): void {
		this.#lines[at] = line;
		this.mark(at, bits.told);
	}

	/** Adds the schools where a student or guardian is counted. */
	place(at: number, schoolIds: readonly string[]): void {
		const before = this.#placeLists.at(this.#places[at] ?? 0) ?? [];
		const all = [...new Set([...before, ...schoolIds])];
		this.#places[at] = this.#placeLists.indexOf(all.join('\0'), all);
	}

	/** Whether a school is known where they are counted. */
	isPlaced(at: number): boolean {
		return this.#places[at] !== 0;
	}

	/** Keeps a student's grade, unless one was told before. */
	grade(at: number, grade: string | null): void {
		if (grade === null || this.#grades[at] !== 0) return;
		if (this.#gradeNames.size < 60_000) this.#grades[at] = this.#gradeNames.indexOf(grade, grade);
	}

	/** Says that somebody's row names another person, in either direction. */
	link(at: number, otherId: string): void {
		const [high, low] = hashOf(otherId);
		const within = this.#linked % linksAPiece;
		if (within === 0) this.#links.push(new Uint32Array(linksAPiece * 3));
		this.#links.at(-1)?.set([at, high, low], within * 3);
		this.#linked += 1;
	}

	/** Goes through the links: who, and whom their row names, undefined when that is nobody. */
	*#eachLink(): Generator<[one: number, other: number | undefined]> {
		for (let link = 0; link < this.#linked; link += 1) {
			const piece = this.#links[Math.floor(link / linksAPiece)] ?? new Uint32Array();
			const at = (link % linksAPiece) * 3;
			yield [piece[at] ?? 0, this.#index.find(piece[at + 1] ?? 0, piece[at + 2] ?? 0)];
		}
	}

	/** Calls `say` with the place of everybody whose row names somebody who has no row. */
	eachDangling(say: (at: number) => void): void {
		for (const [one, other] of this.#eachLink())
			if (other === undefined || (this.bitsAt(other) & bits.told) === 0) say(one);
	}

	/**
	 * Counts students and guardians: altogether, by school, and by school and grade. Each is counted once in each number; a
	 * guardian counts where the roster places them and where their students are.
	 */
	count(): RosterCounts {
		const schools = new Tallies();
		const grades = new Tallies();
		let students = 0;
		let guardians = 0;
		for (let at = 0; at < this.size; at += 1) {
			if ((this.bitsAt(at) & bits.student) === 0) continue;
			students += 1;
			for (const schoolId of this.#schoolsOf(at)) {
				schools.of(schoolId, null).students += 1;
				grades.of(schoolId, this.#gradeOf(at)).students += 1;
			}
		}
		this.#countGuardiansOfStudents(schools, grades);
		for (let at = 0; at < this.size; at += 1) {
			if ((this.bitsAt(at) & bits.guardian) === 0) continue;
			guardians += 1;
			if ((this.bitsAt(at) & bits.counted) === 0)
				for (const schoolId of this.#schoolsOf(at)) schools.of(schoolId, null).guardians += 1;
		}
		const bySchool = schools.list().map(({ grade: _, ...one }) => one);
		return { students, guardians, bySchool, byGrade: grades.list() };
	}

	/** Counts those guardians who have students, where they are placed and where their students are. */
	#countGuardiansOfStudents(schools: Tallies, grades: Tallies): void {
		const pairs = new PairBag();
		const isA = (at: number, what: number) => (this.bitsAt(at) & what) !== 0;
		for (const [one, other] of this.#eachLink()) {
			if (other === undefined) continue;
			if (isA(one, bits.student) && isA(other, bits.guardian)) pairs.add(other, one);
			if (isA(other, bits.student) && isA(one, bits.guardian)) pairs.add(one, other);
		}
		let guardian = -1;
		const counted = new Set<Tally>();
		const countOnce = (tally: Tally) => {
			if (!counted.has(tally)) tally.guardians += 1;
			counted.add(tally);
		};
		pairs.eachOnce((at, student) => {
			if (at !== guardian) {
				guardian = at;
				counted.clear();
				this.mark(at, bits.counted);
				for (const schoolId of this.#placeLists.at(this.#places[at] ?? 0) ?? [])
					countOnce(schools.of(schoolId, null));
			}
			for (const schoolId of this.#schoolsOf(student)) {
				countOnce(schools.of(schoolId, null));
				countOnce(grades.of(schoolId, this.#gradeOf(student)));
			}
		});
	}

	#schoolsOf(at: number): readonly (string | null)[] {
		const own = this.#placeLists.at(this.#places[at] ?? 0) ?? [];
		return own.length > 0 ? own : [null];
	}

	#gradeOf(at: number): string | null {
		return this.#gradeNames.at(this.#grades[at] ?? 0) ?? null;
	}

	#grow(): void {
		this.#bits = grown(this.#bits);
		this.#lines = grown(this.#lines);
		this.#places = grown(this.#places);
		this.#grades = grown(this.#grades);
	}
}

/** Values that many people share, each kept once and named by a number from 1. */
class Interned<Value> {
	readonly #values: Value[] = [];
	readonly #numbers = new Map<string, number>();

	get size(): number {
		return this.#values.length;
	}

	indexOf(key: string, value: Value): number {
		const known = this.#numbers.get(key);
		if (known !== undefined) return known;
		this.#values.push(value);
		this.#numbers.set(key, this.#values.length);
		return this.#values.length;
	}

	at(number: number): Value | undefined {
		return number === 0 ? undefined : this.#values[number - 1];
	}
}

interface Tally {
	readonly schoolId: string | null;
	readonly grade: string | null;
	students: number;
	guardians: number;
}

class Tallies {
	readonly #all = new Map<string, Tally>();

	of(schoolId: string | null, grade: string | null): Tally {
		const key = JSON.stringify([schoolId, grade]);
		const tally = this.#all.get(key) ?? { schoolId, grade, students: 0, guardians: 0 };
		this.#all.set(key, tally);
		return tally;
	}

	list(): Tally[] {
		return [...this.#all.values()];
	}
}

function grown<Numbers extends Uint8Array | Uint16Array | Uint32Array>(numbers: Numbers): Numbers {
	const more = new (numbers.constructor as new (length: number) => Numbers)(numbers.length * 2);
	more.set(numbers);
	return more;
}

import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number];

/** A drawing on a sheet of paper, as somebody would photograph it: on a table, a little crooked, in the light of a window. */
export interface Drawing {
	table: Colour;
	/** Bars of a chart that was filled in by hand, from 0 to 1, each in its colour. */
	bars: readonly { height: number; colour: Colour }[];
	/** How crooked it lies, in radians. */
	tilt: number;
}

const [width, height] = [720, 540];
const paper: Colour = [250, 247, 238];
const pencil: Colour = [72, 70, 78];

/** The colour of the sheet at a place on it, both from 0 to 1; undefined beside it. */
function onPaper({ bars }: Drawing, x: number, y: number): Colour | undefined {
	if (x < 0 || x > 1 || y < 0 || y > 1) return undefined;
	// Lines by hand are not straight.
	const waver = 0.003 * Math.sin(x * 40) + 0.003 * Math.sin(y * 33);
	const isTitle = Math.abs(y - 0.1 - 3 * waver * Math.sin(x * 90)) < 0.006 && x > 0.16 && x < 0.72;
	const isAxis = (Math.abs(x - 0.12 + waver) < 0.004 && y > 0.2) || Math.abs(y - 0.86 + waver) < 0.004;
	if (isTitle || (isAxis && x > 0.11 && y < 0.87)) return pencil;
	const step = 0.8 / bars.length;
	const place = (x - 0.15) / step;
	const bar = bars[Math.floor(place)];
	const across = place - Math.floor(place);
	if (!bar || across > 0.68 || y > 0.85) return paper;
	const top = 0.85 - bar.height * 0.6;
	if (y < top + waver) return paper;
	const isEdge = across < 0.035 || across > 0.645 || y < top + waver + 0.007;
	// Filled in with a felt pen, whose strokes show.
	const isStroke = Math.sin((x + y) * 130 + 5 * Math.sin(y * 25)) > -0.55;
	return isEdge ? pencil : isStroke ? bar.colour : paper;
}

/** A drawing as PNG, the same bytes every time: some 20 kB. */
export function drawPicture(drawing: Drawing): Buffer {
	const rows = Buffer.alloc(height * (1 + width * 3));
	const [sin, cos] = [Math.sin(drawing.tilt), Math.cos(drawing.tilt)];
	for (let y = 0; y < height; y += 1)
		for (let x = 0; x < width; x += 1) {
			const [across, down] = [x - width / 2, y - height / 2];
			const [u, v] = [(across * cos + down * sin) / 560 + 0.5, (down * cos - across * sin) / 430 + 0.5];
			const isShadow = u > 0.01 && u < 1.015 && v > 0.01 && v < 1.02;
			const [red, green, blue] = onPaper(drawing, u, v) ?? drawing.table;
			const isTable = u < 0 || u > 1 || v < 0 || v > 1;
			const light = (isTable && isShadow ? 0.72 : 1) * (1.04 - Math.floor((x + y) / 90) * 0.016);
			const at = y * (1 + width * 3) + 1 + x * 3;
			rows.set(
				[red, green, blue].map((part) => Math.min(255, Math.round(part * light))),
				at,
			);
		}
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([8, 2, 0, 0, 0], 8);
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	return Buffer.concat([
		signature,
		chunk('IHDR', head),
		chunk('IDAT', deflateSync(rows, { level: 9 })),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

function chunk(name: string, content: Buffer): Buffer {
	const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
	const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(content.length);
	sum.writeUInt32BE(crc32(named));
	return Buffer.concat([length, named, sum]);
}

import { encode } from 'uqr';

/** A QR code to be drawn as SVG: its side in squares with a border, and the dark ones as one path. */
export interface QrDrawing {
	side: number;
	path: string;
}

/** The QR code of an address, so that a quarter of it may be covered or torn. */
export function qrOf(address: string): QrDrawing {
	const { data, size } = encode(address, { ecc: 'Q', border: 2 });
	const path = data
		.flatMap((row, y) => {
			const runs: string[] = [];
			for (let x = 0; x < row.length; x += 1) {
				if (!row[x]) continue;
				let long = 1;
				while (row[x + long]) long += 1;
				runs.push(`M${x} ${y}h${long}v1h-${long}z`);
				x += long;
			}
			return runs;
		})
		.join('');
	return { side: size, path };
}

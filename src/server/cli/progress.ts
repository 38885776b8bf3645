/** Shows on a terminal how far long work is, on one line that is written over; elsewhere a line for every tenth. */
export function showProgress(to: NodeJS.WriteStream = process.stderr): {
	tell: (step: string, done: number, of: number) => void;
	end: () => void;
} {
	let last = '';
	let open = false;
	const end = () => {
		if (open) to.write('\n');
		open = false;
	};
	return {
		tell: (step, done, of) => {
			const share = of === 0 ? 100 : Math.floor((100 * done) / of);
			const line = `${step}: ${to.isTTY ? share : share - (share % 10)} %`;
			if (line === last) return;
			if (!to.isTTY) to.write(`${line}\n`);
			else {
				if (!last.startsWith(`${step}:`)) end();
				to.write(`\r${line}`);
				open = true;
			}
			last = line;
		},
		end,
	};
}

/** How many tests of a part passed, failed and were left out. */
export interface Counts {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
}

/**
 * Counts a Vitest JSON report. A file that could not be loaded has no tests to count: it counts as one failed.
 * @param json the report's text; empty when none was written
 * @param ok whether Vitest itself ended well: when not, at least one counts as failed
 */
export function countVitest(json: string, ok: boolean): Counts {
	const report = parse<{
		numPassedTests: number;
		numFailedTests: number;
		numPendingTests: number;
		numTodoTests: number;
		testResults: { status: string; assertionResults: { status: string }[] }[];
	}>(json);
	if (!report) return atLeastOneFailed({ passed: 0, failed: 0, skipped: 0 }, false);
	const unloaded = report.testResults.filter(
		(file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
	).length;
	return atLeastOneFailed(
		{
			passed: report.numPassedTests,
			failed: report.numFailedTests + unloaded,
			skipped: report.numPendingTests + report.numTodoTests,
		},
		ok,
	);
}

/**
 * Counts a Playwright JSON report. A test that passed only on a second try counts as failed.
 * @param json the report's text; empty when none was written
 * @param ok whether Playwright itself ended well: when not, at least one counts as failed
 */
export function countPlaywright(json: string, ok: boolean): Counts {
	const report = parse<{
		stats: { expected: number; unexpected: number; flaky: number; skipped: number };
	}>(json);
	if (!report) return atLeastOneFailed({ passed: 0, failed: 0, skipped: 0 }, false);
	const { expected, unexpected, flaky, skipped } = report.stats;
	return atLeastOneFailed({ passed: expected, failed: unexpected + flaky, skipped }, ok);
}

/** A tool without tests of its own counts as one. */
export function countTool(ok: boolean): Counts {
	return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

export function add(left: Counts, right: Counts): Counts {
	return {
		passed: left.passed + right.passed,
		failed: left.failed + right.failed,
		skipped: left.skipped + right.skipped,
	};
}

function atLeastOneFailed(counts: Counts, ok: boolean): Counts {
	return ok || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

function parse<Report>(json: string): Report | undefined {
	try {
		return JSON.parse(json) as Report;
	} catch {
		return undefined;
	}
}

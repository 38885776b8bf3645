import { isDatabaseReady } from '#server/platform/database/index.ts';
import { areJobsReady } from '#server/platform/jobs/index.ts';

/** Whether requests may be sent here: the database answers with every migration, and the jobs run. Tells nothing else. */
export const GET = async () => {
	const ready = areJobsReady() && (await isDatabaseReady().catch(() => false));
	return new Response(ready ? 'ready\n' : 'not ready\n', {
		status: ready ? 200 : 503,
		headers: { 'content-type': 'text/plain' },
	});
};

import { prepareWaiting } from '#server/domain/roster/index.ts';
import {
	dropUpload,
	isUploadHere,
	openUpload,
	type Upload,
	uploadsOlderThan,
} from '#server/platform/uploads/index.ts';

const hour = 3_600_000;

/** Reads the rosters that were uploaded; the verb acts as the machine. */
export async function prepareRostersJob(): Promise<void> {
	await prepareWaiting({
		isHere: isUploadHere,
		open: (importId, json) => {
			const upload = JSON.parse(json) as Upload;
			return upload.parts.map(({ name }, part) => ({ name, open: () => openUpload(importId, upload, part) }));
		},
		drop: dropUpload,
		old: () => uploadsOlderThan(hour),
	});
}

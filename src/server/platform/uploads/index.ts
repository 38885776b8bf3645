export {
	dropUpload,
	isUploadHere,
	keepUpload,
	openUpload,
	type Upload,
	type UploadedBytes,
	uploadsOlderThan,
} from './keep-upload.ts';
export { BrokenForm, filesOf, type SentFile } from './multipart.ts';
export { type ReceivedForm, receiveForm } from './receive-form.ts';

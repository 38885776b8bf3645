export {
	findReadings,
	findReadingsOf,
	type Opened,
	type OpenedKind,
	openedKinds,
	type Reading,
	recordReading,
} from './reading.ts';

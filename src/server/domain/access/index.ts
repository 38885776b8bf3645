export { findReadings, type Opened, type Reading, recordReading } from './reading.ts';

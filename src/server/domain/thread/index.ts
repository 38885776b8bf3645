export { findThread, type Message, mostWords, type Thread } from './find-thread.ts';
export { sayInThread } from './say-in-thread.ts';
export { withdrawMessage } from './withdraw-message.ts';

export { entryOf, findReader, findSeenVisit, type Seen, titleOf } from './entries.ts';
export { feedAddress } from './feed.ts';
export { type Feed, findFeed } from './find-feed.ts';
export { type MadeFeed, makeFeed } from './make-feed.ts';
export { type FeedFile, readFeed } from './read-feed.ts';
export { revokeFeed } from './revoke-feed.ts';

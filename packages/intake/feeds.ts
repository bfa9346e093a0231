// What reads feeds and lists of feeds, apart from the ways in, so that nothing of it is loaded to read one text.
export type { Feed, FeedEntry, FeedText } from './feed/feed.js'
export { type FeedAddress, readOpml } from './feed/opml.js'
export { readFeed } from './feed/read-feed.js'

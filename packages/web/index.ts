export { isPublicAddress } from './address.js'
export { type Fetched, type Fetcher, fetcher } from './fetch.js'
export { FetchRefused } from './refused.js'
export { nextTry } from './schedule.js'

export { isPublicAddress } from './address.js'
export { type Fetched, type Fetcher, FetchRefused, fetcher } from './fetch.js'
export { nextTry } from './schedule.js'

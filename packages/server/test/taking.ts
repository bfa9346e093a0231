export { reread, taker } from '@onrecord/flow'

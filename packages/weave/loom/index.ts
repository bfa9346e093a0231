export { type Library, library } from './library.js'
export { update } from './update.js'

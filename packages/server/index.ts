export type * from '@onrecord/record'
export { app, type Parts } from './app.js'
export type { Problem } from './problem.js'
export { CannotListen, type ServeOptions, type Serving, serve } from './serve.js'

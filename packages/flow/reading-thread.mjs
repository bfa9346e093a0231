// Starts a thread of the pool where sources are run: tsx has to be there before TypeScript is loaded.
import { register } from 'tsx/esm/api'

register()
await import('./reading-worker.ts')

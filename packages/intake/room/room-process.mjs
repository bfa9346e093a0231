// Starts a room's process where sources are run: tsx has to be there before TypeScript is loaded.
import { register } from 'tsx/esm/api'

register()
await import('./room-main.ts')

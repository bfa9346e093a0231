// Starts the fuzzer's process from sources: tsx has to be there before TypeScript is loaded.
import { register } from 'tsx/esm/api'

register()
await import('./fuzz-main.ts')

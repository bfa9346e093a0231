import { Worker } from 'node:worker_threads'
import type { Asked, Told } from './messages.js'

// A room's process. It reads in a thread of its own, so that it goes on hearing what it is told: that whoever started it is gone, above
// all, since a document that never comes to an end would else keep it for ever.
const isSource = import.meta.url.endsWith('.ts')
const worker = new Worker(new URL(isSource ? './room-thread.mjs' : './room-worker.js', import.meta.url), {
  resourceLimits: { maxOldGenerationSizeMb: Number(process.argv[2]) },
  ...(isSource && { execArgv: ['--conditions=source'] }),
})
const tell = (told: Told | 'ready') => process.send?.(told)
worker.on('message', tell)
worker.on('error', (error: NodeJS.ErrnoException) =>
  tell(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? { kind: 'memory' } : { kind: 'died', why: error.message }),
)
process.on('message', ({ bytes, ...asked }: Asked) => {
  // A copy, since a part of a larger buffer would take all of that along.
  const own = new Uint8Array(bytes)
  worker.postMessage({ ...asked, bytes: own }, [own.buffer])
})
// It ends with whoever started it, who alone decides when: a signal sent to all processes of a group is not for this one.
process.on('disconnect', () => process.exit())
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

import { parentPort, workerData } from 'node:worker_threads'
import { check } from './check.js'
import { corpus } from './corpus.js'
import { mutated } from './mutate.js'
import { random } from './random.js'

// The fuzzer's thread: checks inputs one after the other and tells which it is at, so that one that hangs or bursts is known.
const { seed, from, count, step } = workerData as { seed: number; from: number; count: number; step: number }
const seeds = await corpus()
for (let i = from; i < count; i += step) {
  parentPort?.postMessage({ at: i })
  const { wrong, articles } = await check(mutated(seeds, random(seed * 1_000_003 + i)))
  if (wrong !== null) parentPort?.postMessage({ at: i, wrong })
  else if (articles > 0) parentPort?.postMessage({ at: i, articles })
}
parentPort?.postMessage({ done: true })

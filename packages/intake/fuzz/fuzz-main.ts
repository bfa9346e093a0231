import { check } from './check.js'
import { corpus } from './corpus.js'
import { mutated } from './mutate.js'
import { random } from './random.js'

/** What the fuzzer's process tells: which input it is at, then what that gave. */
export type Told =
  | { readonly at: number; readonly wrong?: string; readonly articles?: number; readonly done?: undefined }
  | { readonly done: true }

// The fuzzer's process: checks inputs one after the other and tells which it is at, so that one that hangs or bursts is known.
const [seed, from, count, step] = process.argv.slice(2).map(Number) as [number, number, number, number]
const tell = (told: Told) => new Promise<void>((sent) => process.send!(told, () => sent()))
process.on('disconnect', () => process.exit())
const seeds = await corpus()
for (let i = from; i < count; i += step) {
  await tell({ at: i })
  const { wrong, articles } = await check(mutated(seeds, random(seed * 1_000_003 + i)))
  if (wrong !== null) await tell({ at: i, wrong })
  else if (articles > 0) await tell({ at: i, articles })
}
await tell({ done: true })
process.exit()

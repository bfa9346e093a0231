import type { Source } from '@onrecord/format'
import { lendEnglish, loadEnglish } from '@onrecord/language/node'
import { expect, it } from 'vitest'
import { materials } from './materials.js'
import { readAll } from './pool.js'

const source = (i: number): Source => ({
  name: `a${i}`,
  uri: `a${i}.txt`,
  text: `Talks open\n\n${`“We will sign,” Ilse Brandt said in round ${i}. `.repeat(600)}\n`,
  title: null, outlet: null, byline: null, wire: null, language: null, published: '2025-03-01', url: null, hints: [], map: null,
}) // biome-ignore format: short

async function read(threads: number): Promise<unknown[]> {
  async function* items() {
    yield* [0, 1, 2, 3].map(source)
  }
  const out: unknown[] = []
  for await (const item of readAll(items(), (_): _ is Source => true, materials(), {
    today: '2025-06-01',
    explain: true,
    threads,
  }))
    out.push(item)
  return out
}

/** Asks for what stands on the shelf, where it may not be made any more. */
const standing = (name: string): Uint8Array =>
  loadEnglish().keep(name, () => {
    throw new Error(`${name} was not there`)
  })

it('threads put weights where this one and those to come find them, and give back their places', async () => {
  const byThreads = await read(2)
  for (const name of ['words', 'tagger', 'parser', 'names', 'statements unfolded'])
    expect(standing(name).buffer).toBeInstanceOf(SharedArrayBuffer)
  expect(standing('parser').length).toBeGreaterThan(1e6)
  expect(await read(0)).toEqual(byThreads)
  expect(lendEnglish()?.place.lane).toBe(1)
}, 60_000)

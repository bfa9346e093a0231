import { createHash } from 'node:crypto'
import type { Source } from '@onrecord/format'
import { expect, it } from 'vitest'
import { materials } from './materials.js'
import { readAll } from './pool.js'

const sources = Array.from({ length: 30 }, (_, i): Source => ({
  name: `a${i}`,
  uri: `a${i}.txt`,
  text: `Talks open\n\n${'“We will sign,” Ilse Brandt said on Monday. '.repeat(1 + ((i * 7) % 11))}\n`,
  title: null, outlet: null, byline: null, wire: null, language: null, published: '2025-03-01', url: null, hints: [], map: null,
})) // biome-ignore format: short
const note = { problem: 'in its place' }
const isSource = (item: Source | typeof note): item is Source => !('problem' in item)

async function read(threads: number): Promise<string[]> {
  async function* items() {
    for (const [i, source] of sources.entries()) {
      if (i === 12) yield note
      yield source
    }
  }
  const out: string[] = []
  for await (const item of readAll(items(), isSource, materials(), { today: '2025-06-01', explain: true, threads }))
    out.push('problem' in item ? item.problem : JSON.stringify('article' in item ? item.article : item.error))
  return out
}

it('threads give the same readings in the same order as none', async () => {
  const alone = await read(0)
  expect(alone).toHaveLength(31)
  expect(alone[12]).toBe('in its place')
  const digests = (list: readonly string[]) => list.map((l) => createHash('sha256').update(l).digest('hex'))
  expect(digests(await read(2))).toEqual(digests(alone))
})

it('who stops listening ends the threads', async () => {
  async function* endless() {
    for (;;) yield sources[0]!
  }
  let n = 0
  for await (const _ of readAll(endless(), isSource, materials(), { today: '2025-06-01', explain: false, threads: 2 }))
    if (++n === 40) break
  expect(n).toBe(40)
})

it('an article that takes too long costs itself alone', async () => {
  const endless = {
    ...sources[0]!,
    name: 'long',
    text: `Talks open\n\n${'“We will sign,” Ilse Brandt said on Monday. '.repeat(40_000)}`,
  }
  async function* items() {
    yield* sources.slice(0, 8)
    yield endless
    yield* sources.slice(8, 16)
  }
  const patience = (characters: number) => (characters > 200_000 ? 1 : 60)
  const got: string[] = []
  const options = { today: '2025-06-01', explain: false, threads: 2, patience } as const
  for await (const item of readAll(items(), isSource, materials(), options))
    if ('source' in item) got.push('error' in item ? `${item.source.name}: ${item.error}` : item.source.name)
  const names = sources.slice(0, 16).map((s) => s.name)
  expect(got).toEqual([...names.slice(0, 8), 'long: it takes longer than 1 s to read; split it', ...names.slice(8)])
})

it('also where nothing else is to be read', async () => {
  async function* items() {
    yield { ...sources[0]!, text: '“We will sign,” Ilse Brandt said on Monday. '.repeat(4000) }
  }
  const options = { today: '2025-06-01', explain: false, threads: 2, early: true, patience: () => 0.05 } as const
  const got: string[] = []
  for await (const item of readAll(items(), isSource, materials(), options)) got.push('error' in item ? item.error : '')
  expect(got).toEqual(['it takes longer than 0 s to read; split it'])
})

it.each([[1], [2], [9]])('an article that may be alone is read the same: %i of them', async (many) => {
  async function* items() {
    yield* sources.slice(0, many)
  }
  const read = async (options: { readonly alone?: boolean; readonly threads: number }) => {
    const got: unknown[] = []
    for await (const item of readAll(items(), isSource, materials(), {
      today: '2025-06-01',
      explain: true,
      ...options,
    }))
      got.push('article' in item ? item.article : item)
    return got
  }
  const here = await read({ threads: 0 })
  expect(here).toHaveLength(many)
  expect(await read({ alone: true, threads: 2 })).toEqual(here)
})

it('a long article that is alone is read where it can be ended', async () => {
  async function* items() {
    yield { ...sources[0]!, text: '“We will sign,” Ilse Brandt said on Monday. '.repeat(4000) }
  }
  const options = { today: '2025-06-01', explain: false, threads: 2, alone: true, patience: () => 0.05 } as const
  const got: string[] = []
  for await (const item of readAll(items(), isSource, materials(), options)) got.push('error' in item ? item.error : '')
  expect(got).toEqual(['it takes longer than 0 s to read; split it'])
})

it('an article that takes more memory than a thread has is read all the same', async () => {
  const long = { ...sources[0]!, name: 'long', text: `Talks open\n\n${'“We will sign,” he said.\n\n'.repeat(2000)}` }
  async function* items() {
    yield* sources.slice(0, 3)
    yield long
    yield* sources.slice(3, 8)
  }
  const got: string[] = []
  const options = { today: '2025-06-01', explain: true, threads: 1, megabytes: 40 } as const
  for await (const item of readAll(items(), isSource, materials(), options))
    if ('source' in item) got.push('error' in item ? item.error : item.source.name)
  expect(got).toEqual(['a0', 'a1', 'a2', 'long', 'a3', 'a4', 'a5', 'a6', 'a7'])
})

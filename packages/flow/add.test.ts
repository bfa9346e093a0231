import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Source } from '@onrecord/format'
import type { IntakeProblem } from '@onrecord/intake'
import { openSources } from '@onrecord/intake/node'
import { type OnRecord, open } from '@onrecord/record'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AddOptions, add, type Progress } from './add.js'
import { materials } from './materials.js'
import { weaveRecord } from './weave-record.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-add-'))
afterAll(() => rmSync(folder, { recursive: true }))
const ready = materials()
let made = 0
const fresh = () => open(join(folder, `${made++}.db`))

const sources: Source[] = []
beforeAll(async () => {
  const archive = fileURLToPath(new URL('../../examples/archive/', import.meta.url))
  for (const file of readdirSync(archive).sort())
    for await (const item of openSources(archive + file)) if (!('problem' in item)) sources.push(item)
})
/** Sources with a rest behind every third, so that they are put on record in several transactions. */
async function* given(list: readonly Source[]): AsyncGenerator<Source | IntakeProblem> {
  for (const [i, source] of list.entries()) {
    if (i % 3 === 2) await sleep(300)
    yield source
  }
}
const adding = (record: OnRecord, list: readonly Source[], more: Partial<AddOptions> = {}) =>
  add(given(list), { record, materials: ready, today: '2025-11-22', threads: 0, ...more })

const links = async (record: OnRecord) => ({
  problems: await record.check(),
  utterances: await record.utterances(),
  occasions: await record.occasions(),
  differences: await record.differences(),
  stories: await record.stories(),
  ledger: await record.ledger({ limit: 10_000 }),
  actors: await record.actors({ limit: 10_000 }),
  state: await record.wovenState(),
})

describe('adding', () => {
  it('links as articles come what it would link when all are there', { timeout: 120_000 }, async () => {
    const [atEnd, meanwhile, later] = [await fresh(), await fresh(), await fresh()]
    const told: Progress[] = []
    await adding(atEnd, sources)
    for (const [
      record,
      more,
    ] of [[meanwhile, { linkEach: 5, onProgress: (p: Progress) => told.push(p) }], [later, { links: 'later' as const }]] as const) // biome-ignore format: one line
      await adding(record, sources, more)
    expect((await later.wovenState()).woven).toBeNull()
    await weaveRecord(later, ready)
    const whole = await links(atEnd)
    expect(whole.state.woven).toBe(whole.state.articles)
    expect(await links(meanwhile)).toEqual(whole)
    expect(await links(later)).toEqual(whole)
    expect(told.filter((p) => p.step === 'read').map((p) => p.done)).toEqual(sources.map((_, i) => i + 1))
    // Some were linked before all were read.
    const waited = told.filter((p) => p.step === 'read').map((p) => p.toLink)
    expect(waited.some((n, i) => n < waited[i - 1]!)).toBe(true)
    expect(told.at(-1)).toMatchObject({ step: 'weave', toLink: 0 })
    for (const record of [atEnd, meanwhile, later]) await record.close()
  })

  it('a fault in linking is told once, leaves the articles, and is made good by the next', async () => {
    const record = await fresh()
    const faulty: OnRecord = { ...record, weave: () => Promise.reject(new Error('no loom')) }
    const report = await adding(faulty, sources.slice(0, 4), { linkEach: 2 })
    expect(report).toMatchObject({ added: 4, problems: [{ line: 'the articles could not be linked (no loom)' }] })
    const next = await adding(record, sources.slice(0, 4))
    expect(next).toMatchObject({ added: 0, unchanged: 4, problems: [] })
    const { articles, woven } = await record.wovenState()
    expect(woven).toBe(articles)
    await record.close()
  })

  it('two editions in one go are told of one by one; one that comes twice is there once', async () => {
    const record = await fresh()
    const first = sources[0]!
    const second = { ...first, text: `${first.text}\n\nA line more.\n` }
    const third = { ...first, text: `${first.text}\n\nAnother line.\n` }
    const told: string[] = []
    const report = await adding(record, [first, first, second, third], {
      address: () => 'one',
      links: 'later',
      onChanged: ({ edition, come }) => told.push(`${edition}: ${come}`),
    })
    expect(report).toMatchObject({ added: 1, unchanged: 1, editions: 2 })
    expect(told).toEqual(['2: A line more.', '3: Another line.'])
    await record.close()
  })

  it('ends between two groups when it is told to, and goes on from there', async () => {
    const record = await fresh()
    const stop = new AbortController()
    const options = {
      links: 'later' as const,
      address: () => 'one',
      signal: stop.signal,
      onProgress: () => stop.abort(),
    }
    const report = await adding(record, sources.slice(0, 3), options)
    expect(report).toMatchObject({ added: 1, interrupted: true })
    expect((await adding(record, sources.slice(0, 3), { links: 'later' })).interrupted).toBe(false)
    await record.close()
  })
})

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ReadArticle, Source } from '@onrecord/format'
import { type OnRecord, open } from '@onrecord/record'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { materials } from './materials.js'
import { readOne } from './reading.js'
import { weaveRecord } from './weave-record.js'

// ONRECORD_ORDERS=50 tries that many orders, with the seeds and 200 PolNeAR articles where they are there: an hour.
const orders = Number(process.env.ONRECORD_ORDERS ?? 0)
const shared = process.env.ONRECORD_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const sample = fileURLToPath(new URL('../../examples/archive', import.meta.url))
const ready = materials()

function readings(folder: string, most = Number.POSITIVE_INFINITY): ReadArticle[] {
  const files = readdirSync(folder).filter((f) => f.endsWith('.txt')).sort().slice(0, most) // biome-ignore format: one line
  return files.map((file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    // Seeds and sample are named by day, the day of the others does not matter here.
    const source: Source = {
      name: file.replace(/\.txt$/, ''), uri: file, text, title: null, outlet: file.split(/[-_]/)[0]!, byline: null, wire: null,
      language: null, published: /\d{4}-\d\d-\d\d/.exec(file)?.[0] ?? null, url: null, hints: [], map: null,
    } // biome-ignore format: a source at a glance
    const reading = readOne(source, ready, { today: '2025-11-22', explain: true })
    if ('error' in reading) throw new Error(reading.error)
    return reading.article
  })
}

const folder = mkdtempSync(join(tmpdir(), 'onrecord-order-'))
afterAll(() => rmSync(folder, { recursive: true }))
let made = 0

/** Everything the record holds and links. */
async function content(record: OnRecord): Promise<unknown> {
  expect(await record.check()).toEqual([])
  const all: ReadArticle[] = []
  for await (const reading of record.readings()) all.push(reading)
  const most = { limit: 100_000 }
  return {
    all,
    statements: await record.statements(most),
    conditions: await record.conditions(most),
    actors: await record.actors(most),
    copies: await record.copies(),
    utterances: await record.utterances(),
    occasions: await record.occasions(),
    differences: await record.differences(),
    stories: await record.stories(),
    ledger: await record.ledger(most),
    state: await record.wovenState(),
  }
}

/** A record of articles that came in batches, linked behind each. */
async function recordOf(batches: readonly (readonly ReadArticle[])[]): Promise<unknown> {
  const record = await open(join(folder, `${made++}.db`))
  try {
    for (const batch of batches) {
      for (const article of batch) await record.add(article, { reader: 'r', language: 'l', knowledge: 'k' })
      await weaveRecord(record, ready)
    }
    return await content(record)
  } finally {
    await record.close()
  }
}

/** Some order of articles, cut anywhere. */
const batches = (articles: readonly ReadArticle[], most: number) =>
  fc
    .tuple(
      fc.shuffledSubarray([...articles], { minLength: articles.length }),
      fc.array(fc.nat(articles.length), { maxLength: most }),
    )
    .map(([order, cuts]) => {
      const at = [...new Set([0, ...cuts, articles.length])].sort((a, b) => a - b)
      return at.slice(1).map((end, i) => order.slice(at[i], end))
    })

describe('one by one, in any order, in batches or all at once: the same record', () => {
  it('the sample', { timeout: 600_000 }, async () => {
    const articles = readings(sample)
    const whole = await recordOf([articles])
    expect(await recordOf(articles.map((a) => [a]))).toEqual(whole)
    await fc.assert(
      fc.asyncProperty(batches(articles, 3), async (some) => {
        expect(await recordOf(some)).toEqual(whole)
      }),
      { numRuns: orders || 5 },
    )
  })

  it('what was read otherwise for a while, or came and went, leaves no trace in the links', {
    timeout: 600_000,
  }, async () => {
    const articles = readings(sample)
    const outlet = articles[0]!.outlet!
    const kept = articles.filter((a) => a.outlet !== outlet)
    const record = await open(join(folder, `${made++}.db`))
    try {
      for (const article of articles) await record.add(article, { reader: 'r', language: 'l', knowledge: 'k' })
      await weaveRecord(record, ready)
      // Every other article says nothing and mentions nobody for a while.
      const other = kept.filter((_, i) => i % 2 === 0)
      for (const a of other)
        await record.add({ ...a, statements: [], conditions: [] }, { reader: 'r2', language: 'l', knowledge: 'k' })
      await weaveRecord(record, ready)
      for (const article of other) await record.add(article, { reader: 'r', language: 'l', knowledge: 'k' })
      await record.forget({ outlet })
      await weaveRecord(record, ready)
      expect(await content(record)).toEqual(await recordOf([kept]))
    } finally {
      await record.close()
    }
  })

  const polnear = join(shared, 'data/polnear/train/text')
  const isThere = existsSync(polnear) && existsSync(join(shared, 'seeds'))
  it.skipIf(orders === 0 || !isThere)(
    'with the seeds and 200 PolNeAR articles (skipped without ONRECORD_ORDERS or the corpora)',
    { timeout: 24 * 3600_000 },
    async () => {
      const articles = [...readings(sample), ...readings(join(shared, 'seeds')), ...readings(polnear, 200)]
      const whole = await recordOf([articles])
      await fc.assert(
        fc.asyncProperty(batches(articles, 3), async (some) => {
          expect(await recordOf(some)).toEqual(whole)
        }),
        { numRuns: orders },
      )
    },
  )
})

import type { ReadArticle } from '@onrecord/format'
import { expect } from 'vitest'
import type { OnRecord } from '../contract.js'
import { open } from '../sqlite/open.js'
import { article, on } from './article.js'

export const STAMP = { reader: 'r', language: 'l', knowledge: 'k' }

/** A short article of its own for each number. */
export const numbered = (i: number, words = ''): ReadArticle =>
  article({
    name: `n${i}`,
    text: `Article ${i}: “we will sign ${i}”, said Ilse Brandt. ${words}`,
    outlet: i % 2 ? 'Courier' : 'Tribune',
    published: on(`2025-01-${String((i % 28) + 1).padStart(2, '0')}`),
    statements: [{ by: 'ilse-brandt', content: `“we will sign ${i}”` }],
  })

/** A record with so many of them. */
export async function filled(file: string, articles: number): Promise<OnRecord> {
  const record = await open(file)
  for (let i = 0; i < articles; i++) await record.add(numbered(i), STAMP)
  return record
}

/** All that a record is asked for, checked. */
export async function content(record: OnRecord): Promise<unknown> {
  expect(await record.check()).toEqual([])
  const readings = []
  for await (const reading of record.readings()) readings.push(reading)
  return {
    readings,
    actors: await record.actors(),
    statements: await record.statements({ limit: 1000 }),
    found: await record.search('sign'),
    decisions: await record.decisions({ limit: 1000 }),
    digest: (await record.wovenState()).articles,
  }
}

import type { ReadArticle } from '@onrecord/format'
import fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import type { OnRecord } from '../contract.js'
import { article, on } from './article.js'
import { all, articlesOf, gas, LATER, STAMP, talks, undated } from './contract-articles.js'

/** The part of the contract about articles that come; `make` gives an empty record, `recordOf` the one of each test. */
export function addingContract(
  make: () => Promise<OnRecord>,
  recordOf: () => OnRecord,
  put: (...articles: readonly ReadArticle[]) => Promise<void>,
): void {
  let record: OnRecord
  beforeEach(() => {
    record = recordOf()
  })

  it('A2 the same article again changes nothing', async () => {
    expect(await record.add(talks, STAMP)).toBe('added')
    const before = await all(record)
    expect(await record.add(talks, STAMP)).toBe('unchanged')
    expect(await all(record)).toEqual(before)
  })

  it('A3 another text at a known address becomes the newest edition; the older is kept by its key', async () => {
    await put(talks, gas)
    const [first] = await record.editions('talks')
    const changed = article({
      name: 'talks',
      text: 'They met again.',
      outlet: 'Courier',
      published: on('2025-03-02'),
    })
    expect(await record.add(changed, STAMP)).toBe('edition')
    expect((await record.editions('talks')).map((a) => a.edition)).toEqual([2, 1])
    expect(await record.article(first!.key)).toEqual(talks)
    expect(await record.article('talks')).toEqual(changed)
    expect(articlesOf(await record.statements())).toEqual(['gas'])
    expect(await record.events()).toEqual([])
    expect(await record.search('sign')).toEqual([])
    expect((await record.articles()).map((a) => [a.name, a.edition])).toEqual([['gas', 1], ['talks', 2]]) // biome-ignore format: one line
    expect(await record.counts()).toMatchObject({ articles: 2, statements: 1, events: 0 })
  })

  it('A4 a text that is an older edition is unchanged', async () => {
    const changed = article({ name: 'talks', text: 'They met again.' })
    await put(talks, changed)
    const before = await all(record)
    expect(await record.add(talks, STAMP)).toBe('unchanged')
    expect(await record.add(changed, STAMP)).toBe('unchanged')
    expect(await all(record)).toEqual(before)
  })

  it('A5 another stamp or source replaces the reading', async () => {
    await put(talks)
    const other = { ...talks, statements: talks.statements.slice(1) }
    expect(await record.add(other, LATER)).toBe('reread')
    expect(await record.article('talks')).toEqual(other)
    expect((await record.statements()).map((s) => s.id)).toEqual(['s2'])
    const given = { ...other, outlet: 'Herald' }
    expect(await record.add(given, LATER)).toBe('reread')
    expect((await record.articles())[0]!.outlet).toBe('Herald')
    expect((await record.editions('talks')).length).toBe(1)
  })

  it('A7 the order of adding does not matter', async () => {
    const twin = { ...gas, name: 'talks', uri: 'elsewhere/talks.txt' }
    const many = [talks, gas, undated, twin]
    await put(...many)
    const expected = await all(record)
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(many, { minLength: many.length }), async (order) => {
        const other = await make()
        for (const a of order) await other.add(a, STAMP)
        expect(await all(other)).toEqual(expected)
        await other.close()
      }),
      { numRuns: 6 },
    )
  })

  it('A12 many at once are the same as one after the other; all of them or none', async () => {
    const later = { ...talks, text: `${talks.text} Later.` }
    const arrivals = [talks, gas, later, undated, talks].map((article) => ({ article, stamp: STAMP }))
    expect(await record.addAll(arrivals)).toEqual(['added', 'added', 'edition', 'added', 'unchanged'])
    const other = await make()
    for (const { article, stamp } of arrivals) await other.add(article, stamp)
    const before = await all(other)
    expect(await all(record)).toEqual(before)
    const broken = { ...gas, name: 'broken', uri: 'broken', statements: null } as unknown as ReadArticle
    const more = [{ ...gas, name: 'more', uri: 'more' }, broken].map((article) => ({ article, stamp: STAMP }))
    await expect(other.addAll(more)).rejects.toThrow()
    expect(await all(other)).toEqual(before)
    await other.close()
  })

  it('A8 names are unique: those that meet are told apart by their keys', async () => {
    await put(talks, { ...gas, name: 'talks', uri: 'elsewhere/talks.txt' })
    const rows = await record.articles()
    expect(rows.map((r) => r.name)).toEqual(rows.map((r) => `talks@${r.key.slice(0, 8)}`))
    for (const row of rows) {
      expect((await record.article(row.name))?.name).toBe(row.name)
      expect(articlesOf(await record.statements({ article: row.name }))).toContain(row.name)
    }
    expect(await record.article('talks')).toBeNull()
  })

  it('A9 has says what add would answer', async () => {
    expect(await record.has('talks.txt', talks.text, STAMP)).toBe(false)
    expect(await record.knows('talks.txt')).toBe(false)
    await put(talks)
    expect(await record.has('talks.txt', talks.text, STAMP)).toBe(true)
    expect(await record.has('talks.txt', talks.text, LATER)).toBe(false)
    expect(await record.has('talks.txt', `${talks.text} `, STAMP)).toBe(false)
    expect(await record.knows('talks.txt')).toBe(true)
    const kept = (await record.source('talks'))!.source
    expect(await record.has('talks.txt', talks.text, STAMP, kept)).toBe(true)
    expect(await record.has('talks.txt', talks.text, STAMP, { ...kept, outlet: 'Herald' })).toBe(false)
    await put(article({ name: 'talks', text: 'They met again.' }))
    expect(await record.has('talks.txt', talks.text, STAMP)).toBe(true)
  })

  it('A1, A10 the address given wins; the source comes back as it was', async () => {
    const source = {
        name: 'talks', uri: '../talks.txt', text: talks.text, title: null, outlet: 'Courier', byline: ['A', 'B'], wire: null,
        language: null, published: '2025-03-02', url: null, hints: [], map: null, other: { desk: 'foreign' },
      } as const // biome-ignore format: short
    await record.add(talks, STAMP, { address: '/news/talks.txt', source })
    expect(await record.source('talks')).toEqual({ source, address: '/news/talks.txt' })
    expect(await record.has('/news/talks.txt', talks.text, STAMP, source)).toBe(true)
    expect(await record.source('gas')).toBeNull()
  })

  it('A11 stale names what was read by others', async () => {
    await put(talks)
    await record.add(gas, LATER)
    expect(await record.stale(LATER)).toEqual(['talks'])
    expect(await record.stale(STAMP)).toEqual(['gas'])
  })
}

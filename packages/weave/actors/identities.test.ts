import type { Appearance } from '@onrecord/format'
import { slug } from '@onrecord/format'
import { loadEnglish } from '@onrecord/language/node'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identitiesAlone } from './alone.js'
import { identities } from './identities.js'

const language = loadEnglish()
const NAMES = ['Jonas Brandel', 'J. Brandel', 'Johan Brandel', 'Jon Brandell', 'Jonas Brandell', 'Jonas K. Brandel']
const CALLINGS = ['welder', 'judge', 'economist', 'historian', 'neighbour']

const appearance = fc.record({
  article: fc.integer({ min: 0, max: 9 }).map((n) => `article-${n}`),
  name: fc.constantFrom(...NAMES),
  callings: fc.subarray(CALLINGS, { maxLength: 2 }),
})
const set = fc
  .uniqueArray(appearance, { maxLength: 12, selector: (a) => `${a.article} ${a.name}` })
  .map((all) => all.map((a): Appearance => ({ ...a, actor: slug(a.name), key: 'brandel j', called: [] })))

const link = (all: readonly Appearance[], ruled: readonly string[] = []) =>
  identities(all, {
    language,
    ruled: new Set(ruled),
    parted: new Set(),
    company: (article) => all.filter((a) => a.article === article).map((a) => a.actor),
  })

describe('who is whom across articles', () => {
  it('is the same in whatever order the articles come', () => {
    fc.assert(
      fc.property(
        set.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(link(shuffled)).toEqual(link(all))
        },
      ),
    )
  })

  it('links no appearance twice, to nobody who is linked on, each with a score and a reason', () => {
    fc.assert(
      fc.property(set, (all) => {
        const found = link(all)
        const keys = found.map((i) => `${i.article} ${i.actor}`)
        expect(new Set(keys).size).toBe(keys.length)
        for (const i of found) {
          expect(i.into).not.toBe(i.actor)
          expect(i.score).toBeGreaterThan(0)
          expect(i.why.length).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('keeps the id that an editor decided about, and never joins what one parted', () => {
    const two = ['Jonas Brandel', 'Jonas Brandell'].map(
      (name, i): Appearance => ({ article: `a${i}`, actor: slug(name), name, key: 'k', called: [], callings: [] }),
    )
    expect(link(two).map((i) => i.into)).toEqual(['jonas-brandell'])
    expect(link(two, ['jonas-brandel']).map((i) => i.into)).toEqual(['jonas-brandel'])
    const parted = new Set(['jonas-brandel jonas-brandell'])
    expect(identities(two, { language, ruled: new Set(), parted, company: () => [] })).toEqual([])
  })

  it('tells no namesakes apart where more bear the name than are looked at, and links all of them alike', () => {
    fc.assert(
      fc.property(set, fc.subarray(NAMES.map(slug)), (all, many) => {
        const borne = new Set(many)
        const found = identities(all, { language, ruled: new Set(), parted: new Set(), borne, company: () => [] })
        for (const name of borne) {
          const of = all.filter((a) => a.actor === name)
          const as = found.filter((i) => i.actor === name)
          expect([0, of.length]).toContain(as.length)
          expect(new Set(as.map(({ article: _, ...rest }) => JSON.stringify(rest))).size).toBeLessThan(2)
          for (const i of as) expect(all.some((a) => a.actor === i.into || i.into.startsWith(a.actor))).toBe(true)
        }
      }),
    )
  })

  it('takes a family name alone for whoever bears it where that one is named in full not much more seldom', () => {
    const judge = (name: string, i: number): Appearance => (
      { article: `${slug(name)}-${i}`, actor: slug(name), name, key: slug(name), called: [], callings: ['judge'] }
    ) // biome-ignore format: one line
    const around = { language, ruled: new Set<string>(), parted: new Set<string>(), company: () => [] }
    const cases = [
      [1, 1, 1],
      [7, 1, 7],
      [8, 1, 0],
      [8, 2, 8],
      [31, 4, 31],
      [32, 4, 0],
    ]
    for (const [often, full, linked] of cases) {
      const alone = Array.from({ length: often! }, (_, i) => judge('Dravic', i))
      const others = Array.from({ length: full! }, (_, i) => judge('Marta Dravic', i))
      expect(identitiesAlone(alone, others, [], around).length, `${often} alone, ${full} in full`).toBe(linked)
    }
  })
})

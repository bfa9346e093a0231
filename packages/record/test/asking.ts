import { type DayRange, dayNumber, dayOf } from '@onrecord/format'
import { describe, expect, it } from 'vitest'
import type { EventRow, OnRecord, StatementRow } from '../contract.js'
import { LEVELS } from '../store/tallies.js'
import { article, on } from './article.js'

const STAMP = { reader: 'r', language: 'l', knowledge: 'k' }
const FIRST = dayNumber('2020-01-01')
const days = (from: number, long: number): DayRange => ({ from: dayOf(FIRST + from), to: dayOf(FIRST + from + long) })

const ACTS = ['promise', 'deny', 'say'] as const
const LONG = [0, 0, 5, 40, 700]
const PEOPLE = { 'ilse-brandt': 'Ilse Brandt', 'jan-maresh': 'Jan Maresh' }
const WHO = ['ilse-brandt', 'jan-maresh'] as const

/** Articles whose statements and events differ in all that lists are narrowed by. */
const many = Array.from({ length: 12 }, (_, i) => {
  const lines = Array.from({ length: 4 }, (_, k) => `Word ${i * 4 + k} holds, ${PEOPLE[WHO[(i + k) % 2]!]} said.`)
  return article({
    name: `a${String(i).padStart(2, '0')}`,
    text: lines.join('\n'),
    outlet: ['Courier', 'Tribune', 'Gazette'][i % 3]!,
    published: on(dayOf(FIRST + 800 - i * 30)),
    actors: PEOPLE,
    statements: lines.map((line, k) => ({
      by: WHO[(i + k) % 2]!,
      content: line.slice(0, line.indexOf(',')),
      act: ACTS[(i + k) % 3]!,
      kind: k === 0 ? ('direct' as const) : ('indirect' as const),
      ...(k % 2 === 0 && { about: [WHO[(i + k + 1) % 2]!] }),
      said: { ...on('2020-01-01'), ...days(i * 30, LONG[(i + k) % 5]!) },
    })),
    events: lines.map((line, k) => ({
      words: line.slice(0, line.indexOf(' holds')),
      actor: WHO[k % 2]!,
      on: { ...on('2020-01-01'), ...days(i * 30, LONG[(i + 2 * k) % 5]!) },
    })),
  })
})

const SPANS: readonly Partial<Record<'from' | 'to', string>>[] = [
  {},
  { from: dayOf(FIRST + 120) },
  { from: dayOf(FIRST + 120), to: dayOf(FIRST + 250) },
]

const marks = (rows: readonly StatementRow[]) => rows.map((s) => `${s.article} ${s.id}`)

/** Articles that share a word, most in the order of their days, some much later or earlier or without one. */
const alike = Array.from({ length: 90 }, (_, i) => {
  const day = i % 13 === 0 ? 400 - i : i % 17 === 0 ? i - 300 : i
  const lines = Array.from({ length: 4 }, (_, k) => `Boats ${i * 4 + k} come, Ilse Brandt said.`)
  return article({
    name: `b${String((i * 7) % 90).padStart(2, '0')}`,
    text: lines.join('\n'),
    published: i % 29 === 0 ? { from: null, to: null } : on(dayOf(FIRST + day)),
    statements: lines.map((line) => ({ by: 'ilse-brandt', content: line.slice(0, line.indexOf(',')) })),
  })
})

/** What holds of lists however they are narrowed, whatever leads to them. */
export function askingContract(name: string, open: () => Promise<OnRecord>): void {
  describe(`${name}: narrowed lists`, () => {
    it('L4 what is listed and counted fulfils all that is asked, in any order', async () => {
      const record = await open()
      await record.addAll(many.map((a) => ({ article: a, stamp: STAMP })))
      const all = await record.statements({ limit: 1000 })
      for (const by of [undefined, 'ilse-brandt'])
        for (const about of [undefined, 'jan-maresh'])
          for (const act of [undefined, 'deny'] as const)
            for (const outlet of [undefined, 'Tribune'])
              for (const kind of [undefined, 'direct'] as const)
                for (const days of SPANS) {
                  const query = { ...(by && { by }), ...(about && { about }), ...(act && { act }), ...(outlet && { outlet }), ...(kind && { kind }), ...days } // biome-ignore format: one line
                  const fits = all.filter(
                    (s) =>
                      (!by || s.speakers.includes(by)) &&
                      (!about || s.targets.includes(about)) &&
                      (!act || s.act === act) &&
                      (!outlet || s.outlet === outlet) &&
                      (!kind || s.kind === kind) &&
                      (days.from === undefined || s.said.to! >= days.from) &&
                      (days.to === undefined || s.said.from! <= days.to),
                  )
                  expect(marks(await record.statements(query))).toEqual(marks(fits))
                  expect(marks(await record.statements({ ...query, order: 'latest', limit: 5, offset: 1 }))).toEqual(
                    marks([...fits].reverse().slice(1, 6)),
                  )
                  expect(await record.countStatements(query)).toBe(fits.length)
                  expect(await record.countSome(query, 3)).toEqual({ n: Math.min(3, fits.length), more: fits.length > 3 }) // biome-ignore format: one line
                }
      await record.close()
    })

    it('L4 pages of what holds a word join to the list in order, however numbers and days lie', async () => {
      const record = await open()
      for (let i = 0; i < alike.length; i += 30)
        await record.addAll(alike.slice(i, i + 30).map((a) => ({ article: a, stamp: STAMP })))
      for (const order of ['said', 'latest'] as const) {
        const all = await record.statements({ limit: 1000, order })
        expect(marks(await record.statements({ words: 'boats', limit: 1000, order }))).toEqual(marks(all))
        for (const offset of [0, 7, 60, 200, 350])
          expect(marks(await record.statements({ words: 'boats', by: 'ilse-brandt', order, offset, limit: 9 }))).toEqual(marks(all.slice(offset, offset + 9))) // biome-ignore format: one line
        const until = { to: dayOf(FIRST + 20) }
        const fits = all.filter((s) => s.published.from !== null && s.published.from <= until.to)
        expect(marks(await record.statements({ words: 'boats', ...until, order, limit: 12 }))).toEqual(marks(fits.slice(0, 12))) // biome-ignore format: one line
      }
      expect(await record.check()).toEqual([])
      await record.close()
    })

    it('L1 pages by place join to the whole list', async () => {
      const record = await open()
      await record.addAll(many.map((a) => ({ article: a, stamp: STAMP })))
      const all = marks(await record.statements({ order: 'place', limit: 1000 }))
      expect(all).toEqual(many.flatMap((a) => a.statements.map((s) => `${a.name} ${s.id}`)))
      for (let offset = 0; offset < all.length; offset += 7)
        expect(marks(await record.statements({ order: 'place', limit: 7, offset }))).toEqual(all.slice(offset, offset + 7)) // biome-ignore format: one line
      await record.close()
    })

    it('L3 events are found from any of their days on', async () => {
      const record = await open()
      await record.addAll(many.map((a) => ({ article: a, stamp: STAMP })))
      const all = await record.events({ limit: 1000 })
      const ids = (rows: readonly EventRow[]) => rows.map((e) => e.id)
      for (const day of [0, 3, 31, 100, 333, 700, 1100].map((n) => dayOf(FIRST + n)))
        for (const who of [{}, { actor: 'jan-maresh' }]) {
          const fits = all.filter((e) => e.to! >= day && (!('actor' in who) || e.actor === who.actor))
          expect(ids(await record.events({ ...who, from: day }))).toEqual(ids(fits))
          expect(ids(await record.events({ ...who, from: day, limit: 4, offset: 3 }))).toEqual(ids(fits.slice(3, 7)))
          for (const offset of [0, 2, 30])
            expect(ids(await record.events({ ...who, from: day, order: 'latest', limit: 6, offset }))).toEqual(
              ids([...fits].reverse().slice(offset, offset + 6)),
            )
        }
      await record.close()
    })

    it('C7 totals of actors are the sums of their tallies, wherever a period begins and ends', async () => {
      const record = await open()
      await record.addAll(many.map((a) => ({ article: a, stamp: STAMP })))
      const of = ['ilse-brandt', 'jan-maresh', 'nobody-here']
      const days = [undefined, ...[0, 3, 130, 257, 700, 1100].map((n) => dayOf(FIRST + n))]
      for (const level of LEVELS)
        for (const from of days)
          for (const to of days) {
            const query = { of, level, ...(from && { from }), ...(to && { to }) }
            const sums = new Map<string, number>()
            for (const { actor, n } of await record.spanTallies(query))
              if (actor !== null) sums.set(actor, (sums.get(actor) ?? 0) + n)
            expect(new Map([...(await record.spanTotals(query))].sort())).toEqual(new Map([...sums].sort()))
          }
      await record.close()
    })

    it('C7 what an actor said last, and what is said of it, is counted', async () => {
      const record = await open()
      await record.addAll(many.map((a) => ({ article: a, stamp: STAMP })))
      const by = await record.statements({ by: 'ilse-brandt', order: 'latest', limit: 10 })
      const says = await record.saysOf('ilse-brandt', 10)
      const sum = (rows: readonly { readonly n: number }[]) => rows.reduce((n, r) => n + r.n, 0)
      expect(sum(says.own)).toBe(10)
      for (const { act, outlet, n } of says.own)
        expect(n).toBe(by.filter((s) => s.act === act && s.outlet === outlet).length)
      expect(sum(says.targets)).toBe(by.flatMap((s) => s.targets).length)
      expect(says.speakers.every((s) => s.actor === 'jan-maresh')).toBe(true)
      await record.close()
    })
  })
}

import { materials } from '@onrecord/flow'
import { overlap, type ReadArticle } from '@onrecord/format'
import { describe, expect, it } from 'vitest'
import { type MadeUp, madeUp } from './articles.js'

const ready = materials()
const some = (n: number, more: Partial<MadeUp> = {}): ReadArticle[] => {
  const articles = madeUp({ ...ready, ...more })
  return Array.from({ length: n }, () => articles.next().value as ReadArticle)
}

describe('made-up articles', () => {
  const articles = some(300)

  it('are the same for the same seed, and others for another', () => {
    expect(some(20)).toEqual(articles.slice(0, 20))
    expect(some(5, { seed: 2 })).not.toEqual(articles.slice(0, 5))
  })

  it('have spans that stand in their text, and mentions that read as they say', () => {
    for (const { text, actors, statements, conditions, times, quantities, events, blocks } of articles) {
      const of = statements.flatMap((s) => [...s.source, ...s.cue, ...s.content])
      const more = conditions.flatMap((c) => [...c.trigger, ...c.consequence, ...c.connective])
      const spans = [...of, ...more, ...times, ...quantities, ...events.map((e) => e.span), ...blocks]
      for (const { start, end } of spans) {
        expect(start).toBeLessThan(end)
        expect(end).toBeLessThanOrEqual(text.length)
      }
      for (const { name, mentions } of actors)
        for (const { start, end, form } of mentions) if (form === 'name') expect(name).toContain(text.slice(start, end))
      for (const s of statements) for (const c of s.content) expect(s.cue.some((x) => overlap(x, c))).toBe(false)
    }
  })

  it('hold about 25 statements each, in order of their days', () => {
    const mean = articles.reduce((n, a) => n + a.statements.length, 0) / articles.length
    expect(mean).toBeGreaterThan(20)
    expect(mean).toBeLessThan(30)
    const days = articles.map((a) => a.published.from!)
    expect([...days].sort()).toEqual(days)
  })
})

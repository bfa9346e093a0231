import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ReadArticle } from '@onrecord/format'
import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { library } from './loom/library.js'
import { memoryLoom } from './loom/memory-loom.js'
import { update } from './loom/update.js'
import { markedArticles } from './testing/marked.js'
import { weave } from './weave.js'

const context = { language: loadEnglish(), knowledge: loadKnowledge() }
const folder = fileURLToPath(new URL('cases/', import.meta.url))

// Every article of every case, renamed by its case: a small record that has something of each kind.
const all: ReadArticle[] = readdirSync(folder)
  .sort()
  .flatMap((file) => readFileSync(`${folder}${file}`, 'utf8').split(/^(?=# )/m))
  .flatMap((source, i) => markedArticles(source.split('==>\n')[0]!).map((a) => ({ ...a, name: `${a.name}${i}` })))

/** The article as another reader might have read it: somebody counts as another, the last statement is not found, or it is the same. */
function otherwise(article: ReadArticle, choice: number): ReadArticle {
  const { actors, statements } = article
  const actor = actors[choice % Math.max(1, actors.length)]
  if (choice % 3 === 0 && actor)
    return JSON.parse(JSON.stringify(article).replaceAll(`"${actor.id}"`, `"${actor.id}-other"`)) as ReadArticle
  const last = statements.at(-1)
  if (choice % 3 === 1 && last)
    return {
      ...article,
      statements: statements.slice(0, -1),
      conditions: article.conditions.filter((c) => c.statement !== last.id),
      events: article.events.filter((e) => e.statement !== last.id),
    }
  return article
}

const shuffled = fc.shuffledSubarray(all, { minLength: 4 })

describe('whatever the order of the articles', () => {
  test('the links are the same', async () => {
    await fc.assert(
      fc.asyncProperty(shuffled, async (articles) => {
        const sorted = [...articles].sort((a, b) => (a.name < b.name ? -1 : 1))
        expect(await weave(articles, context)).toEqual(await weave(sorted, context))
      }),
      { numRuns: 25 },
    )
  })

  test('an article given twice counts once', async () => {
    await fc.assert(
      fc.asyncProperty(shuffled, async (articles) => {
        expect(await weave([...articles, articles[0]!], context)).toEqual(await weave(articles, context))
      }),
      { numRuns: 10 },
    )
  })

  test('an article read otherwise leaves what linking from nothing makes', async () => {
    await fc.assert(
      fc.asyncProperty(shuffled, fc.infiniteStream(fc.nat()), async (articles, choices) => {
        const numbered = new Map(articles.map((a, i) => [i, a]))
        const loom = memoryLoom(numbered)
        const books = library(context)
        await update(loom, books, numbered.keys())
        const again = [0, 1, 2].map(() => choices.next().value % articles.length)
        for (const no of again) numbered.set(no, otherwise(numbered.get(no)!, choices.next().value))
        await update(loom, books, again)
        expect(loom.woven()).toEqual(await weave([...numbered.values()], context))
      }),
      { numRuns: 40 },
    )
  })

  test('what is near to nothing changes no link of the others', async () => {
    const [stranger] = markedArticles(
      '== zz 2019-01-01\n1 hugo-vane say 2019-01-01\nQuilts\n{@hugo-vane:Vane} {1c:said} {1:quilting soothes}.',
    )
    await fc.assert(
      fc.asyncProperty(shuffled, async (articles) => {
        expect(await weave([stranger!, ...articles], context)).toEqual(await weave(articles, context))
      }),
      { numRuns: 10 },
    )
  })
})

describe('every link', async () => {
  const woven = await weave(all, context)
  const text = new Map(all.map((a) => [a.name, a.text]))

  test('says why, and every span of its evidence lies in its article', () => {
    for (const list of [woven.copies, woven.utterances, woven.occasions, woven.differences])
      for (const { why } of list) {
        expect(why.length).toBeGreaterThan(0)
        for (const { article, spans } of why.flatMap((r) => r.evidence ?? []))
          for (const { start, end } of spans) {
            expect(start).toBeLessThanOrEqual(end)
            expect(end).toBeLessThanOrEqual(text.get(article)!.length)
          }
      }
  })

  test('has an id of its own, and utterances reach more than one article', () => {
    const ids = [woven.copies, woven.utterances, woven.occasions, woven.differences, woven.stories].flatMap((list) =>
      list.map((x) => x.id),
    )
    expect(new Set(ids).size).toBe(ids.length)
    for (const u of woven.utterances) expect(new Set(u.statements.map((s) => s.article)).size).toBeGreaterThan(1)
  })
})

const shared = process.env.ONRECORD_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url))

// The annotated articles as read ones: what weaving makes of a perfect reading.
describe.skipIf(!existsSync(`${shared}/gold/seeds`))('the annotated seeds (skipped where they are absent)', () => {
  const seeds = (): ReadArticle[] =>
    readdirSync(`${shared}/gold/seeds`)
      .filter((f) => /^\d/.test(f))
      .map((f) => {
        const gold = JSON.parse(readFileSync(`${shared}/gold/seeds/${f}`, 'utf8'))
        const text = readFileSync(`${shared}/seeds/${gold.name}.txt`, 'utf8')
        return {
          format: 'onrecord/1', uri: gold.name, title: null, outlet: null, byline: null, wire: null, language: 'en', text,
          blocks: [...text.matchAll(/\S[^\n]*(?:\n[^\n]+)*/g)].map((m) => ({ kind: 'body', start: m.index, end: m.index + m[0].length })),
          events: [], times: gold.times, quantities: gold.quantities, conditions: [], name: gold.name,
          published: { ...gold.published, basis: 'text' },
          actors: gold.actors.map((a: object) => ({ name: '', mentions: [], ...a })),
          statements: gold.statements.map((s: { speaker: string | null }) => ({
            speakers: s.speaker ? [s.speaker] : [], addressee: null, depth: 0, negated: false, confidence: 1, targets: [], ...s,
          })),
        } as ReadArticle // biome-ignore format: an article at a glance
      })

  test('tell of one press conference in two outlets', async () => {
    const woven = await weave(seeds(), context)
    const told = woven.occasions.filter((o) => o.articles.length === 2 && o.kind === 'press conference')
    expect(told.map((o) => [o.place, o.from, o.to])).toEqual([['Kazan', '2024-10-24', '2024-10-24']])
  })
})

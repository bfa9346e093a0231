import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Block, ReadArticle } from '@onrecord/format'
import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import { weave } from '@onrecord/weave'

// Precision and recall of copies: to a folder of articles 200 made-up ones are added, cut, re-headlined, interleaved with
// another article and with another's paragraphs put before them. Pairs among the given articles are listed, not scored.
//   npx tsx --conditions=source eval/copies.ts FOLDER
const folder = process.argv[2]
if (!folder) throw new Error('copies: wanted: FOLDER of plain-text articles')
const MADE = 200
/** A passage shorter than this many words is no part of a copy that anybody could be held to find. */
const PASSAGE = 60

let state = 7
const random = (): number => {
  state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0
  return (state >>> 0) / 2 ** 32
}

function article(name: string, text: string, day: string): ReadArticle {
  const blocks = [...text.matchAll(/\S[^\n]*/g)].map(
    (m, i): Block => ({
      kind: i === 0 && m[0].length < 200 ? 'headline' : 'body',
      start: m.index,
      end: m.index + m[0].length,
    }),
  )
  const none = {
    title: null,
    outlet: null,
    byline: null,
    wire: null,
    actors: [],
    statements: [],
    conditions: [],
    times: [],
  }
  const published = { from: day, to: day, basis: 'given' as const, evidence: [] }
  return {
    format: 'onrecord/1',
    name,
    uri: name,
    language: 'en',
    text,
    blocks,
    published,
    quantities: [],
    events: [],
    ...none,
  }
}

const given = readdirSync(folder).map((f) => article(f, readFileSync(join(folder, f), 'utf8'), '2016-01-01'))
const paragraphs = (a: ReadArticle): string[] =>
  a.blocks.filter((b) => b.kind === 'body').map((b) => a.text.slice(b.start, b.end))
const long = given.filter((a) => paragraphs(a).length >= 8)
const pick = (): ReadArticle => long[Math.floor(random() * long.length)]!
const upTo = (list: readonly string[], share: number): string[] => list.slice(0, Math.ceil(list.length * share))
const words = (list: readonly string[]): number => list.join(' ').split(/\s+/).length

/** Whose words stand in a copy: those that must be found, and all. */
const sources = new Map<string, Set<string>>()
const taken = new Map<string, Set<string>>()
const made = Array.from({ length: MADE }, (_, i) => {
  const [one, other] = [pick(), pick()]
  const [mine, theirs] = [paragraphs(one), paragraphs(other)]
  const from = new Set([one.name])
  const all = new Set([one.name])
  let body = mine
  if (i % 4 === 0)
    body = mine.slice(Math.floor(random() * 3)).slice(0, Math.max(4, Math.ceil(mine.length * (0.35 + 0.5 * random()))))
  else if (i % 4 === 2) {
    const [a, b] = [upTo(mine, 0.6), upTo(theirs, 0.5)]
    body = Array.from({ length: Math.max(a.length, b.length) }, (_, k) => [a[k], b[k]])
      .flat()
      .filter((p) => p !== undefined)
    all.add(other.name)
    if (words(b) >= PASSAGE) from.add(other.name)
  } else if (i % 4 === 3) {
    const added = theirs.slice(0, 2)
    body = [...added, ...upTo(mine, 0.7)]
    all.add(other.name)
    if (words(added) >= PASSAGE) from.add(other.name)
  }
  const name = `made-${String(i).padStart(3, '0')}`
  sources.set(name, from)
  taken.set(name, all)
  return article(name, [`Another headline, number ${i}`, ...body].join('\n\n'), '2016-12-01')
})

const { copies } = await weave([...given, ...made], { language: loadEnglish(), knowledge: loadKnowledge() })
const originals = new Map<string, Set<string>>()
for (const c of copies) originals.set(c.article, (originals.get(c.article) ?? new Set()).add(c.original))
// A copy is right where the two share a source, be it through a given article that itself copies another.
const roots = (name: string): Set<string> => {
  const own = taken.get(name) ?? new Set([name])
  return new Set([...own].flatMap((o) => [o, ...(originals.get(o) ?? [])]))
}
const related = (a: string, b: string): boolean => [...roots(a)].some((r) => roots(b).has(r))
const scored = copies.filter((c) => sources.has(c.article) || sources.has(c.original))
const right = scored.filter((c) => related(c.article, c.original))
let found = 0
let wanted = 0
for (const [name, from] of sources)
  for (const source of from) {
    wanted++
    if ([...(originals.get(name) ?? [])].some((o) => related(o, source))) found++
  }
process.stdout.write(
  `${given.length} articles and ${MADE} copies: P ${((100 * right.length) / scored.length).toFixed(1)}  R ${((100 * found) / wanted).toFixed(1)}   (${right.length} right of ${scored.length}; ${found} of ${wanted} sources found)\n`,
)
for (const c of copies.filter((c) => !scored.includes(c)))
  process.stdout.write(`  among the given: ${c.article} of ${c.original}, ${c.share}\n`)

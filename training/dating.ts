import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Block, dayNumber, type Source } from '@onrecord/format'
import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import { BEHIND, cluesOf, findTimes, TO_END, tensed, VALUES } from '@onrecord/reader/training'
import { shared } from './corpora/shared.js'
import { type Dated, fit, type Range } from './dating/fit.js'
import { initial } from './dating/initial.js'
import { write } from './dating/write.js'

// No article of the corpus is later, but the reader doesn't know that.
const TODAY = '2026-01-01'
const EPOCHS = 100
// Evidence that says what it says, however seldom the corpus has it.
const SURE = /^(?:dateline|countdown|anniversary|dated event|event recent|event soon|former office|named|latest)/
const TERM = /^(?:office|person)/
const PAST = /sudden$|^name$/

/**
 * Learns how much each kind of evidence says of an article's day from PolNeAR's training articles and their dates, and writes
 * `packages/reader/published/learned.ts`. Which of two events a day is held to lie near depends on the weights, so it is
 * worth running twice; `dating fresh` first writes the weights everything begins with.
 */
export function trainDating(log: (line: string) => void): void {
  const tables = initial()
  if (process.argv[3] === 'fresh') {
    write(tables)
    return
  }
  const start = Float64Array.from(Object.values(tables).flat())
  if (start.length !== VALUES.length) throw new Error('train dating: the tables have changed; run "dating fresh" first')
  const articles = readDated()
  log(`${articles.length} articles, ${articles.reduce((n, a) => n + a.clues.length, 0)} clues, ${start.length} weights`)
  const weights = fit(articles, start, rangesOf(tables), {
    last: dayNumber(TODAY),
    epochs: EPOCHS,
    log,
  })
  let at = 0
  write(
    Object.fromEntries(
      Object.entries(tables).map(([name, values]) => {
        at += values.length
        return [name, [...weights.subarray(at - values.length, at)]]
      }),
    ),
  )
}

/** Where each table's weights lie; those of days before what is told as past stay low, whatever a misread name says. */
export function rangesOf(tables: Readonly<Record<string, readonly number[]>>): Range[] {
  let at = 0
  return Object.entries(tables).flatMap(([name, values]) => {
    const from = at
    at += values.length
    const hold = SURE.test(name) ? 30 : name.startsWith('event') ? 2 : 0.3
    const smooth = 4
    if (PAST.test(name)) {
      const ahead = from + 1 + BEHIND.length
      return [
        { from, to: ahead, hold, smooth },
        { from: ahead, to: at, hold: 30, smooth },
      ]
    }
    if (!TERM.test(name)) return [{ from, to: at, hold, smooth }]
    // The corpus ends before its election: how near a term's end is must not be learned from it.
    const end = from + TO_END.length
    return [
      { from, to: end, hold, smooth: 1000 },
      { from: end, to: at, hold, smooth },
    ]
  })
}

/** PolNeAR's training articles without their metadata, each with its true day. */
function readDated(): Dated[] {
  const context = { language: loadEnglish(), knowledge: loadKnowledge(), today: TODAY, explain: false }
  const tenses = context.language.lexicon('tense')
  const dates = new Map(
    readFileSync(join(shared, 'data/polnear/meta.tsv'), 'utf8')
      .split('\n')
      .map((l) => l.split('\t', 2) as [string, string]),
  )
  const folder = join(shared, 'data/polnear/train/text')
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      const source: Source = {
        name: file, uri: file, text, title: null, outlet: null, byline: null, wire: null, language: null, published: null,
        url: null, hints: [], map: null,
      } // biome-ignore format: one line reads better
      const blocks: Block[] = [{ kind: 'body', start: 0, end: text.length }]
      const analysis = context.language.analyse(text, blocks)
      const found = findTimes(analysis, context.language).map((e) => tensed(analysis, e, tenses))
      const day = dayNumber(dates.get(file.replace(/\.txt$/, '')) ?? '')
      return { clues: cluesOf({ source, blocks, analysis }, found, context), day }
    })
}

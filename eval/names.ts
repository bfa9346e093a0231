import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { conllu } from './conllu.js'
import { shared } from './corpus.js'
import { annotateSentences } from './gold-tokens.js'

// npx tsx --conditions=source eval/names.ts: names on gold tokens of Universal NER's EWT dev part, read document by
// document as the reader reads; exact span and type.

/** In percent. */
export interface NameScores {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** F1 of each type. */
  readonly types: Readonly<Record<string, number>>
}

const TYPES: Readonly<Record<string, string>> = { person: 'PER', organisation: 'ORG', place: 'LOC' }

/** Scores persons, organisations and places; other names count neither for nor against. */
export function nameScores(): NameScores {
  const gold = conllu(gunzipSync(readFileSync(join(shared, 'data/uner-ewt/en_ewt-ud-dev.iob2.gz'))).toString('utf8'))
  const counts = new Map(Object.values(TYPES).map((t) => [t, { right: 0, gold: 0, found: 0 }]))
  for (const document of new Set(gold.map((s) => s.document))) {
    const sentences = gold.filter((s) => s.document === document)
    const truth = spans(sentences.flatMap(({ rows }) => rows.map((r) => r[2]!)))
    for (const key of truth) {
      const c = counts.get(key.split(' ')[1]!)
      if (c) c.gold++
    }
    for (const n of annotateSentences(sentences.map(({ rows }) => rows.map((r) => r[1]!))).names) {
      const c = counts.get(TYPES[n.type] ?? '')
      if (!c) continue
      c.found++
      if (truth.has(`${n.first}-${n.last} ${TYPES[n.type]}`)) c.right++
    }
  }
  const all = { right: 0, gold: 0, found: 0 }
  for (const c of counts.values()) for (const k of ['right', 'gold', 'found'] as const) all[k] += c[k]
  const share = (a: number, b: number): number => Math.round((a / Math.max(1, b)) * 10_000) / 100
  const f1 = (c: typeof all): number => share(2 * c.right, c.gold + c.found)
  return {
    precision: share(all.right, all.found),
    recall: share(all.right, all.gold),
    f1: f1(all),
    types: Object.fromEntries([...counts].map(([t, c]) => [t, f1(c)])),
  }
}

/** The names of IOB2 labels as `first-last TYPE`, last excluded. */
function spans(labels: readonly string[]): Set<string> {
  const out = new Set<string>()
  for (let i = 0; i < labels.length; ) {
    let end = i + 1
    if (labels[i]!.startsWith('B-')) {
      while (end < labels.length && labels[end] === `I-${labels[i]!.slice(2)}`) end++
      out.add(`${i}-${end} ${labels[i]!.slice(2)}`)
    }
    i = end
  }
  return out
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.stdout.write(`${JSON.stringify(nameScores())}\n`)

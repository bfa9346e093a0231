import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { Block } from '@onrecord/format'
import { loadEnglish } from '@onrecord/language/node'
import { conllu, type Rows } from './conllu.js'
import { shared } from './corpus.js'
import { annotateWords } from './gold-tokens.js'

// npx tsx --conditions=source eval/ud.ts [FILE.conllu.gz]: tags, lemmas and syntax on gold tokens, tokens and sentences on
// running text, by the definitions of the CoNLL 2018 shared task (relations without their subtypes).

/** Shares in percent. */
export interface SyntaxScores {
  readonly words: number
  readonly xpos: number
  readonly lemmas: number
  readonly uas: number
  readonly las: number
  /** F1 of words and of sentences on running text. */
  readonly tokens: number
  readonly sentences: number
}

/** Scores the engine on a treebank file under `shared`. */
export function syntaxScores(path = 'data/ud-ewt/en_ewt-ud-dev.conllu.gz'): SyntaxScores {
  const gold = conllu(gunzipSync(readFileSync(join(shared, path))).toString('utf8'))
  let words = 0
  const right = { xpos: 0, lemmas: 0, uas: 0, las: 0 }
  const plain = (relation: string): string => relation.split(':')[0]!
  for (const { rows } of gold) {
    const { tokens } = annotateWords(rows.map((r) => r[1]!))
    rows.forEach((row, i) => {
      const t = tokens[i]!
      words++
      if (t.tag === row[4]) right.xpos++
      if (t.lemma === row[2] || row[2] === '_') right.lemmas++
      if (t.head + 1 !== Number(row[6])) return
      right.uas++
      if (plain(t.relation) === plain(row[7]!)) right.las++
    })
  }
  const share = (n: number): number => Math.round((n / words) * 10_000) / 100
  return {
    words,
    xpos: share(right.xpos),
    lemmas: share(right.lemmas),
    uas: share(right.uas),
    las: share(right.las),
    ...running(gold),
  }
}

/** Words and sentences found in the running text of each document, against gold, by the characters they cover. */
function running(gold: readonly Rows[]): { tokens: number; sentences: number } {
  const english = loadEnglish()
  const word = { right: 0, gold: 0, found: 0 }
  const sentence = { right: 0, gold: 0, found: 0 }
  for (const document of new Set(gold.map((s) => s.document))) {
    let text = ''
    const words = new Set<string>()
    const sentences = new Set<string>()
    for (const s of gold.filter((g) => g.document === document)) {
      if (s.paragraph && text) text = `${text.trimEnd()}\n\n`
      const start = text.length
      let surface = ''
      for (const t of s.surface) {
        text += t.form + (t.space ? ' ' : '')
        surface += t.form + (t.space ? ' ' : '')
      }
      sentences.add(`${start}-${start + surface.trimEnd().length}`)
      let at = start
      for (const row of s.rows) {
        const found = text.indexOf(row[1]!, at)
        if (found < 0 || found > at + 3) continue
        words.add(`${found}-${found + row[1]!.length}`)
        at = found + row[1]!.length
      }
    }
    const block: Block = { kind: 'body', start: 0, end: text.length }
    const analysis = english.analyse(text, [block])
    count(
      word,
      words,
      analysis.tokens.map((t) => `${t.start}-${t.end}`),
    )
    count(
      sentence,
      sentences,
      analysis.sentences.map((s) => `${s.start}-${s.end}`),
    )
  }
  return { tokens: f1(word), sentences: f1(sentence) }
}

interface Counts {
  right: number
  gold: number
  found: number
}

function count(counts: Counts, gold: ReadonlySet<string>, found: readonly string[]): void {
  counts.gold += gold.size
  counts.found += found.length
  counts.right += found.filter((s) => gold.has(s)).length
}

const f1 = ({ right, gold, found }: Counts): number => Math.round((20_000 * right) / (gold + found)) / 100

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.stdout.write(`${JSON.stringify(syntaxScores(process.argv[2]))}\n`)

import { writeFileSync } from 'node:fs'
import { loadEnglish } from '@onrecord/language/node'
import { cutter, hashOf, normal, pack } from '@onrecord/language/training'
import { rawText } from './corpora/raw-text.js'
import { models, vectorsFile } from './corpora/shared.js'
import { quantised } from './net/quantised.js'
import { contexts } from './words/contexts.js'
import { kMeans } from './words/k-means.js'
import { seeded } from './words/random.js'
import { wordVectors } from './words/vectors.js'

const VOCABULARY = 32_000
const FREQUENT = 2_000
const SIZE = 48
const FINE = 768
const COARSE = 96
const VECTOR = 64

/**
 * Learns what a word is like from plain text: words that stand among the same neighbours fall into one fine and one coarse
 * group. Writes `models/words.bin`: the words' hashes, fine and coarse groups, and how often each is written with a capital
 * within a sentence (0 never to 3 mostly).
 */
export async function trainWords(log: (line: string) => void): Promise<void> {
  const cut = cutter(loadEnglish().lexicon)
  const counts = new Map<string, number>()
  const capital = new Map<string, number>()
  const inner = new Map<string, number>()
  const corpus: string[][] = []
  for await (const text of rawText()) {
    const { tokens, sentences } = cut(text, [{ kind: 'body', start: 0, end: text.length }])
    for (const s of sentences) {
      const words: string[] = []
      for (let i = s.first; i < s.last; i++) {
        const written = text.slice(tokens.starts[i], tokens.ends[i])
        const lower = written.toLowerCase()
        const w = normal(lower)
        words.push(w)
        counts.set(w, (counts.get(w) ?? 0) + 1)
        if (i === s.first) continue
        inner.set(w, (inner.get(w) ?? 0) + 1)
        if (written !== lower) capital.set(w, (capital.get(w) ?? 0) + 1)
      }
      corpus.push(words)
    }
  }
  const vocabulary = [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, VOCABULARY)
    .map(([w]) => w)
  const number = new Map(vocabulary.map((w, i) => [w, i]))
  const ids = Int32Array.from(corpus.flatMap((s) => [...s.map((w) => number.get(w) ?? -1), -2, -2]))
  log(`${ids.length} words, rarest kept ${vocabulary.at(-1)} (${counts.get(vocabulary.at(-1)!)})`)
  const random = seeded(1)
  const around = contexts(ids, vocabulary.length, FREQUENT)
  const vectors = wordVectors(around, SIZE, 4, random)
  log('vectors')
  const fine = kMeans(vectors, SIZE, FINE, 12, random)
  const coarse = kMeans(fine.centres, SIZE, COARSE, 20, random)
  for (let g = 0; g < FINE; g += 40)
    log(
      `${g}: ${vocabulary
        .filter((_, i) => fine.group[i] === g)
        .slice(0, 12)
        .join(' ')}`,
    )

  const arrays = {
    keys: Int32Array.from(vocabulary, hashOf),
    fine: Uint16Array.from(fine.group),
    coarse: Uint8Array.from(fine.group, (g) => coarse.group[g]!),
    capital: Uint8Array.from(vocabulary, (w) => {
      const share = (capital.get(w) ?? 0) / Math.max(1, inner.get(w) ?? 0)
      return share < 0.02 ? 0 : share < 0.3 ? 1 : share < 0.85 ? 2 : 3
    }),
  }
  writeFileSync(`${models}words.bin`, pack({ facts: { fine: FINE, coarse: COARSE }, arrays }))
  const longer = quantised(wordVectors(around, VECTOR, 4, seeded(2)), VECTOR)
  writeFileSync(
    vectorsFile,
    pack({ facts: { size: VECTOR }, arrays: { vectors: longer.bytes, scales: longer.scales } }),
  )
}

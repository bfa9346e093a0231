import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { loadEnglish } from '@onrecord/language/node'
import { packWordWeights, stemmer, words } from '@onrecord/weave/words'

// Makes the frozen background of word weights that weaving compares texts by.
//   npx tsx --conditions=source training/weave/word-weights.ts WHITE-HOUSE.jsonl.gz POLNEAR/train/text OUT.bin
const [briefings, news, out] = process.argv.slice(2)
if (!briefings || !news || !out) throw new Error('word-weights: wanted: BRIEFINGS.jsonl.gz FOLDER OUT.bin')

/** Words of a piece: a document as long as a news article, so that a book-long one does not count as one. */
const PIECE = 500
/** A news article counts for this many pieces: the briefings are forty times as many words, and are no news. */
const NEWS = 10
const KEPT = 52_000

const stem = stemmer(loadEnglish())
const frequency = new Map<string, number>()
let documents = 0

function count(text: string, times: number): void {
  const all = words(text)
  for (let i = 0; i < all.length; i += PIECE) {
    documents += times
    const seen = new Set(all.slice(i, i + PIECE).map((w) => stem(w.lower)))
    for (const s of seen) if (!/^\p{N}/u.test(s)) frequency.set(s, (frequency.get(s) ?? 0) + times)
  }
}

for (const line of gunzipSync(readFileSync(briefings)).toString('utf8').split('\n'))
  if (line.trim() !== '') count((JSON.parse(line) as { text: string }).text, 1)
for (const name of readdirSync(news).sort()) count(readFileSync(join(news, name), 'utf8'), NEWS)

const kept = [...frequency].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, KEPT)
writeFileSync(out, packWordWeights(new Map(kept), documents))
process.stdout.write(
  `${documents} documents, ${frequency.size} stems, ${kept.length} kept down to ${kept.at(-1)?.[1]}\n`,
)

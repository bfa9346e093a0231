import { writeFileSync } from 'node:fs'
import { endingEntry, LONGEST_ENDING, wordEntry } from '@onrecord/language/training'
import { lexicons } from './corpora/shared.js'
import { silver } from './corpora/silver.js'
import { ewtTrain, gum } from './corpora/treebanks.js'

const HEAD = `# How lemmas are made. Entry: a Penn tag with a whole word, with an ending (-s), or alone. Columns: letters to cut off the end;
# what to put in their place. The longest entry that fits wins.
# Learned (npm run train -- lemmas) from UD English EWT and GUM (CC BY-SA 4.0), and for words these lack from the automatic
# annotation of PolNeAR.
`
/** An automatic lemma is believed where it was met this often. */
const SILVER_LEAST = 3

interface Node {
  readonly counts: Map<string, number>
}

/** Learns the lexicon `lemmas`. */
export function trainLemmas(log: (line: string) => void): void {
  const words = new Map<string, Map<string, number>>()
  const see = (word: string, tag: string, lemma: string, n: number): void => {
    const name = tag === 'NNP' || tag === 'NNPS'
    const lower = word.toLowerCase().replaceAll('’', "'")
    const script = editScript(name ? word : lower, name || lemma === 'I' ? lemma : lemma.toLowerCase())
    // A word that starts with a hyphen would read as an ending.
    if (!script || lower.startsWith('-')) return
    const entry = wordEntry(tag, lower)
    const counts = words.get(entry) ?? new Map<string, number>()
    counts.set(script, (counts.get(script) ?? 0) + n)
    words.set(entry, counts)
  }
  for (const s of [...ewtTrain(), ...gum()]) {
    s.words.forEach((w, i) => {
      see(w, s.tags[i]!, s.lemmas[i]!, 1)
    })
  }
  const gold = new Set(words.keys())
  const met = new Map<string, { word: string; tag: string; lemma: string; n: number }>()
  for (const article of silver()) {
    for (const s of article.sentences) {
      for (const t of s) {
        const word = article.analysis.text.slice(t.start, t.end)
        if (!/^(NNS|VB[DGNZ]|JJ[RS]|RB[RS])$/.test(t.tag) || !/^[a-z]+$/.test(word)) continue
        const key = wordEntry(t.tag, word)
        if (gold.has(key)) continue
        const entry = met.get(key) ?? { word, tag: t.tag, lemma: t.lemma, n: 0 }
        entry.n++
        met.set(key, entry)
      }
    }
  }
  for (const e of met.values()) if (e.n >= SILVER_LEAST) see(e.word, e.tag, e.lemma, e.n)

  const nodes = new Map<string, Node>()
  const count = (entry: string, script: string, n: number): void => {
    const node = nodes.get(entry) ?? { counts: new Map() }
    node.counts.set(script, (node.counts.get(script) ?? 0) + n)
    nodes.set(entry, node)
  }
  for (const [entry, counts] of words) {
    const [tag, word] = entry.split(' ') as [string, string]
    const script = most(counts)
    count(tag, script, 1)
    for (let n = 1; n <= Math.min(LONGEST_ENDING, word.length - 1); n++)
      count(endingEntry(tag, word.slice(-n)), script, 1)
  }
  const kept = new Map<string, string>()
  /** The rule that holds for an entry by what is kept of shorter ones. */
  const holds = (tag: string, word: string, longest: number): string => {
    for (let n = Math.min(longest, word.length); n > 0; n--) {
      const rule = kept.get(endingEntry(tag, word.slice(-n)))
      if (rule) return rule
    }
    return kept.get(tag) ?? '0|'
  }
  const byLength = [...nodes].sort((a, b) => a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1))
  for (const [entry, { counts }] of byLength) {
    const [tag, ending] = entry.split(' ') as [string, string | undefined]
    const script = most(counts)
    const support = counts.get(script)!
    if (!ending) kept.set(tag, script)
    else if (support >= 3 && script !== holds(tag, ending.slice(1), ending.length - 2)) kept.set(entry, script)
  }
  for (const [entry, counts] of words) {
    const [tag, word] = entry.split(' ') as [string, string]
    const script = most(counts)
    if (script !== holds(tag, word, Math.min(LONGEST_ENDING, word.length - 1))) kept.set(entry, script)
  }
  for (const [entry, script] of [...kept]) if (!entry.includes(' ') && script === '0|') kept.delete(entry)
  const lines = [...kept].map(([entry, script]) => [entry, ...script.split('|')].join('\t').trimEnd())
  writeFileSync(`${lexicons}lemmas.txt`, `${HEAD}${lines.sort().join('\n')}\n`)
  log(`${lines.length} rules`)
}

/** How a word becomes its lemma, `letters cut|letters put`, or undefined where the lemma is another word altogether and long. */
function editScript(word: string, lemma: string): string | undefined {
  if (lemma === '_' || lemma.includes(' ')) return undefined
  let same = 0
  while (same < word.length && same < lemma.length && word[same] === lemma[same]) same++
  return `${word.length - same}|${lemma.slice(same)}`
}

const most = (counts: ReadonlyMap<string, number>): string =>
  [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0]

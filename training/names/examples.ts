import type { NameType } from '@onrecord/language'
import type { TreebankSentence } from '../corpora/conllu.js'
import { silver } from '../corpora/silver.js'
import { gum } from '../corpora/treebanks.js'

/** Where labels come from: the hand-made ones of EWT, CoreNLP's of PolNeAR, GUM's entities. Each has ways of its own. */
export type NameSource = 'gold' | 'automatic' | 'entities'

/** A sentence with a label a word: 0 no name, `2 t + 1` begins and `2 t + 2` goes on with one of type `t`. */
export interface NamedSentence {
  readonly words: readonly string[]
  readonly labels: readonly number[]
  readonly source: NameSource
}

/** Types in the order of their labels. */
export const TYPES: readonly NameType[] = ['person', 'organisation', 'place', 'other']

const SILVER_TYPES: Readonly<Record<string, number>> = { PERSON: 0, ORGANIZATION: 1, LOCATION: 2, MISC: 3 }
const GUM_TYPES: Readonly<Record<string, number>> = { person: 0, organization: 1, place: 2 }

/** Sentences of PolNeAR train with the names CoreNLP found, those without any capital left out. */
export function silverNames(): NamedSentence[] {
  const out: NamedSentence[] = []
  for (const { analysis, sentences } of silver()) {
    const all = sentences.flat()
    const types = new Array<number>(analysis.tokens.length).fill(-1)
    let k = 0
    for (const t of analysis.tokens) {
      while (k < all.length && all[k]!.end <= t.start) k++
      const s = all[k]
      if (s && s.start < t.end) types[t.index] = SILVER_TYPES[s.name] ?? -1
    }
    for (const { first, last } of analysis.sentences) {
      const words = analysis.tokens.slice(first, last).map((t) => t.text)
      if (words.length > 3) out.push({ words, labels: labelled(words, types.slice(first, last)), source: 'automatic' })
    }
  }
  return out
}

/** Begins a name wherever the type changes; one without a capital is none, and one of marks or clitics alone neither. */
function labelled(words: readonly string[], types: readonly number[]): number[] {
  const labels = new Array<number>(words.length).fill(0)
  for (let i = 0; i < words.length; ) {
    const type = types[i]!
    let end = i + 1
    while (end < words.length && types[end] === type) end++
    if (type >= 0) {
      // The possessive clitic belongs to no name.
      let last = end
      while (last > i && /^['’]s?$/.test(words[last - 1]!)) last--
      if (words.slice(i, last).some((w) => /\p{Lu}/u.test(w))) {
        for (let k = i; k < last; k++) labels[k] = 2 * type + (k === i ? 1 : 2)
      }
    }
    i = end
  }
  return labels
}

/** GUM's sentences with the names among its entities: mentions whose head is a proper noun, cut to their proper nouns. */
export function gumNames(places: (word: string) => boolean): NamedSentence[] {
  const out: NamedSentence[] = []
  // Entities open in one sentence and close in another only by error; each sentence is read on its own.
  for (const s of gum()) out.push({ words: s.words, labels: entityLabels(s, places), source: 'entities' })
  return out
}

function entityLabels(s: TreebankSentence, places: (word: string) => boolean): number[] {
  const labels = new Array<number>(s.words.length).fill(0)
  const proper = s.tags.map((t) => t === 'NNP' || t === 'NNPS')
  const mentions: { first: number; last: number; type: string; head: number }[] = []
  const open: { first: number; type: string; head: number; id: string }[] = []
  s.misc.forEach((misc, i) => {
    const value = /(?:^|\|)Entity=([^|]*)/.exec(misc)?.[1]
    if (!value) return
    for (const [part] of value.matchAll(/\([^()]*\)?|[^()]*\)/g)) {
      if (part.startsWith('(')) {
        const fields = part.slice(1).replace(/\)$/, '').split('-')
        const [id, type] = fields as [string, string]
        const minimal = fields.find((f) => /^\d+(,\d+)*$/.test(f) && f !== id) ?? '1'
        const entry = { first: i, type, id, head: i + Number(minimal.split(',')[0]) - 1 }
        if (part.endsWith(')')) mentions.push({ ...entry, last: i + 1 })
        else open.push(entry)
      } else {
        const at = open.findLastIndex((o) => o.id === part.slice(0, -1))
        if (at >= 0) mentions.push({ ...open.splice(at, 1)[0]!, last: i + 1 })
      }
    }
  })
  // Shorter mentions first: the outer one wins where both are names.
  for (const m of mentions.sort((a, b) => a.last - a.first - (b.last - b.first))) {
    if (!proper[m.head]) continue
    let type = GUM_TYPES[m.type] ?? 3
    let first = m.head
    let last = m.head + 1
    while (first > m.first && proper[first - 1]) first--
    while (last < m.last && proper[last]) last++
    if (type === 1 && last - first <= 2 && places(s.words.slice(first, last).join(' ').toLowerCase())) type = 2
    if (
      ['time', 'abstract', 'event', 'substance', 'animal', 'plant'].includes(m.type) &&
      type === 3 &&
      m.type === 'time'
    )
      continue
    for (let k = first; k < last; k++) labels[k] = 2 * type + (k === first ? 1 : 2)
  }
  return labels
}

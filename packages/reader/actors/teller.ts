import type { Sentence, Token } from '@onrecord/language'
import { isBody, type Referent } from './referent.js'
import type { Scene } from './scene.js'

/** How many sentences back whoever told something last may lie, those within quotations not counted. */
const BACK = 1
/** And how many of them are looked at. */
const MOST = 6

/**
 * Who told something last where that is one person without a name: "A senior official said so. “We won’t,” he said"; the body
 * that somebody speaks for, null where it is nobody's. Undefined where it is somebody named, or several. `pronouns` holds whom the
 * pronouns are that were resolved so before.
 */
export function unnamedTeller(
  at: number,
  scene: Scene,
  pronouns: ReadonlyMap<number, Referent | null>,
): Referent | null | undefined {
  const { analysis, quotations, words, met } = scene
  const { tokens, sentences, sentenceOf } = analysis
  const here = sentenceOf[at]!
  const inQuote = (k: number): boolean => quotations.at(tokens[k]!.start) >= 0
  for (let s = here, back = 0; s >= 0 && s > here - MOST && back <= BACK; s--) {
    const it = sentences[s]!
    if (s < here && isQuoted(it, inQuote)) continue
    if (s < here) back++
    const teller = tellerOf(tokens, it.first, Math.min(it.last, at), scene, inQuote)
    if (teller < 0) continue
    if (pronouns.has(teller)) return pronouns.get(teller)
    const { tag, lemma } = tokens[teller]!
    if (tag !== 'NN' && !isOne(tokens, teller, words.counts)) return undefined
    // "A spokesman, Karl Weber, said": he has a name.
    const verb = tokens[teller]!.head
    const named = met.some((m) => m.token > teller && m.token < verb && m.who.type === 'person' && !m.pronoun)
    if (named) return undefined
    const who = met.find((m) => m.token === teller)?.who
    if (who) return isBody(who) && words.roles.get(lemma)?.offices.includes('spokesperson') ? who : undefined
    const kind = words.roles.get(lemma)?.kind
    return kind !== undefined || isOne(tokens, teller, words.counts) ? null : undefined
  }
  return undefined
}

const isQuoted = ({ first, last }: Sentence, inQuote: (k: number) => boolean): boolean => {
  for (let k = first; k < last; k++) if (!inQuote(k)) return false
  return true
}

/** "One of them". */
const isOne = (tokens: readonly Token[], i: number, counts: ReadonlyMap<string, number>): boolean =>
  counts.get(tokens[i]!.lower) === 1 && !tokens[i + 1]?.tag.startsWith('N')

/** The subject of a sentence's own verb of saying, or -1: the last one's. */
function tellerOf(
  tokens: readonly Token[],
  first: number,
  last: number,
  { words }: Scene,
  inQuote: (k: number) => boolean,
): number {
  for (let v = last - 1; v >= first; v--) {
    const t = tokens[v]!
    if (!/^VB/.test(t.tag) || !words.saying.has(t.lemma) || inQuote(v)) continue
    if (!/^(?:root|conj|parataxis)$/.test(t.relation)) continue
    for (let k = first; k < last; k++)
      if (tokens[k]!.head === v && /^nsubj/.test(tokens[k]!.relation) && !inQuote(k)) return k
  }
  return -1
}

import type { Span } from '@onrecord/format'
import type { Token } from '@onrecord/language'
import type { Words } from './words.js'

const NOUN = /^NNS?$/
const WITHIN = /^(?:NNP?S?|JJ[RS]?|VBN|VBG|HYPH|CD)$/

/**
 * The words around a name that say what its bearer is: those right before it ("economist Mary Jones", "Judge Smith"), those
 * set off behind it ("John Smith, a retired plumber from Ohio"), those of "John Smith is a plumber". Tokens `first` to
 * `last` are the name; gives no more than one stretch on either side, without articles.
 */
export function calledBeside(
  tokens: readonly Token[],
  first: number,
  last: number,
  limit: number,
  words: Words,
): Span[] {
  const out: Span[] = []
  const before = wordsBefore(tokens, first, words)
  if (before < first) out.push({ start: tokens[before]!.start, end: tokens[first - 1]!.end })
  const behind = phraseBehind(tokens, last, limit, words)
  if (behind) out.push(behind)
  return out
}

const LEADING = /^(?:NNP?S?|JJ[RS]?|POS|DT|CD|HYPH|PRP\$|AFX)$/

/**
 * First token of the run of words that leads up to a name with a calling right before it ("University of Toledo economist
 * Mary Jones"): all of it stands for the one named. The name's own first token where no calling stands there.
 */
export function ledFrom(tokens: readonly Token[], first: number, words: Words): number {
  const leads = (k: number) => LEADING.test(tokens[k]!.tag) || words.grammar.get(tokens[k]!.lower) === 'of'
  let from = wordsBefore(tokens, first, words)
  if (from < first) {
    while (from > 0 && leads(from - 1)) from--
    return from
  }
  // "Former Speaker of the House Newt Gingrich": the office stands some words before.
  if (first === 0 || !/^NNP/.test(tokens[first - 1]!.tag)) return first
  let office = first
  while (from > 0 && leads(from - 1)) {
    from--
    if (words.roles.has(tokens[from]!.lower) || words.titles.has(tokens[from]!.lower)) office = from
  }
  return office < first ? from : first
}

function wordsBefore(tokens: readonly Token[], first: number, words: Words): number {
  let from = first
  let k = first - 1
  const isCalling = (t: Token) => NOUN.test(t.tag) || (words.roles.has(t.lower) && /^NNP/.test(t.tag))
  if (k < 0 || !isCalling(tokens[k]!)) return first
  for (; k >= 0 && isCalling(tokens[k]!) && /^\p{L}/u.test(tokens[k]!.text); k--) from = k
  return from
}

function phraseBehind(tokens: readonly Token[], last: number, limit: number, words: Words): Span | null {
  let k = last
  // "Her son, Ivan Petrenko, is a welder"
  if (tokens[k]?.text === ',' && tokens[k + 1]?.lemma === 'be') k++
  const comma = tokens[k]?.text === ','
  const is = tokens[k]?.lemma === 'be' && /^VB[ZDP]$/.test(tokens[k]!.tag)
  if (k >= limit || (!comma && !is)) return null
  k++
  // "Smith, 54, a plumber"
  if (comma && tokens[k]?.tag === 'CD' && tokens[k + 1]?.text === ',') k += 2
  const article = words.grammar.get(tokens[k]?.lower ?? '')
  const told = article === 'definite' || article === 'indefinite'
  if (is && article !== 'indefinite') return null
  if (told) k++
  else if (!words.roles.has(tokens[k]?.lower ?? '')) return null
  const first = k
  let noun = -1
  for (; k < limit && WITHIN.test(tokens[k]!.tag); k++) if (NOUN.test(tokens[k]!.tag)) noun = k
  // ", court documents show" is no apposition.
  if (noun < 0 || (k < limit && /^(?:VB[ZDP]?|MD|POS)$/.test(tokens[k]!.tag) && comma)) return null
  return { start: tokens[first]!.start, end: tokens[noun]!.end }
}

import { fold } from '@onrecord/knowledge'
import type { Analysis, Token } from '@onrecord/language'
import type { Found } from './found.js'
import type { gazetteer } from './gazetteer.js'
import type { Words } from './words.js'

/** How many words a body's name may have that nothing but its spokesperson tells of. */
const LONGEST = 4
/** Within how many words behind a saying its "it" or "its" is looked for. */
const OWN = 6

/**
 * The names with those as organisations that the article tells to be bodies, wherever the recogniser takes them for persons or
 * places or sees none: whoever a spokesperson speaks for, is gone on about with "which", or says something of "it".
 */
export function withToldBodies(
  found: readonly Found[],
  analysis: Analysis,
  match: ReturnType<typeof gazetteer>,
  words: Words,
): readonly Found[] {
  const { tokens } = analysis
  const bodies = new Set<string>()
  const nameOf = (first: number, last: number): string => fold(tokens.slice(first, last).map((t) => t.text).join(' ')) // biome-ignore format: one line
  for (const [k, t] of tokens.entries()) {
    if (!words.roles.get(t.lower)?.offices.includes('spokesperson')) continue
    const [first, last] = spokenFor(tokens, k, words)
    const known = first < last && match(tokens, first, last)
    if (first < last && !known && !isOfOthers(tokens, first, last, words)) bodies.add(nameOf(first, last))
  }
  for (const f of found) if (isOpen(f, words) && isTold(f, analysis, words)) bodies.add(f.text)
  for (const f of found) if (f.title) bodies.delete(f.text)
  if (bodies.size === 0) return found
  const told: Found[] = []
  const openers = new Set([...bodies].map((b) => b.split(' ')[0]!))
  for (let i = 0; i < tokens.length; i++) {
    if (!openers.has(fold(tokens[i]!.text))) continue
    for (let last = Math.min(tokens.length, i + LONGEST); last > i; last--) {
      if (!bodies.has(nameOf(i, last))) continue
      const { start } = tokens[i]!
      const { end } = tokens[last - 1]!
      const plain = { named: [], metonym: [], family: [], title: null, headline: false }
      const here = found.find((f) => f.first < last && f.last > i)
      if (here && !isOpen(here, words) && here.type !== 'organisation') break
      if (here && here.last - here.first > last - i) break
      told.push({ first: i, last, start, end, text: nameOf(i, last), type: 'organisation', ...plain })
      i = last - 1
      break
    }
  }
  const apart = found.filter((f) => !told.some((b) => f.first < b.last && b.first < f.last))
  return [...apart, ...told].sort((a, b) => a.first - b.first)
}

/** Whether the recogniser alone says what a name is. */
const isOpen = ({ named, metonym, family, title, text, headline }: Found, words: Words): boolean =>
  named.length + metonym.length + family.length === 0 && !title && !headline && !words.given.has(text.split(' ')[0]!)

/** "A spokesman for Southern Pipes", "a Northgate Water spokesman": the capitalised words; empty where there are none. */
function spokenFor(tokens: readonly Token[], k: number, words: Words): [number, number] {
  const isName = (i: number): boolean => /^NN/.test(tokens[i]?.tag ?? '') && /^\p{Lu}\p{L}/u.test(tokens[i]!.text)
  const isOf = words.grammar.get(tokens[k + 1]?.lower ?? '') === 'of'
  let first = k
  let last = k
  if (isOf) {
    first = last = tokens[k + 2]?.tag === 'DT' ? k + 3 : k + 2
    while (isName(last)) last++
  } else while (first > 0 && isName(first - 1)) first--
  return last - first > LONGEST ? [k, k] : [first, last]
}

/** Whether words before a spokesperson are another's office or calling, or no name ("White House Deputy spokesman"). */
const isOfOthers = (tokens: readonly Token[], first: number, last: number, words: Words): boolean =>
  tokens
    .slice(first, last)
    .some(({ lower }) => words.roles.has(lower) || words.titles.has(lower) || words.groups.has(lower) || words.given.has(lower)) // biome-ignore format: one line

/** "Northgate, which supplies the city", "Morland denied that it had broken the law", "Halden said its profits fell". */
function isTold({ last, first, type }: Found, analysis: Analysis, words: Words): boolean {
  const { tokens, sentences, sentenceOf } = analysis
  // "The mayor dismissed Weber, which angered many" tells what was done, not who he is.
  if (type !== 'person' || tokens[first]!.text.length < 3 || !tokens[first]!.relation.startsWith('nsubj')) return false
  const which = tokens[last]?.text === ',' ? tokens[last + 1] : undefined
  if (which?.tag === 'WDT' && last - first === 1) return true
  const verb = tokens[first]!.head
  if (verb !== last || !words.saying.has(tokens[verb]!.lemma)) return false
  const end = Math.min(verb + OWN, sentences[sentenceOf[first]!]!.last)
  for (let i = verb + 1; i < end; i++) {
    const word = words.pronouns.get(tokens[i]!.lower)
    if (/^[`']/.test(tokens[i]!.tag)) return false
    // "Said it was raining" tells of nobody.
    if (word?.gender === 'n' && word.kind === 'possessive') return i === verb + 1 || tokens[i - 1]!.tag === 'IN'
    if (word?.gender === 'n') return tokens[i]!.relation === 'nsubj' && isDeed(tokens, tokens[i]!.head)
    if (tokens[i]!.tag !== 'IN') return false
  }
  return false
}

/** Whether a verb is what somebody did or will do: with an object, or an auxiliary of the future, and not "it is that …". */
const isDeed = (tokens: readonly Token[], verb: number): boolean =>
  /^VB/.test(tokens[verb]?.tag ?? '') &&
  tokens
    .slice(Math.max(0, verb - OWN), verb + OWN)
    .some((t) => t.head === verb && (t.relation === 'obj' || t.tag === 'MD'))

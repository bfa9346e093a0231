import type { Token } from '@onrecord/language'
import type { Found } from './found.js'
import type { Words } from './words.js'

/** What a noun phrase is built around. */
type PhraseKind = 'role' | 'relation' | 'group' | 'entity'

/** A noun phrase that may mean an actor by what it is ("the US president", "his wife", "the party"). */
export interface Phrase {
  readonly kind: PhraseKind
  /** Tokens of the whole, determiner and what hangs on it with "of" included; `last` excluded. */
  readonly first: number
  readonly last: number
  /** Tokens of the noun itself. */
  readonly noun: number
  readonly nounEnd: number
  /** The noun's words, lower case, singular as the lists have them. */
  readonly word: string
  readonly determiner: 'definite' | 'indefinite' | 'possessive' | 'none'
  /** Index of a possessive pronoun that opens it, or -1. */
  readonly pronoun: number
  /** Index into the found names of the one whose it is ("Trump's running mate", "the chair of the DNC"), or -1. */
  readonly owner: number
  /** All whose it is, where several are named ("the leaders of France and Germany"), else the one or nobody. */
  readonly owners: readonly number[]
  /** Whether the noun is a plural of a word that the lists have in the singular ("presidents"). */
  readonly plural: boolean
  /** Words between the determiner and the noun that are no names, lower case. */
  readonly modifiers: readonly string[]
  readonly time: 'past' | 'coming' | 'present'
  /** Index into the found names of the one that stands beside it ("spokesman Jason Miller", "Peskov, the Kremlin's spokesman"), or -1. */
  readonly beside: number
}

const INSIDE = /^(?:JJ[RS]?|NNP?S?|CD|VBN|VBG|HYPH|AFX|``|''|FW|,)$/

/** Finds noun phrases around the words of the lists, within one sentence. `at` gives the found name that covers a token, or -1. */
export function phrasesOf(
  tokens: readonly Token[],
  first: number,
  last: number,
  found: readonly Found[],
  at: (token: number) => number,
  words: Words,
): Phrase[] {
  const out: Phrase[] = []
  for (let i = first; i < last; i++) {
    if (at(i) >= 0) continue
    const head = headAt(tokens, i, last, at, words)
    if (!head) continue
    out.push(around(tokens, first, last, i, head, found, at, words))
    i = head.end - 1
  }
  return out
}

interface Head {
  readonly kind: PhraseKind
  readonly word: string
  readonly end: number
  readonly plural: boolean
}

function headAt(
  tokens: readonly Token[],
  i: number,
  limit: number,
  at: (t: number) => number,
  words: Words,
): Head | null {
  const longest = words.openers.get(tokens[i]!.lower) ?? words.openers.get(singular(tokens[i]!))
  if (longest === undefined) return null
  for (let n = Math.min(longest, limit - i); n > 0; n--) {
    let word = ''
    let free = true
    for (let k = i; k < i + n; k++) {
      const t = tokens[k]!
      if (at(k) >= 0) free = false
      word += (word && !/^[-–]$/.test(t.text) && !/[-–]$/.test(word) ? ' ' : '') + t.lower
    }
    if (!free) continue
    const end = i + n
    const one = `${word.slice(0, word.length - tokens[end - 1]!.lower.length)}${singular(tokens[end - 1]!)}`
    const exact = kindOf(word, words)
    // Of what the lists have in the singular, callings and counterparts are found in the plural too.
    const many = exact ? null : kindOf(one, words)
    const plural =
      many === 'role' ||
      (many === 'group' && words.groups.get(one) === 'campaign') ||
      (many === 'relation' && words.relations.get(one)!.kind === 'counterpart')
    const kind = exact ?? (plural ? many : null)
    if (!kind) continue
    if (plural) word = one
    // "the principal conclusion": an adjective names nobody.
    if (n === 1 && /^(?:JJ|VB|RB)/.test(tokens[end - 1]!.tag)) return null
    // "president" in "president pro tem" or "state" in "state television": the noun must end its phrase.
    const next = tokens[end]
    if (
      kind !== 'group' &&
      next &&
      end < limit &&
      at(end) < 0 &&
      /^NNS?$/.test(next.tag) &&
      headAt(tokens, end, limit, at, words)
    )
      return null
    return { kind, word, end, plural }
  }
  return null
}

const kindOf = (word: string, words: Words): PhraseKind | null =>
  words.relations.has(word)
    ? 'relation'
    : words.roles.has(word)
      ? 'role'
      : words.groups.has(word)
        ? 'group'
        : words.entities.has(word)
          ? 'entity'
          : null

const singular = (t: Token): string => (t.tag === 'NNS' || t.tag === 'NNPS' ? t.lemma : t.lower)

function around(
  tokens: readonly Token[],
  first: number,
  limit: number,
  noun: number,
  head: Head,
  found: readonly Found[],
  at: (t: number) => number,
  words: Words,
): Phrase {
  let from = noun
  let owner = -1
  let pronoun = -1
  let determiner: Phrase['determiner'] = 'none'
  let time: Phrase['time'] = 'present'
  const modifiers: string[] = []
  const owners: number[] = []
  const one = words.roles.get(head.plural ? head.word : singular(tokens[head.end - 1]!))
  const offices = /S$/.test(tokens[head.end - 1]!.tag) && (one?.kind === 'office' || one?.kind === 'head')
  const several = /S$/.test(tokens[head.end - 1]!.tag)
  for (let k = noun - 1; k >= first && noun - k < 12; k--) {
    const t = tokens[k]!
    const f = at(k)
    if (f >= 0) {
      if (owner < 0 || t.text === '/') owner = f
      k = found[f]!.first
      from = k
      continue
    }
    if (t.tag === 'POS' || t.lower === "'s" || t.lower === '’s' || t.lower === "'" || t.lower === '’') {
      if (k === from - 1 && k > first && (at(k - 1) >= 0 || /^NN/.test(tokens[k - 1]!.tag))) {
        from = k
        continue
      }
      break
    }
    const p = words.pronouns.get(t.lower)
    if (p?.kind === 'possessive' && t.tag !== 'PRP') {
      determiner = 'possessive'
      pronoun = k
      from = k
      break
    }
    const g = words.grammar.get(t.lower)
    // "Both President Obama and his wife" speaks of two phrases.
    if (g === 'both' && !tokens[noun]!.tag.endsWith('S')) break
    if (g === 'definite' || g === 'indefinite' || t.tag === 'DT') {
      determiner = g === 'indefinite' ? 'indefinite' : 'definite'
      from = k
      break
    }
    // "the Russian and Chinese presidents"
    if (g === 'and' && k > first && offices && [k - 1, k + 1].every((n) => isAdjective(tokens[n]!))) continue
    if (g === 'past' || g === 'coming') time = g
    else if (
      !INSIDE.test(t.tag) ||
      (/^VB/.test(t.tag) && !/^(?:amod|compound)/.test(t.relation)) ||
      (t.tag === ',' && !/^JJ/.test(tokens[k - 1]?.tag ?? '')) ||
      g
    ) {
      if (g !== 'present' && g !== 'both' && !words.counts.has(t.lower)) break
    } else if (t.tag === ',') continue
    if (t.lower.includes('-') && words.grammar.get(t.lower.split('-')[0]!) === 'past') time = 'past'
    modifiers.unshift(t.lower)
    from = k
  }
  while (from < noun && /^(?:``|''|,|HYPH|:)$/.test(tokens[from]!.tag) && at(from) < 0) from++
  if (owner >= 0 && determiner === 'none' && followedByPossessive(tokens, found[owner]!.last)) determiner = 'possessive'
  let last = head.end
  let beside = -1
  const next = at(last)
  if (next >= 0 && found[next]!.first === last) beside = next
  else if (!followedByPossessive(tokens, last)) {
    const of = words.grammar.get(tokens[last]?.lower ?? '')
    if (last < limit && (of === 'of' || tokens[last]!.tag === 'TO')) {
      let k = last + 1
      while (k < limit && k - last < 4 && at(k) < 0 && /^(?:DT|JJ|PRP\$)$/.test(tokens[k]!.tag)) k++
      const f = k < limit ? at(k) : -1
      if (f >= 0) {
        owner = owner < 0 ? f : owner
        last = found[f]!.last
        owners.push(f)
        for (let next = joined(tokens, last, limit, at, words); next >= 0 && several; ) {
          owners.push(next)
          last = found[next]!.last
          next = joined(tokens, last, limit, at, words)
        }
      } else if (beforeComma(tokens, k, limit, at) > k) last = beforeComma(tokens, k, limit, at)
    }
    // "According to Koh, a fellow at a school, Brandt will wait": it is told of the name before.
    const named = from - 1 > first && tokens[from - 1]!.text === ',' ? at(from - 2) : -1
    if (named >= 0 && determiner === 'indefinite' && found[named]!.type === 'person') beside = named
    else if (tokens[last]?.text === ',' && last + 1 < limit) {
      const f = at(last + 1)
      if (f >= 0 && found[f]!.first === last + 1) beside = f
    }
    // "Peskov, the Kremlin's spokesman": the name stands before, behind a comma; "Mr. Price, the President said" calls him.
    const goesOn = /^(?:VB[DZP]|MD)$/.test(tokens[last]?.tag ?? '') && last < limit
    if (beside < 0 && !goesOn && from - 1 > first && tokens[from - 1]!.text === ',') beside = at(from - 2)
  }
  return { kind: head.kind, first: from, last, noun, nounEnd: head.end, word: head.word, determiner, pronoun, owner, owners: owners.length > 0 ? owners : owner >= 0 ? [owner] : [], plural: head.plural, modifiers, time, beside } // biome-ignore format: one line
}

const isAdjective = (t: Token): boolean => /^(?:JJ|NNP)/.test(t.tag) && /^\p{Lu}/u.test(t.text)

/** The name that a comma, "and" or both join to what ends at token `k`, or -1. */
function joined(tokens: readonly Token[], k: number, limit: number, at: (t: number) => number, words: Words): number {
  let next = k
  while (next < limit && (tokens[next]!.text === ',' || words.grammar.get(tokens[next]!.lower) === 'and')) next++
  return next > k && next < limit ? at(next) : -1
}

const followedByPossessive = (tokens: readonly Token[], k: number): boolean =>
  /^(?:['’]s?)$/.test(tokens[k]?.text ?? '')

/** "The mayor of Havn, Karl Berg": where a name that nobody knows ends, if a name stands behind its comma; else `k`. */
function beforeComma(tokens: readonly Token[], k: number, limit: number, at: (t: number) => number): number {
  let end = k
  while (end < limit && at(end) < 0 && /^NNPS?$/.test(tokens[end]!.tag)) end++
  return end > k && tokens[end]?.text === ',' && end + 1 < limit && at(end + 1) >= 0 ? end : k
}

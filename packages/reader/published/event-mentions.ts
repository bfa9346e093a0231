import type { Span } from '@onrecord/format'
import type { DatedEvent } from '@onrecord/knowledge'
import type { Analysis } from '@onrecord/language'
import { atomsOf } from '../quantities/atoms.js'

/** The article's words as event names are compared with them: lower case, without hyphens and the stops of abbreviations. */
export interface Words {
  readonly words: readonly string[]
  /** The same words as written. */
  readonly written: readonly string[]
  /** Whether each begins with a capital. */
  readonly capital: readonly boolean[]
  readonly spans: readonly Span[]
  /** Index of the token each word stands in. */
  readonly tokens: readonly number[]
  /** Index of the sentence each word stands in. */
  readonly sentences: readonly number[]
}

/** A stretch of words that names an event, or any of several ("the NATO summit"). */
export interface EventMention extends Span {
  readonly events: readonly DatedEvent[]
  /** Words `first` to `last`, `last` excluded. */
  readonly first: number
  readonly last: number
}

const CAPITAL = /^\p{Lu}/u
const MARK = /^[^\p{L}\p{N}$]+$/u
function normal(word: string): string {
  const lower = word.toLowerCase()
  if (!lower.includes('.') && !lower.includes('’')) return lower
  return lower.replace(/’/g, "'").replace(/(?<=\p{L})\./gu, '')
}

export function wordsOf(analysis: Analysis): Words {
  const words: string[] = []
  const written: string[] = []
  const capital: boolean[] = []
  const spans: Span[] = []
  const tokens: number[] = []
  const sentences: number[] = []
  for (const atom of atomsOf(analysis)) {
    if (MARK.test(atom.text) && atom.text !== "'" && atom.text !== '’') continue
    words.push(normal(atom.text))
    written.push(atom.text)
    capital.push(CAPITAL.test(atom.text))
    spans.push({ start: atom.start, end: atom.end })
    tokens.push(atom.token.index)
    sentences.push(analysis.sentenceOf[atom.token.index]!)
  }
  return { words, written, capital, spans, tokens, sentences }
}

interface Entry {
  readonly words: readonly string[]
  /** Words that must stand in the same sentence: "a & b". */
  readonly also: readonly (readonly string[])[]
  readonly events: DatedEvent[]
}

const prepared = new WeakMap<readonly DatedEvent[], ReadonlyMap<string, readonly Entry[]>>()

/** Event names by their first word, the longest first. */
function indexOf(events: readonly DatedEvent[]): ReadonlyMap<string, readonly Entry[]> {
  const known = prepared.get(events)
  if (known) return known
  const byName = new Map<string, Entry>()
  for (const event of events)
    for (const name of event.names) {
      const entry = byName.get(name)
      if (entry) entry.events.push(event)
      else {
        const [first = [], ...also] = name.split('&').map(split)
        byName.set(name, { words: first, also, events: [event] })
      }
    }
  const index = new Map<string, Entry[]>()
  for (const entry of byName.values()) {
    const key = entry.words[0]!
    const list = index.get(key)
    if (list) list.push(entry)
    else index.set(key, [entry])
  }
  const weight = (e: Entry) => e.words.length * 10 + e.also.length
  for (const list of index.values()) list.sort((a, b) => weight(b) - weight(a))
  prepared.set(events, index)
  return index
}

/** Cuts a name as the tokeniser cuts texts: hyphens part, a possessive ending is a word of its own. */
const split = (name: string): string[] =>
  (name.includes("'") ? name.replace(/'s\b|'(?=\s|$)/g, (m) => ` ${m}`) : name)
    .split(/[\s-]+/)
    .filter((w) => w !== '')
    .map(normal)

/** Mentions of known events in order, the longest name first; none overlaps another. */
export function eventMentions(text: Words, events: readonly DatedEvent[]): EventMention[] {
  const index = indexOf(events)
  const out: EventMention[] = []
  for (let i = 0; i < text.words.length; ) {
    const entry = (index.get(text.words[i]!) ?? []).find(
      (e) => standsAt(text, i, e.words) && e.also.every((w) => inSentence(text, i, w)),
    )
    if (!entry) {
      i++
      continue
    }
    const last = i + entry.words.length
    out.push({ start: text.spans[i]!.start, end: text.spans[last - 1]!.end, events: entry.events, first: i, last })
    i = last
  }
  return out
}

const standsAt = (text: Words, at: number, words: readonly string[]): boolean => {
  for (let k = 0; k < words.length; k++) if (text.words[at + k] !== words[k]) return false
  return true
}

function inSentence(text: Words, at: number, words: readonly string[]): boolean {
  const sentence = text.sentences[at]!
  let first = at
  while (first > 0 && text.sentences[first - 1] === sentence) first--
  for (let i = first; i < text.words.length && text.sentences[i] === sentence; i++)
    if (standsAt(text, i, words)) return true
  return false
}

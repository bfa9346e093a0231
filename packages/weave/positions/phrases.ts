import { holds, type Span } from '@onrecord/format'
import type { Language, Token } from '@onrecord/language'
import type { Lexis, Term } from '../words/lexis.js'

/** A noun with what belongs to it: "sanctions", "gas supplies", "membership of NATO". */
interface Phrase extends Span {
  /** Its terms in order of the alphabet, so that "war in Ukraine" is "Ukraine war". */
  readonly key: string
  readonly terms: readonly Term[]
}

/** Finds the phrases of a text that may be what somebody speaks about. */
export type PhrasesOf = (text: string) => Phrase[]

/** Words in front of a noun that make one phrase with it. */
const BEFORE = new Set(['compound', 'amod'])
/** How a noun behind it says what it is of. */
const BEHIND = new Set(['nmod', 'obl'])
/** Words before a noun, and behind it, that are looked at. */
const MODIFIERS = 2
const REACH = 4
/** What a transcript notes beside the words: "(Applause.)". */
const ASIDE = /[([][^()[\]]{1,30}[)\]]/gu
/** Words that weigh less stand in most texts. */
const TELLING = 0.17

/**
 * What may be an issue in a language: a common noun that tells something by itself, or a noun with a word before or behind it that
 * does. What people are called, times, acts of speech and nouns that fit anything (`general-words`) are none by themselves;
 * names in lower case (`persons`, `names`) tell what a noun is about, persons' do not.
 */
export function phrasesOf(
  language: Language,
  lexis: Lexis,
  names: ReadonlySet<string>,
  persons: ReadonlySet<string>,
): PhrasesOf {
  const people = ['roles', 'callings', 'relations', 'titles'].map((name) => language.lexicon(name))
  const empty = ['general-words', 'speech-nouns', 'attributed-nouns', 'times', 'group-nouns', 'entity-nouns'].map((name) => language.lexicon(name)) // biome-ignore format: one line
  const isPerson = ({ lower, lemma }: Token): boolean => people.some((l) => l.has(lower) || l.has(lemma))
  const isEmpty = ({ lower, lemma }: Token): boolean => empty.some((l) => l.has(lower) || l.has(lemma))
  const termOf = (t: Token): Term | null => (lexis.denies(t.lower) ? null : lexis.word(t.lower))
  const tells = (t: Token): boolean => {
    const term = termOf(t)
    return term !== null && !isEmpty(t) && !isPerson(t) && lexis.weight(term) >= TELLING
  }
  return (text) => {
    const { tokens } = language.analyse(text, [{ kind: 'body', start: 0, end: text.length }])
    const out: Phrase[] = []
    const note = (parts: readonly Token[]): void => {
      const terms = [...new Set(parts.flatMap((t) => termOf(t) ?? []))].sort()
      if (terms.length < parts.length) return
      out.push({ key: terms.join(' '), terms, start: parts[0]!.start, end: parts.at(-1)!.end })
    }
    const asides = [...text.matchAll(ASIDE)].map((m) => ({ start: m.index, end: m.index + m[0].length }))
    for (const head of tokens) {
      if (asides.some((a) => holds(a, head))) continue
      if (!/^NNS?$/.test(head.tag) || isPerson(head) || termOf(head) === null || names.has(head.lower)) continue
      if (tells(head)) note([head])
      // "Gun" of "gun control" is spoken of too, as a part of it.
      if (head.relation === 'compound') continue
      const before: Token[] = []
      for (let i = head.index - 1; i >= Math.max(0, head.index - MODIFIERS); i--) {
        const t = tokens[i]!
        if (t.head !== head.index || !BEFORE.has(t.relation) || persons.has(t.lower) || termOf(t) === null) break
        before.unshift(t)
        if (before.some(tells) || tells(head)) note([...before, head])
      }
      const behind = tokens
        .slice(head.index + 1, head.index + 1 + REACH)
        .find((t) => t.head === head.index && BEHIND.has(t.relation) && t.tag.startsWith('N'))
      if (!behind || persons.has(behind.lower) || isPerson(behind) || termOf(behind) === null) continue
      if (tells(head) || tells(behind)) note([head, behind])
    }
    return out
  }
}

import { holds, type Span } from '@onrecord/format'
import type { Analysis, Language, Token } from '@onrecord/language'
import type { PreparedArticle } from '../prepared.js'
import type { Lexis, Term } from '../words/lexis.js'

/** A sentence of an article with its syntax; tokens stand at offsets of the sentence. */
export interface Parsed {
  readonly tokens: readonly Token[]
  /** The term of a token: the actor it is mentioned by, else its word. */
  term(token: Token): Term | null
  children(token: Token): readonly Token[]
  child(token: Token, ...relations: readonly string[]): Token | undefined
  head(token: Token): Token | undefined
  /** Whether a token stands within some spans of the article. */
  within(token: Token, spans: readonly Span[]): boolean
}

/** Clauses below a clause, which tell something else. */
const BELOW = new Set(['advcl', 'conj', 'parataxis', 'acl:relcl', 'ccomp', 'csubj'])

/** Of a sentence several entries are held against. */
const known = new WeakMap<PreparedArticle, Map<number, Parsed>>()

/** Reads the syntax of a sentence of an article, once. */
export function parse(article: PreparedArticle, sentence: Span, language: Language, lexis: Lexis): Parsed {
  const of = known.get(article) ?? new Map<number, Parsed>()
  known.set(article, of)
  const found = of.get(sentence.start) ?? parsed(article, sentence, language, lexis)
  of.set(sentence.start, found)
  return found
}

function parsed({ article }: PreparedArticle, sentence: Span, language: Language, lexis: Lexis): Parsed {
  const text = article.text.slice(sentence.start, sentence.end)
  const { tokens }: Analysis = language.analyse(text, [{ kind: 'body', start: 0, end: text.length }])
  const below = new Map<number, Token[]>()
  for (const t of tokens) below.set(t.head, [...(below.get(t.head) ?? []), t])
  const at = (t: Token): Span => ({ start: t.start + sentence.start, end: t.end + sentence.start })
  const children = (t: Token): readonly Token[] => below.get(t.index) ?? []
  return {
    tokens,
    term(token) {
      const span = at(token)
      let longest = 0
      let of: Term | null = null
      for (const actor of article.actors)
        for (const m of actor.mentions)
          if (holds(m, span) && m.end - m.start > longest) {
            longest = m.end - m.start
            of = lexis.actor(actor.id)
          }
      return of ?? lexis.word(token.lower)
    },
    children,
    child: (t, ...relations) => children(t).find((c) => relations.includes(c.relation)),
    head: (t) => tokens[t.head],
    within: (t, spans) => spans.some((s) => holds(s, at(t))),
  }
}

/** A token with what hangs on it, clauses of their own left out. */
export function clauseOf(parsed: Parsed, top: Token): readonly Token[] {
  const out: Token[] = []
  const open = [top]
  for (let t = open.pop(); t; t = open.pop()) {
    out.push(t)
    open.push(...parsed.children(t).filter((c) => !BELOW.has(c.relation)))
  }
  return out
}

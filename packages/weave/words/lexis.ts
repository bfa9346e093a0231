import type { ActorId } from '@onrecord/format'
import type { WeaveContext } from '../context.js'
import { type Stemmer, stemmer } from './stem.js'
import { lowerOf } from './tokens.js'
import { hash, type WordWeight, wordWeights } from './weights.js'

/** What a word or a mention of an actor counts as when texts are compared; two terms are one where they are equal. */
export type Term = string

/** A word as it stands in texts, with all that it counts as: looked up once. */
export interface Form {
  readonly lower: string
  /** Of `lower`. */
  readonly hash: number
  readonly term: Term | null
  /** Its weight by itself, its kindred left out: how rare the very wording is. */
  readonly wording: number
}

/** The terms of a language, and how much each tells (0 to 1). */
export interface Lexis {
  /** What a word counts as that is written so. */
  form(written: string): Form
  /** The term of a lower-case word: its stem, or that of the head of its kindred. Null where a word tells nothing. */
  word(lower: string): Term | null
  /** The term of an actor, however it is mentioned. */
  actor(id: ActorId): Term
  weight(term: Term): number
  /** The weight of a word by itself, its kindred left out: how rare the very wording is. */
  wording(lower: string): number
  /** Whether a lower-case word opens a clause of its own. */
  opens(lower: string): boolean
  /** Whether a lower-case word denies what it stands by. */
  denies(lower: string): boolean
  /** Whether a source that ends in this lower-case word names nobody ("reports", "officials"). */
  vague(lower: string): boolean
}

/** What terms weigh together. */
export function massOf(terms: Iterable<Term>, lexis: Pick<Lexis, 'weight'>): number {
  let mass = 0
  for (const t of terms) mass += lexis.weight(t)
  return mass
}

/** Words below this weight stand in most texts ("the", "said"): they are no terms. */
const FLOOR = 0.1
/** Actors recur through a story and tell less than the rest of a sentence: no name weighs more than this. */
const ACTOR = 0.4

/** Words as they are written that are kept with what they count as; most stand in every text. */
const FORMS = 50_000

/** What words that are no names count as. */
interface Kindred {
  readonly stem: Stemmer
  readonly background: WordWeight
  /** The head of its kindred, by a word's stem. */
  readonly head: ReadonlyMap<string, Term>
  /** What kindred weighs. */
  readonly kin: ReadonlyMap<Term, number>
  readonly demonyms: ReadonlyMap<string, Term>
}

function kindredOf({ language, knowledge }: WeaveContext): Kindred {
  const stem: Stemmer = stemmer(language)
  const background: WordWeight = wordWeights(language.weights('word-weights'))
  const head = new Map<string, Term>()
  const kin = new Map<Term, number>()
  for (const [first, ...members] of language.lexicon('kindred').rows) {
    const term = `~${first}`
    for (const m of members) {
      const s = stem(m)
      if (head.has(s)) continue
      head.set(s, term)
      kin.set(term, Math.min(kin.get(term) ?? 1, background(s)))
    }
  }
  const demonyms = new Map<string, Term>()
  for (const actor of knowledge.actors) for (const d of actor.demonyms) demonyms.set(d.toLowerCase(), `@${actor.id}`)
  return { stem, background, head, kin, demonyms }
}

/**
 * Builds the lexis of a language: stems, its lexicon `kindred` (words used for one another), the word weights. Each is made when a word is first
 * looked up: who asks no more than what denies has no need of them.
 */
export function lexis(context: WeaveContext): Lexis {
  const { language } = context
  let made: Kindred | undefined
  const all = (): Kindred => {
    made ??= kindredOf(context)
    return made
  }
  const stem: Stemmer = (lower) => all().stem(lower)
  const background: WordWeight = (s) => all().background(s)

  const terms = new Map<string, Term | null>()
  const word = (lower: string): Term | null => {
    let term = terms.get(lower)
    if (term === undefined) {
      const s = stem(lower)
      const of = all().demonyms.get(lower) ?? all().head.get(s) ?? s
      term = /^\p{N}/u.test(lower) || weight(of) < FLOOR ? null : of
      terms.set(lower, term)
    }
    return term
  }
  const weights = new Map<Term, number>()
  const weight = (term: Term): number => {
    let w = weights.get(term)
    if (w === undefined) {
      w = all().kin.get(term) ?? (term.startsWith('@') ? actorWeight(term.slice(1)) : background(term))
      weights.set(term, w)
    }
    return w
  }
  const wordings = new Map<string, number>()
  const wording = (lower: string): number => {
    let w = wordings.get(lower)
    if (w === undefined) {
      w = background(stem(lower))
      wordings.set(lower, w)
    }
    return w
  }
  // An actor's name weighs as its rarest word.
  const actorWeight = (id: ActorId): number =>
    Math.min(ACTOR, Math.max(...id.split('-').map((part) => background(stem(part)))))
  const openers = language.lexicon('clause-openers')
  const negations = language.lexicon('negations')
  const vague = language.lexicon('vague-sources')
  const forms = new Map<string, Form>()
  const form = (written: string): Form => {
    let known = forms.get(written)
    if (known === undefined) {
      const lower = lowerOf(written)
      known = { lower, hash: hash(lower), term: word(lower), wording: wording(lower) }
      if (forms.size >= FORMS) forms.clear()
      forms.set(written, known)
    }
    return known
  }
  return {
    form,
    word,
    actor: (id) => `@${id}`,
    weight,
    wording,
    opens: (lower) => openers.has(lower),
    vague: (lower) => vague.has(lower),
    denies: (lower) => negations.has(lower) || lower.endsWith("n't"),
  }
}

import type { ActorId } from '@onrecord/format'
import type { WeaveContext } from '../context.js'
import { type Stemmer, stemmer } from './stem.js'
import { wordTable } from './table.js'
import { lowerOf } from './tokens.js'
import { hash, type WordWeight, wordWeights } from './weights.js'

/** What a word or a mention of an actor counts as when texts are compared; two terms are one where they are equal. */
export type Term = string

/** A term with all that is asked of it often: looked up once. */
export interface Sense {
  readonly term: Term
  readonly hash: number
  readonly weight: number
}

/** A word as it stands in texts, with all that it counts as: looked up once. */
export interface Form {
  readonly lower: string
  /** Of `lower`. */
  readonly hash: number
  /** Its term with what that weighs, and the term alone; null for words that tell nothing. */
  readonly sense: Sense | null
  readonly term: Term | null
  /** Whether it opens a clause of its own, and whether it denies what it stands by. */
  readonly opens: boolean
  readonly denies: boolean
  /** Its weight by itself, its kindred left out: how rare the very wording is. */
  readonly wording: number
}

/** The terms of a language, and how much each tells (0 to 1). */
export interface Lexis {
  /** What the word counts as that stands from one place in a text to another. */
  form(text: string, start: number, end: number): Form
  /** The term of a lower-case word: its stem, or that of the head of its kindred. Null where a word tells nothing. */
  word(lower: string): Term | null
  /** The term of an actor, however it is mentioned. */
  actor(id: ActorId): Term
  /** The same with what it weighs. */
  sense(id: ActorId): Sense
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

/** Words as they are written that are kept with what they count as, and actors; most stand in every text. Of what is looked up to make them as many. */
const FORMS = 50_000
const ACTORS = 50_000

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
      if (terms.size >= FORMS) terms.clear()
      terms.set(lower, term)
    }
    return term
  }
  // One for each term: what is counted by it is counted once.
  const senses = new Map<Term, Sense>()
  const senseOf = (term: Term): Sense => {
    let known = senses.get(term)
    if (known === undefined) {
      const w = all().kin.get(term) ?? (term.startsWith('@') ? actorWeight(term.slice(1)) : background(term))
      known = { term, hash: hash(term), weight: w }
      senses.set(term, known)
    }
    return known
  }
  const weight = (term: Term): number => senseOf(term).weight
  const wordings = new Map<string, number>()
  const wording = (lower: string): number => {
    let w = wordings.get(lower)
    if (w === undefined) {
      w = background(stem(lower))
      if (wordings.size >= FORMS) wordings.clear()
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
  const opens = (lower: string): boolean => openers.has(lower)
  const denies = (lower: string): boolean => negations.has(lower) || lower.endsWith("n't")
  const formOf = (written: string): Form => {
    const lower = lowerOf(written)
    const term = word(lower)
    const sense = term === null ? null : senseOf(term)
    return { lower, hash: hash(lower), sense, term, opens: opens(lower), denies: denies(lower), wording: wording(lower) } // biome-ignore format: one line
  }
  const forms = wordTable(FORMS, formOf)
  const actors = new Map<ActorId, Sense>()
  const sense = (id: ActorId): Sense => {
    let known = actors.get(id)
    if (known === undefined) {
      known = senseOf(`@${id}`)
      if (actors.size >= ACTORS) actors.clear()
      actors.set(id, known)
    }
    return known
  }
  return {
    form: forms,
    word,
    actor: (id) => sense(id).term,
    sense,
    weight,
    wording,
    opens,
    vague: (lower) => vague.has(lower),
    denies,
  }
}

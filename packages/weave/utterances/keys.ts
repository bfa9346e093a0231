import type { ActorId, DayRange } from '@onrecord/format'
import type { Knowledge } from '@onrecord/knowledge'
import { weeksOf } from '../dates.js'
import { byText } from '../ids.js'
import { begun, keyIn, keyNear, rankOf, rankOfTwo, rankOfWords } from '../loom/hashes.js'
import type { PreparedStatement } from '../prepared.js'
import type { Lexis, Term } from '../words/lexis.js'

/** Of a content, of each of its clauses, and where nobody is named so many of the heaviest terms make keys, two by two. */
const HEAVIEST = 4
const OF_CLAUSE = 4
const UNVOICED = 2
const UNNAMED = 3
/** Of all the keys of clauses so many, those of the heaviest terms. */
const CLAUSES = 16
/** Two terms of so much weight are seldom met within a year; of less, within a week… */
const SELDOM = 0.5
/** …and of less than this they are too common to be looked for within a year. */
const COMMON = 0.25
/** A refusal, and a content that says so little, is found by each term of what it is about, a clause of so few terms by each of those. */
const LIGHT = 1.2
const FEW = 2
const SINGLES = 6
/** Words in a row that make a key, of so much weight; of so many of them in a row one is kept. */
const GRAM = 4
const GRAM_MASS = 0.6
const WINDOW = 2

/** A term with what it weighs: asked for once, since every two of them are put together. */
interface Weighed {
  readonly term: Term
  readonly weight: number
}

/** Two terms, the lesser first, with what they weigh. */
interface Two {
  readonly first: Term
  readonly second: Term
  readonly mass: number
}

const byMass = (a: Two, b: Two): number => b.mass - a.mass || byText(`${a.first} ${a.second}`, `${b.first} ${b.second}`)

/**
 * The keys a statement is found by: two by two the heaviest terms of its content and of its clauses with whom it speaks
 * for, and the year it was said in where they are rare, the week where they are not; without anybody and the week; and four
 * words in a row that weigh something, whoever is said to have spoken. How rare a term is stands in the language's
 * weights, so that it does not change as a record grows. Keys of one voice lie together, and those of rows of words with one word that tells most.
 */
export function keysOf(s: PreparedStatement, lexis: Lexis, knowledge: Knowledge): number[] {
  const keys = new Set<number>()
  const { said, speakers, speaker } = s.statement
  const { published } = s.article.article
  const narrow = weeksOf(said)
  const weeks = narrow.length > 0 ? narrow : weeksOf(published)
  const years = yearsOf(said.from === null && said.to === null ? published : said)
  const whole = heaviest(s.topic, SINGLES, lexis)
  const clauses = s.parts.length > 1 ? s.parts.map((p) => heaviest(p.terms, OF_CLAUSE, lexis)) : []
  const isLight = s.mass < LIGHT || s.statement.act === 'decline'
  const few = [whole, ...clauses].filter((g) => g.length <= FEW).flat()
  const ofClauses = clauses.flatMap(twos).sort(byMass)
  const pairs = [...twos(whole.slice(0, HEAVIEST)), ...ofClauses.slice(0, CLAUSES)]
  const voices = new Set([...speakers, ...(speaker ? [speaker] : [])].map((id) => voiceOf(id, knowledge)))
  for (const voice of voices) {
    const [byWeek, byYear] = [begun(`${voice} `), begun(`year ${voice} `)]
    const near = rankOf(voice)
    const note = (rank: number, times: readonly number[]): void => {
      for (const time of times) keys.add(keyNear(near, rank, time))
    }
    for (const { term } of isLight ? [...whole, ...few] : few) note(rankOf(term, byWeek), weeks)
    for (const { first, second, mass } of pairs) {
      if (mass < SELDOM) note(rankOfTwo(first, second, byWeek), weeks)
      if (mass >= COMMON) note(rankOfTwo(first, second, byYear), years)
    }
  }
  for (const { first, second } of twos(whole.slice(0, voices.size > 0 ? UNVOICED : UNNAMED)))
    for (const week of weeks) keys.add(keyIn(rankOfTwo(first, second), week))
  for (const { near, rank } of gramsOf(s)) keys.add(keyNear(near, rank))
  return [...keys]
}

// Of some terms so many that weigh most, the heaviest first.
function heaviest(terms: ReadonlySet<Term>, most: number, lexis: Lexis): Weighed[] {
  const weighed: Weighed[] = []
  for (const term of terms) weighed.push({ term, weight: lexis.weight(term) })
  weighed.sort((a, b) => b.weight - a.weight || byText(a.term, b.term))
  return weighed.slice(0, most)
}

// Every two of some terms.
function twos(terms: readonly Weighed[]): Two[] {
  const out: Two[] = []
  for (let i = 0; i < terms.length; i++)
    for (let k = i + 1; k < terms.length; k++) {
      const [t, u] = [terms[i]!, terms[k]!]
      const mass = t.weight + u.weight
      out.push(t.term < u.term ? { first: t.term, second: u.term, mass } : { first: u.term, second: t.term, mass })
    }
  return out
}

/** What a statement is called where of many some stand for all: the same in every record. */
export const statementRank = ({ article, statement }: PreparedStatement): number =>
  rankOf(`${article.article.name} ${statement.id} ${statement.content.map((c) => `${c.start}-${c.end}`).join()}`)

// The years a range may be of, told by its ends; of an open one by the end that is known, 0 where none is.
function yearsOf({ from, to }: DayRange): number[] {
  const years = [from, to].filter((d) => d !== null).map((d) => Number(d.slice(0, 4)))
  return years.length > 0 ? [...new Set(years)] : [0]
}

/** Words in a row: what they are told from all others by, and the word that tells most of them. */
interface Gram {
  readonly rank: number
  readonly near: number
}

// Of each few runs in a row the one of least hash (winnowing): two texts that share one word more than that share a key.
function gramsOf({ words, quoted }: PreparedStatement): Gram[] {
  // Words reported without quotation marks can be another article's quotation.
  const least = quoted.length > 0 ? GRAM_MASS : 2 * GRAM_MASS
  const grams: Gram[] = []
  for (let i = 0; i + GRAM <= words.length; i++) {
    let mass = 0
    let most = words[i]!.form
    for (let k = i; k < i + GRAM; k++) {
      const { form } = words[k]!
      mass += form.wording
      if (form.wording > most.wording || (form.wording === most.wording && form.hash < most.hash)) most = form
    }
    if (mass >= least) grams.push({ rank: rankOfWords(words, i, i + GRAM), near: most.hash })
  }
  if (grams.length < WINDOW) return grams
  const kept: Gram[] = []
  for (let i = 0; i + WINDOW <= grams.length; i++) {
    let one = grams[i]!
    for (let k = i + 1; k < i + WINDOW; k++) if (grams[k]!.rank < one.rank) one = grams[k]!
    kept.push(one)
  }
  return kept
}

/** Steps from a person to the body it speaks for, and from that to its state. */
const STEPS = 3

// A person's words may be reported as those of the body or state it speaks for: all of these have one voice.
function voiceOf(id: ActorId, knowledge: Knowledge): ActorId {
  let voice = id
  for (let i = 0; i < STEPS; i++) {
    const known = knowledge.actor(voice)
    const of = known?.of ?? known?.offices.at(-1)?.of
    if (!of || of === voice) break
    voice = of
  }
  return voice
}

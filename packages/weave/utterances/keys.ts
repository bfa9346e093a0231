import type { ActorId, DayRange } from '@onrecord/format'
import type { Knowledge } from '@onrecord/knowledge'
import { weeksOf } from '../dates.js'
import { byText } from '../ids.js'
import { keyOf, rankOf } from '../loom/hashes.js'
import type { PreparedStatement } from '../prepared.js'
import type { Lexis, Term } from '../words/lexis.js'

/** Of a content, and of each of its clauses, so many of the heaviest terms make keys, two by two. */
const HEAVIEST = 5
const OF_CLAUSE = 4
/** Without the speaker so many, since a report may name nobody; more where it does not. */
const REPORTED = 3
const UNNAMED = 5
/** With the speaker and the year alone, for what is dated by months. */
const OF_YEAR = 4
/** A refusal, and a content that says so little, is found by each term of what it is about, a clause of so few terms by each of those. */
const LIGHT = 1.2
const FEW = 2
/** Words in a row that make a key, of so much weight; of so many of them in a row one is kept. */
const GRAM = 4
const GRAM_MASS = 0.6
const WINDOW = 2

/**
 * The keys a statement is found by: each two of the heaviest terms of its content and of its clauses with the speaker (or
 * whom it speaks for) and the week it was said or reported in; with the speaker and the year; with the week alone; and
 * four words in a row that weigh something, whoever is said to have spoken.
 */
export function keysOf(s: PreparedStatement, lexis: Lexis, knowledge: Knowledge): number[] {
  const keys = new Set<number>()
  const { said, speakers, speaker } = s.statement
  const { published } = s.article.article
  const weeks = [...new Set([...weeksOf(said), ...weeksOf(published)])]
  const years = [...new Set([...yearsOf(said), ...yearsOf(published)])]
  const heaviest = (terms: Iterable<Term>, most: number): Term[] =>
    [...terms].sort((a, b) => lexis.weight(b) - lexis.weight(a) || byText(a, b)).slice(0, most)
  const whole = heaviest(s.topic, HEAVIEST)
  const groups = [whole, ...(s.parts.length > 1 ? s.parts.map((p) => heaviest(p.terms, OF_CLAUSE)) : [])]
  const isLight = s.mass < LIGHT || s.statement.act === 'decline'
  const singles = [...(isLight ? heaviest(s.topic, 2 * HEAVIEST) : []), ...groups.filter((g) => g.length <= FEW).flat()]
  const voices = new Set([...speakers, ...(speaker ? [speaker] : [])].flatMap((id) => voicesOf(id, knowledge)))
  for (const group of groups)
    for (const voice of voices) {
      for (const week of weeks) {
        for (const t of singles) keys.add(keyOf(`${voice} ${t}`, week))
        for (const two of twos(group)) keys.add(keyOf(`${voice} ${two}`, week))
      }
      for (const two of twos(group.slice(0, OF_YEAR)))
        for (const year of years) keys.add(keyOf(`year ${voice} ${two}`, year))
    }
  for (const two of twos(whole.slice(0, voices.size > 0 ? REPORTED : UNNAMED)))
    for (const week of weeks) keys.add(keyOf(two, week))
  for (const gram of gramsOf(s, lexis)) keys.add(keyOf(gram))
  return [...keys]
}

/** What a statement is called where of many some stand for all: the same in every record. */
export const statementRank = ({ article, statement }: PreparedStatement): number =>
  rankOf(`${article.article.name} ${statement.id} ${statement.content.map((c) => `${c.start}-${c.end}`).join()}`)

function twos(terms: readonly Term[]): string[] {
  const sorted = [...terms].sort(byText)
  return sorted.flatMap((t, i) => sorted.slice(i + 1).map((u) => `${t} ${u}`))
}

// The years a range may be of, told by its ends; of an open one by the end that is known, 0 where none is.
function yearsOf({ from, to }: DayRange): number[] {
  const years = [from, to].filter((d) => d !== null).map((d) => Number(d.slice(0, 4)))
  return years.length > 0 ? [...new Set(years)] : [0]
}

// Of each few runs in a row the one of least hash (winnowing): two texts that share one word more than that share a key.
function gramsOf({ words, quoted }: PreparedStatement, lexis: Lexis): string[] {
  // Words reported without quotation marks can be another article's quotation.
  const least = quoted.length > 0 ? GRAM_MASS : 2 * GRAM_MASS
  const grams: { readonly gram: string; readonly rank: number }[] = []
  for (let i = 0; i + GRAM <= words.length; i++) {
    const run = words.slice(i, i + GRAM)
    if (run.reduce((m, w) => m + lexis.wording(w.lower), 0) < least) continue
    const gram = run.map((w) => w.lower).join(' ')
    grams.push({ gram, rank: rankOf(gram) })
  }
  if (grams.length < WINDOW) return grams.map((g) => g.gram)
  return grams.slice(WINDOW - 1).map((_, i) => {
    const window = grams.slice(i, i + WINDOW)
    return window.reduce((a, b) => (b.rank < a.rank ? b : a)).gram
  })
}

// A person's words may be reported as those of the state or body it speaks for.
function voicesOf(id: ActorId, knowledge: Knowledge): ActorId[] {
  const known = knowledge.actor(id)
  if (!known) return [id]
  return [id, ...(known.of ? [known.of] : []), ...known.offices.map((o) => o.of)]
}

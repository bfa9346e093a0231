import { weeksOf } from '../dates.js'
import { byText } from '../ids.js'
import { keyOf, rankOf } from '../loom/hashes.js'
import type { Term } from '../words/lexis.js'
import type { Profile } from './profile.js'

/** An article is found by each two of so many terms that weigh most in it within a week, of so many within the week behind it… */
const SOON = 11
const NEXT = 8
/** …of so many, within a month or two… */
const LATER = 5
const WEEKS = 4
/** …and by each three of so many, whenever. */
const EVER = 5

/** The keys by which an article is compared with others of its matter. */
export function keysOf({ keys: terms, published }: Profile): number[] {
  const [week = 0] = weeksOf(published)
  const month = Math.floor(week / WEEKS)
  const out = new Set<number>()
  // Of two articles of neighbouring weeks the earlier has the other's week for its next.
  for (const two of pairsOf(terms.slice(0, SOON))) out.add(keyOf(`week ${two}`, week))
  for (const two of pairsOf(terms.slice(0, NEXT))) out.add(keyOf(`week ${two}`, week + 1))
  for (const two of pairsOf(terms.slice(0, LATER)))
    for (const m of [month, month + 1]) out.add(keyOf(`month ${two}`, m))
  const three = terms.slice(0, EVER).sort(byText)
  three.forEach((t, i) => {
    for (const two of pairsOf(three.slice(i + 1))) out.add(keyOf(`${t} ${two}`))
  })
  return [...out]
}

const pairsOf = (terms: readonly Term[]): string[] => {
  const sorted = [...terms].sort(byText)
  return sorted.flatMap((t, i) => sorted.slice(i + 1).map((u) => `${t} ${u}`))
}

/** What an article is called where of many some stand for all. */
export const articleRank = ({ name }: Profile): number => rankOf(name)

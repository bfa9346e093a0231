import { weeksOf } from '../dates.js'
import { byText } from '../ids.js'
import { type Begun, begun, keyIn, rankOf, rankOfTwo } from '../loom/hashes.js'
import type { Profile } from './profile.js'

/** An article is found by each two of so many terms that weigh most in it within a week, of so many within the week behind it… */
const SOON = 11
const NEXT = 8
/** …of so many, within a month or two… */
const LATER = 5
const WEEKS = 4
/** …and by each three of so many, whenever. */
const EVER = 5

const [IN_WEEK, IN_MONTH] = [begun('week '), begun('month ')]

/** The keys by which an article is compared with others of its matter. */
export function keysOf({ keys: terms, published }: Profile): number[] {
  const [week = 0] = weeksOf(published)
  const month = Math.floor(week / WEEKS)
  const out = new Set<number>()
  const pair = (most: number, before: Begun, times: readonly number[]): void => {
    const some = terms.slice(0, most).sort(byText)
    for (let i = 0; i < some.length; i++)
      for (let k = i + 1; k < some.length; k++) {
        const rank = rankOfTwo(some[i]!, some[k]!, before)
        for (const time of times) out.add(keyIn(rank, time))
      }
  }
  // Of two articles of neighbouring weeks the earlier has the other's week for its next.
  pair(SOON, IN_WEEK, [week])
  pair(NEXT, IN_WEEK, [week + 1])
  pair(LATER, IN_MONTH, [month, month + 1])
  const three = terms.slice(0, EVER).sort(byText)
  for (let i = 0; i < three.length; i++) {
    const first = begun(`${three[i]} `)
    for (let k = i + 1; k < three.length; k++)
      for (let l = k + 1; l < three.length; l++) out.add(keyIn(rankOfTwo(three[k]!, three[l]!, first), 0))
  }
  return [...out]
}

/** What an article is called where of many some stand for all. */
export const articleRank = ({ name }: Profile): number => rankOf(name)

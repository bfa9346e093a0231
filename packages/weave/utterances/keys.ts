import type { ActorId } from '@onrecord/format'
import type { Knowledge } from '@onrecord/knowledge'
import { weeksOf } from '../dates.js'
import { byText } from '../ids.js'
import type { PreparedStatement } from '../prepared.js'
import type { Lexis } from '../words/lexis.js'

/** Of a content so many of the heaviest terms make keys, two by two. */
const HEAVIEST = 7
/** Of those so many make keys without the speaker, since a report may name nobody. */
const REPORTED = 5
/** Words of a quotation in a row that make a key. */
const GRAM = 4
const GRAM_MASS = 0.6

/**
 * The keys a statement is found by: its speaker with each term and each week of a narrow range of days; its speaker, or
 * the week, with each two of its heaviest terms; every four words of a quotation that weigh something, whoever is said to have spoken.
 */
export function keysOf(s: PreparedStatement, lexis: Lexis, knowledge: Knowledge): string[] {
  const keys: string[] = []
  const { said, speakers, speaker } = s.statement
  const terms = [...s.topic].sort((a, b) => lexis.weight(b) - lexis.weight(a) || byText(a, b))
  const weeks = weeksOf(said)
  const heavy = terms.slice(0, HEAVIEST).sort(byText)
  for (const week of weeks)
    heavy.slice(0, REPORTED).forEach((t, i) => {
      for (const u of heavy.slice(i + 1)) keys.push(`${week} ${t} ${u}`)
    })
  const voices = new Set([...speakers, ...(speaker ? [speaker] : [])].flatMap((id) => voicesOf(id, knowledge)))
  for (const voice of voices) {
    for (const week of weeks) for (const t of terms) keys.push(`${voice} ${week} ${t}`)
    heavy.forEach((t, i) => {
      for (const u of heavy.slice(i + 1)) keys.push(`${voice} ${t} ${u}`)
    })
  }
  const marked = s.quoted.length > 0 ? s.words : []
  for (let i = 0; i + GRAM <= marked.length; i++) {
    const gram = marked.slice(i, i + GRAM)
    if (gram.reduce((m, w) => m + lexis.wording(w.lower), 0) >= GRAM_MASS) keys.push(gram.map((w) => w.lower).join(' '))
  }
  // Words reported without quotation marks can be another article's quotation.
  if (s.quoted.length === 0)
    for (let i = 0; i + GRAM <= s.words.length; i++) {
      const gram = s.words.slice(i, i + GRAM)
      if (gram.reduce((m, w) => m + lexis.wording(w.lower), 0) >= 2 * GRAM_MASS)
        keys.push(gram.map((w) => w.lower).join(' '))
    }
  return keys
}

// A person's words may be reported as those of the state or body it speaks for.
function voicesOf(id: ActorId, knowledge: Knowledge): ActorId[] {
  const known = knowledge.actor(id)
  if (!known) return [id]
  return [id, ...(known.of ? [known.of] : []), ...known.offices.map((o) => o.of)]
}

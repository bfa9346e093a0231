import type { Lexicon } from '@onrecord/language'
import type { Judged } from './decode.js'
import { POS, type View } from './view.js'

/** Where the lexicon marks what is to be found out instead of naming particles. */
const QUESTION = '?'
/** And where it marks a name right behind, a language or a day ("speaks Spanish"). */
const NAME = '#'
/** Where it marks words right before, which make a wish of it ("God forbid"). */
const WISH = '<'
/** And where it marks who is called on behind it: "let's talk about" says nothing yet. */
const CALL = '!'
/** And where it marks what is done among the first words behind it ("committed a crime"). */
const DEED = '='
/** And where it marks a noun, or a verb, that is never a saying. */
const NEVER = '*'
/** And where it marks words before, which make no more than a guess of a question ("could tell whether"). */
const ABLE = '&'
/** So many words. */
const FIRST = 3

/** Whether what is said opens a quotation that its cue stands outside of. */
const isQuoted = (v: View, first: number, cue: number): boolean =>
  v.quote[first]! >= 0 && v.quote[first] !== v.quote[cue]

/**
 * Whether a proposal takes a deed for a saying: "called in the army", "has investigated how it burned". Whoever looks into a
 * question does not say its answer, nor does who is called on to speak. What is quoted is said. `unsaid` is the lexicon of such verbs.
 */
export function isUnsaid(v: View, { cue, source, pieces }: Judged, unsaid: Lexicon): boolean {
  const { tokens } = v.analysis
  const lower = (i: number): string => tokens[i]?.lower ?? ''
  const isIn = (words: string, i: number): boolean => words.split('|').includes(lower(i))
  const called = source && unsaid.get(tokens[source[0] - 1]?.lemma ?? '')?.[0]
  if (called?.startsWith(CALL) && isIn(called.slice(1), source![0])) return true
  const noun = v.pos[cue.head] === POS.noun ? unsaid.get(`${tokens[cue.head]!.lemma}.n`)?.[0] : undefined
  if (noun === NEVER) return true
  // "Had no call to report it": neither the noun nor what it leads to.
  for (const i of [cue.head, v.head[cue.head]!]) {
    const wish = v.pos[i] === POS.noun ? unsaid.get(`${tokens[i]!.lemma}.n`)?.[0] : undefined
    if (wish?.startsWith(WISH) && isIn(wish.slice(1), i - 1)) return true
  }
  // A subjunctive is taken for a past, and its lemma is another then.
  const verb = unsaid.get(tokens[cue.head]!.lemma) ?? unsaid.get(lower(cue.head))
  const first = pieces[0]?.[0]
  if (v.pos[cue.head] !== POS.verb || first === undefined || first < cue.head || isQuoted(v, first, cue.head))
    return false
  return verb?.some((told) => isDeed(v, cue.head, first, told)) ?? false
}

/** Whether by one of a verb's marks what begins behind it is no saying. */
function isDeed(v: View, cue: number, first: number, told: string): boolean {
  const { tokens } = v.analysis
  const isIn = (words: string, i: number): boolean => words.split('|').includes(tokens[i]?.lower ?? '')
  const { tag, relation } = tokens[first]!
  const isAsked = tag.startsWith('W') || relation === 'mark'
  if (told === NEVER) return true
  if (told === QUESTION) return isAsked
  if (told.startsWith(ABLE)) {
    const before = [1, 2, 3].map((n) => cue - n)
    return isAsked && before.some((i) => i >= v.first(cue) && isIn(told.slice(1), i))
  }
  if (told.startsWith(WISH)) return isIn(told.slice(1), cue - 1)
  if (told.startsWith(CALL)) return false
  if (told.startsWith(DEED)) {
    const deeds = told.slice(1).split('|')
    // "Told the court the truth was hidden" is said.
    return tokens.slice(first, first + FIRST).some((t) => deeds.includes(t.lemma) && !t.relation.startsWith('nsubj'))
  }
  if (told === NAME) return first === cue + 1 && /^(?:NNPS?|JJ)$/.test(tag)
  // "Called me in" as "called in the army".
  return isIn(told, cue + (tokens[cue + 1]?.tag === 'PRP' ? 2 : 1))
}

import type { Token } from '@onrecord/language'
import type { Found } from './found.js'
import { acts } from './metonyms.js'
import { isSubject, verbOf } from './subjects.js'
import type { Words } from './words.js'

/**
 * Whether a name that nobody is known by can only be a place's or a day's: a dateline's capitals, words of geography ("Port
 * Ellery", "the Strait"), a month behind a preposition ("the end of May").
 */
export function placeOrDay(f: Found, tokens: readonly Token[], first: number, words: Words): boolean {
  if (f.title) return false
  if (f.last - f.first === 1 && words.months.has(f.text) && /^(?:IN|TO|CD|JJ)$/.test(tokens[f.first - 1]?.tag ?? ''))
    return true
  if (f.named.length > 0 || f.metonym.length > 0) return false
  if (f.first === first && f.text.length > 3 && f.text === f.text.toUpperCase() && opensDateline(tokens, f.last))
    return true
  const parts = f.text.toLowerCase().split(' ')
  const open = words.geography.get(parts[0]!)
  const end = words.geography.get(parts[parts.length - 1]!)
  if (words.given.has(f.text.split(' ')[0]!) && end !== 'always') return false
  if (parts.length === 1) return open !== undefined
  const body = words.groups.has(parts[1]!) || words.entities.has(parts[1]!)
  const opens = open !== undefined && open !== 'end' && (f.type === 'person' || (parts.length === 2 && !body))
  return opens || (end !== undefined && end !== 'open')
}

/** Whether what nobody is known by ends on a word that no name ends on ("Albanians of"): it is no whole name. */
export const brokenOff = (f: Found, tokens: readonly Token[]): boolean =>
  f.named.length === 0 && f.last - f.first > 1 && /^(?:IN|DT|CC)$/.test(tokens[f.last - 1]?.tag ?? '')

/** Whether a dash or an agency in brackets follows, straight or behind a day: "LINDHAVN —", "KESTEN, Jan. 14 (NPA) —". */
function opensDateline(tokens: readonly Token[], behind: number): boolean {
  for (let k = behind; k < Math.min(tokens.length, behind + 8); k++) {
    if (/^(?:--?|[–—]|\(|-LRB-)$/.test(tokens[k]!.text)) return true
    if (/^VB/.test(tokens[k]!.tag)) return false
  }
  return false
}

/**
 * Whether a region or city acts ("Hong Kong rejected the plan", "Texas sued") rather than being where something happens or what
 * something is said of: the subject, in the active voice, of a verb of saying or of a deed that states do to one another, or
 * the object of a verb of telling ("warned Hong Kong").
 */
export function placeActs(f: Found, tokens: readonly Token[], first: number, last: number, words: Words): boolean {
  const head = f.last - 1
  if (isTold(tokens, head, words)) return true
  if (!isSubject(tokens, head, f.last, last) || !acts(f, tokens, first, last, words)) return false
  let top = head
  for (let n = 0; n < 5 && /^(?:flat|compound|goeswith)/.test(tokens[top]!.relation); n++) top = tokens[top]!.head
  const verb = verbOf(tokens, top)
  if (verb < 0 || tokens[top]!.relation !== 'nsubj' || tokens[top]!.head !== verb) return false
  const { lemma } = tokens[verb]!
  return words.saying.has(lemma) || words.telling.has(lemma) || words.deeds.has(lemma)
}

/** Whether a place is who is told: the object of "warn", "urge", "accuse". */
function isTold(tokens: readonly Token[], head: number, words: Words): boolean {
  let top = head
  for (let n = 0; n < 5 && /^(?:flat|compound|goeswith)/.test(tokens[top]!.relation); n++) top = tokens[top]!.head
  const { relation, head: verb } = tokens[top]!
  const lemma = tokens[verb]?.lemma ?? ''
  return /^i?obj$/.test(relation) && (words.telling.has(lemma) || words.saying.has(lemma)) && words.deeds.has(lemma)
}

import type { ActorId, DayRange } from '@onrecord/format'
import type { Knowledge } from '@onrecord/knowledge'
import { agreement } from '../dates.js'
import { marksOf, packNote, sharedMarks, unpackNote } from '../loom/bytes.js'
import type { PreparedArticle, PreparedStatement } from '../prepared.js'
import type { Lexis } from '../words/lexis.js'
import { hash } from '../words/weights.js'
import { BOTH_QUOTE, isVague, REPORT_TERMS, VERBATIM_TERMS } from './pair.js'
import { isNamed, matchOf } from './speakers.js'
import { threeHashes } from './wording.js'

/** What most pairs of statements fall by, to be had without their articles. */
export interface SaidNote {
  readonly speaker: ActorId | null
  readonly speakers: readonly ActorId[]
  readonly said: DayRange
  readonly negated: boolean
  readonly named: boolean
  readonly vague: boolean
  /** Quoted words, BOTH_QUOTE at most. */
  readonly quoted: number
  /** Marks of its terms. */
  readonly terms: Uint16Array
  /** Marks of each three words in a row. */
  readonly threes: Uint16Array
}

/** What is noted of the statements of an article, in their order. */
export const saidNotes = ({ statements }: PreparedArticle, lexis: Lexis): SaidNote[] =>
  statements.map((s) => noteOf(s, lexis))

function noteOf(s: PreparedStatement, lexis: Lexis): SaidNote {
  const { speaker, speakers, said, negated } = s.statement
  return {
    speaker,
    speakers,
    said: { from: said.from, to: said.to },
    negated,
    named: isNamed(s),
    vague: isVague(s, lexis),
    quoted: Math.min(BOTH_QUOTE, s.quoted.length),
    terms: marksOf(Array.from(s.terms, (t) => hash(t))),
    threes: marksOf(threeHashes(s)),
  }
}

/** Whether `weigh` may find two statements of different articles to be one; where it is false it does not. */
export function mayBeOne(a: SaidNote, b: SaidNote, knowledge: Knowledge): boolean {
  if (a.negated !== b.negated) return false
  const both = a.quoted >= BOTH_QUOTE && b.quoted >= BOTH_QUOTE
  const speakers = matchOf(a, b, () => a.named && b.named, knowledge)
  if (!both && (speakers === 'different' || (speakers === 'unknown' && !a.named && !b.named))) return false
  const dates = agreement(a.said, b.said)
  if (!both && dates === 'apart' && a.quoted + b.quoted === 0) return false
  // A quotation that tells is one's own, or both quote much of it.
  const mayQuote = both || (speakers === 'same' && a.quoted + b.quoted > 0)
  if (mayQuote && sharedMarks(a.threes, b.threes, 1) > 0) return true
  if (speakers === 'different' || dates === 'apart') return false
  if (speakers !== 'unknown') return true
  if (dates === 'open') return false
  const count = sharedMarks(a.terms, b.terms, VERBATIM_TERMS)
  const told = (a.named || a.vague) && (b.named || b.vague)
  return count >= (told ? REPORT_TERMS : VERBATIM_TERMS)
}

type Head = readonly (readonly [ActorId | null, readonly ActorId[], string | null, string | null, number, number])[]

/** The notes as bytes. */
export function packSaid(notes: readonly SaidNote[]): Uint8Array {
  const head: Head = notes.map((n) => {
    const flags = Number(n.negated) + 2 * Number(n.named) + 4 * Number(n.vague)
    return [n.speaker, n.speakers, n.said.from, n.said.to, flags, n.quoted]
  })
  return packNote(head, notes.flatMap((n) => [n.terms, n.threes])) // biome-ignore format: one line
}

/** The notes that were packed. */
export function unpackSaid(bytes: Uint8Array): SaidNote[] {
  const { head, lists } = unpackNote(bytes)
  return (head as Head).map(([speaker, speakers, from, to, flags, quoted], i) => ({
    speaker,
    speakers,
    said: { from, to },
    negated: (flags & 1) > 0,
    named: (flags & 2) > 0,
    vague: (flags & 4) > 0,
    quoted,
    terms: lists[2 * i]!,
    threes: lists[2 * i + 1]!,
  }))
}

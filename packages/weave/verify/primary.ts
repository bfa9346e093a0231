import type { ReadArticle } from '@onrecord/format'
import { type Knowledge, publishersNamed } from '@onrecord/knowledge'

/** A speaker's turn in a transcript: a name in capitals, or Q, before a colon or the words. */
const TURN = /^(?:Q\b\s|[A-Z][A-Z.’' -]{2,40}:)/
/** So many blocks of an article, and so much of it, are turns in a transcript. */
const TURNS = 4
const SHARE = 0.3

/**
 * Whether an article is a primary source: marked so (`kind` of its own data is `primary`), published by the body it speaks
 * for (its outlet is known as a government or organisation, not as an outlet), or a transcript by its turns.
 */
export function isPrimary(
  { other, outlet, text, blocks }: ReadArticle,
  isItsBody: (outlet: string) => boolean,
): boolean {
  if (other?.kind === 'primary') return true
  if (outlet !== null && isItsBody(outlet)) return true
  const body = blocks.filter((b) => b.kind === 'body')
  const turns = body.filter((b) => TURN.test(text.slice(b.start, b.start + 60))).length
  return turns >= TURNS && turns >= SHARE * body.length
}

/** Whether an outlet is known as a government or organisation, and as no outlet. */
export function isBody(outlet: string, knowledge: Knowledge): boolean {
  const found = publishersNamed(outlet, knowledge)
  return found.length > 0 && found.every((a) => a.type === 'state' || a.type === 'organisation')
}

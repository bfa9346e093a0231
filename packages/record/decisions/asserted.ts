import type { Asserted, Span, Statement } from '@onrecord/format'
import { quote } from './anchor.js'
import { DecisionError, type StatementChange } from './deciding.js'

/** The actors a statement or a change of one names. */
export const idsOf = (s: Partial<Asserted>): string[] =>
  [s.speaker, s.addressee, ...(s.speakers ?? []), ...(s.targets ?? [])].filter((id) => typeof id === 'string')

/** A statement as an editor asserts it: its places with the words that find them again. */
export function asserted(text: string, s: Statement): Asserted {
  const quotes = (spans: readonly Span[]) => spans.map((x) => quote(text, x))
  return {
    source: quotes(s.source),
    cue: quotes(s.cue),
    content: quotes(s.content),
    kind: s.kind,
    speaker: s.speaker,
    speakers: s.speakers,
    addressee: s.addressee,
    act: s.act,
    said: { from: s.said.from, to: s.said.to },
    negated: s.negated,
    targets: s.targets,
  }
}

/** What of a statement is to be otherwise. Throws a DecisionError where a place is none. */
export function changed(text: string, change: StatementChange): Partial<Asserted> {
  const { source, cue, content, speaker, speakers, ...others } = change
  for (const { start, end } of [...(source ?? []), ...(cue ?? []), ...(content ?? [])])
    if (start >= end || end > text.length)
      throw new DecisionError('wrong', `${start}–${end} is no place in the article`)
  if (content?.length === 0) throw new DecisionError('wrong', 'a statement has content')
  // Who speaks is one field with two names: the first of those who speak together is the speaker.
  const together = speakers ?? (speaker === undefined ? undefined : speaker === null ? [] : [speaker])
  const defined = Object.fromEntries(Object.entries(others).filter(([, v]) => v !== undefined))
  return {
    ...defined,
    ...(source && { source: source.map((s) => quote(text, s)) }),
    ...(cue && { cue: cue.map((s) => quote(text, s)) }),
    ...(content && { content: content.map((s) => quote(text, s)) }),
    ...(together && { speaker: together[0] ?? null, speakers: together }),
  }
}

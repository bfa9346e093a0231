import { type ActorId, holds, overlap, type Span, type Statement } from '@onrecord/format'
import type { Language } from '@onrecord/language'
import type { PreparedArticle, PreparedStatement } from '../prepared.js'
import { sentenceAt } from '../words/sentences.js'
import { type OccasionCue, outsideContents } from './cues.js'

/** A statement with the cues that place it. */
export interface Placed {
  readonly statement: PreparedStatement
  readonly cues: readonly OccasionCue[]
}

/** Cues an article gives for all that a speaker says in it, by speaker ("Putin was speaking at the end of the summit"). */
export type Standing = ReadonlyMap<ActorId, readonly OccasionCue[]>

/**
 * Which cues place which statement: those in the sentence of its source or cue, outside all that is said, not another's
 * ("Trump's rally" does not place what Clinton says).
 */
export function placed(prepared: PreparedArticle, cues: readonly OccasionCue[], sentences: readonly Span[]): Placed[] {
  const contents = prepared.article.statements.flatMap((s) => s.content)
  const located = cues.filter((c) => outsideContents(c, contents))
  const bySentence = groupBySentence(located, sentences)
  return prepared.statements.flatMap((statement) => {
    const { source, cue } = statement.statement
    const at = new Set([...cue, ...source].map((s) => sentenceAt(sentences, s.start)))
    const found = [...at].flatMap((i) => bySentence.get(i) ?? [])
    // "Kennedy, often the decisive vote": what describes the speaker is no event.
    const describes = (c: OccasionCue): boolean => !c.named && source.some((s) => holds(s, c))
    const mine = found.filter(
      (c) => !describes(c) && isThere(c, statement.statement) && !belongsToOther(prepared, c, statement.statement),
    )
    return mine.length > 0 && !isTold(statement.statement, prepared) ? [{ statement, cues: mine }] : []
  })
}

// "At a rally Osei claimed that Brandt wanted a treaty": it is Osei who was there.
const isTold = ({ cue, speaker }: Statement, { article }: PreparedArticle): boolean =>
  article.statements.some(
    (o) => o.speaker !== speaker && o.content.some((c) => cue.length > 0 && cue.every((k) => holds(c, k))),
  )

// "After the vote", "told the hearing", "testified": there. "Ahead of the vote": not. An event without a name must be where
// something was said ("set off a debate", "the key vote" are none).
function isThere({ where, named, scope, ...cue }: OccasionCue, { cue: words }: Statement): boolean {
  if (where === 'elsewhere') return false
  return where === 'there' || named || scope === 'one' || words.some((w) => overlap(w, cue))
}

/** The cues that sentences of speaking give: an actor, then a verb of speaking, then the cue. */
export function standing(
  prepared: PreparedArticle,
  cues: readonly OccasionCue[],
  sentences: readonly Span[],
  language: Language,
): Standing {
  const lexicon = language.lexicon('placing')
  const contents = prepared.article.statements.flatMap((s) => s.content)
  const out = new Map<ActorId, OccasionCue[]>()
  for (const [i, list] of groupBySentence(
    cues.filter((c) => outsideContents(c, contents)),
    sentences,
  )) {
    const sentence = sentences[i]!
    const verb = prepared.words.find(
      (w) => w.start >= sentence.start && w.start < sentence.end && !w.quoted && lexicon.get(w.lower)?.[0] === 'speaks',
    )
    if (!verb) continue
    const subject = lastActorBefore(prepared, sentence.start, verb.start)
    if (subject)
      out.set(subject, [
        ...(out.get(subject) ?? []),
        ...list.filter((c) => c.start > verb.start && c.where !== 'elsewhere'),
      ])
  }
  return out
}

/** Who is told to be at an event that many speak at and that has a name: the people named in the sentence that says so. */
export function attending(
  prepared: PreparedArticle,
  cues: readonly OccasionCue[],
  sentences: readonly Span[],
  language: Language,
): Standing {
  const lexicon = language.lexicon('placing')
  const contents = prepared.article.statements.flatMap((s) => s.content)
  const events = cues.filter((c) => c.scope === 'many' && c.named && outsideContents(c, contents))
  const out = new Map<ActorId, OccasionCue[]>()
  for (const [i, list] of groupBySentence(events, sentences)) {
    const sentence = sentences[i]!
    if (!prepared.words.some((w) => holds(sentence, w) && lexicon.get(w.lower)?.[0] === 'attends')) continue
    for (const actor of prepared.article.actors)
      if (actor.type === 'person' && actor.mentions.some((m) => m.form === 'name' && holds(sentence, m)))
        out.set(actor.id, [...(out.get(actor.id) ?? []), ...list])
  }
  return out
}

function groupBySentence(cues: readonly OccasionCue[], sentences: readonly Span[]): Map<number, OccasionCue[]> {
  const out = new Map<number, OccasionCue[]>()
  for (const c of cues) {
    const i = sentenceAt(sentences, c.start)
    out.set(i, [...(out.get(i) ?? []), c])
  }
  return out
}

// A possessive right before the cue names whose event it was.
function belongsToOther({ article }: PreparedArticle, cue: OccasionCue, { speakers, speaker }: Statement): boolean {
  if (cue.scope === 'many') return false
  const before = article.text.slice(Math.max(0, cue.label.start - 4), cue.label.start)
  if (!/[’']s?\s$/u.test(before)) return false
  const owner = article.actors.find((a) =>
    a.mentions.some((m) => m.end <= cue.label.start && cue.label.start - m.end <= 3),
  )
  return owner !== undefined && owner.id !== speaker && !speakers.includes(owner.id)
}

function lastActorBefore({ article }: PreparedArticle, from: number, to: number): ActorId | null {
  let best: { readonly id: ActorId; readonly start: number } | null = null
  for (const actor of article.actors)
    for (const m of actor.mentions)
      if (
        m.start >= from &&
        m.end <= to &&
        (actor.type === 'person' || m.form !== 'name') &&
        (!best || m.start > best.start)
      )
        best = { id: actor.id, start: m.start }
  return best?.id ?? null
}

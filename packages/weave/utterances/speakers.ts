import { type ActorId, overlap, type Statement } from '@onrecord/format'
import type { Knowledge } from '@onrecord/knowledge'
import type { PreparedStatement } from '../prepared.js'
import type { Lexis } from '../words/lexis.js'

/** Whether two statements may be one's: the same actor, one who speaks for the other, unknown, or different ones. */
export type SpeakerMatch = 'same' | 'speaks-for' | 'unknown' | 'different'

/** Who speaks; `named` tells whether the source names or describes them. */
export interface Speakers extends Pick<Statement, 'speaker' | 'speakers'> {
  readonly named: boolean
}

/** Compares who speaks. A person speaks for the state or organisation it belongs to or holds an office of. */
export function speakerMatch(a: Speakers, b: Speakers, knowledge: Knowledge): SpeakerMatch {
  if (a.speaker === null || b.speaker === null) return 'unknown'
  if (a.speaker === b.speaker || a.speakers.some((id) => b.speakers.includes(id))) return 'same'
  if (!a.named || !b.named) return 'unknown'
  if (speaksFor(a.speaker, b.speaker, knowledge) || speaksFor(b.speaker, a.speaker, knowledge)) return 'speaks-for'
  return 'different'
}

/**
 * Whether the source of a statement names or describes its speaker. "Reports have confirmed" does not, even where the
 * reading says whose reports they may be.
 */
export function isNamed(s: PreparedStatement): boolean {
  const found = known.get(s) ?? names(s)
  known.set(s, found)
  return found
}

/** Each is compared with many others. */
const known = new WeakMap<PreparedStatement, boolean>()

function names({ article, statement }: PreparedStatement): boolean {
  const { speaker, source } = statement
  if (speaker === null) return false
  const mentions = article.article.actors.find((a) => a.id === speaker)?.mentions ?? []
  return source.length === 0 || mentions.some((m) => source.some((s) => overlap(s, m)))
}

/** Whether the source is "reports", "officials", or nobody at all. */
export function isVague({ article, statement }: PreparedStatement, lexis: Lexis): boolean {
  const last = statement.source.at(-1)
  return last === undefined || lexis.vague(article.within(last).at(-1)?.lower ?? '')
}

function speaksFor(person: ActorId, body: ActorId, knowledge: Knowledge): boolean {
  const known = knowledge.actor(person)
  return known !== undefined && (known.of === body || known.offices.some((o) => o.of === body))
}

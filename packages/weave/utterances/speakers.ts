import { type ActorId, overlap, type Statement } from '@onrecord/format'
import type { Knowledge } from '@onrecord/knowledge'
import type { PreparedStatement } from '../prepared.js'

/** Whether two statements may be one's: the same actor, one who speaks for the other, unknown, or different ones. */
export type SpeakerMatch = 'same' | 'speaks-for' | 'unknown' | 'different'

type Speakers = Pick<Statement, 'speaker' | 'speakers'>

/** Compares who speaks. A person speaks for the state or organisation it belongs to or holds an office of. */
export const speakerMatch = (x: PreparedStatement, y: PreparedStatement, knowledge: Knowledge): SpeakerMatch =>
  matchOf(x.statement, y.statement, () => isNamed(x) && isNamed(y), knowledge)

/** The same of the speakers alone; `named` says whether both sources name or describe who speaks. */
export function matchOf(a: Speakers, b: Speakers, named: () => boolean, knowledge: Knowledge): SpeakerMatch {
  if (a.speaker === null || b.speaker === null) return 'unknown'
  if (a.speakers.some((id) => b.speakers.includes(id)) || a.speaker === b.speaker) return 'same'
  if (!named()) return 'unknown'
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

function speaksFor(person: ActorId, body: ActorId, knowledge: Knowledge): boolean {
  const known = knowledge.actor(person)
  return known !== undefined && (known.of === body || known.offices.some((o) => o.of === body))
}

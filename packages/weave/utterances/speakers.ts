import type { ActorId, Statement } from '@onrecord/format'
import type { Knowledge } from '@onrecord/knowledge'

/** Whether two statements may be one's: the same actor, one who speaks for the other, unknown, or different ones. */
export type SpeakerMatch = 'same' | 'speaks-for' | 'unknown' | 'different'

/** Compares who speaks. A person speaks for the state or organisation it belongs to or holds an office of. */
export function speakerMatch(a: Statement, b: Statement, knowledge: Knowledge): SpeakerMatch {
  if (a.speaker === null || b.speaker === null) return 'unknown'
  if (a.speakers.some((id) => b.speakers.includes(id)) || a.speaker === b.speaker) return 'same'
  if (speaksFor(a.speaker, b.speaker, knowledge) || speaksFor(b.speaker, a.speaker, knowledge)) return 'speaks-for'
  return 'different'
}

function speaksFor(person: ActorId, body: ActorId, knowledge: Knowledge): boolean {
  const known = knowledge.actor(person)
  return known !== undefined && (known.of === body || known.offices.some((o) => o.of === body))
}

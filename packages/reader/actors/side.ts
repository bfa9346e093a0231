import type { ActorId, ActorType, DayRange } from '@onrecord/format'
import type { Knowledge } from '@onrecord/knowledge'

const STATES: readonly ActorType[] = ['state']
const SIDES: readonly ActorType[] = ['state', 'organisation', 'group']

/**
 * The state that somebody holds office for on some day, or with `any` the organisation too; null where they hold none. A senator's home
 * is no side.
 */
export function sideOf(
  actor: ActorId | null,
  { from, to }: Pick<DayRange, 'from' | 'to'>,
  knowledge: Knowledge,
  any = false,
): ActorId | null {
  if (!actor) return null
  const office = knowledge
    .actor(actor)
    ?.offices.find(
      (o) =>
        (any ? SIDES : STATES).includes(knowledge.actor(o.of)?.type ?? 'place') &&
        (o.from ?? '0000') <= (to ?? '9999') &&
        (o.to ?? '9999') >= (from ?? '0000'),
    )
  return office?.of ?? null
}

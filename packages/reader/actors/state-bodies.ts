import { slug } from '@onrecord/format'
import type { Knowledge, KnownActor } from '@onrecord/knowledge'
import type { Token } from '@onrecord/language'
import { type Cast, castKnown, castNew } from './cast.js'
import type { Found } from './found.js'
import type { Referent } from './referent.js'

/** "Ivory Coast's Supreme Court", "the Pakistani parliament": another state's body than the one known by that name alone. */
export function elsewhere(f: Found, tokens: readonly Token[], cast: Cast, knowledge: Knowledge): Referent | null {
  if (f.named.some((a) => a.type !== 'organisation' || a.of === null)) return null
  const before = tokens[f.first - 1]
  const end = before?.tag === 'POS' ? f.first - 1 : f.first
  const text = (n: number) => tokens.slice(end - n, end).map((t) => t.text).join(' ') // biome-ignore format: one chain
  const owners = [2, 1].flatMap((n) =>
    end < n ? [] : end < f.first ? knowledge.named(text(n)) : knowledge.demonym(text(n)),
  )
  const state = owners.find((a) => a.type === 'state')
  if (!state || f.named.some((a) => belongs(a, state.id, knowledge))) return null
  const name = `${f.text} of ${state.name}`
  return castNew(cast, { id: slug(`${state.id} ${f.text}`), name, type: 'organisation', born: f.first })
}

/** "The American Congress": a known body with its own state's adjective before it. */
export function ofOwnState(f: Found, cast: Cast, knowledge: Knowledge): Referent | null {
  const [adjective, ...rest] = f.text.split(' ')
  const state = knowledge.demonym(adjective!).find((a) => a.type === 'state')
  const body =
    state && knowledge.named(rest.join(' ')).find((a) => a.type === 'organisation' && belongs(a, state.id, knowledge))
  if (!body) return null
  return castKnown(cast, body, f.first)
}

/** Whether an actor belongs to a state, itself or what it belongs to. */
function belongs(actor: KnownActor, state: string, knowledge: Knowledge): boolean {
  let at: KnownActor | undefined = actor
  for (let n = 0; at && n < 4; n++) {
    if (at.id === state) return true
    at = at.of === null ? undefined : knowledge.actor(at.of)
  }
  return false
}

import { slug } from '@onrecord/format'
import type { Knowledge, KnownActor } from '@onrecord/knowledge'
import type { Sentence } from '@onrecord/language'
import { type Cast, castKnown, castNew } from './cast.js'
import type { Found } from './found.js'
import { nationOf, stateOf } from './nation.js'
import type { Referent } from './referent.js'
import type { Words } from './words.js'

/** How many sentences back the state lies that is talked of. */
const BACK = 2

/**
 * Whom the names of an article mean, with those that bodies of many states bear ("the National Assembly", "the Senate") given to the
 * state that is talked of: its own body where the world knows it, another of that name where it does not; where the states named
 * around do not agree, a body that is no state's in particular. Bodies of the article's home, and those of a state named beside,
 * are as they were.
 */
export function inTheirState(
  found: readonly Found[],
  whose: readonly (Referent | null)[],
  home: KnownActor | null,
  { sentences, sentenceOf }: { readonly sentences: readonly Sentence[]; readonly sentenceOf: ArrayLike<number> },
  cast: Cast,
  knowledge: Knowledge,
  words: Words,
): readonly (Referent | null)[] {
  return whose.map((r, i) => {
    const f = found[i]!
    if (r?.type !== 'organisation' || !r.known || !words.sharedBodies.has(f.text.toLowerCase())) return r
    const owner = stateOf(r.known, knowledge)
    if (!owner || owner === home) return r
    const at = sentenceOf[f.first]!
    const told = statesBefore(found, whose, i, sentences[Math.max(0, at - BACK)]!.first, knowledge)
    if (told.length === 0 || told.includes(owner)) return r
    const [nearest] = told
    const state = told.every((s) => s === nearest) || nearest === home ? nearest! : null
    const own = state && knowledge.actors.find((a) => isOwn(a, f.text, state, knowledge))
    if (own) return castKnown(cast, own, f.first)
    const id = slug(state ? `${state.id} ${f.text}` : f.text)
    const name = state ? `${f.text} of ${state.name}` : f.text
    const other = castNew(cast, { id, name, type: 'organisation', born: f.first })
    other.nation = state
    return other
  })
}

/** Whether a body bears a name in its state: the "South Korean National Assembly" is South Korea's National Assembly. */
const isOwn = (a: KnownActor, name: string, state: KnownActor, knowledge: Knowledge): boolean =>
  a.type === 'organisation' &&
  a.of === state.id &&
  [a.name, ...a.names].some(
    (n) => n === name || (n.endsWith(` ${name}`) && knowledge.demonym(n.slice(0, -name.length - 1)).includes(state)),
  )

/** The states of those named before a name from a token on, the nearest first; a capital tells its state. */
function statesBefore(
  found: readonly Found[],
  whose: readonly (Referent | null)[],
  i: number,
  from: number,
  knowledge: Knowledge,
): KnownActor[] {
  const out: KnownActor[] = []
  for (let k = i - 1; k >= 0 && found[k]!.first >= from; k--) {
    const r = whose[k]
    const state = r && nationOf(r, knowledge)
    if (state && !out.includes(state)) out.push(state)
  }
  return out
}

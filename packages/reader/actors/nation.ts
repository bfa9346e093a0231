import type { Knowledge, KnownActor } from '@onrecord/knowledge'
import type { Phrase } from './phrases.js'
import type { Referent } from './referent.js'
import { type Met, recent, type Scene } from './scene.js'
import { verbOf, verbsAbove } from './subjects.js'

/** The state an actor is or belongs to, by what the world knows; null for none. */
export function stateOf(known: KnownActor | null | undefined, knowledge: Knowledge): KnownActor | null {
  let at = known ?? null
  for (let n = 0; at && n < 5; n++) {
    if (at.type === 'state') return at
    at = at.of === null ? null : (knowledge.actor(at.of) ?? null)
  }
  return null
}

/** The state somebody is of, by the world or by what the article says of them; an outlet's home says nothing of what it tells. */
export function nationOf(r: Referent, knowledge: Knowledge): KnownActor | null {
  let at: Referent | null = r
  for (let n = 0; at && n < 4; n++) {
    if (at.type === 'outlet') return null
    const state: KnownActor | null = stateOf(at.known, knowledge) ?? at.nation
    if (state) return state
    at = at.of
  }
  return null
}

/**
 * The state that a phrase without one ("the government", "the president") is told of: of whoever speaks or acts in its
 * sentence, else the one named last before it, a place where it happens ("In Manila, …") included; else that of the sentence
 * before, its subject's first. Null where nothing is said of any.
 */
export function stateTold(p: Phrase, scene: Scene, sentence: number): KnownActor | null {
  const { analysis, knowledge } = scene
  const { tokens } = analysis
  const quoted = scene.quotations.at(tokens[p.noun]!.start) >= 0
  const verbs = verbsAbove(tokens, p.noun)
  const governs = (m: Met): boolean => m.subject && verbs.includes(verbOf(tokens, m.token))
  // "France urged the government to talk": not its own.
  const isAnother = (m: Met): boolean =>
    m.who.type === 'state' && governs(m) && tokens[p.noun]!.relation === 'obj' && tokens[p.noun]!.head === verbOf(tokens, m.token) // biome-ignore format: one line
  const here: KnownActor[] = []
  const before: KnownActor[] = []
  const acted: KnownActor[] = []
  for (const m of recent(scene, sentence, 1)) {
    const nation = nationOf(m.who, knowledge)
    if (!nation || isAnother(m)) continue
    if (m.sentence < sentence) {
      // What somebody was quoted with a sentence before is theirs.
      if (m.quoted && !quoted) continue
      if (m.subject && !m.quoted) acted.push(nation)
      before.push(nation)
    } else if (quoted ? m.subject && !m.quoted : m.token < p.first && governs(m)) return nation
    else if (m.token < p.first) here.push(nation)
  }
  const places = scene.places.filter(
    (x) => x.sentence === sentence - 1 || (x.sentence === sentence && x.token < p.first),
  )
  const there = places.filter((x) => x.sentence === sentence).map((x) => x.state)
  return here[0] ?? there.at(-1) ?? acted[0] ?? places.at(-1)?.state ?? before[0] ?? null
}

/** The state of whoever speaks or acts in a phrase's sentence, in a clause that it stands under; null where it is not known. */
export function stateSpeaking(p: Phrase, scene: Scene, sentence: number): KnownActor | null {
  const { tokens } = scene.analysis
  const quoted = scene.quotations.at(tokens[p.noun]!.start) >= 0
  const verbs = verbsAbove(tokens, p.noun)
  for (const m of recent(scene, sentence, 0)) {
    if (!m.subject || m.token === p.noun || m.token === p.nounEnd - 1) continue
    const speaks = quoted ? !m.quoted : m.token < p.first && verbs.includes(verbOf(tokens, m.token))
    if (!speaks) continue
    const nation = nationOf(m.who, scene.knowledge)
    // Whoever is quoted without being told of goes on where those before left off.
    return nation ?? (quoted ? stateActing(scene, sentence - 1) : null)
  }
  return null
}

/** The state of whoever acted last in a sentence, outside quotations. */
function stateActing(scene: Scene, sentence: number): KnownActor | null {
  for (const m of recent(scene, sentence, 0)) {
    const nation = m.sentence === sentence && m.subject && !m.quoted ? nationOf(m.who, scene.knowledge) : null
    if (nation) return nation
  }
  return null
}

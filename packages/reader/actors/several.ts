import { rangesMeet } from '@onrecord/format'
import type { KnownActor } from '@onrecord/knowledge'
import { castKnown } from './cast.js'
import { demonymAt } from './demonyms.js'
import { campaignOf } from './groups.js'
import { holdersOf, officesFor } from './offices.js'
import type { Phrase } from './phrases.js'
import { isBody, type Referent, trueSelf } from './referent.js'
import { recent, type Scene } from './scene.js'

/** How many sentences back those lie that are counted ("the two leaders"). */
const BACK = 3
const MOST = 12
/** How far from each other the two of a couple are named, in tokens. */
const BESIDE = 5

/** Those a phrase means together, and by which rule. */
export interface Several {
  readonly who: readonly Referent[]
  /** Token it begins at, where that lies before the phrase. */
  readonly first?: number
  readonly rule: 'both' | 'office' | 'counterpart' | 'campaigns'
}

/**
 * Those a phrase means together: the last so many of their kind ("both nations", "the five countries", "the couple"), or the
 * holders of one office of several ("the leaders of France and Germany", "the Russian and Chinese presidents", "their foreign
 * ministers", "her German counterpart"). Null for another phrase. `whose` is what its possessive pronoun means.
 */
export function severalOf(p: Phrase, scene: Scene, sentence: number, whose: Referent | null): Several | null {
  return (
    counted(p, scene, sentence) ?? campaigns(p, scene) ?? counterparts(p, scene, whose) ?? holders(p, scene, sentence)
  )
}

function counted(p: Phrase, scene: Scene, sentence: number): Several | null {
  const { words, analysis } = scene
  const noun = analysis.tokens[p.nounEnd - 1]!
  const n = howMany(p, scene)
  if (n < 2 || n > MOST) return null
  const kind = words.entities.get(noun.lemma)
  const people = words.roles.has(noun.lemma) || kind === 'pair'
  const fits = (r: Referent) =>
    words.groups.get(noun.lemma) === 'campaign'
      ? r.id.endsWith('-campaign')
      : people
        ? r.type === 'person'
        : kind === 'state'
          ? r.type === 'state'
          : isBody(r)
  const near = [...recent(scene, sentence, BACK)].filter((m) => m.token < p.first && fits(m.who))
  if (n === 2 && kind !== 'pair') {
    const found: Referent[] = []
    for (const { who } of near) if (!found.includes(who) && (!found[0] || found[0].type === who.type)) found.push(who)
    return found.length < 2 ? null : { who: [found[1]!, found[0]!], rule: 'both' }
  }
  // More than two, and a couple, are those that one sentence names.
  for (const at of new Set(near.map((m) => m.sentence))) {
    const there = near.filter((m) => m.sentence === at)
    const named = [...new Set(there.map((m) => m.who))].reverse()
    const apart = kind === 'pair' && Math.abs(there[0]!.token - there.at(-1)!.token) > BESIDE
    if (named.length === n && !apart) return { who: named, rule: 'both' }
  }
  return null
}

/** How many a phrase says it means; 0 where it does not say. */
function howMany(p: Phrase, { words, analysis }: Scene): number {
  const { tokens } = analysis
  const opening = words.grammar.get(tokens[p.first]!.lower)
  if (opening === 'definite' && words.entities.get(p.word) === 'pair') return 2
  if (!/S$/.test(tokens[p.nounEnd - 1]!.tag)) return 0
  if (opening === 'both') return 2
  return opening === 'definite' ? (words.counts.get(tokens[p.first + 1]?.lower ?? '') ?? 0) : 0
}

/** "The Clinton and Trump campaigns": the campaign of each. */
function campaigns(p: Phrase, scene: Scene): Several | null {
  const { found, linked, cast, words, analysis } = scene
  const last = found[p.owner]
  if (!p.plural || words.groups.get(p.word) !== 'campaign' || last?.last !== p.noun) return null
  const and = words.grammar.get(analysis.tokens[last.first - 1]?.lower ?? '') === 'and'
  const before = and ? found.findIndex((f) => f.last === last.first - 1) : -1
  const owners = [linked[before], linked[p.owner]].flatMap((r) => (r?.type === 'person' ? [trueSelf(r)] : []))
  if (owners.length < 2) return null
  const start = found[before]!.first
  const definite = words.grammar.get(analysis.tokens[start - 1]?.lower ?? '') === 'definite'
  return {
    who: owners.map((o) => campaignOf(o, cast, p.first)),
    rule: 'campaigns',
    first: definite ? start - 1 : start,
  }
}

/** Holders of one office of several states or bodies. */
function holders(p: Phrase, scene: Scene, sentence: number): Several | null {
  const { knowledge, words, when, cast, analysis } = scene
  const noun = analysis.tokens[p.nounEnd - 1]!
  const word = words.roles.get(p.plural ? p.word : noun.lemma)
  if (!/S$/.test(noun.tag) || !word || (word.kind !== 'office' && word.kind !== 'head')) return null
  const named = p.owners.flatMap((i) => scene.linked[i]?.known ?? [])
  const bases = named.length > 1 ? named : p.pronoun >= 0 ? theirStates(scene, sentence) : demonymsOf(p, scene)
  if (bases.length < 2) return null
  const found = bases.map((b) => holdersOf(knowledge, b, officesFor(word.kind, word.offices, b), when, p.time)[0])
  const who = found.flatMap((a) => (a ? [castKnown(cast, a, p.first)] : []))
  return who.length === bases.length ? { who, rule: 'office' } : null
}

/** Who holds, of other states, the office that somebody holds ("his Turkish counterpart"). */
function counterparts(p: Phrase, scene: Scene, whose: Referent | null): Several | null {
  const { knowledge, words, when, cast } = scene
  if (words.relations.get(p.word)?.kind !== 'counterpart') return null
  const owner = (whose ?? scene.linked[p.owner])?.known
  const roles = owner?.offices.filter((o) => rangesMeet(o, when)).map((o) => o.role) ?? []
  const who: Referent[] = []
  for (const base of demonymsOf(p, scene)) {
    const one = roles.flatMap((role) => knowledge.holders(base.id, role, when))[0]
    if (one && one !== owner) who.push(castKnown(cast, one, p.first))
  }
  return who.length > 0 ? { who, rule: 'counterpart' } : null
}

/** The states whose adjectives stand before the noun, in order. */
function demonymsOf(p: Phrase, scene: Scene): KnownActor[] {
  const out: KnownActor[] = []
  for (let i = p.first; i < p.noun; i++) {
    const known = demonymAt(scene, i, p.noun)
    if (!known) continue
    out.push(known.actor)
    i = known.last - 1
  }
  return out
}

/** The states of those last spoken of together: themselves, or those whose offices they hold. */
function theirStates({ pair, knowledge, when }: Scene, sentence: number): KnownActor[] {
  if (!pair || pair.sentence < sentence - 1) return []
  return pair.who.flatMap(({ known }) => {
    if (known?.type === 'state') return [known]
    const of = known?.offices.filter((o) => rangesMeet(o, when)).map((o) => knowledge.actor(o.of))
    return of?.find((a) => a?.type === 'state') ?? []
  })
}

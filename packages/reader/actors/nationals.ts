import type { KnownActor } from '@onrecord/knowledge'
import type { Sentence } from '@onrecord/language'
import { demonymAt } from './demonyms.js'
import { nationOf } from './nation.js'
import type { Referent } from './referent.js'
import { recent, type Scene } from './scene.js'

/** Somebody told of by where they are from alone: "the German said", "the 24-year-old Norwegian". */
export interface National {
  /** Tokens of the whole; `last` excluded. */
  readonly first: number
  readonly last: number
  readonly state: KnownActor
}

/** How many words may stand between the article and the noun. */
const DESCRIBED = 3
/** How many sentences back whoever is meant may lie. */
const BACK = 3

/** The nationals of a sentence; `at` gives the found name that covers a token, or -1. */
export function nationalsIn(scene: Scene, { first, last }: Sentence, at: (token: number) => number): National[] {
  const { analysis, words } = scene
  const { tokens } = analysis
  const out: National[] = []
  for (let k = first + 1; k < last; k++) {
    const { tag } = tokens[k]!
    if (!/^(?:NNP?|JJ)$/.test(tag) || at(k) >= 0) continue
    let from = k - 1
    while (from > first && k - from <= DESCRIBED && /^(?:JJ|CD|HYPH|NN|NNP)$/.test(tokens[from]!.tag) && at(from) < 0)
      from--
    if (words.grammar.get(tokens[from]!.lower) !== 'definite') continue
    const known = demonymAt(scene, k, last)
    // "The African American", "the German driver", "the German and French teams": no more than an adjective.
    const next = tokens[known?.last ?? k]
    if (known?.actor.type !== 'state' || known.last !== k + 1 || at(k + 1) >= 0) continue
    if (from < k - 1 && /^\p{Lu}/u.test(tokens[k - 1]!.text)) continue
    if (next && next.index < last && !/^(?:V|MD|RB|WP|CC|[,.:`'])/.test(next.tag)) continue
    if (next?.tag === 'CC' && /^(?:JJ|NNP)/.test(tokens[k + 2]?.tag ?? '')) continue
    out.push({ first: from, last: k + 1, state: known.actor })
  }
  return out
}

/** The one named last of that nation; where nothing is said of anybody's, whoever was told of last. Null where that is nobody. */
export function nationalOf({ first, state }: National, scene: Scene, sentence: number): Referent | null {
  let unknown: Referent | null = null
  for (const { who, token, subject, quoted } of recent(scene, sentence, BACK)) {
    if (who.type !== 'person' || token >= first || quoted) continue
    const nation = nationOf(who, scene.knowledge)
    if (nation === state) return who
    if (nation === null && subject) unknown ??= who
  }
  return unknown
}

/** The state whose adjective stands before a name or what it is called by ("the Norwegian Pia Olsen", "French rider Jean Dupont"), or null. */
export function stateOfName(name: number, first: number, scene: Scene): KnownActor | null {
  const { tokens } = scene.analysis
  let k = name - 1
  while (k > first && name - k <= DESCRIBED && /^(?:NN|JJ)$/.test(tokens[k]!.tag) && /^\p{Ll}/u.test(tokens[k]!.text))
    k--
  const known = k >= first ? demonymAt(scene, k, name) : null
  return known?.actor.type === 'state' ? known.actor : null
}

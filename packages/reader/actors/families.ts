import { slug } from '@onrecord/format'
import type { Token } from '@onrecord/language'
import { castKnown, castNew } from './cast.js'
import type { Referent } from './referent.js'
import type { Scene } from './scene.js'

/** A family by its name in the plural ("the Clintons"): those of it whom the article names, or it as a whole. */
export interface Family {
  readonly first: number
  readonly last: number
  readonly who: readonly Referent[]
}

/** Finds families in a sentence's tokens, `first` to `last`: an article and the plural of a family name that somebody bears here. */
export function familiesIn(tokens: readonly Token[], first: number, last: number, scene: Scene): Family[] {
  const { words, cast, knowledge } = scene
  const out: Family[] = []
  for (let i = first + 1; i < last; i++) {
    const { text, tag } = tokens[i]!
    if (!/^NNP/.test(tag) || !/^\p{Lu}.+s$/u.test(text) || words.grammar.get(tokens[i - 1]!.lower) !== 'definite')
      continue
    const name = [text.slice(0, -1), text.slice(0, -2)].find(
      (n) => cast.families.has(n) && knowledge.named(text).length === 0,
    )
    if (name === undefined) continue
    const bearers = cast.families.get(name)!.filter((r) => r.type === 'person' && !r.same)
    const spouses = bearers.flatMap((r) =>
      (r.known?.kin ?? []).flatMap((k) => (k.as === 'spouse' ? (knowledge.actor(k.who) ?? []) : [])),
    )
    const named = [...new Set([...bearers, ...spouses.map((a) => castKnown(cast, a, i))])]
    const family = `${name} family`
    const who =
      named.length > 1
        ? named
        : [castNew(cast, { id: slug(family), name: family, type: 'group', born: i, of: named[0] ?? null })]
    out.push({ first: i - 1, last: i + 1, who })
  }
  return out
}

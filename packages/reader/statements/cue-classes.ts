import { ACTS } from '@onrecord/format'
import type { Analysis, Language } from '@onrecord/language'

const classes = new WeakMap<Language, ReadonlyMap<string, number>>()

/** The class of each lemma in the lexicon of cues: the act it stands for, counted from 1. */
export function classesOf(language: Language): ReadonlyMap<string, number> {
  let map = classes.get(language)
  if (!map) {
    map = new Map(
      language.lexicon('cues').rows.map(([lemma, act]) => [lemma!, 1 + (ACTS as readonly string[]).indexOf(act!)]),
    )
    classes.set(language, map)
  }
  return map
}

/** The class of each token's lemma, 0 where the lexicon has none. */
export function cueClasses({ tokens }: Analysis, language: Language): Int32Array {
  const map = classesOf(language)
  return Int32Array.from(tokens, (t) => map.get(t.lemma.toLowerCase()) ?? 0)
}

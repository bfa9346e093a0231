import { slug } from '@onrecord/format'
import { familyName, fold, type Knowledge } from '@onrecord/knowledge'
import { type Cast, castKnown, castNew } from './cast.js'
import type { Found } from './found.js'
import type { Scene } from './scene.js'
import { standing } from './standing.js'
import type { Words } from './words.js'

interface Introduction {
  readonly knowledge: Knowledge
  readonly words: Words
  readonly when: Scene['when']
  /** The article's title where it is given apart from the text, or null. */
  readonly title: string | null
}

const CAPITAL = /^\p{Lu}/u

/**
 * Brings in whom a family name alone means that the text names in full nowhere, as transcripts do ("MS. LINDQVIST:"): whoever the
 * title names in full, else, behind a title, the one holder of an office of that family name whose given name the text calls
 * somebody by.
 */
export function introduce(
  found: readonly Found[],
  cast: Cast,
  properCase: (word: string) => string,
  of: Introduction,
): void {
  const { knowledge, words, when } = of
  const titled = of.title === null ? NONE : namesOf(of.title, words)
  const called = new Set(found.flatMap((f) => (f.text.includes(' ') || f.title ? [] : [f.text])))
  for (const f of found) {
    if (f.text.includes(' ') || !(f.title || f.type === 'person') || f.named.length > 0) continue
    const family = properCase(f.text)
    if (cast.families.has(family)) continue
    const fits = (gender: 'm' | 'f' | null) => !f.title?.gender || !gender || gender === f.title.gender
    const name = titled.get(family)
    const bearers = knowledge.family(family).filter((a) => fits(a.gender))
    if (name !== undefined) {
      const known = bearers.find((a) => [a.name, ...a.names].some((n) => fold(n) === name))
      const given = name.split(' ')[0]!
      const gender = words.given.get(given) ?? null
      if (known) castKnown(cast, known, f.first)
      else if (fits(gender))
        castNew(cast, { id: slug(name), name, type: 'person', gender, family, given, born: f.first })
      continue
    }
    if (!f.title) continue
    const { role } = f.title
    const met = bearers.filter(
      (a) =>
        called.has(fold(a.name).split(' ')[0]!) &&
        standing(a, when) > 0 &&
        (role === null || a.offices.some((o) => o.role === role)),
    )
    if (met.length === 1) castKnown(cast, met[0]!, f.first)
  }
}

const NONE: ReadonlyMap<string, string> = new Map()

/** The full names in a title by the family name each may end on: a given name and up to three capitalised words behind it. */
function namesOf(title: string, words: Words): ReadonlyMap<string, string> {
  const out = new Map<string, string>()
  const all = fold(title).split(/[\s\\]+/)
  for (const [i, word] of all.entries()) {
    if (!words.given.has(word)) continue
    for (let k = i + 1; k < Math.min(all.length, i + 4); k++) {
      const [bare] = /^[\p{L}.'-]*[\p{L}.]/u.exec(all[k]!) ?? ['']
      if (!CAPITAL.test(bare)) break
      const name = [...all.slice(i, k), bare].join(' ').replace(/'s$/, '')
      const family = familyName(name)
      if (!out.has(family)) out.set(family, name)
      if (bare !== all[k]) break
    }
  }
  return out
}

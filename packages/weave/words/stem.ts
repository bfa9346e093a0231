import type { Language } from '@onrecord/language'

/** Words whose stems are kept; most stand in every text. */
const KNOWN = 50_000

/** Gives the stem of a lower-case word: forms of one word and words derived from it share a stem. */
export type Stemmer = (lower: string) => string

interface Ending {
  readonly ending: string
  readonly replacement: string
  readonly letters: number
  readonly vowel: boolean
}

/**
 * Builds the stemmer of a language out of its lexicons `stem-endings` (steps of endings to take off, longest first) and
 * `stem-irregular` (forms that no ending explains). A stem is for comparing only, it need not be a word.
 */
export function stemmer(language: Language): Stemmer {
  const irregular = language.lexicon('stem-irregular')
  const steps = new Map<string, Ending[]>()
  for (const [entry, replacement = '', letters = '1', vowel = ''] of language.lexicon('stem-endings').rows) {
    const [step = '', ending = ''] = entry!.split(':')
    const rule = { ending, replacement, letters: Number(letters), vowel: vowel === 'vowel' }
    steps.set(step, [...(steps.get(step) ?? []), rule])
  }
  const order = [...steps]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, rules]) => byLast(rules.sort((a, b) => b.ending.length - a.ending.length)))
  const known = new Map<string, string>()
  return (lower) => {
    let stem = known.get(lower)
    if (stem === undefined) {
      stem = irregular.get(lower)?.[0] ?? lower
      for (const rules of order) stem = step(stem, rules)
      if (known.size >= KNOWN) known.clear()
      known.set(lower, stem)
    }
    return stem
  }
}

// Rules by the last letter of their ending, so that a word tries few.
function byLast(rules: readonly Ending[]): ReadonlyMap<string, readonly Ending[]> {
  const out = new Map<string, Ending[]>()
  for (const rule of rules) {
    const last = rule.ending.slice(-1)
    out.set(last, [...(out.get(last) ?? []), rule])
  }
  return out
}

function step(word: string, rules: ReadonlyMap<string, readonly Ending[]>): string {
  for (const { ending, replacement, letters, vowel } of rules.get(word.slice(-1)) ?? []) {
    if (!word.endsWith(ending)) continue
    const rest = word.slice(0, -ending.length)
    // The longest ending decides, even where too little would stay: "nation" must not lose another ending instead.
    if (rest.length < letters || (vowel && !/[aeiouy]/.test(rest))) return word
    return replacement === '' ? single(rest) : rest + replacement
  }
  return word
}

// "stopp" → "stop", while "tell", "pass" and "buzz" keep their doubled letter.
const single = (stem: string): string => (/([^aeioulsz])\1$/.test(stem) ? stem.slice(0, -1) : stem)

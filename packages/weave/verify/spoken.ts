import type { Language } from '@onrecord/language'
import type { Word } from '../words/tokens.js'

/** A word as it is spoken: what it may be read as beside itself ("’s": is, has). */
export interface Spoken extends Word {
  readonly readings: readonly string[]
}

/**
 * The words of a text with contracted ones in two ("I’m": I, am), so that "I am" in a report is no other wording than "I’m"
 * in a transcript. Possessives come apart too, alike on either side.
 */
export function spoken(list: readonly Word[], text: string, language: Language): Spoken[] {
  const endings = [...language.lexicon('contracted').rows].sort((a, b) => b[0]!.length - a[0]!.length)
  return list.flatMap((w): Spoken[] => {
    const written = text.slice(w.start, w.end).replaceAll('’', "'").toLowerCase()
    const [ending, readings = ''] = endings.find(([e]) => written.length > e!.length && written.endsWith(e!)) ?? []
    if (ending === undefined) return [{ ...w, readings: [] }]
    const at = w.end - ending.length
    const parts = readings.split(' ')
    return [
      { start: w.start, end: at, lower: written.slice(0, -ending.length), readings: [] },
      { start: at, end: w.end, lower: ending, readings: parts },
    ]
  })
}

/** Whether two spoken words may be one. */
export const isSame = (a: Spoken, b: Spoken): boolean =>
  a.lower === b.lower || a.readings.includes(b.lower) || b.readings.includes(a.lower)

/** A key that is the same for words that may be one, for finding places. */
export const keyOf = ({ lower, readings }: Spoken, folds: ReadonlyMap<string, string>): string =>
  readings.length > 0 ? lower : (folds.get(lower) ?? lower)

/** What written-out words are folded to for `keyOf`: is and has to "’s". */
export const foldsOf = (language: Language): ReadonlyMap<string, string> =>
  new Map(
    language
      .lexicon('contracted')
      .rows.flatMap(([ending, readings = '']) => readings.split(' ').map((r) => [r, ending!] as const)),
  )

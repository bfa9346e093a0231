import type { WordForm } from '../features/word-form.js'
import { NAMES_IN_SMALL } from './lists.js'

/** Words that may stand between two words of a name though nothing in them looks like one ("Bank of the West"). */
const GAP = 2

/**
 * Marks with 1 the words the net is asked about, of the words `first` to `last` (excluded), one sentence: those with a
 * capital, proper nouns whatever their case (`proper` tells them by their tag), those that `listed` or `entries` know as names
 * though written small, and a few words between two such. The others are no part of a name.
 */
export function askedWords(
  forms: readonly WordForm[],
  tags: Uint8Array,
  listed: Int32Array,
  entries: Int32Array,
  first: number,
  last: number,
  proper: (tag: number) => boolean,
  into: Uint8Array,
): void {
  let before = -GAP - 2
  for (let i = first; i < last; i++) {
    into[i] =
      (forms[i]!.shape & 7) > 1 || proper(tags[i]!) || (listed[i]! & NAMES_IN_SMALL) !== 0 || entries[i] !== 0 ? 1 : 0
    if (into[i] === 0) continue
    if (i - before <= GAP + 1) into.fill(1, Math.max(first, before + 1), i)
    before = i
  }
}

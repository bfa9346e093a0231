import { type Among, among } from './among.js'
import { whoIsFirst } from './first.js'
import type { TextNote } from './noted.js'
import { SHINGLE } from './shingles.js'

/** A pair is compared where so many fingerprints are the same; fewer are a phrase, not a passage. */
const FINGERPRINTS = 3
/** Words outside quotation marks that must be shared, and in how long a stretch: the same quotation is no copy. */
const OWN_WORDS = 40
const OWN_RUN = 14
/** Share of the copy's words outside quotation marks that must stand in the other. */
const OWN_SHARE = 0.2
/** Of one outlet's own articles more must be the same: editor's notes and appeals stand below all of them. */
const HOUSE_SHARE = 0.5

/**
 * Which of two articles repeats the other's text, if one does: `a` where it is true, `b` where it is false, null where neither.
 * Of one and others, each in turn: its text is laid out once.
 */
export function judgeOf(a: TextNote): (b: TextNote) => boolean | null {
  let [prints, here]: (Among | undefined)[] = []
  return (b) => {
    prints ??= among(a.fingerprints)
    prints.look(b.fingerprints)
    if (prints.many() < FINGERPRINTS) return null
    const { outlet } = a.appearance
    const least = outlet !== null && outlet === b.appearance.outlet ? HOUSE_SHARE : OWN_SHARE
    here ??= among(a.shingles)
    // Judged from the one that holds more of the other: a short text may stand whole in a long one.
    if (!holdsMuch(b, here.look(b.shingles), least)) {
      // A shingle covers no more words than it has.
      if (SHINGLE * here.many() < least * a.own) return null
      if (!holdsMuch(a, here.back(), least)) return null
    }
    return whoIsFirst(a.appearance, b.appearance) > 0
  }
}

/** Whether enough of a text outside quotation marks stands in another: the words of its shingles that do. */
function holdsMuch({ words, own, shingles, quoted }: TextNote, found: Uint8Array, least: number): boolean {
  let [held, longest, run, end] = [0, 0, 0, 0]
  for (let i = 0; i < words; i++) {
    if (i < shingles.length && found[i] === 1) {
      if (i > end) run = 0
      end = i + SHINGLE
    }
    if (i >= end || ((quoted[i >> 4]! >> (i & 15)) & 1) === 1) continue
    held++
    if (++run > longest) longest = run
  }
  return held >= OWN_WORDS && longest >= OWN_RUN && held / own >= least
}

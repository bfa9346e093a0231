import { among } from './among.js'
import { type Appearance, whoIsFirst } from './first.js'
import type { PrintNote, TextNote } from './noted.js'
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

/** So much of that share there must be among the fingerprints of the one that holds more of the other: they are of all words, also of those that are quoted. */
const PRINTED = 0.25

const leastOf = ({ outlet }: Appearance, other: Appearance): number =>
  outlet !== null && outlet === other.outlet ? HOUSE_SHARE : OWN_SHARE

/** Whether one of two articles may repeat the other's text, by their fingerprints. Of one and others, each in turn: its own are laid out once. */
export function mayRepeat(a: PrintNote): (b: PrintNote) => boolean {
  const prints = among(a.fingerprints)
  return (b) => {
    prints.look(b.fingerprints)
    const fewer = Math.min(a.fingerprints.length, b.fingerprints.length)
    return prints.many() >= Math.max(FINGERPRINTS, PRINTED * leastOf(a.appearance, b.appearance) * fewer)
  }
}

/** What is noted of a text for being judged. */
export interface Judged {
  readonly print: PrintNote
  readonly text: TextNote
}

/**
 * Which of two articles repeats the other's text, if one does: `a` where it is true, `b` where it is false, null where neither.
 * Of one and others that may (`mayRepeat`), each in turn: its text is laid out once.
 */
export function judgeOf({ print: { appearance }, text: a }: Judged): (b: Judged) => boolean | null {
  const here = among(a.shingles)
  return ({ print, text: b }) => {
    const least = leastOf(appearance, print.appearance)
    // Judged from the one that holds more of the other: a short text may stand whole in a long one.
    if (!holdsMuch(b, here.look(b.shingles), least)) {
      // A shingle covers no more words than it has.
      if (SHINGLE * here.many() < least * a.own) return null
      if (!holdsMuch(a, here.back(), least)) return null
    }
    return whoIsFirst(appearance, print.appearance) > 0
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

import { type Overlap, overlapOf } from './overlap.js'
import type { Shown, ShownPart } from './shown.js'

/** How many pairs of terms stand next to each other in both, words that tell nothing left out, in either order. */
export function inARow(a: Shown, b: Shown): number {
  let n = 0
  for (const pair of b.neighbours) if (a.neighbourSet.has(pair)) n++
  return n
}

/** Whether two cues have a term in common. */
export const sharesCue = (a: Shown, b: Shown): boolean => {
  const cue = a.cue
  return cue.length > 0 && b.cue.some((t) => cue.includes(t))
}

/** What the quoted words of a statement weigh, and how much of that is among the other's words; all 0 where it quotes nothing. */
export function quotedIn(a: Shown, b: Shown): { readonly mass: number; readonly held: number; readonly share: number } {
  if (a.quotes === 0) return { mass: 0, held: 0, share: 0 }
  let [mass, held] = [0, 0]
  for (const { as, weight } of a.quoted) {
    mass += weight
    if (b.told.has(as)) held += weight
  }
  return { mass, held, share: mass === 0 ? 0 : held / mass }
}

/** Whether nothing else that this speaker says in the article of `b` is nearer to `a`; `whole` is what both have in common. */
export function isNearest(a: Shown, b: Shown, whole: Overlap): boolean {
  if (whole.same <= 0) return false
  for (let i = 0; i < b.article.size; i++) {
    const other = b.article.at(i)!
    if (other === b || other.speaker !== b.speaker) continue
    if (likeness(overlapOf(a.terms, other.terms)) > likeness(whole)) return false
  }
  return true
}

const likeness = ({ same, share }: Overlap): number => same * share

/** Whether the clause of a statement is denied, once or an odd number of times. */
export function denied(s: Shown, part: ShownPart): boolean {
  let n = 0
  for (let i = part.from; i < part.to; i++) if (s.denies(i)) n++
  return n % 2 === 1
}

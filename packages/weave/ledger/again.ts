import { holds } from '@onrecord/format'
import { type Lexis, massOf } from '../words/lexis.js'
import type { Draft } from './draft.js'

/** What is told twice in an article shares so much of the heavier. */
const TWICE = 0.75

/** Without those whose words tell that another of the same kind was made ("said they promised to lead the fight"). */
export const innermost = (drafts: readonly Draft[]): Draft[] =>
  drafts.filter(
    (d) =>
      !drafts.some(({ kind, needs, statement }) => {
        const cue = statement?.statement.cue ?? []
        return kind === d.kind && cue.length > 0 && d.needs.some((n) => [...cue, ...needs].every((x) => holds(n, x)))
      }),
  )

/** Each one once, also where its article tells it again: of one kind and holder, in nearly the same terms. */
export function once(drafts: readonly Draft[], lexis: Lexis): Draft[] {
  const kept: Draft[] = []
  for (const draft of drafts) {
    const at = kept.findIndex((k) => isAgain(k, draft, lexis))
    if (at < 0) kept.push(draft)
    else if (draft.statement && draft.statement !== kept[at]!.statement)
      kept[at] = { ...kept[at]!, again: [...kept[at]!.again, draft.statement], due: kept[at]!.due ?? draft.due }
  }
  return kept
}

function isAgain(a: Draft, b: Draft, lexis: Lexis): boolean {
  if (a.kind !== b.kind || a.holder !== b.holder || (a.due !== null && b.due !== null && a.due !== b.due)) return false
  const shared = massOf([...a.terms].filter((t) => b.terms.has(t)), lexis) // biome-ignore format: one line
  return shared > 0 && shared >= TWICE * Math.max(a.mass, b.mass)
}

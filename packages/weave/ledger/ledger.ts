import type { Day, Evidence, FateState, LedgerEntry } from '@onrecord/format'
import { common } from '../dates.js'
import { byText, idOf, keyOf } from '../ids.js'
import { type Lexis, massOf } from '../words/lexis.js'
import type { Report } from './report.js'

/** Two conditions of one utterance are one where they share so much of the lighter. */
const SAME = 0.5
/** Evidence for and against that comes so close leaves it open which holds. */
const CLOSE = 0.1

/**
 * The entries of the ledger that reports of one utterance make (or a report alone), with what later articles tell of them.
 * Reports of one utterance are one entry where they are of one kind and about the same. The state is a proposal: `met` or
 * `broken` by the best evidence, `unclear` where evidence speaks both ways or its day has passed without any, else
 * `open`. Days pass by the newest article (`now`), never by a clock. `told` must be sorted by the articles' names.
 */
export function entriesOf<R extends Report>(
  told: readonly R[],
  evidence: (report: R) => readonly Evidence[],
  now: Day | null,
  lexis: Lexis,
): { readonly entry: LedgerEntry; readonly reports: readonly R[] }[] {
  const groups: R[][] = []
  for (const report of told) {
    const group = groups.find(([first]) => first!.kind === report.kind && alike(first!, report, lexis))
    if (group) group.push(report)
    else groups.push([report])
  }
  return groups.map((reports) => ({ entry: entryOf(reports, bestOf(reports.flatMap(evidence)), now), reports }))
}

function alike(a: Report, b: Report, lexis: Lexis): boolean {
  const shared = massOf([...a.terms].filter((t) => b.terms.has(t)), lexis) // biome-ignore format: one line
  return shared >= SAME * Math.min(massOf(a.terms, lexis), massOf(b.terms, lexis))
}

// Each report may word it differently; the evidence of any of them counts, the best of a sentence once.
function bestOf(evidence: readonly Evidence[]): Evidence[] {
  const best = new Map<string, Evidence>()
  for (const e of evidence) {
    const at = keyOf({ article: e.article, content: e.spans })
    if ((best.get(at)?.score ?? -1) < e.score) best.set(at, e)
  }
  return [...best].sort(([a, x], [b, y]) => y.score - x.score || byText(a, b)).map(([, e]) => e)
}

function entryOf(reports: readonly Report[], evidence: readonly Evidence[], now: Day | null): LedgerEntry {
  const first = reports[0]!
  const due = reports.map((d) => d.due).filter((d) => d !== null).sort()[0] ?? null // biome-ignore format: one line
  const place = keyOf({ article: first.article, content: [...first.needs, ...first.gives] })
  return {
    id: idOf('ledger', [first.kind, place]),
    kind: first.kind,
    holder: reports.find((d) => d.holder !== null)?.holder ?? null,
    made: common(reports.map((d) => d.made)),
    due,
    state: stateOf(evidence, due, now),
    by: 'proposed',
    evidence,
    statements: reports.flatMap((d) => d.statements),
    article: first.article,
    needs: first.needs,
    gives: first.gives,
    form: first.form,
  }
}

function stateOf(evidence: readonly Evidence[], due: Day | null, now: Day | null): FateState {
  const best = (state: Evidence['state']) =>
    Math.max(0, ...evidence.filter((e) => e.state === state).map((e) => e.score))
  const [met, broken] = [best('met'), best('broken')]
  if (met === 0 && broken === 0) return due !== null && now !== null && due < now ? 'unclear' : 'open'
  if (Math.abs(met - broken) < CLOSE) return 'unclear'
  return met > broken ? 'met' : 'broken'
}

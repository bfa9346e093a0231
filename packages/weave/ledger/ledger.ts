import type { Day, Evidence, FateState, LedgerEntry } from '@onrecord/format'
import { common } from '../dates.js'
import { byText, idOf, keyOf } from '../ids.js'
import { refOf } from '../utterances/utterances.js'
import { type Lexis, massOf } from '../words/lexis.js'
import type { Draft } from './draft.js'

/** Two conditions of one utterance are one where they share so much of the lighter. */
const SAME = 0.5
/** Evidence for and against that comes so close leaves it open which holds. */
const CLOSE = 0.1

/**
 * The entries of the ledger that drafts of one utterance make (or a draft alone), with what later articles tell of them.
 * Reports of one utterance are one entry where they are of one kind and about the same. The state is a proposal: `met` or
 * `broken` by the best evidence, `unclear` where evidence speaks both ways or its day has passed without any, else
 * `open`. Days pass by the newest article (`now`), never by a clock. `drafts` must be sorted by the articles' names.
 */
export function entriesOf(
  drafts: readonly Draft[],
  evidence: (draft: Draft) => readonly Evidence[],
  now: Day | null,
  lexis: Lexis,
): { readonly entry: LedgerEntry; readonly reports: readonly Draft[] }[] {
  const groups: Draft[][] = []
  for (const draft of drafts) {
    const group = groups.find(([first]) => first!.kind === draft.kind && alike(first!, draft, lexis))
    if (group) group.push(draft)
    else groups.push([draft])
  }
  return groups.map((reports) => ({ entry: entryOf(reports, bestOf(reports.flatMap(evidence)), now), reports }))
}

function alike(a: Draft, b: Draft, lexis: Lexis): boolean {
  const shared = massOf([...a.terms].filter((t) => b.terms.has(t)), lexis) // biome-ignore format: one line
  return shared >= SAME * Math.min(a.mass, b.mass)
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

function entryOf(reports: readonly Draft[], evidence: readonly Evidence[], now: Day | null): LedgerEntry {
  const first = reports[0]!
  const due = reports.map((d) => d.due).filter((d) => d !== null).sort()[0] ?? null // biome-ignore format: one line
  const place = keyOf({ article: first.article.article.name, content: [...first.needs, ...first.gives] })
  return {
    id: idOf('ledger', [first.kind, place]),
    kind: first.kind,
    holder: reports.find((d) => d.holder !== null)?.holder ?? null,
    made: common(reports.map((d) => d.made)),
    due,
    state: stateOf(evidence, due, now),
    by: 'proposed',
    evidence,
    statements: reports.flatMap((d) => (d.statement ? [d.statement, ...d.again].map(refOf) : [])),
    article: first.article.article.name,
    needs: first.needs,
    gives: first.gives,
    form: first.condition?.form ?? null,
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

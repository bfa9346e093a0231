import type { Day, Evidence, FateState, LedgerEntry } from '@onrecord/format'
import type { WeaveContext } from '../context.js'
import { common } from '../dates.js'
import { byText, idOf, keyOf } from '../ids.js'
import type { PreparedArticle, PreparedStatement } from '../prepared.js'
import type { Linked } from '../utterances/utterances.js'
import { refOf } from '../utterances/utterances.js'
import { type Lexis, massOf } from '../words/lexis.js'
import { type Draft, draftsOf } from './draft.js'
import { evidenceFor, indexOf, tellingsOf } from './evidence.js'
import { type StandingWords, standingWords } from './standing.js'

/** Two conditions of one utterance are one where they share so much of the lighter. */
const SAME = 0.5
/** Evidence for and against that comes so close leaves it open which holds. */
const CLOSE = 0.1

/**
 * The ledger: what somebody is on record for and may come about, with what later articles tell of it. Reports of one
 * utterance are one entry. The state is a proposal: `met` or `broken` by the best evidence, `unclear` where evidence
 * speaks both ways or its day has passed without any, else `open`. Days pass by the newest article, never by a clock.
 */
export function ledger(
  prepared: readonly PreparedArticle[],
  linked: readonly Linked[],
  lexis: Lexis,
  { language }: WeaveContext,
): LedgerEntry[] {
  const standing = standingWords(language)
  const drafts = prepared.flatMap((a) => draftsOf(a, lexis, standing))
  const index = indexOf(prepared.flatMap((a) => tellingsOf(a, language)))
  const now = newest(prepared)
  return together(drafts, linked, lexis)
    .map((reports) => entryOf(reports, evidenceOf(reports, index, lexis, standing), now))
    .sort((a, b) => byText(a.made.from ?? a.made.to ?? '9', b.made.from ?? b.made.to ?? '9') || byText(a.id, b.id))
}

/** Drafts that tell one thing: of one utterance, of one kind, and about the same. */
function together(drafts: readonly Draft[], linked: readonly Linked[], lexis: Lexis): Draft[][] {
  const utterance = new Map<PreparedStatement, number>()
  linked.forEach((l, i) => {
    for (const s of l.statements) utterance.set(s, i)
  })
  const groups: Draft[][] = []
  const byUtterance = new Map<number, Draft[][]>()
  for (const draft of drafts) {
    const of = draft.statement ? utterance.get(draft.statement) : undefined
    const near = of === undefined ? [] : (byUtterance.get(of) ?? [])
    const group = near.find(([first]) => first!.kind === draft.kind && alike(first!, draft, lexis))
    if (group) group.push(draft)
    else {
      const made = [draft]
      groups.push(made)
      if (of !== undefined) byUtterance.set(of, [...near, made])
    }
  }
  return groups
}

function alike(a: Draft, b: Draft, lexis: Lexis): boolean {
  const shared = massOf([...a.terms].filter((t) => b.terms.has(t)), lexis) // biome-ignore format: one line
  return shared >= SAME * Math.min(a.mass, b.mass)
}

// Each report may word it differently; the evidence of any of them counts, the best of a sentence once.
function evidenceOf(
  reports: readonly Draft[],
  index: Parameters<typeof evidenceFor>[1],
  lexis: Lexis,
  standing: StandingWords,
): Evidence[] {
  const best = new Map<string, Evidence>()
  for (const draft of reports)
    for (const e of evidenceFor(draft, index, lexis, standing)) {
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
    statements: reports.flatMap((d) => (d.statement ? [refOf(d.statement)] : [])),
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

/** The last day by which an article is known to have appeared. */
const newest = (prepared: readonly PreparedArticle[]): Day | null =>
  prepared
    .map(({ article }) => article.published.from)
    .filter((d) => d !== null)
    .sort()
    .at(-1) ?? null

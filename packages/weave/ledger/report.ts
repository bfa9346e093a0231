import type { ActorId, ConditionForm, Day, DayRange, LedgerKind, Span, StatementRef } from '@onrecord/format'
import { refOf } from '../utterances/utterances.js'
import type { Term } from '../words/lexis.js'
import type { Draft } from './draft.js'

/** What an entry of the ledger is made of, as one article has it: a draft without its article. */
export interface Report {
  readonly kind: LedgerKind
  /** The name of its article. */
  readonly article: string
  readonly holder: ActorId | null
  readonly made: DayRange
  readonly due: Day | null
  readonly needs: readonly Span[]
  readonly gives: readonly Span[]
  readonly form: ConditionForm | null
  /** Every place the article tells it. */
  readonly statements: readonly StatementRef[]
  /** The terms of what must come about, in their order. */
  readonly terms: ReadonlySet<Term>
}

/** A draft without its article. */
export const reportOf = (d: Draft): Report => ({
  kind: d.kind,
  article: d.article.article.name,
  holder: d.holder,
  made: { from: d.made.from, to: d.made.to },
  due: d.due,
  needs: d.needs,
  gives: d.gives,
  form: d.condition?.form ?? null,
  statements: d.statement ? [d.statement, ...d.again].map(refOf) : [],
  terms: d.terms,
})

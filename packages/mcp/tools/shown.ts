import type { ReadArticle, Span } from '@onrecord/format'
import type { ConditionRow, LedgerRow, Quote, StatementRow } from '@onrecord/record'

/** Where words stand: offsets are UTF-16 of the article's text. */
export interface Reference {
  readonly article: string
  readonly outlet: string | null
  readonly published: { readonly from: string | null; readonly to: string | null }
  readonly line: number
  readonly spans: readonly Span[]
}

const reference = (
  at: { readonly article: string; readonly outlet: string | null; readonly published: ReadArticle['published']; readonly line: number },
  spans: readonly Span[],
): Reference => ({
  article: at.article,
  outlet: at.outlet,
  published: { from: at.published.from, to: at.published.to },
  line: at.line,
  spans,
}) // biome-ignore format: short

/** A statement as an assistant gets it: who, what kind of act, the exact words, when, where it stands. */
export const statement = (s: StatementRow) => ({
  id: s.id,
  speaker: s.speakerName,
  as_written: s.sourceText || null,
  act: s.act,
  ...(s.negated && { negated: true, note: 'the article says that this was not said' }),
  kind: s.kind,
  words: s.contentText,
  cue: s.cueText || null,
  said: { from: s.said.from, to: s.said.to },
  targets: s.targets,
  confidence: s.confidence,
  ...(s.decided && { decided: s.decided }),
  reference: reference(s, s.content),
})

/** A condition as an assistant gets it. */
export const condition = (c: ConditionRow) => ({
  id: c.id,
  holder: c.holderName,
  form: c.form,
  voice: c.voice,
  trigger: c.triggerText,
  consequence: c.consequenceText,
  set: { from: c.made.from, to: c.made.to },
  state: c.fate?.state ?? 'open',
  words: c.wholeText,
  reference: reference(c, [c.whole]),
})

/** An entry of the ledger as an assistant gets it. */
export const entry = (e: LedgerRow) => ({
  id: e.id,
  kind: e.kind,
  holder: e.holderName,
  made: e.made,
  due: e.due,
  state: e.state,
  by: e.by,
  ...(e.form && { form: e.form }),
  needs: e.needsText,
  ...(e.givesText && { gives: e.givesText }),
  reports: e.statements.length,
  evidence: e.evidence.map((v) => ({ state: v.state, score: v.score, why: v.why, ...quote(v.quote) })),
  reference: reference(e, [...e.needs, ...e.gives]),
})

/** Quoted words with where they stand. */
export const quote = (q: Quote) => ({ words: q.texts.join(' … '), reference: reference(q, q.spans) })

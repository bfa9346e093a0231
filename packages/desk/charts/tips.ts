import type { ConditionRow, StatementRow } from '@onrecord/server'
import { toArticle } from '../addresses.js'
import { familyOf, showAct } from '../text/acts.js'
import { counted } from '../text/counted.js'
import { showRange } from '../text/dates.js'
import { sourceOf, titleOf } from '../text/source.js'
import type { Layout, Placed, ReportBar } from './course-layout.js'
import type { TipOf } from './tip.js'

/** The notes of all marks of a picture, each list in the order of its marks. */
export interface Tips {
  readonly rows: readonly (readonly TipOf[])[]
  readonly conditions: readonly TipOf[]
  readonly reports: readonly TipOf[]
  /** All of them from left to right, as the arrow keys lead. */
  readonly inOrder: readonly TipOf[]
}

/** Writes the notes of a picture's marks. */
export function tipsOf(layout: Layout): Tips {
  const rows = layout.rows.map((row) => row.marks.map(ofStatement))
  const conditions = layout.conditions?.marks.map(ofCondition) ?? []
  const reports = layout.reports?.bars.map(ofReport) ?? []
  const inOrder = [...rows.flat(), ...conditions, ...reports].sort((a, b) => a.x - b.x || a.y - b.y)
  return { rows, conditions, reports, inOrder }
}

const ofStatement = ({ of, x, y }: Placed<StatementRow>): TipOf => ({
  key: `${of.article} ${of.id}`,
  x,
  y,
  href: toArticle(of.article, { statement: of.id }),
  family: familyOf(of.act),
  negated: of.negated,
  head: `${of.speakerName ?? (of.sourceText || 'Nobody named')} ${showAct(of.act, of.negated)}`,
  words: of.contentText,
  foot: [showRange(of.said), sourceOf(of)],
})

const ofCondition = ({ of, x, y }: Placed<ConditionRow>): TipOf => ({
  key: of.id,
  x,
  y,
  href: toArticle(of.article, of.statement === null ? { span: of.whole } : { statement: of.statement }),
  family: null,
  negated: false,
  head: `A condition of ${of.holderName ?? 'somebody not named'}`,
  words: of.wholeText,
  foot: [`set ${showRange(of.made)}`, sourceOf(of)],
})

const ofReport = ({ of, x, y }: ReportBar): TipOf => ({
  key: of.key,
  x,
  y,
  href: toArticle(of.name),
  family: null,
  negated: false,
  head: sourceOf(of),
  words: titleOf(of),
  foot: [showRange(of.published), counted(of.statements, 'statement')],
})

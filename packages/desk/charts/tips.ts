import type { DayRange } from '@onrecord/format'
import type { CourseCondition, CourseMark } from '@onrecord/server'
import { toArticle } from '../addresses.js'
import { FAMILY_NAMES, familyOf, showAct } from '../text/acts.js'
import { counted } from '../text/counted.js'
import { showRange } from '../text/dates.js'
import { sourceOf, titleOf } from '../text/source.js'
import type { Arc } from './arcs.js'
import type { StackedBar } from './bars.js'
import type { Layout, Placed, Row } from './course-layout.js'
import type { ReportBar } from './reports.js'
import type { TipOf } from './tip.js'

/** The notes of all marks of a picture, from left to right, as the arrow keys lead. */
export function tipsOf(layout: Layout): readonly TipOf[] {
  const half = layout.cell / 2
  const around = (m: { readonly x: number; readonly y: number }) => ({
    left: m.x - half,
    right: m.x + half,
    top: m.y - half,
    bottom: m.y + half,
  })
  return [
    ...layout.rows.flatMap((row) => row.marks.map((m): TipOf => ({ ...ofMark(m), box: around(m) }))),
    ...layout.rows.flatMap((row) => row.bars.map((bar) => ofBar(bar, row))),
    ...(layout.conditions?.marks ?? []).map((m): TipOf => ({ ...ofCondition(m), box: around(m) })),
    ...(layout.conditions?.arcs ?? []).map(ofEnd),
    ...(layout.reports?.bars ?? []).map(ofReport),
  ].sort((a, b) => a.x - b.x || a.y - b.y)
}

const ofMark = ({ of, x, y }: Placed<CourseMark>) => ({
  key: `${of.row} ${of.article} ${of.id}`,
  x,
  y,
  href: toArticle(of.article, { statement: of.id }),
  family: familyOf(of.act),
  negated: of.negated,
  head: `${of.who || 'Nobody named'} ${showAct(of.act, of.negated)}`,
  words: of.words,
  foot: [showRange(of), sourceOf(of)],
})

function ofBar(bar: StackedBar, { row }: Row): TipOf {
  const most = [...bar.parts].sort((a, b) => b.n - a.n)
  return {
    key: `${bar.row} ${bar.from}`,
    x: bar.x + bar.width / 2,
    y: bar.bottom - bar.height,
    box: { left: bar.x, right: bar.x + bar.width + 1, top: bar.bottom - Math.max(bar.height, 20), bottom: bar.bottom },
    href: null,
    period: { from: bar.from, to: bar.to },
    family: most[0]!.family,
    negated: false,
    head: `${nameOf(row)}, ${counted(bar.n, 'statement')}`,
    words: most.map((part) => `${part.n} ${FAMILY_NAMES[part.family]}`).join('; '),
    foot: [showRange(bar), 'click to look closer'],
  }
}

/** A row's name, as the picture has it. */
export const nameOf = (row: Row['row']): string =>
  row.kind === 'actor'
    ? row.name
    : row.kind === 'others'
      ? row.actors === 0
        ? 'All others'
        : counted(row.actors, 'other')
      : 'Nobody by name'

const setBy = (c: CourseCondition) => `A condition of ${c.holderName ?? 'somebody not named'}`
const toCondition = (c: CourseCondition) =>
  toArticle(c.article, c.statement === null ? { span: c.whole } : { statement: c.statement })

const ofCondition = ({ of, x, y }: Placed<CourseCondition>) => ({
  key: of.id,
  x,
  y,
  href: toCondition(of),
  family: null,
  negated: false,
  head: setBy(of),
  words: of.words,
  foot: [`set ${showRange(of)}`, ...(of.ends ? [showEnd(of.ends)] : []), sourceOf(of)],
})

/** How a condition ends: `due 31 Dec 2024`, `met 3 May 2025, as decided`, `met 3 May 2025, as proposed`. */
const showEnd = ({ state, day, proposed }: NonNullable<CourseCondition['ends']>): string =>
  `${state} ${showRange({ from: day, to: day } satisfies DayRange)}${state === 'due' ? '' : proposed ? ', as proposed' : ', as decided'}`

const ofEnd = ({ of, x2, y2, state }: Arc): TipOf => ({
  key: `${of.id} end`,
  x: x2,
  y: y2,
  box: { left: x2 - 6, right: x2 + 6, top: y2 - 6, bottom: y2 + 6 },
  href: toCondition(of),
  family: null,
  negated: false,
  head: `${state === 'due' ? 'Due' : `${of.ends!.proposed ? 'Proposed' : 'Decided'}: ${state}`}. ${setBy(of)}`,
  words: of.ends!.words === null ? of.words : `${of.words} → ${of.ends!.words}`,
  foot: [showEnd(of.ends!), `set ${showRange(of)}`],
})

const ofReport = ({ of, x, y, width, height }: ReportBar): TipOf => ({
  key: of.article ?? `${of.from} ${of.to}`,
  x: x + Math.min(width / 2, 40),
  y,
  box: { left: x, right: x + width, top: y - 1, bottom: y + height + 1 },
  href: of.article === null ? null : toArticle(of.article),
  ...(of.article === null && of.from !== null && of.to !== null && { period: { from: of.from, to: of.to } }),
  family: null,
  negated: false,
  head: of.article === null ? counted(of.n, 'article') : sourceOf({ ...of, article: of.article }),
  words: of.article === null ? '' : titleOf({ ...of, article: of.article }),
  foot: [showRange(of), counted(of.statements, 'statement')],
})

import type { DayRange, Occasion } from '@onrecord/format'
import type { StatementRow } from '@onrecord/server'
import { useMemo, useState } from 'preact/hooks'
import { toArticle, toOccasion } from '../addresses.js'
import type { Course } from '../charts/course-layout.js'
import { counted } from '../text/counted.js'
import { byDate, middle, showBasis, showRange } from '../text/dates.js'
import { distinct, type Sourced, sourceOf, titleOf } from '../text/source.js'
import { Source } from './meta.js'
import { StatementLine } from './statement-line.js'
import { Words } from './words.js'

const FIRST = 30
const EACH = 3

interface Entry extends DayRange {
  readonly key: string
  readonly title: string
  readonly href: string
  readonly kind: string
  readonly sources: readonly Sourced[]
  readonly basis: string
  readonly statements: readonly StatementRow[]
}

/** The same as the picture in words: occasions and articles in order of time, each with what was said first of all. */
export function InOrder({ course }: { course: Course }) {
  const entries = useMemo(() => entriesOf(course), [course])
  const [most, setMost] = useState(FIRST)
  return (
    <section class="in-order" aria-labelledby="in-order">
      <h2 id="in-order">In order</h2>
      <ol>
        {entries.slice(0, most).map((entry) => (
          <li key={entry.key} class="entry">
            <p class="entry-date">
              {showRange(entry)}
              {entry.basis === '' ? null : <span class="basis">{entry.basis}</span>}
            </p>
            <div>
              <h3>
                <a href={entry.href}>
                  <Words text={entry.title} />
                </a>
              </h3>
              <p class="line-meta">
                <span>{entry.kind}</span>
                {entry.sources.map((source) => (
                  <Source key={sourceOf(source)} of={source} />
                ))}
                <span>{counted(entry.statements.length, 'statement')}</span>
              </p>
              {entry.statements.slice(0, EACH).map((row) => (
                <StatementLine key={row.article + row.id} row={row} source={entry.sources.length > 1} />
              ))}
              {entry.statements.length > EACH ? (
                <p class="more">
                  <a href={entry.href}>
                    and {counted(entry.statements.length - EACH, 'more statement')}
                    <span class="sr">: {entry.title}</span>
                  </a>
                </p>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
      {entries.length > most ? (
        <button type="button" class="button" onClick={() => setMost((n) => n + FIRST)}>
          Show {Math.min(FIRST, entries.length - most)} more
        </button>
      ) : null}
    </section>
  )
}

/** Telling statements first: quoted ones, then long ones, as far as a list needs an order. */
const telling = (a: StatementRow, b: StatementRow): number =>
  a.depth - b.depth || weight(b) - weight(a) || a.content[0]!.start - b.content[0]!.start
const weight = (s: StatementRow): number =>
  (s.kind === 'indirect' ? 0 : 2) +
  (s.act === 'say' || s.act === 'believe' ? 0 : 1) +
  Math.min(1, s.contentText.length / 400) +
  s.confidence

function entriesOf({ occasions, statements, articles }: Course): Entry[] {
  const byKey = new Map(statements.map((s) => [`${s.article} ${s.id}`, s]))
  const byName = new Map(articles.map((a) => [a.name, a]))
  const told = new Set<StatementRow>()
  const entries: Entry[] = occasions.map((occasion: Occasion) => {
    const rows = occasion.statements.map((ref) => byKey.get(`${ref.article} ${ref.id}`)).filter((s) => s !== undefined)
    for (const row of rows) told.add(row)
    return {
      key: occasion.id,
      from: occasion.from,
      to: occasion.to,
      title: occasion.name,
      href: toOccasion(occasion.id),
      kind: occasion.kind,
      sources: distinct(occasion.articles.map((name) => byName.get(name)).filter((a) => a !== undefined)),
      basis: '',
      statements: rows.sort(telling),
    }
  })
  for (const article of articles)
    entries.push({
      key: article.key,
      from: article.published.from,
      to: article.published.to,
      title: titleOf(article),
      href: toArticle(article.name),
      kind: 'article',
      sources: article.outlet === null ? [] : [article],
      basis: article.published.basis === 'text' ? showBasis('text') : '',
      statements: statements.filter((s) => s.article === article.name && !told.has(s)).sort(telling),
    })
  return entries.filter((e) => middle(e) !== null || e.statements.length > 0).sort(byDate)
}

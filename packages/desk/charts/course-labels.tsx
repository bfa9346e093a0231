import type { Occasion } from '@onrecord/format'
import type { ArticleRow } from '@onrecord/server'
import { useMemo } from 'preact/hooks'
import { toActor, toOccasion } from '../addresses.js'
import { showRange } from '../text/dates.js'
import { sourceOf } from '../text/source.js'
import { Words } from '../views/words.js'
import type { Layout } from './course-layout.js'

const HEAD = 22

/** The names in the picture, as links: occasions over their bands, actors before their rows. */
export function CourseLabels({ layout, articles }: { layout: Layout; articles: readonly ArticleRow[] }) {
  const sources = useMemo(() => new Map(articles.map((a) => [a.name, sourceOf(a)])), [articles])
  return (
    <>
      {layout.bands.map(({ occasion, label }) =>
        label ? (
          <a
            key={occasion.id}
            class={label.before ? 'band-label before' : 'band-label'}
            href={toOccasion(occasion.id)}
            style={{ left: `${label.left}px`, top: `${label.top}px`, width: `${label.width}px` }}
            title={`${occasion.name}, ${showRange(occasion)}`}
          >
            <span class="band-name">
              <Words text={occasion.name} />
            </span>
            <span class="band-outlets">{reportsOf(occasion, sources)}</span>
          </a>
        ) : null,
      )}
      {layout.rows.map((row) => (
        <RowName
          key={row.key}
          row={row}
          compact={layout.compact}
          name={row.name}
          count={row.marks.length}
          {...(row.key === '' || row.key === '…' ? {} : { href: toActor(row.key) })}
        />
      ))}
      {layout.conditions ? (
        <RowName
          row={layout.conditions}
          compact={layout.compact}
          name="Conditions set"
          count={layout.conditions.marks.length}
          href="/conditions"
        />
      ) : null}
      {layout.reports ? (
        <RowName
          row={layout.reports}
          compact={layout.compact}
          name="Articles"
          count={layout.reports.bars.length}
          href="/articles"
        />
      ) : null}
    </>
  )
}

function RowName(props: {
  row: { readonly top: number; readonly bottom: number }
  compact: boolean
  name: string
  count: number
  href?: string
}) {
  const { row, compact, name, count, href } = props
  const height = compact ? HEAD : row.bottom - row.top
  return (
    <p class="row-name" style={{ top: `${row.top}px`, height: `${height}px` }}>
      {href === undefined ? (
        <span class="quiet">{name}</span>
      ) : (
        <a href={href}>
          <Words text={name} />
        </a>
      )}{' '}
      <span class="count">{count}</span>
    </p>
  )
}

function reportsOf(occasion: Occasion, sources: ReadonlyMap<string, string>): string {
  const names = [...new Set(occasion.articles.map((name) => sources.get(name) ?? name))]
  return names.length === 1 ? names[0]! : `${names.length} reports: ${names.join(', ')}`
}

import type { CourseOccasion } from '@onrecord/server'
import { toActor, toOccasion } from '../addresses.js'
import { counted, figure } from '../text/counted.js'
import { showRange } from '../text/dates.js'
import { sourceOf } from '../text/source.js'
import { Words } from '../views/words.js'
import type { Layout } from './course-layout.js'
import { nameOf } from './tips.js'

const HEAD = 22
/** Height of a row that two lines of its name fit into. */
const TWO_LINES = 36

/** The names in the picture: occasions over their bands and actors before their rows, as links; the days under it. */
export function CourseLabels({ layout }: { layout: Layout }) {
  return (
    <>
      {layout.bands.map(({ occasion, name, label }) =>
        label ? (
          <a
            key={occasion.id}
            class={label.before ? 'band-label before' : 'band-label'}
            href={toOccasion(occasion.id)}
            style={{
              left: `${label.left}px`,
              top: `${label.top}px`,
              maxWidth: `${label.width}px`,
              ...(label.before && { left: 'auto', right: `${layout.width - label.left - label.width}px` }),
            }}
            title={`${occasion.name}, ${showRange(occasion)}`}
          >
            <span class="band-name">
              <Words text={name} />
            </span>
            <span class="band-outlets">
              <Words text={reportsOf(occasion)} />
            </span>
          </a>
        ) : null,
      )}
      {layout.rows.map(({ row, top, bottom }) => (
        <RowName
          key={row.kind + row.id}
          top={top}
          bottom={bottom}
          compact={layout.compact}
          name={nameOf(row)}
          count={row.statements}
          {...(row.kind === 'actor' && { href: toActor(row.id) })}
        />
      ))}
      {layout.conditions ? (
        <RowName
          top={layout.conditions.top}
          bottom={layout.conditions.bottom}
          compact={layout.compact}
          name="Conditions set"
          count={layout.conditions.marks.length}
          href="/ledger?kind=condition"
        />
      ) : null}
      {layout.reports ? (
        <RowName
          top={layout.reports.top}
          bottom={layout.reports.bottom}
          compact={layout.compact}
          name="Articles"
          count={layout.reports.bars.reduce((n, bar) => n + bar.of.n, 0)}
          href="/articles"
        />
      ) : null}
      {layout.ticks.map((tick) => (
        <span
          key={tick.x}
          class={tick.major ? 'tick major' : 'tick'}
          aria-hidden="true"
          style={{ left: `${tick.x}px`, top: `${layout.height - 20}px` }}
        >
          {tick.label}
        </span>
      ))}
    </>
  )
}

function RowName(props: { top: number; bottom: number; compact: boolean; name: string; count: number; href?: string }) {
  const { top, bottom, compact, name, count, href } = props
  const height = compact ? HEAD : bottom - top
  return (
    <p class={height < TWO_LINES ? 'row-name low' : 'row-name'} style={{ top: `${top}px`, height: `${height}px` }}>
      {href === undefined ? (
        <span class="quiet">{name}</span>
      ) : (
        <a href={href} title={name}>
          <Words text={name} />
        </a>
      )}{' '}
      <span class="count">{figure(count)}</span>
    </p>
  )
}

/** Who reports an occasion: the outlet, or how many and which. */
function reportsOf({ sources }: CourseOccasion): string {
  const names = [...new Set(sources.map(sourceOf))]
  return names.length === 1 ? names[0]! : `${counted(names.length, 'report')}: ${names.join(', ')}`
}

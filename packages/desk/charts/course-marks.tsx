import { familyOf } from '../text/acts.js'
import { shapeOf } from '../views/glyph.js'
import type { Layout } from './course-layout.js'
import type { Tips } from './tips.js'

/** A forked way: the shape of a condition, within a square of 10 units. */
const FORK = 'M5 10V5.5L1.2 1M5 5.5 8.8 1'

/**
 * The lines and marks of the picture. Each mark carries the key of its note as `data-tip`; what the pointer does to it is
 * the business of the drawing around it.
 */
export function CourseMarks({
  layout,
  tips,
  width,
  current,
}: {
  layout: Layout
  tips: Tips
  width: number
  current: string | null
}) {
  const { height, cell, rowsTop } = layout
  const bottom = height - 24
  const scale = `translate(1 1) scale(${(cell - 2) / 10})`
  const at = (mark: { x: number; y: number }) => `translate(${mark.x - cell / 2} ${mark.y - cell / 2})`
  const state = (key: string, sure: boolean) => `${sure ? '' : ' unsure'}${current === key ? ' current' : ''}`
  const floors = [...layout.rows, layout.conditions, layout.reports]
    .filter((row) => row !== null)
    .map((row) => row.bottom)
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {layout.ticks.map((tick) => (
        <line
          key={tick.x}
          class={tick.major ? 'grid major' : 'grid'}
          x1={tick.x}
          x2={tick.x}
          y1={rowsTop}
          y2={bottom}
        />
      ))}
      {layout.bands.map((band) => {
        const top = band.label?.top ?? rowsTop
        return (
          <g key={band.occasion.id}>
            <rect class="band" x={band.from} y={top} width={band.to - band.from} height={bottom - top} />
            <rect class="band-edge" x={band.from} y={top} width={1} height={bottom - top} />
          </g>
        )
      })}
      {floors.map((y) => (
        <line key={y} class="floor" x1={0} x2={width} y1={y} y2={y} />
      ))}
      {layout.reports?.bars.map((bar, i) => {
        const { key } = tips.reports[i]!
        return (
          <rect
            key={key}
            data-tip={key}
            class={`report${state(key, true)}`}
            x={bar.x}
            y={bar.y}
            width={bar.width}
            height={6}
            rx={3}
          />
        )
      })}
      {layout.rows.flatMap((row, r) =>
        row.marks.map((mark, i) => {
          const { key } = tips.rows[r]![i]!
          const family = familyOf(mark.of.act)
          return (
            <g key={key} data-tip={key} class={`mark f-${family}${state(key, mark.sure)}`} transform={at(mark)}>
              <rect class="hit" width={cell} height={cell} />
              <path d={shapeOf(family)} fill-rule="evenodd" transform={scale} />
              {mark.of.negated ? <path class="strike" d="M0 10 10 0" transform={scale} /> : null}
            </g>
          )
        }),
      )}
      {layout.conditions?.marks.map((mark, i) => {
        const { key } = tips.conditions[i]!
        return (
          <g key={key} data-tip={key} class={`mark fork${state(key, mark.sure)}`} transform={at(mark)}>
            <rect class="hit" width={cell} height={cell} />
            <path d={FORK} transform={scale} />
          </g>
        )
      })}
      {layout.ticks.map((tick) => (
        <text key={tick.x} class={tick.major ? 'tick major' : 'tick'} x={tick.x} y={height - 8}>
          {tick.label}
        </text>
      ))}
    </svg>
  )
}

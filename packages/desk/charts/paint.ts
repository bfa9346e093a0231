import { FAMILIES, type Family, familyOf } from '../text/acts.js'
import { shapeOf } from '../views/glyph.js'
import type { Arc } from './arcs.js'
import type { Layout } from './course-layout.js'

/** A forked way: the shape of a condition, within a square of 10 units. */
const FORK = 'M5 10V5.5L1.2 1M5 5.5 8.8 1'
/** How much of its colour a mark keeps whose day is known only within a range. */
const PALE = 0.45

type Colour = Family | 'ink' | 'ink-3' | 'rule' | 'rule-2' | 'fork'
export type Palette = Readonly<Record<Colour, string>>
const COLOURS: readonly Colour[] = [...FAMILIES, 'ink', 'ink-3', 'rule', 'rule-2', 'fork']

/** The theme's colours as they are now, looked up through an element. */
export function paletteOf(element: HTMLElement): Palette {
  const before = element.style.color
  const found = COLOURS.map((name) => {
    element.style.color = `var(--${name})`
    return [name, getComputedStyle(element).color] as const
  })
  element.style.color = before
  return Object.fromEntries(found) as Record<Colour, string>
}

/** Draws the picture's lines and marks on a canvas; its labels and what is pointed at are elements over it. */
export function paint(canvas: HTMLCanvasElement, layout: Layout, colours: Palette): void {
  const { width, height, cell, rowsTop, right } = layout
  const ratio = devicePixelRatio || 1
  canvas.width = Math.round(width * ratio)
  canvas.height = Math.round(height * ratio)
  const g = canvas.getContext('2d')
  if (!g) return
  g.setTransform(ratio, 0, 0, ratio, 0, 0)
  const bottom = height - 24
  const line = (x1: number, y1: number, x2: number, y2: number) => {
    g.beginPath()
    g.moveTo(Math.round(x1) + 0.5, Math.round(y1) + 0.5)
    g.lineTo(Math.round(x2) + 0.5, Math.round(y2) + 0.5)
    g.stroke()
  }

  g.lineWidth = 1
  for (const tick of layout.ticks) {
    g.strokeStyle = colours[tick.major ? 'rule-2' : 'rule']
    g.setLineDash([1, 3])
    line(tick.x, rowsTop, tick.x, bottom)
  }
  g.setLineDash([])
  for (const band of layout.bands) {
    const top = band.label?.top ?? rowsTop
    g.globalAlpha = 0.055
    g.fillStyle = colours.ink
    g.fillRect(band.from, rowsTop, band.to - band.from, bottom - rowsTop)
    g.globalAlpha = 1
    g.fillStyle = colours['rule-2']
    g.fillRect(Math.round(band.from), band.label ? top : rowsTop, 1, bottom - (band.label ? top : rowsTop))
  }
  g.strokeStyle = colours.rule
  for (const row of [...layout.rows, layout.conditions, layout.reports]) if (row) line(0, row.bottom, right, row.bottom)

  if (layout.reports) {
    g.fillStyle = colours['ink-3']
    for (const bar of layout.reports.bars) {
      g.beginPath()
      g.roundRect(bar.x, bar.y, bar.width, bar.height, Math.min(3, bar.width / 2))
      g.fill()
    }
  }
  const shapes = new Map(FAMILIES.map((family) => [family, new Path2D(shapeOf(family))]))
  const fork = new Path2D(FORK)
  const scale = (cell - 2) / 10
  const at = (x: number, y: number, draw: () => void) => {
    g.save()
    g.translate(x - cell / 2 + 1, y - cell / 2 + 1)
    g.scale(scale, scale)
    draw()
    g.restore()
  }
  for (const row of layout.rows) {
    for (const mark of row.marks)
      at(mark.x, mark.y, () => {
        const family = familyOf(mark.of.act)
        g.globalAlpha = mark.sure ? 1 : PALE
        g.fillStyle = colours[family]
        g.fill(shapes.get(family)!, 'evenodd')
        g.globalAlpha = 1
        if (!mark.of.negated) return
        g.strokeStyle = colours.ink
        g.lineWidth = 1.6
        g.stroke(new Path2D('M0 10 10 0'))
      })
    for (const bar of row.bars) {
      let y = bar.bottom
      for (const part of bar.parts) {
        g.fillStyle = colours[part.family]
        g.fillRect(bar.x, y - part.height, bar.width, part.height)
        y -= part.height
      }
    }
  }
  for (const arc of layout.conditions?.arcs ?? []) paintArc(g, arc, colours)
  for (const mark of layout.conditions?.marks ?? [])
    at(mark.x, mark.y, () => {
      g.globalAlpha = mark.sure ? 1 : PALE + 0.1
      g.strokeStyle = colours.fork
      g.lineWidth = 2
      g.lineCap = 'round'
      g.stroke(fork)
      g.globalAlpha = 1
    })
}

const ARC_COLOUR: Readonly<Record<Arc['state'], Colour>> = {
  due: 'fork',
  open: 'fork',
  met: 'agrees',
  broken: 'opposes',
  overtaken: 'tells',
  unclear: 'tells',
}

/** An arc from where a condition was set to its end: dotted to a ring while it is only due, dashed to a sign where the machine proposes what became of it, whole once decided. */
function paintArc(g: CanvasRenderingContext2D, arc: Arc, colours: Palette): void {
  const { x1, y1, x2, y2, rise, state, proposed } = arc
  g.strokeStyle = colours[ARC_COLOUR[state]]
  g.lineWidth = 1.5
  g.setLineDash(state === 'due' ? [3, 3] : proposed ? [7, 3] : [])
  g.beginPath()
  g.moveTo(x1, y1)
  const top = Math.min(y1, y2) - rise
  g.bezierCurveTo(x1 + (x2 - x1) * 0.15, top, x2 - (x2 - x1) * 0.15, top, x2, y2 - 4)
  g.stroke()
  g.setLineDash([])
  g.lineWidth = 2
  g.beginPath()
  if (arc.beyond) {
    g.moveTo(x2 - 6, y2 - 6)
    g.lineTo(x2, y2 - 1)
    g.lineTo(x2 + 1, y2 - 8)
  } else if (state === 'broken') {
    g.moveTo(x2 - 4, y2 - 4)
    g.lineTo(x2 + 4, y2 + 4)
    g.moveTo(x2 + 4, y2 - 4)
    g.lineTo(x2 - 4, y2 + 4)
  } else if (state === 'met') {
    g.moveTo(x2 - 4, y2)
    g.lineTo(x2 - 1, y2 + 3)
    g.lineTo(x2 + 5, y2 - 4)
  } else g.arc(x2, y2, 3.5, 0, 2 * Math.PI)
  g.stroke()
}

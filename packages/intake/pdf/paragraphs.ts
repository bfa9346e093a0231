import type { BlockKind } from '@onrecord/format'
import { type Line, most } from './lines.js'

export interface Paragraph {
  readonly kind: BlockKind
  readonly lines: readonly Line[]
}

/** The paragraphs of a document out of its columns, in the order they are read; one that goes on in the next column or page is whole. */
export function paragraphs(columns: readonly (readonly Line[])[]): Paragraph[] {
  const all = columns.flat()
  if (all.length === 0) return []
  const body = bodyOf(all)
  const stretches: Line[][] = []
  for (const column of columns) {
    const leading = leadingOf(column)
    const edge = Math.max(...column.map((l) => l.right))
    for (const [i, line] of column.entries()) {
      const stretch = stretches[stretches.length - 1]
      const last = stretch?.[stretch.length - 1]
      const parts =
        last === undefined || (i === 0 ? parted(last, line) : partedWithin(stretch!, line, column, leading, edge))
      if (parts) stretches.push([line])
      else stretch!.push(line)
    }
  }
  const kinds = stretches.map((lines) => kindOf(lines, body))
  headlineAmong(stretches, kinds, body.size)
  return stretches.map((lines, i) => ({ kind: kinds[i]!, lines }))
}

const ENDS = /[.!?…:][”"’')\]]*$/u
const BULLET = /^[•‣▪■●○◦–—*-]\s/u
const alike = (a: Line, b: Line): boolean => Math.abs(a.size - b.size) <= 0.12 * Math.max(a.size, b.size)

/** Whether a paragraph ends with a column's last line: it ends a sentence, or what follows is set otherwise. */
const parted = (last: Line, line: Line): boolean =>
  !alike(last, line) || (ENDS.test(last.text) && !/^\p{Ll}/u.test(line.text))

function partedWithin(
  stretch: readonly Line[],
  line: Line,
  column: readonly Line[],
  leading: number,
  edge: number,
): boolean {
  const [first, last] = [stretch[0]!, stretch[stretch.length - 1]!]
  if (!alike(last, line) || BULLET.test(line.text)) return true
  if (last.font !== line.font && (ENDS.test(last.text) || isShort(last, edge))) return true
  if (last.y - line.y > 1.35 * Math.max(leading, line.size)) return true
  // The lines of an item hang in from its mark.
  if (BULLET.test(first.text)) return isShort(last, edge) && ENDS.test(last.text)
  const left = Math.min(...column.filter((l) => alike(l, line)).map((l) => l.left))
  const indent = line.left - left
  if (indent > 0.6 * line.size && indent < 4 * line.size && last.left - left < 0.3 * line.size) return true
  return isShort(last, edge) && ENDS.test(last.text)
}

/** Whether a line ends well before its column's edge. */
const isShort = (line: Line, edge: number): boolean => edge - line.right > 4 * line.size

/** The usual way from one line of a column to the next. */
function leadingOf(column: readonly Line[]): number {
  const steps = column
    .slice(1)
    .map((l, i) => column[i]!.y - l.y)
    .filter((d) => d > 0)
    .sort((a, b) => a - b)
  return steps[Math.floor(steps.length / 2)] ?? 0
}

interface Body {
  readonly size: number
  readonly font: string
}

/** Size and font of most of the letters. */
function bodyOf(lines: readonly Line[]): Body {
  const sizes = new Map<number, number>()
  for (const l of lines) sizes.set(l.size, (sizes.get(l.size) ?? 0) + l.text.length)
  const size = most(sizes)
  const fonts = new Map<string, number>()
  for (const l of lines) if (l.size === size) fonts.set(l.font, (fonts.get(l.font) ?? 0) + l.text.length)
  return { size, font: most(fonts) }
}

function kindOf(lines: readonly Line[], body: Body): BlockKind {
  const { size, font } = lines[0]!
  const words = lines.map((l) => l.text).join(' ')
  const count = words.split(' ').length
  if (size > 1.12 * body.size) return count <= 40 ? 'subheading' : 'body'
  if (size < 0.88 * body.size) return 'caption'
  return font !== body.font && lines.every((l) => l.font === font) && count <= 14 && !/[.,;]$/.test(words)
    ? 'subheading'
    : 'body'
}

/** The largest letters on the first page are the headline, where they are larger than the body's. */
function headlineAmong(stretches: readonly (readonly Line[])[], kinds: BlockKind[], body: number): void {
  const page = stretches[0]![0]!.page
  let best = -1
  for (const [i, [first]] of stretches.entries())
    if (
      kinds[i] === 'subheading' &&
      first!.page === page &&
      first!.size > 1.12 * body &&
      first!.size > (stretches[best]?.[0]?.size ?? 0)
    )
      best = i
  if (best >= 0) kinds[best] = 'headline'
}

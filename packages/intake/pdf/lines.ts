import type { Page, Piece } from './open.js'

/** A line of one column. Points, from the page's lower left corner. */
export interface Line {
  readonly page: number
  readonly text: string
  readonly left: number
  readonly right: number
  /** The baseline. */
  readonly y: number
  readonly size: number
  /** The font that most of it is set in. */
  readonly font: string
}

/** Wider than this many letter sizes, a space parts columns, not words; justified lines stay below it. */
const GUTTER = 1.15
/** Narrower than this many letter sizes there is no space at all. */
const WORD = 0.12

/** The lines of a page: pieces on one baseline, left to right, parted where a gutter lies between them. */
export function linesOf({ number, pieces }: Page): Line[] {
  const drawn = pieces.filter((p) => p.text.trim() !== '').sort((a, b) => b.y - a.y || a.x - b.x)
  const rows: Piece[][] = []
  for (const piece of drawn) {
    const row = rows[rows.length - 1]
    // Small raised figures stand with the line they are raised from.
    if (row && Math.abs(row[0]!.y - piece.y) < 0.4 * Math.max(row[0]!.size, piece.size)) row.push(piece)
    else rows.push([piece])
  }
  return rows.flatMap((row) => split(row.sort((a, b) => a.x - b.x)).map((part) => lineOf(part, number)))
}

function split(row: readonly Piece[]): Piece[][] {
  const parts: Piece[][] = []
  let right = Number.NEGATIVE_INFINITY
  for (const piece of row) {
    const part = parts[parts.length - 1]
    if (part && piece.x - right < GUTTER * Math.max(piece.size, part[part.length - 1]!.size)) part.push(piece)
    else parts.push([piece])
    right = Math.max(right, piece.x + piece.width)
  }
  return parts
}

function lineOf(pieces: readonly Piece[], page: number): Line {
  let text = ''
  let right = Number.NEGATIVE_INFINITY
  const letters = new Map<string, number>()
  const sizes = new Map<number, number>()
  for (const piece of pieces) {
    // The same letters drawn twice, a little aside, are how some programs make bold.
    if (text.endsWith(piece.text) && piece.x < right - 0.9 * piece.width && piece.text.length > 1) continue
    if (text !== '' && !/\s$/.test(text) && !/^\s/.test(piece.text) && piece.x - right > WORD * piece.size) text += ' '
    text += piece.text
    right = Math.max(right, piece.x + piece.width)
    letters.set(piece.font, (letters.get(piece.font) ?? 0) + piece.text.length)
    const size = Math.round(piece.size * 10) / 10
    sizes.set(size, (sizes.get(size) ?? 0) + piece.text.length)
  }
  return {
    page,
    text: text.replace(/\s+/gu, ' ').trim(),
    left: pieces[0]!.x,
    right,
    y: pieces[0]!.y,
    size: most(sizes),
    font: most(letters),
  }
}

/** The key with the highest count. */
export const most = <K>(counts: ReadonlyMap<K, number>): K => [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0]

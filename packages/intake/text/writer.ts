import type { BlockHint, BlockKind, MapPiece } from '@onrecord/format'
import type { Run } from './run.js'

/** What is shown of an article, and where in the original it stands. */
export interface Written {
  readonly text: string
  /** `at` is `FROM-TO`, UTF-16 offsets into the decoded original. Line ends between blocks come from no place. */
  readonly map: readonly MapPiece[]
  readonly hints: readonly BlockHint[]
}

/** Characters that only steer line breaking; inside a word they would hide it from its reader. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/

/**
 * Writes an article's text out of stretches of its original: white space becomes one space, as a browser shows it; line ends part blocks.
 * `at` words the place of a stretch.
 */
export function writer(at: (from: number, to: number) => string = (from, to) => `${from}-${to}`) {
  let text = ''
  const map: { start: number; end: number; from: number; to: number }[] = []
  const hints: { kind: BlockKind; start: number; end: number }[] = []
  let breaks = 0
  let space: { from: number; to: number } | null = null
  let hinted = false

  const put = (value: string, from: number, to: number) => {
    const start = text.length
    text += value
    const last = map[map.length - 1]
    const exact = to - from === value.length
    if (exact && last && last.end === start && last.to === from && last.end - last.start === last.to - last.from) {
      last.end = text.length
      last.to = to
    } else map.push({ start, end: text.length, from, to })
  }
  const write = (value: string, from: number, to: number, kind: BlockKind) => {
    if (breaks > 0 || text === '') {
      if (text !== '') text += '\n'.repeat(breaks)
      hinted = false
    } else if (space) put(' ', space.from, space.to)
    breaks = 0
    space = null
    const start = text.length
    put(value, from, to)
    const last = hints[hints.length - 1]
    if (kind === 'body') hinted = false
    else if (hinted && last?.kind === kind) last.end = text.length
    else {
      hints.push({ kind, start, end: text.length })
      hinted = true
    }
  }
  return {
    /** Writes a run in a block of `kind`; `pre`: its line ends are line ends, its blank lines part blocks. */
    words({ value, from, to }: Run, kind: BlockKind, pre = false): void {
      // Pieces of white space and of anything else; a reference (length differs) is never cut.
      const exact = value.length === to - from
      const pieces = exact
        ? [...value.matchAll(/\s+|[^\s]+/gu)].map((m) => [m[0], m.index] as const)
        : [[value, 0] as const]
      for (const [piece, offset] of pieces) {
        const [a, b] = exact ? [from + offset, from + offset + piece.length] : [from, to]
        if (/^[ \t\n\f\r]+$/.test(piece)) {
          if (pre && piece.includes('\n')) breaks = Math.max(breaks, /\n[^\n]*\n/.test(piece) ? 2 : 1)
          else space ??= { from: a, to: b }
        } else if (INVISIBLE.test(piece) && exact)
          for (const m of piece.matchAll(/[^\u00ad\u200b\u2060\ufeff]+/g))
            write(m[0], a + m.index, a + m.index + m[0].length, kind)
        else if (!INVISIBLE.test(piece)) write(piece, a, b, kind)
      }
    },
    /** Parts what was written from what comes by at least so many line ends: 1 a line, 2 a block. */
    gap(lines: number): void {
      breaks = Math.max(breaks, lines)
    },
    /** One line end more, two at most (`<br>`). */
    lineEnd(): void {
      breaks = Math.min(2, breaks + 1)
    },
    /** A space where words would touch, which stands at `from`. */
    space(from: number): void {
      space ??= { from, to: from }
    },
    written: (): Written => ({
      text,
      map: map.map(({ start, end, from, to }) => ({ start, end, at: at(from, to) })),
      hints,
    }),
  }
}

export type Writer = ReturnType<typeof writer>

import type { Offset, Span } from '@onrecord/format'

/** A quotation, its marks included. */
export interface Quotation extends Span {
  /** Whether its outer marks are double (“ ” " « » `` '') or single (‘ ’ '). */
  readonly marks: 'double' | 'single'
  /** How many quotations it stands in. */
  readonly depth: number
  /** False where its closing mark is missing: it then ends with its paragraph, or where the next one opens. */
  readonly closed: boolean
  /** Index of the quotation of the paragraph before that it goes on from (reopened, never closed), or -1. */
  readonly continues: number
}

/** The quotations of a text, sorted by place. */
export interface Quotations {
  readonly all: readonly Quotation[]
  /** Index of the innermost quotation that covers an offset, or -1. */
  at(offset: Offset): number
  /** Index of the outermost quotation that covers an offset, or -1. */
  outermost(offset: Offset): number
}

interface Mark {
  readonly start: number
  readonly end: number
  readonly double: boolean
  /** Whether it may open, or close, a quotation; a straight mark says so by its neighbours alone. */
  readonly opens: boolean
  readonly closes: boolean
}
interface Open {
  readonly mark: Mark
  readonly index: number
  /** End of a single mark that closed nothing, which may have been meant for this one. */
  stray: number
}
type Draft = { -readonly [K in keyof Quotation]: Quotation[K] }

const MARKS = /["“”„‟«»]|``|''|[‘’‛'`]/g
const LETTER = /[\p{L}\p{N}]/u
const SPACE = /\s/u
const BEFORE = /[\s([{<—–\-/…“‘"'„«]/u
const AFTER = /[\s)\]}>.,;:!?—–\-/…”’"'»]/u

/**
 * Pairs the quotation marks of a whole text. Curly marks say which way they look; straight ones are told by their
 * neighbours and by what is open. An apostrophe is a single mark between letters, or one that nothing pairs with.
 * Marks left open end with their paragraph, and the next paragraph continues them where it opens with a mark again.
 */
export function quotations(text: string): Quotations {
  const all: Draft[] = []
  let left: Quotation | null = null
  let leftAt = -1
  for (const paragraph of paragraphs(text)) {
    const from = all.length
    pair(text, paragraph, marksOf(text, paragraph), all)
    const first = all[from]
    if (left && first && leading(text, paragraph, first.start) && first.marks === left.marks) first.continues = leftAt
    left = null
    for (let i = from; i < all.length; i++) {
      const q = all[i]!
      // Only what is still open at the paragraph's very end can go on in the next.
      if (!q.closed && q.depth === 0 && q.end === paragraph.end) {
        left = q
        leftAt = i
      }
    }
  }
  return lookup(all)
}

/** Paragraphs end at an empty line; in a text that is not wrapped at a width, at every line break. */
function* paragraphs(text: string): Generator<Span> {
  const breaks = wrapped(text) ? /\n[^\S\n]*\n\s*/g : /\n\s*/g
  let start = 0
  for (const m of text.matchAll(breaks)) {
    if (m.index > start) yield trimmed(text, start, m.index)
    start = m.index + m[0].length
  }
  if (start < text.length) yield trimmed(text, start, text.length)
}

function trimmed(text: string, start: number, end: number): Span {
  while (end > start && SPACE.test(text[end - 1]!)) end--
  while (start < end && SPACE.test(text[start]!)) start++
  return { start, end }
}

/** Whether lines are broken in the midst of sentences: more than a quarter of the single breaks stand between words. */
function wrapped(text: string): boolean {
  let single = 0
  let inside = 0
  for (const m of text.matchAll(/([^\n])\n(?=([^\n]))/g)) {
    single++
    if (/[\p{L}\p{N},’']/u.test(m[1]!) && /[\p{L}\p{N}"“]/u.test(m[2]!)) inside++
  }
  return inside > 0 && inside * 4 > single
}

const leading = (text: string, { start }: Span, at: number): boolean => !LETTER.test(text.slice(start, at))

function marksOf(text: string, { start, end }: Span): Mark[] {
  const marks: Mark[] = []
  const piece = text.slice(start, end)
  for (const m of piece.matchAll(MARKS)) {
    const at = start + m.index
    const stop = at + m[0].length
    const prev = at > start ? text[at - 1]! : ' '
    const next = stop < end ? text[stop]! : ' '
    const c = m[0]
    // The same mark doubled (““ or "") is one.
    const last = marks[marks.length - 1]
    const double = !/^[‘’‛'`]$/.test(c)
    if (last && last.end === at && double && last.double && text[last.start] === text[at] && c.length === 1) {
      marks[marks.length - 1] = { ...last, end: stop }
      continue
    }
    const free = BEFORE.test(prev)
    const bound = AFTER.test(next)
    if (!double) {
      // Between letters it is an apostrophe; so is one before figures ('90s).
      if (LETTER.test(prev) && LETTER.test(next)) continue
      const opens = c === '‘' || c === '`' || ((c === "'" || c === '‛') && free && !SPACE.test(next))
      const closes = (c === '’' || c === "'") && !SPACE.test(prev) && (bound || !free)
      if (opens && /^\d\d?s/.test(text.slice(stop, stop + 3))) continue
      if (opens || closes) marks.push({ start: at, end: stop, double, opens, closes })
      continue
    }
    if (/^[“„«‟]|``/.test(c)) marks.push({ start: at, end: stop, double, opens: true, closes: false })
    else if (/^[”»]/.test(c)) marks.push({ start: at, end: stop, double, opens: false, closes: true })
    else {
      const opens = free && !SPACE.test(next)
      const closes = !SPACE.test(prev) && bound
      // Feet and inches are no quotation marks.
      if (!opens && /\d/.test(prev) && !marks.some((x) => x.double)) continue
      marks.push({ start: at, end: stop, double, opens: opens || !closes, closes: closes || !opens })
    }
  }
  return marks
}

function pair(text: string, paragraph: Span, marks: readonly Mark[], all: Draft[]): void {
  const stack: Open[] = []
  const open = (mark: Mark): void => {
    stack.push({ mark, index: all.length, stray: -1 })
    all.push({
      start: mark.start, end: paragraph.end, marks: mark.double ? 'double' : 'single', depth: stack.length - 1,
      closed: false, continues: -1,
    }) // biome-ignore format: one line reads better
  }
  const close = (level: number, end: number, closed: boolean): void => {
    while (stack.length > level) {
      const o = stack.pop()!
      const q = all[o.index]!
      q.end = end
      q.closed = closed && stack.length === level
    }
  }
  const innermost = (double: boolean): number => {
    for (let i = stack.length - 1; i >= 0; i--) if (stack[i]!.mark.double === double) return i
    return -1
  }
  marks.forEach((mark, i) => {
    const level = innermost(mark.double)
    const top = stack[stack.length - 1]
    if (possessive(text, marks, i)) return
    if (mark.closes && level >= 0 && !(mark.opens && !mark.double && level < stack.length - 1)) {
      // A straight mark that could do either closes what is open.
      close(level, mark.end, true)
    } else if (mark.opens) {
      if (!mark.double) {
        // A single mark opens only where one that closes follows, and not right behind a double one it repeats ("'…").
        if (closing(text, marks, i, stack)) open(mark)
      } else {
        // A second opening mark of the same kind: the one before was never closed.
        if (level >= 0) close(level, endOf(text, stack[level]!, mark.start), false)
        open(mark)
      }
    } else if (mark.closes && !mark.double && top?.mark.double) top.stray = mark.end
  })
  while (stack.length > 0) {
    const o = stack[stack.length - 1]!
    close(stack.length - 1, o.stray > 0 ? o.stray : paragraph.end, false)
  }
}

/** Whether a single mark further on closes the one at `i`, before the quotation around it ends. */
function closing(text: string, marks: readonly Mark[], i: number, stack: readonly Open[]): boolean {
  const inDouble = stack.some((o) => o.mark.double)
  for (let j = i + 1; j < marks.length; j++) {
    const m = marks[j]!
    if (m.double) {
      if (inDouble && m.closes) return false
      continue
    }
    if (m.closes && !possessive(text, marks, j)) return true
  }
  return false
}

/** Whether a closing single mark is a plural's apostrophe ("the voters’ choice’"): a word follows it, and another mark. */
function possessive(text: string, marks: readonly Mark[], i: number): boolean {
  const m = marks[i]!
  if (m.double || !m.closes || text[m.start - 1] !== 's' || !/^ \p{Ll}/u.test(text.slice(m.end, m.end + 2)))
    return false
  for (let j = i + 1; j < marks.length && !marks[j]!.double; j++) {
    if (marks[j]!.closes) return true
    if (marks[j]!.opens) return false
  }
  return false
}

/** Where a quotation that was never closed ends when another opens at `next`: at its stray mark, else behind the last clause. */
function endOf(text: string, { mark, stray }: Open, next: number): number {
  if (stray > 0) return stray
  for (let i = next - 1; i > mark.end; i--) if (/[.,!?;]/.test(text[i]!) && SPACE.test(text[i + 1] ?? ' ')) return i + 1
  let end = next
  while (end > mark.end && SPACE.test(text[end - 1]!)) end--
  return end
}

function lookup(all: readonly Quotation[]): Quotations {
  const find = (offset: number): number => {
    let lo = 0
    let hi = all.length
    while (lo < hi) {
      const mid = (lo + hi) >> 1
      if (all[mid]!.start <= offset) lo = mid + 1
      else hi = mid
    }
    return lo - 1
  }
  const at = (offset: number): number => {
    // The last that starts before may have ended; what it stands in starts earlier and is less deep.
    for (let i = find(offset); i >= 0; i--) {
      const q = all[i]!
      if (offset < q.end) return i
      if (q.depth === 0) return -1
    }
    return -1
  }
  const outermost = (offset: number): number => {
    let i = at(offset)
    while (i >= 0 && all[i]!.depth > 0) i--
    return i
  }
  return { all, at, outermost }
}

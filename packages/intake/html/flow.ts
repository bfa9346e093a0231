import type { BlockHint, BlockKind, MapPiece } from '@onrecord/format'
import { characters } from './characters.js'
import type { Kind } from './furniture.js'
import { type Element, elements, isElement, isText, type Parent } from './tree.js'

/** What is shown of an article, and where in the page it stands. */
export interface Flow {
  readonly text: string
  /** `at` is `FROM-TO`, UTF-16 offsets into the decoded page. Line ends between blocks come from no place. */
  readonly map: readonly MapPiece[]
  readonly hints: readonly BlockHint[]
}

/** Line ends before and after an element (HTML standard, "Rendering": what is no block runs on in its line). */
const BREAKS: ReadonlyMap<string, number> = new Map([
  ...[
    'address', 'article', 'aside', 'blockquote', 'body', 'center', 'dd', 'details', 'dialog', 'div', 'dl', 'dt', 'fieldset',
    'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hgroup', 'hr', 'main', 'nav', 'ol', 'p',
    'pre', 'section', 'summary', 'table', 'ul',
  ].map((t) => [t, 2] as const),
  ...['li', 'tr', 'option', 'caption'].map((t) => [t, 1] as const),
]) // biome-ignore format: one line reads better

/** Characters that only steer line breaking; inside a word they would hide it from its reader. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/

/**
 * Writes the shown words of a tree as text: white space as a browser shows it, one line end after a list's item or a table's row,
 * an empty line between blocks.
 */
export function flow(root: Parent, page: string, kept: ReadonlySet<Element>, kinds: ReadonlyMap<Element, Kind>): Flow {
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
  const words = (value: string, from: number, to: number, kind: BlockKind, pre: boolean) => {
    // Pieces of white space and of anything else; a reference (length differs) is never cut.
    const exact = value.length === to - from
    const pieces = exact
      ? [...value.matchAll(/\s+|[^\s]+/gu)].map((m) => [m[0], m.index] as const)
      : [[value, 0] as const]
    for (const [piece, at] of pieces) {
      const [a, b] = exact ? [from + at, from + at + piece.length] : [from, to]
      if (/^[ \t\n\f\r]+$/.test(piece)) {
        if (pre && piece.includes('\n')) breaks = Math.max(breaks, 1)
        else space ??= { from: a, to: b }
      } else if (INVISIBLE.test(piece) && exact)
        for (const m of piece.matchAll(/[^\u00ad\u200b\u2060\ufeff]+/g))
          write(m[0], a + m.index, a + m.index + m[0].length, kind)
      else if (!INVISIBLE.test(piece)) write(piece, a, b, kind)
    }
  }
  const walk = (parent: Parent, kind: BlockKind, pre: boolean) => {
    const shown = isElement(parent) && kept.has(parent)
    for (const child of parent.childNodes) {
      if (isText(child)) {
        if (shown) for (const run of characters(child, page)) words(run.value, run.from, run.to, kind, pre)
      } else if (isElement(child)) element(child, kind, pre)
    }
  }
  const element = (child: Element, kind: BlockKind, pre: boolean) => {
    const { tagName } = child
    const own = kinds.get(child)
    const around = tagName === 'br' ? 0 : (BREAKS.get(tagName) ?? 0)
    // What is set aside within a line would tear the sentence it stands in.
    if (own === 'hidden' || (own === 'furniture' && kind === 'body' && isInline(child))) return
    if (tagName === 'br') breaks = Math.min(2, breaks + 1)
    breaks = Math.max(breaks, around)
    if (tagName === 'td' || tagName === 'th') {
      const at = child.sourceCodeLocation?.startOffset ?? 0
      space ??= { from: at, to: at }
    }
    walk(
      child,
      own === undefined || (kind === 'furniture' && own !== 'headline') ? kind : own,
      pre || tagName === 'pre',
    )
    breaks = Math.max(breaks, around)
  }
  walk(root, 'body', false)
  return {
    text,
    map: map.map(({ start, end, from, to }) => ({ start, end, at: `${from}-${to}` })),
    hints: orphans(text, hints),
  }
}

/** Whether an element runs on in its line, with all that it holds. */
function isInline(element: Element): boolean {
  if (BREAKS.has(element.tagName)) return false
  for (const inner of elements(element)) if (BREAKS.has(inner.tagName)) return false
  return true
}

/** A subheading with nothing below it but furniture is furniture too ("More stories"). */
function orphans(text: string, hints: readonly BlockHint[]): BlockHint[] {
  const out: BlockHint[] = []
  let next: BlockHint | undefined
  for (const hint of [...hints].reverse()) {
    const rest = text.slice(hint.end, next?.start)
    const orphan = hint.kind === 'subheading' && rest.trim() === '' && (next === undefined || next.kind === 'furniture')
    next = orphan ? { ...hint, kind: 'furniture' } : hint
    out.push(next)
  }
  return out.reverse()
}

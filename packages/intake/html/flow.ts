import type { BlockHint, BlockKind } from '@onrecord/format'
import { type Writer, type Written, writer } from '../text/writer.js'
import { characters } from './characters.js'
import type { Kind } from './furniture.js'
import { type Element, elements, isElement, isText, type Parent } from './tree.js'

/** Line ends before and after an element (HTML standard, "Rendering": what is no block runs on in its line). */
const BREAKS: ReadonlyMap<string, number> = new Map([
  ...[
    'address', 'article', 'aside', 'blockquote', 'body', 'center', 'dd', 'details', 'dialog', 'div', 'dl', 'dt', 'fieldset',
    'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hgroup', 'hr', 'main', 'nav', 'ol', 'p',
    'pre', 'section', 'summary', 'table', 'ul',
  ].map((t) => [t, 2] as const),
  ...['li', 'tr', 'option', 'caption'].map((t) => [t, 1] as const),
]) // biome-ignore format: one line reads better

/**
 * Writes the shown words of a tree as text: white space as a browser shows it, one line end after a list's item or a table's row,
 * an empty line between blocks. `kept` holds the elements whose words are the article's; null for all. What is written goes to `out`, in blocks
 * of kind `whole` where nothing says otherwise.
 */
export function flow(
  root: Parent,
  page: string,
  kept: ReadonlySet<Element> | null,
  kinds: ReadonlyMap<Element, Kind>,
  out: Writer = writer(),
  whole: BlockKind = 'body',
): Written {
  const walk = (parent: Parent, kind: BlockKind, pre: boolean) => {
    const shown = kept === null || (isElement(parent) && kept.has(parent))
    for (const child of parent.childNodes) {
      if (isText(child)) {
        if (shown) for (const run of characters(child, page)) out.words(run, kind, pre)
      } else if (isElement(child)) element(child, kind, pre)
    }
  }
  const element = (child: Element, kind: BlockKind, pre: boolean) => {
    const { tagName } = child
    if (kept === null && SILENT.has(tagName)) return
    const own = kinds.get(child)
    const around = tagName === 'br' ? 0 : (BREAKS.get(tagName) ?? 0)
    // What is set aside within a line would tear the sentence it stands in.
    if (own === 'hidden' || (own === 'furniture' && kind === 'body' && isInline(child))) return
    if (tagName === 'br') out.lineEnd()
    out.gap(around)
    if (tagName === 'td' || tagName === 'th') out.space(child.sourceCodeLocation?.startOffset ?? 0)
    walk(
      child,
      own === undefined || (kind === 'furniture' && own !== 'headline') ? kind : own,
      pre || tagName === 'pre',
    )
    out.gap(around)
  }
  walk(root, whole, false)
  const { text, map, hints } = out.written()
  return { text, map, hints: orphans(text, hints) }
}

/** Elements whose text no reader sees. */
const SILENT = new Set(['script', 'style', 'noscript', 'template', 'title', 'head', 'iframe', 'object', 'svg', 'math'])

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

import type { Span } from '@onrecord/format'

/**
 * The characters of the article that are selected on the page, without white space at their ends; null where none are,
 * or where the selection leaves the text. Each block knows where it starts (`data-start`); marks of statements are not
 * of the text.
 */
export function selectedSpan(root: Element, text: string): Span | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null
  const start = offsetOf(range.startContainer, range.startOffset)
  const end = offsetOf(range.endContainer, range.endOffset)
  if (start === null || end === null) return null
  let [from, to] = [start, end]
  while (from < to && /\s/.test(text[from]!)) from++
  while (to > from && /\s/.test(text[to - 1]!)) to--
  return from < to ? { start: from, end: to } : null
}

/** The place in the article's text of a place on the page. */
function offsetOf(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement
  const block = element?.closest<HTMLElement>('[data-start]')
  if (!block) return null
  const before = document.createRange()
  before.setStart(block, 0)
  before.setEnd(node, offset)
  let length = 0
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  for (let at = walker.nextNode(); at; at = walker.nextNode()) {
    if (at.parentElement?.closest('.pin')) continue
    if (at === node) {
      length += offset
      break
    }
    if (!before.intersectsNode(at) || before.comparePoint(at, 0) > 0) break
    length += at.textContent?.length ?? 0
  }
  return Number(block.dataset.start) + length
}

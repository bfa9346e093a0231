import type { BlockKind } from '@onrecord/format'
import { markOf } from './marks.js'
import { attribute, type Element, elements, isElement, isText, type Node, type Parent } from './tree.js'

/** Above this share of the article's words an element is the article itself, whatever it is called. */
const MOST = 0.3
/** From this share of linked words on, a block is a list of links to elsewhere. */
const LINKED = 0.75
/** A block of links longer than this may be a digest, which is an article. */
const LINKED_WORDS = 40

const ROLES = new Set([
  'complementary',
  'navigation',
  'contentinfo',
  'search',
  'dialog',
  'alert',
  'tooltip',
  'menu',
  'toolbar',
])
const BLOCKS = new Set([
  'p',
  'div',
  'ul',
  'ol',
  'li',
  'section',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'center',
  'blockquote',
  'table',
  'dl',
])

/** Words below an element that are kept, and those of them that are links. */
interface Size {
  readonly words: number
  readonly linked: number
  readonly timed: number
}

/**
 * What each kept element is where it is not body: furniture, caption or subheading. Decided by its tag and role, by the names its
 * maker gave it, by being hidden, and by holding hardly anything but links or a date. An element that holds a good part of the
 * article is never furniture.
 */
export function furniture(root: Parent, kept: ReadonlySet<Element>): ReadonlyMap<Element, BlockKind> {
  const sizes = new Map<Element, Size>()
  const total = measure(root, kept, false, false, sizes).words
  const kinds = new Map<Element, BlockKind>()
  for (const element of elements(root)) {
    const size = sizes.get(element)
    if (!size || size.words === 0) continue
    const kind = kindOf(element, size, size.words > MOST * total)
    if (kind) kinds.set(element, kind)
  }
  return kinds
}

function kindOf(element: Element, size: Size, large: boolean): BlockKind | null {
  const { tagName } = element
  if (!large) {
    if (tagName === 'aside' || tagName === 'nav' || tagName === 'footer' || tagName === 'button' || tagName === 'form')
      return 'furniture'
    if (ROLES.has(attribute(element, 'role')?.toLowerCase() ?? '') || isHidden(element)) return 'furniture'
    if (tagName === 'figcaption' || tagName === 'figure') return 'caption'
    const mark = markOf(element, size.words)
    if (mark) return mark
    if (BLOCKS.has(tagName)) {
      if (size.words <= LINKED_WORDS && size.linked >= LINKED * size.words) return 'furniture'
      if (size.timed > 0 && size.timed + 4 >= size.words) return 'furniture'
    }
  }
  return /^h[2-6]$/.test(tagName) ? 'subheading' : null
}

const isHidden = (element: Element): boolean =>
  element.attrs.some((a) => a.name === 'hidden' || (a.name === 'aria-hidden' && a.value === 'true')) ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, 'style') ?? '')

/** Counts kept words below a node; fills `sizes` for every element. */
function measure(
  node: Node | Parent,
  kept: ReadonlySet<Element>,
  linked: boolean,
  timed: boolean,
  sizes: Map<Element, Size>,
): Size {
  const element = isElement(node) ? node : null
  const link = linked || element?.tagName === 'a'
  const time = timed || element?.tagName === 'time'
  let [w, l, t] = [0, 0, 0]
  if ('childNodes' in node)
    for (const child of node.childNodes) {
      if (isText(child)) {
        if (!element || !kept.has(element)) continue
        const n = child.value.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
        w += n
        if (link) l += n
        if (time) t += n
      } else {
        const inner = measure(child, kept, link, time, sizes)
        w += inner.words
        l += inner.linked
        t += inner.timed
      }
    }
  const size = { words: w, linked: l, timed: t }
  if (element) sizes.set(element, size)
  return size
}

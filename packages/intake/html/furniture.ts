import type { BlockKind } from '@onrecord/format'
import { isLiveEntry, isParticular, markOf } from './marks.js'
import { attribute, type Element, elements, isElement, isText, type Node, type Parent, textOf } from './tree.js'

/** Above this share of the article's words an element is the article itself, whatever it is called. */
const MOST = 0.3
/** From this share of linked words on, a block is a list of links to elsewhere. */
const LINKED = 0.75
/** A block of links longer than this may be a digest, which is an article. */
const LINKED_WORDS = 40

const ASIDE = new Set(['aside', 'nav', 'footer', 'button', 'form'])
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

/** What an element is where it is not body; what is hidden is not shown at all. */
export type Kind = BlockKind | 'hidden'

/** Words below an element that are kept; those of them in links; those that give the article's date, author or the like. */
interface Size {
  words: number
  linked: number
  particular: number
}

/**
 * What each kept element is where it is not body: furniture, caption or subheading. Decided by its tag and role, by the names its
 * maker gave it, by being hidden, and by holding hardly anything but links or a date. An element that holds a good part of the
 * article is never furniture.
 */
export function furniture(root: Parent, kept: ReadonlySet<Element>): ReadonlyMap<Element, Kind> {
  const sizes = new Map<Element, Size>()
  const total = measure(root, kept, sizes).words
  const kinds = new Map<Element, Kind>()
  const isRepeated = repeated(root)
  for (const element of elements(root)) {
    const size = sizes.get(element)
    if (!size || size.words === 0) continue
    const large = size.words > MOST * total
    const kind = !large && isRepeated(element, size.words) ? 'furniture' : kindOf(element, size, large)
    if (kind) kinds.set(element, kind)
  }
  return kinds
}

/** Fewer words are repeated by chance; more are no pull quotation. */
const PULLED_WORDS = { least: 4, most: 60 }

/** Tells pull quotations that bear no name of their own: a quotation set apart whose words stand in the page a second time. */
function repeated(root: Parent): (element: Element, words: number) => boolean {
  let all: string | null = null
  return (element, words) => {
    if (element.tagName !== 'blockquote' && element.tagName !== 'figure') return false
    if (words < PULLED_WORDS.least || words > PULLED_WORDS.most) return false
    const own = folded(element)
    all ??=
      [...elements(root)]
        .filter((e) => e.tagName === 'body')
        .map(folded)
        .join('') || folded(root)
    const first = all.indexOf(own)
    return own !== '  ' && first >= 0 && all.indexOf(own, first + own.length - 1) >= 0
  }
}

/** The words below a node between blanks, without marks and capitals. */
const folded = (node: Parent): string =>
  ` ${(
    textOf(node as Node)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ')} `

function kindOf(element: Element, size: Size, large: boolean): Kind | null {
  const { tagName } = element
  if (!large) {
    if (isHidden(element)) return 'hidden'
    if (ASIDE.has(tagName) || ROLES.has(attribute(element, 'role')?.toLowerCase() ?? '')) return 'furniture'
    // An entry of a live blog begins with its time.
    if (tagName === 'time' && isAlone(element) && isLiveEntry(element)) return 'subheading'
    const mark = markOf(element, size.words)
    // A pull quotation may be a figure.
    if (mark === 'furniture') return mark
    if (tagName === 'figcaption' || tagName === 'figure') return 'caption'
    if (mark) return mark
    if (BLOCKS.has(tagName)) {
      if (size.words <= LINKED_WORDS && size.linked >= LINKED * size.words) return 'furniture'
      if (size.particular > 0 && size.particular + 4 >= size.words && !isEntryHead(element)) return 'furniture'
    } else if (size.particular === size.words && isAlone(element) && !isEntryHead(element)) return 'furniture'
  }
  return /^h[1-6]$/.test(tagName) ? 'subheading' : null
}

/** Whether an element holds the time that an entry of a live blog begins with. */
const isEntryHead = (element: Element): boolean =>
  isLiveEntry(element) && [...elements(element)].some((e) => e.tagName === 'time' && isAlone(e))

/** Whether no words stand beside an element, so that it is no part of a sentence. */
const isAlone = (element: Element): boolean =>
  element.parentNode?.childNodes.every((n) => !isText(n) || n.value.trim() === '') ?? true

const isHidden = (element: Element): boolean =>
  element.attrs.some((a) => a.name === 'hidden' || (a.name === 'aria-hidden' && a.value === 'true')) ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, 'style') ?? '')

/** Counts kept words below a node; fills `sizes` for every element. */
function measure(node: Node | Parent, kept: ReadonlySet<Element>, sizes: Map<Element, Size>): Size {
  const size = { words: 0, linked: 0, particular: 0 }
  if (!('childNodes' in node)) return size
  const element = isElement(node) ? node : null
  for (const child of node.childNodes) {
    if (isText(child)) {
      if (element && kept.has(element)) size.words += child.value.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
      continue
    }
    const inner = measure(child, kept, sizes)
    size.words += inner.words
    size.linked += inner.linked
    size.particular += inner.particular
  }
  if (element) {
    if (element.tagName === 'a') size.linked = size.words
    if (element.tagName === 'time' || isParticular(element, size.words)) size.particular = size.words
    sizes.set(element, size)
  }
  return size
}

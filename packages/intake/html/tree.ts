import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import { Refused } from '../limits/refused.js'

export type Node = Tree.ChildNode
export type Element = Tree.Element
export type TextNode = Tree.TextNode
export type Parent = Tree.ParentNode

export const isElement = (node: Node | Parent): node is Element => 'tagName' in node

export const isText = (node: Node | Parent): node is TextNode => node.nodeName === '#text'

/** An attribute's value, trimmed; null where it is not there or empty. */
export const attribute = (element: Element, name: string): string | null =>
  element.attrs.find((a) => a.name === name)?.value.trim() || null

/** All elements below a node, in the order of the page. */
export function* elements(parent: Parent): Generator<Element> {
  for (const child of parent.childNodes) {
    if (!isElement(child)) continue
    yield child
    yield* elements(child)
  }
}

/** The text below a node, white space made single spaces; the page's own words, not yet an article's. */
export function textOf(node: Node): string {
  let out = ''
  const walk = (n: Node) => {
    if (isText(n)) out += n.value
    else if (isElement(n) && n.tagName !== 'script' && n.tagName !== 'style') {
      if (n.tagName === 'br') out += ' '
      for (const child of n.childNodes) walk(child)
    }
  }
  walk(node)
  return out.replace(/\s+/gu, ' ').trim()
}

/** Elements within each other; browsers stop at 512 (Blink, WebKit), and no page that people wrote comes near. */
const DEEPEST = 512

/** Throws `Refused` where elements lie within each other deeper than any browser shows them. */
export function refuseDepth(root: Parent): void {
  let level: Parent[] = [root]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST)
      throw new Refused(
        'too-deep',
        `elements within each other over ${DEEPEST} deep`,
        'save the page from its source again',
      )
    level = level.flatMap((parent) => parent.childNodes.filter(isElement))
  }
}

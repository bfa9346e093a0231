import type { BlockKind } from '@onrecord/format'
import type { Writer } from '../text/writer.js'
import { isXmlElement, type XmlElement } from './xml.js'

/** What an element is to its text: a block of a kind, a line, part of its line, or left out. */
export type Role = BlockKind | 'block' | 'line' | 'inline' | 'space' | 'out'

/** Writes the words below an element, each element in the role that `roleOf` gives it by its name. */
export function writeXml(
  element: XmlElement,
  out: Writer,
  roleOf: (element: XmlElement) => Role,
  kind: BlockKind = 'body',
): void {
  for (const child of element.children) {
    if (!isXmlElement(child)) {
      for (const run of child) out.words(run, kind)
      continue
    }
    const role = roleOf(child)
    if (role === 'out') continue
    const gap = role === 'inline' || role === 'space' ? 0 : role === 'line' ? 1 : 2
    if (role === 'space') out.space(child.from)
    if (gap > 0) out.gap(gap)
    const isKind = gap === 2 && role !== 'block'
    // What is set aside stays so, whatever lies in it.
    writeXml(child, out, roleOf, isKind && kind !== 'furniture' && kind !== 'caption' ? (role as BlockKind) : kind)
    if (gap > 0) out.gap(gap)
  }
}

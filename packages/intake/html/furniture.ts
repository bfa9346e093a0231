import type { BlockKind } from '@onrecord/format'
import type { Element } from './tree.js'

/** What an element is by its tag alone; null where the tag says nothing. */
export function kindOf(element: Element): BlockKind | null {
  switch (element.tagName) {
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return 'subheading'
    case 'figcaption':
      return 'caption'
    case 'aside':
    case 'nav':
    case 'footer':
      return 'furniture'
    default:
      return null
  }
}

import { defaultTreeAdapter, parse, parseFragment } from 'parse5'
import { Refused } from '../limits/refused.js'
import { type Parent, refuseDepth } from './tree.js'

/**
 * Elements beyond those that were written. The HTML standard has a parser open formatting elements anew that were never closed, in
 * each paragraph all of them ("reconstruct the active formatting elements"): some thousand tags make millions of elements. Pages that
 * people wrote have a few dozen.
 */
const MOST_MADE_UP = 20_000

/** A page as a tree. Throws `Refused` where it holds elements within each other, or multiplied, beyond any sense. */
export const pageTree = (page: string): Parent => sound(parse(page, options(page)))

/** A piece of HTML as a tree; throws as `pageTree` does. */
export const pieceTree = (html: string): Parent => sound(parseFragment(html, options(html)))

const sound = (root: Parent): Parent => {
  refuseDepth(root)
  return root
}

function options(html: string) {
  let left = tagsIn(html) + MOST_MADE_UP
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement(...what) {
      if (--left < 0)
        throw new Refused(
          'too-deep',
          'formatting elements that are never closed, by the thousand',
          'save the page from its source again',
        )
      return defaultTreeAdapter.createElement(...what)
    },
  }
  return { sourceCodeLocationInfo: true, scriptingEnabled: false, treeAdapter } as const
}

/** At most how many tags are written. */
function tagsIn(html: string): number {
  let n = 0
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) n++
  return n
}

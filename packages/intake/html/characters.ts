import { parseFragment } from 'parse5'
import type { Run } from '../text/run.js'
import { isText, type TextNode } from './tree.js'

/**
 * Where in the page each character of a text node was written. A run whose length is that of its stretch is written there
 * letter by letter; a character reference, or a line end of two characters, is a run of its own. Where the node's text cannot be
 * found in the page so (the parser moved it out of a table), the whole node is one run.
 */
export function characters(node: TextNode, page: string): Run[] {
  const place = node.sourceCodeLocation
  if (!place) return []
  const { value } = node
  const runs: Run[] = []
  let i = place.startOffset
  let at = i
  let done = 0
  let j = 0
  const plain = () => {
    if (j > done) runs.push({ value: value.slice(done, j), from: at, to: at + (j - done) })
  }
  const special = (decoded: string, length: number) => {
    plain()
    if (decoded) runs.push({ value: decoded, from: i, to: i + length })
    i += length
    j += decoded.length
    at = i
    done = j
  }
  while (j < value.length && i < place.endOffset) {
    const c = page[i]!
    if (c === '\r') {
      if (value[j] !== '\n') break
      special('\n', page[i + 1] === '\n' ? 2 : 1)
    } else if (c === '&') {
      const written = /^&#?[\p{L}\p{N}]*;?/u.exec(page.slice(i, Math.min(place.endOffset, i + 40)))![0]
      const decoded = decodeReference(written)
      if (!value.startsWith(decoded, j)) break
      special(decoded, written.length)
    } else if (c === value[j]) {
      i++
      j++
    } else if (c === '\0') special('', 1)
    else {
      // A tag without effect, such as a stray end tag, does not part the text around it.
      const tag = /^<[^>]*>/.exec(page.slice(i, place.endOffset))
      if (!tag) break
      special('', tag[0].length)
    }
  }
  if (j < value.length) return [{ value, from: place.startOffset, to: place.endOffset }]
  plain()
  return runs
}

const references = new Map<string, string>()

/** What a run of the form `&…;` stands for, by the parser itself, so that both always agree. */
export function decodeReference(written: string): string {
  const known = references.get(written)
  if (known !== undefined) return known
  const node = parseFragment(written).childNodes[0]
  const decoded = node && isText(node) ? node.value : written
  references.set(written, decoded)
  return decoded
}

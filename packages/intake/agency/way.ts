import type { Item } from '../item.js'
import { Refused } from '../limits/refused.js'
import { locatedJson } from '../text/json.js'
import type { Way } from '../way.js'
import { type Xml, xml } from '../xml/xml.js'
import { newsml } from './newsml.js'
import { ninjs } from './ninjs.js'
import { nitf } from './nitf.js'

/** NITF 3 (IPTC): one article. */
export const nitfWay: Way = { takes: 'text', read: (text, at) => whole(text, ({ root }) => [nitf(root, at)]) }

/** NewsML-G2 (IPTC): one item, or a message of many. */
export const newsmlWay: Way = { takes: 'text', read: (text, at) => whole(text, ({ root }) => newsml(root, text, at)) }

/** ninjs 1 to 3 (IPTC): one item, or a list of them. */
export const ninjsWay: Way = {
  takes: 'text',
  *read(text, at) {
    let read: ReturnType<typeof locatedJson>
    try {
      read = locatedJson(text)
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      throw new Refused('damaged', error.message, 'export it again')
    }
    yield* ninjs(read, at)
  },
}

/** The articles of an XML document; one that breaks off gives none, since half an article is worse than none. */
function* whole(text: string, read: (document: Xml) => Iterable<Item>): Generator<Item> {
  const document = xml(text)
  if (document.broken)
    throw new Refused(
      'damaged',
      `it breaks off within <${document.broken.inside}>`,
      'export it again',
      `line ${document.broken.line}`,
    )
  yield* read(document)
}

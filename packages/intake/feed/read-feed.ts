import { declaredEncoding } from '../encoding/declared.js'
import { decode } from '../encoding/decode.js'
import { Refused } from '../limits/refused.js'
import { xml } from '../xml/xml.js'
import { atom } from './atom.js'
import type { Feed } from './feed.js'
import { jsonFeed } from './json-feed.js'
import { rss } from './rss.js'

/**
 * Reads a feed's text. `base` makes relative addresses whole. Throws `Refused` where it is none, or none that is safe to read.
 */
export function readFeedText(text: string, base: string | null = null): Feed {
  if (/^\ufeff?\s*\{/.test(text)) return jsonFeed(text, base)
  const { root, broken } = xml(text)
  if (root.name === 'feed') return atom(root, text, broken, base)
  if (root.name === 'rss' || root.name === 'RDF') return rss(root, broken, base)
  throw new Refused('damaged', `no feed: its outermost element is ${root.name}`, 'give RSS, Atom, RDF or JSON Feed')
}

/** Reads a feed's bytes, in whatever encoding they are in; `charset` is what was told with them (HTTP). Throws as `readFeedText`. */
export const readFeed = (bytes: Uint8Array, base: string | null = null, charset: string | null = null): Feed =>
  readFeedText(decode(bytes, charset ?? declaredEncoding(bytes)).text, base)

import { declaredEncoding } from '../encoding/declared.js'
import { decode } from '../encoding/decode.js'
import { below } from '../xml/query.js'
import { xml } from '../xml/xml.js'
import { wholeAddress } from './address.js'

/** A feed as a list of feeds has it. */
export interface FeedAddress {
  readonly url: string
  readonly title: string | null
  readonly site: string | null
}

/** The feeds of an OPML file (1.0 to 2.0), in its order, each once, whatever folders they lie in. Throws `Refused` as `readFeed`. */
export function readOpml(bytes: Uint8Array): FeedAddress[] {
  const { root } = xml(decode(bytes, declaredEncoding(bytes)).text)
  const feeds = new Map<string, FeedAddress>()
  for (const { name, attributes } of below(root)) {
    // Some programs write xmlurl, or feed addresses with the scheme of a feed reader.
    const get = (key: string) => [...attributes].find(([k]) => k.toLowerCase() === key)?.[1] ?? null
    const url = wholeAddress(
      get('xmlurl')
        ?.replace(/^feed:(\/\/)?(?=https?:)/, '')
        .replace(/^feed:/, 'https:'),
      null,
    )
    if (name === 'outline' && url && !feeds.has(url))
      feeds.set(url, { url, title: get('title') ?? get('text'), site: wholeAddress(get('htmlurl'), null) })
  }
  return [...feeds.values()]
}

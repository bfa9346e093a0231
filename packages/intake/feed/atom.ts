import { bylines } from '../byline.js'
import { charactersOf } from '../text/run.js'
import { all, inner, markupIn, one, runsOf, textIn } from '../xml/query.js'
import type { XmlElement } from '../xml/xml.js'
import { wholeAddress } from './address.js'
import type { Feed, FeedEntry, FeedText } from './feed.js'

/** Atom 1.0 (RFC 4287) and the 0.3 that some still write. `text` is the feed's own: XHTML in it is taken as it is written. */
export function atom(root: XmlElement, text: string, broken: Feed['broken'], base: string | null): Feed {
  const url = linkOf(root, base)
  return {
    title: textIn(one(root, 'title')),
    url,
    language: root.attributes.get('xml:lang') ?? null,
    entries: all(root, 'entry').map((e) => entry(e, root.attributes.get('xml:base') ?? url ?? base, root, text)),
    broken,
  }
}

function entry(element: XmlElement, base: string | null, feed: XmlElement, text: string): FeedEntry {
  const source = one(element, 'source')
  const authors = all(element, 'author')
  const names = (authors.length > 0 ? authors : all(source ?? feed, 'author')).map((a) => textIn(one(a, 'name')))
  const url = linkOf(element, element.attributes.get('xml:base') ?? base)
  return {
    id: textIn(one(element, 'id')) ?? url,
    url,
    title: words(one(element, 'title'), text),
    byline: bylines(names),
    published: textIn(one(element, 'published')) ?? textIn(one(element, 'issued')),
    updated: textIn(one(element, 'updated')) ?? textIn(one(element, 'modified')),
    language: element.attributes.get('xml:lang') ?? one(element, 'content')?.attributes.get('xml:lang') ?? null,
    outlet: textIn(one(source, 'title')),
    summary: words(one(element, 'summary'), text),
    content: words(one(element, 'content'), text),
  }
}

/** The page that an entry is of: the alternate link, of several the one that is HTML. */
function linkOf(element: XmlElement, base: string | null): string | null {
  const links = all(element, 'link').filter((l) => (l.attributes.get('rel') ?? 'alternate') === 'alternate')
  const page = links.find((l) => /html/.test(l.attributes.get('type') ?? 'html')) ?? links[0]
  return wholeAddress(page?.attributes.get('href'), base)
}

function words(element: XmlElement | null, text: string): FeedText | null {
  if (!element || element.attributes.has('src')) return null
  const type = element.attributes.get('type') ?? 'text'
  // XHTML is markup of the feed's own, taken as it is written; in the other kinds it is a string in it.
  if (type === 'xhtml' || inner(element).length > 0) return { runs: markupIn(element, text), type: 'html' }
  const runs = runsOf(element)
  return charactersOf(runs).trim() === ''
    ? null
    : { runs, type: type === 'html' || type === 'text/html' ? 'html' : 'text' }
}

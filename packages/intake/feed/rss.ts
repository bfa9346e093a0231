import { bylines } from '../byline.js'
import { charactersOf } from '../text/run.js'
import { all, one, runsOf, textIn } from '../xml/query.js'
import type { XmlElement } from '../xml/xml.js'
import { wholeAddress } from './address.js'
import type { Feed, FeedEntry, FeedText } from './feed.js'

/** RSS 0.9x to 2.0 (channel holds its items) and 1.0 (they stand beside it), with the modules newsrooms use: content, dc, media. */
export function rss(root: XmlElement, broken: Feed['broken'], base: string | null): Feed {
  const channel = one(root, 'channel') ?? root
  const url = wholeAddress(textIn(all(channel, 'link').find((l) => l.prefix === '')), base)
  const items = [...all(channel, 'item'), ...(channel === root ? [] : all(root, 'item'))]
  return {
    title: textIn(one(channel, 'title')),
    url,
    language: textIn(one(channel, 'language')),
    entries: items.map((item) => entry(item, url ?? base)),
    broken,
  }
}

function entry(item: XmlElement, base: string | null): FeedEntry {
  const guid = one(item, 'guid')
  const id = textIn(guid)
  // A guid is an address unless it says that it is none.
  const permanent = guid?.attributes.get('isPermaLink') === 'false' ? null : wholeAddress(id, null)
  const url =
    wholeAddress(textIn(one(item, 'feedburner:origLink')), base) ??
    wholeAddress(textIn(all(item, 'link').find((l) => l.prefix === '')), base) ??
    permanent ??
    wholeAddress(item.attributes.get('rdf:about'), null)
  const creators = all(item, 'dc:creator').map(textIn)
  const authors = creators.length > 0 ? creators : all(item, 'author').map((a) => personOf(textIn(a)))
  return {
    id: id ?? url,
    url,
    title: words(one(item, 'title')),
    byline: bylines(authors),
    published:
      textIn(one(item, 'pubDate')) ??
      textIn(one(item, 'dc:date')) ??
      textIn(one(item, 'published')) ??
      textIn(one(item, 'issued')),
    updated: textIn(one(item, 'updated')) ?? textIn(one(item, 'modified')),
    language: textIn(one(item, 'dc:language')) ?? item.attributes.get('xml:lang') ?? null,
    outlet: textIn(one(item, 'source')),
    summary: words(one(item, 'description')) ?? words(one(item, 'summary')),
    content: words(one(item, 'content:encoded')) ?? words(one(item, 'encoded')) ?? words(one(item, 'fullcontent')),
  }
}

/** RSS 2.0 wants `mail (Name)` of an author; where it is only a mail address there is no name. */
function personOf(author: string | null): string | null {
  const m = /^\S+@\S+(?:\s*\((.+)\))?$/.exec(author ?? '')
  return m ? (m[1] ?? null) : author
}

function words(element: XmlElement | null): FeedText | null {
  if (!element) return null
  const runs = runsOf(element)
  const value = charactersOf(runs)
  return value.trim() === '' ? null : { runs, type: /<\/?[a-z]/i.test(value) ? 'html' : 'text' }
}

import { bylines } from '../byline.js'
import { Refused } from '../limits/refused.js'
import { field, itemsOf, type Located, locatedJson, runsIn, stringIn } from '../text/json.js'
import { wholeAddress } from './address.js'
import type { Feed, FeedEntry, FeedText } from './feed.js'

/** JSON Feed 1.0 and 1.1 (jsonfeed.org). */
export function jsonFeed(text: string, base: string | null): Feed {
  const root = parsed(text)
  if (field(root, 'items')?.kind !== 'list')
    throw new Refused('damaged', 'no feed: it has no list of items', 'give JSON Feed 1.0 or 1.1')
  const url = wholeAddress(stringIn(field(root, 'home_page_url')), base)
  return {
    title: stringIn(field(root, 'title')),
    url,
    language: stringIn(field(root, 'language')),
    entries: itemsOf(field(root, 'items')).map((item) => entry(item, url ?? base, namesOf(root))),
    broken: null,
  }
}

function entry(item: Located, base: string | null, authors: readonly string[] | null): FeedEntry {
  const url =
    wholeAddress(stringIn(field(item, 'url')), base) ?? wholeAddress(stringIn(field(item, 'external_url')), base)
  return {
    id: stringIn(field(item, 'id')) ?? url,
    url,
    title: words(item, 'title', 'text'),
    byline: namesOf(item) ?? authors,
    published: stringIn(field(item, 'date_published')),
    updated: stringIn(field(item, 'date_modified')),
    language: stringIn(field(item, 'language')),
    outlet: null,
    summary: words(item, 'summary', 'text'),
    content: words(item, 'content_html', 'html') ?? words(item, 'content_text', 'text'),
  }
}

/** `authors` of 1.1, `author` of 1.0. */
const namesOf = (of: Located): readonly string[] | null =>
  bylines([...itemsOf(field(of, 'authors')), field(of, 'author')].map((a) => stringIn(field(a, 'name'))))

function words(item: Located, name: string, type: FeedText['type']): FeedText | null {
  const runs = runsIn(field(item, name))
  return runs && { runs, type }
}

function parsed(text: string): Located {
  try {
    return locatedJson(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new Refused('damaged', error.message, 'fetch it again')
  }
}

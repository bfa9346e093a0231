import type { Source } from '@onrecord/format'
import { toDay } from '../date.js'
import { writeFragment, writeWords } from '../html/fragment.js'
import type { Item } from '../item.js'
import { languageTag } from '../language-tag.js'
import { Refused } from '../limits/refused.js'
import { inside, nameOf } from '../name.js'
import { warning } from '../problem.js'
import { type Writer, writer } from '../text/writer.js'
import type { At, Way } from '../way.js'
import type { Feed, FeedEntry, FeedText } from './feed.js'
import { readOpml } from './opml.js'
import { readFeedText } from './read-feed.js'

/** A feed: each entry that tells more than its title is an article. */
export const feedWay: Way = { takes: 'text', read: articles }

/** A list of feeds, which holds no article itself. */
export const opmlWay: Way = {
  takes: 'bytes',
  read(bytes) {
    const { length } = readOpml(bytes)
    throw new Refused(
      'no-article',
      `a list of ${length} ${length === 1 ? 'feed' : 'feeds'}, not articles`,
      'add the feeds themselves',
    )
  },
}

function* articles(text: string, at: At): Generator<Item> {
  const feed = readFeedText(text, at.url)
  let bare = 0
  for (const [i, entry] of feed.entries.entries()) {
    // The last entry of a feed that breaks off may be half of one.
    if (feed.broken && i === feed.entries.length - 1) break
    const source = articleOf(entry, i, feed, at)
    if (source) yield source
    else bare++
    if (source && source.published === null && entry.published !== null)
      yield warning(
        source.uri,
        'bad-date',
        `not a day: ${JSON.stringify(entry.published)}`,
        'give it in a table (--meta)',
      )
  }
  if (feed.broken)
    throw new Refused(
      'damaged',
      `the feed breaks off within <${feed.broken.inside}>`,
      'fetch it again; the entries before came in',
      `line ${feed.broken.line}`,
    )
  if (bare > 0)
    yield warning(
      at.uri,
      'no-article',
      `${bare} of ${feed.entries.length} entries tell no more than their titles`,
      'save the pages they lead to and add those',
    )
  if (feed.entries.length === 0) throw new Refused('empty', 'the feed has no entries', 'check where it was saved from')
}

/** Fewer characters than this beyond the title are no article. */
const MIN_BODY = 40

function articleOf(entry: FeedEntry, index: number, feed: Feed, at: At): Source | null {
  const longer = entry.content ?? entry.summary
  if (!longer) return null
  const out = writer()
  if (entry.title) write(entry.title, out, 'headline')
  const head = out.written().text.length
  write(longer, out, 'body')
  const written = out.written()
  if (written.text.length - head < MIN_BODY) return null
  const name =
    entry.id && /^https?:/.test(entry.id) ? nameOf(entry.url ?? entry.id) : (entry.id ?? `${at.name}-${index + 1}`)
  const language = languageTag(entry.language) ?? languageTag(feed.language)
  const title =
    written.hints[0]?.kind === 'headline' ? written.text.slice(written.hints[0].start, written.hints[0].end) : null
  return {
    name,
    uri: inside(at.uri, entry.id ?? String(index + 1)),
    ...written,
    title: title?.replace(/\s+/gu, ' ') ?? null,
    outlet: entry.outlet ?? feed.title,
    byline: entry.byline,
    wire: null,
    language,
    published: entry.published === null ? null : toDay(entry.published, language ?? 'en'),
    url: entry.url,
  }
}

function write({ runs, type }: FeedText, out: Writer, kind: 'headline' | 'body'): void {
  // Many a title holds HTML although its feed calls it text.
  if (type === 'html' && kind === 'body') writeFragment(runs, out)
  else writeWords(runs, out, kind)
}

import type { Item } from '../item.js'
import { Refused } from '../limits/refused.js'
import { warning } from '../problem.js'
import type { Written } from '../text/writer.js'
import type { At } from '../way.js'
import { flow } from './flow.js'
import { furniture } from './furniture.js'
import { headline } from './headline.js'
import { jsonLdText } from './json-ld-text.js'
import { metadata } from './metadata/metadata.js'
import { pageTree } from './parse.js'
import { readable } from './select.js'
import { elements, textOf } from './tree.js'

/**
 * The article of a page. `text` holds its headline and its words as a browser shows them, without what surrounds the article;
 * `map` leads each stretch back to the page; `hints` say what is headline, subheading, caption or furniture.
 */
export function* html(page: string, { uri, name, url: address }: Pick<At, 'uri' | 'name' | 'url'>): Generator<Item> {
  const root = pageTree(page)
  const about = metadata(root, address ?? uri)
  const kept = readable(root)
  const head = headline(root, about.title, kept)
  const kinds = new Map(furniture(root, kept))
  if (head) {
    kinds.set(head, 'headline')
    for (const e of [head, ...elements(head)]) kept.add(e)
  }
  const shown = flow(root, page, kept, kinds)
  const carried = bodyLength(shown) < SHORT ? jsonLdText(root, page) : null
  // Where the page shows but a teaser of what it carries, what it carries is the article.
  const { text, map, hints } = carried && bodyLength(carried) > 2 * bodyLength(shown) ? carried : shown
  if (bodyLength({ text, hints }) < MIN_BODY)
    throw new Refused('no-article', 'the page holds no article', 'save the article itself, not a list or a login page')
  if (about.badDate !== null)
    yield warning(
      uri,
      'bad-date',
      `the page's date is not a day: ${JSON.stringify(about.badDate)}`,
      'give it with --date or in a table',
    )
  // "Headline | Outlet" is how a window is called, not the article.
  const heading = head ? textOf(head) : ''
  const title = heading.length > 0 && about.title?.startsWith(heading) ? heading : about.title
  const { outlet, byline, published, language } = about
  const url = about.url ?? address
  yield { name, uri, text, title, outlet, byline, wire: null, language, published, url, hints, map }
}

/** Fewer characters than this beyond headline and furniture are no article: about two short sentences. */
const MIN_BODY = 120

/** A page that shows less than this may be a teaser: about two paragraphs. */
const SHORT = 800

/** Characters that are neither headline nor furniture nor caption. */
const bodyLength = ({ text, hints }: Pick<Written, 'text' | 'hints'>): number =>
  hints.reduce((n, h) => n - (h.kind === 'body' || h.kind === 'subheading' ? 0 : h.end - h.start), text.length)

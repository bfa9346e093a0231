import type { Day } from '@onrecord/format'
import { bylines } from '../../byline.js'
import { toDay } from '../../date.js'
import { languageTag } from '../../language-tag.js'
import { decodeReference } from '../characters.js'
import { attribute, type Element, elements, type Parent, textOf } from '../tree.js'
import { articleThing, isThing, stringOf, type Thing, things } from './json-ld.js'
import { metaTags } from './meta-tags.js'

/** What a page says of its article. */
export interface PageMetadata {
  readonly title: string | null
  readonly outlet: string | null
  readonly byline: readonly string[] | null
  readonly published: Day | null
  /** A date that is none, as written, where no other gave one. */
  readonly badDate: string | null
  readonly url: string | null
  readonly language: string | null
}

const TITLES = ['og:title', 'twitter:title', 'dc.title', 'dcterms.title', 'parsely-title', 'sailthru.title']
const OUTLETS = [
  'og:site_name',
  'application-name',
  'dc.publisher',
  'dcterms.publisher',
  'cre',
  'apple-mobile-web-app-title',
]
const AUTHORS = [
  'author',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'dc.creator.name',
  'byl',
  'article:author',
  'article:author_name',
  'citation_author',
]
const DATES = [
  'article:published_time', 'og:article:published_time', 'article:published', 'datepublished', 'parsely-pub-date', 'sailthru.date', 'pubdate',
  'publishdate', 'publish-date', 'publish_date', 'published_time', 'article.published', 'dc.date.issued', 'dcterms.issued', 'dcterms.created', 'dc.date.created', 'dc.date',
  'dcterms.date', 'cxenseparse:recs:publishtime', 'citation_publication_date', 'citation_date', 'article_date_original', 'ptime', 'displaydate', 'date',
] // biome-ignore format: one line reads better

/**
 * Reads a page's metadata: JSON-LD first, then Open Graph, other `<meta>` elements, links, microdata and `<time>`.
 * `uri` makes relative addresses whole where it is itself an address.
 */
export function metadata(root: Parent, uri: string): PageMetadata {
  const all = things(root)
  const article = articleThing(all)
  const meta = metaTags(root)
  const list = [...elements(root)]
  const first = (names: readonly string[]) => names.map((n) => meta.get(n)?.[0]).find((v) => v) ?? null
  const language = languageOf(list, meta.get('content-language')?.[0] ?? null, article, first(['og:locale']))
  const dates = datesOf(article, meta, list)
  const published = dates.map((d) => toDay(d, language ?? 'en')).find((d) => d !== null) ?? null
  const windowTitle = titleElement(list)
  const title = clean(stringOf(article?.headline)) ?? clean(first(TITLES)) ?? windowTitle
  return {
    title,
    outlet: outletOf(first(['og:site_name']), article, all, first(OUTLETS)) ?? outletOfTitle(windowTitle, title),
    byline: authorsOf(article, AUTHORS.flatMap((n) => meta.get(n) ?? []).slice(0, 8), list),
    published,
    badDate: published === null ? (dates[0] ?? null) : null,
    url: canonical(list, first(['og:url']), article, uri),
    language,
  }
}

/** Character references that were escaped twice, and white space, as a person would have written them. */
const clean = (s: string | null): string | null =>
  s
    ?.replace(/&(?:#\d+|#x[\da-f]+|[a-z]\w*);/gi, decodeReference)
    .replace(/\s+/gu, ' ')
    .trim() || null

/**
 * The outlet: the site's name before the publisher's, which for agency copy is often the agency's. An account's name (`@…`) or an
 * address is not a name.
 */
function outletOf(
  site: string | null,
  article: Thing | null,
  all: readonly Thing[],
  tagged: string | null,
): string | null {
  const publisher = [article?.publisher].flat()[0]
  // In a graph the publisher stands elsewhere and is named by its id.
  const elsewhere = isThing(publisher)
    ? all.find((t) => t['@id'] === publisher['@id'] && t.name !== undefined)
    : undefined
  const named = isThing(publisher) ? (stringOf(publisher.name) ?? stringOf(elsewhere?.name)) : stringOf(publisher)
  return [site, named, tagged].map(clean).find((name) => name !== null && !/^(@|https?:)/.test(name)) ?? null
}

/** "Title | Outlet": what the window's title has beyond the article's own, after a separator. */
function outletOfTitle(windowTitle: string | null, title: string | null): string | null {
  if (!windowTitle || !title || title === windowTitle || !windowTitle.startsWith(title)) return null
  return /^\s*[|–—·:•-]\s*([^|–—·•]{2,40})$/u.exec(windowTitle.slice(title.length))?.[1]?.trim() ?? null
}

function authorsOf(article: Thing | null, tags: readonly string[], list: readonly Element[]): readonly string[] | null {
  const names = (values: readonly (string | null)[]) => [
    ...new Set(values.flatMap((v) => (v && !/^(https?:|@|www\.)/i.test(v) ? (clean(v) ?? []) : []))),
  ]
  const structured = names(
    [article?.author, article?.creator].flat().map((a) => (isThing(a) ? stringOf(a.name) : stringOf(a))),
  )
  if (structured.length > 0) return bylines(structured)
  const tagged = names(tags.flatMap((t) => t.split(';')))
  if (tagged.length > 0) return bylines(tagged)
  const marked = names(
    list
      .filter((e) => attribute(e, 'rel') === 'author' || attribute(e, 'itemprop')?.split(/\s+/).includes('author'))
      .slice(0, 4)
      .map((e) => textOf(e.tagName === 'meta' ? e : (inner(e, 'name') ?? e)))
      .filter((n) => n.length > 0 && n.length < 60),
  )
  return bylines(marked)
}

const inner = (element: Element, itemprop: string): Element | undefined =>
  [...elements(element)].find((e) => attribute(e, 'itemprop') === itemprop)

/** Dates of publication as written, the best first; of `<time>` elements only one that is marked as such, or the page's first. */
function datesOf(
  article: Thing | null,
  meta: ReadonlyMap<string, readonly string[]>,
  list: readonly Element[],
): string[] {
  const times = list.filter((e) => attribute(e, 'datetime') !== null && (e.tagName === 'time' || e.tagName === 'abbr'))
  const microdata = list.filter((e) => attribute(e, 'itemprop')?.toLowerCase().split(/\s+/).includes('datepublished'))
  const marked = times.filter(
    (t) => t.attrs.some((a) => a.name === 'pubdate') || /publi|entry-date/i.test(attribute(t, 'class') ?? ''),
  )
  return [
    stringOf(article?.datePublished),
    ...DATES.flatMap((name) => meta.get(name) ?? []),
    ...microdata.map((e) => attribute(e, 'datetime') ?? attribute(e, 'content')),
    ...[...marked, ...times.slice(0, 1)].map((t) => attribute(t, 'datetime')),
    stringOf(article?.dateCreated),
  ].filter((d): d is string => d !== null)
}

function titleElement(list: readonly Element[]): string | null {
  const title = list.find((e) => e.tagName === 'title' && e.namespaceURI.endsWith('xhtml'))
  return title ? textOf(title) || null : null
}

function canonical(list: readonly Element[], tagged: string | null, article: Thing | null, uri: string): string | null {
  const link = list.find(
    (e) => e.tagName === 'link' && attribute(e, 'rel')?.toLowerCase().split(/\s+/).includes('canonical'),
  )
  const candidates = [
    link ? attribute(link, 'href') : null,
    tagged,
    stringOf(article?.url),
    stringOf(article?.mainEntityOfPage),
  ]
  const base = list.find((e) => e.tagName === 'base')
  for (const c of candidates) {
    const whole = c === null ? null : absolute(c, [tagged, base ? attribute(base, 'href') : null, uri])
    if (whole) return whole
  }
  return null
}

function absolute(address: string, bases: readonly (string | null)[]): string | null {
  for (const base of [undefined, ...bases]) {
    if (base === null || !URL.canParse(address, base)) continue
    const url = new URL(address, base)
    if (/^https?:$/.test(url.protocol) && url.hostname.includes('.')) return url.href
  }
  return null
}

const languageOf = (
  list: readonly Element[],
  header: string | null,
  article: Thing | null,
  locale: string | null,
): string | null => {
  const html = list.find((e) => e.tagName === 'html')
  const own = html ? (attribute(html, 'lang') ?? attribute(html, 'xml:lang')) : null
  return [own, stringOf(article?.inLanguage), locale, header].map(languageTag).find((tag) => tag !== null) ?? null
}

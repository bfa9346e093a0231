import { attribute, type Element, type Parent } from './tree.js'

// The vocabulary of markup: words that page makers the world over put into class, id and similar names, whatever language the
// article is in. Compare the lists of trafilatura (Barbaresi 2021) and Readability.

/** Names of what goes with pictures. */
const CAPTION = words(
  'caption captions captionlink credit credits copyright cutline gallery resgallery resgalleryitem slideshow slides carousel lightbox imagecaption photocredit attribution',
)

/** Names of what is never part of an article, whatever its length. */
const FURNITURE = words(
  `ad ads adbox adslot advert adverts advertisement advertising sponsor sponsored sponsors outbrain taboola revcontent
  related recirc recirculation recommended recommendations trending popular mostread readmore morestories alsolike
  newsletter newsletters signup subscribe subscription promo promos promotion share sharing sharebar sharetools social
  sociable syndication follow disqus comments commentlist breadcrumb breadcrumbs nav navigation navbar menu toolbar pagination pager
  sidebar rightrail rail widget cookie cookies gdpr consent skip skiplink rolloverblock tooltip popup modal overlay disclaimer disclosure
  pullquote pullquotes quotepull blockquotepull pulledquote
  bio authorbio aboutauthor postauthor totweet noprint nocontent screenreader footer infobox tags taglist`,
)

/** Names of an article's own particulars, which are short: beyond `PARTICULARS_WORDS` words they mean something else. */
const PARTICULARS = words(
  `author authors byline bylines credit date dates dateline datetime datepublished timestamp time pubdate published publisher updated
  submitted meta metadata postinfo info views readtime reading read source artsource tag topics category categories label labels kicker
  eyebrow print tools reprint textresizer comment reply email more original`,
)
const PARTICULARS_WORDS = 60

/** Names of a live blog and its entries. */
const LIVE = words('liveblog livepost liveupdate liveupdates liveentry liveticker')

/** Names of the article's summary under its headline. */
const SUMMARY = words('dek deck standfirst subhead subheadline subtitle strapline teaser excerpt summary abstract')

const cache = new WeakMap<Element, ReadonlySet<string>>()

/** What an element is by its names, given how many words it holds; null where its names say nothing. */
export function markOf(element: Element, length: number): 'caption' | 'furniture' | 'subheading' | null {
  const names = namesOf(element)
  if (meets(names, FURNITURE)) return 'furniture'
  if (meets(names, CAPTION)) return 'caption'
  return length <= PARTICULARS_WORDS && meets(names, SUMMARY) ? 'subheading' : null
}

/** Whether an element is an entry of a live blog, or lies close within one. */
export function isLiveEntry(element: Element): boolean {
  let around: Parent | null = element
  for (let i = 0; i < 5 && around && 'tagName' in around; i++, around = around.parentNode)
    if (meets(namesOf(around), LIVE)) return true
  return false
}

/** Whether an element of `length` words is named as the article's date, author, topics or the like. */
export const isParticular = (element: Element, length: number): boolean =>
  length <= PARTICULARS_WORDS && meets(namesOf(element), PARTICULARS)

/** The words in an element's class and id, lower case, and each two of them that stand together as one (`read-more`: `readmore`). */
function namesOf(element: Element): ReadonlySet<string> {
  const known = cache.get(element)
  if (known) return known
  const out = new Set<string>()
  for (const value of [
    attribute(element, 'class'),
    attribute(element, 'id'),
    attribute(element, 'itemprop'),
    attribute(element, 'rel'),
  ])
    for (const name of value?.split(/\s+/) ?? []) {
      const parts = name
        .replace(/([a-z])([A-Z])/g, '$1-$2')
        .toLowerCase()
        .split(/[^a-z]+/)
      parts.forEach((part, i) => {
        if (part === '') return
        out.add(part)
        if (parts[i + 1]) out.add(part + parts[i + 1]!)
      })
    }
  cache.set(element, out)
  return out
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/))
}

const meets = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  for (const x of a) if (b.has(x)) return true
  return false
}

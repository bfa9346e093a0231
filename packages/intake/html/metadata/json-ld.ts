import { attribute, elements, isText, type Parent } from '../tree.js'

/** An object of JSON-LD, not yet interpreted. */
export type Thing = Readonly<Record<string, unknown>>

/** schema.org's types of what a newsroom publishes, the more telling first. */
const ARTICLES = [
  'NewsArticle', 'ReportageNewsArticle', 'AnalysisNewsArticle', 'OpinionNewsArticle', 'BackgroundNewsArticle',
  'ReviewNewsArticle', 'AskPublicNewsArticle', 'LiveBlogPosting', 'BlogPosting', 'Report', 'ScholarlyArticle',
  'SocialMediaPosting', 'TechArticle', 'Review', 'ClaimReview', 'Recipe', 'Article', 'WebPage',
] // biome-ignore format: one line reads better

/** Every object in a page's JSON-LD, those within `@graph`, lists and `mainEntity` too. What is not JSON is passed over. */
export function things(root: Parent): Thing[] {
  const out: Thing[] = []
  const collect = (value: unknown, depth: number) => {
    if (Array.isArray(value)) for (const v of value) collect(v, depth)
    else if (isThing(value) && depth < 6) {
      out.push(value)
      collect(value['@graph'], depth + 1)
      collect(value.mainEntity, depth + 1)
    }
  }
  for (const script of elements(root)) {
    if (script.tagName !== 'script' || !attribute(script, 'type')?.toLowerCase().startsWith('application/ld+json'))
      continue
    collect(parseLoosely(script.childNodes.map((n) => (isText(n) ? n.value : '')).join('')), 0)
  }
  return out
}

/** The object that describes the page's article, or null. */
export function articleThing(all: readonly Thing[]): Thing | null {
  let best: Thing | null = null
  let rank = ARTICLES.length
  for (const thing of all)
    for (const type of typesOf(thing)) {
      const r = ARTICLES.indexOf(type)
      if (r >= 0 && r < rank) [best, rank] = [thing, r]
    }
  return best
}

export const isThing = (value: unknown): value is Thing =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

const typesOf = (thing: Thing): string[] =>
  [thing['@type']].flat().flatMap((t) => (typeof t === 'string' ? t.replace(/^.*[/#:]/, '') : []))

/** A string, the first of a list of them, or the `name`, `@value` or `@id` of an object; null where there is none. */
export function stringOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(stringOf).find((v) => v !== null) ?? null
  return isThing(value) ? (stringOf(value.name) ?? stringOf(value['@value']) ?? stringOf(value['@id'])) : null
}

/** Publishers wrap JSON-LD in CDATA or comments, and put raw line ends into strings: both are mended. */
function parseLoosely(text: string): unknown {
  const json = text
    .replace(/^\s*(?:\/\/\s*)?(?:<!\[CDATA\[|<!--)/, '')
    .replace(/(?:\/\/\s*)?(?:\]\]>|-->)\s*$/, '')
    .trim()
  for (const candidate of [
    json,
    json
      .replace(/[\u0000-\u001f]+/g, ' ')
      .replace(/;$/, '')
      .replace(/,\s*([\]}])/g, '$1'),
  ])
    try {
      return JSON.parse(candidate)
    } catch {
      // The next candidate, or none.
    }
  return null
}

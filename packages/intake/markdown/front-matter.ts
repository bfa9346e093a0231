import { bylines } from '../byline.js'
import { toDay } from '../date.js'
import { languageTag } from '../language-tag.js'
import { bareSource } from '../text/bare.js'

/**
 * The YAML (`---`) or TOML (`+++`) that site makers put before an article, as far as it is plain pairs and lists of words, and where the
 * article begins. What is deeper is left aside.
 */
export function frontMatter(text: string): {
  readonly pairs: ReadonlyMap<string, string | readonly string[]>
  readonly end: number
} {
  const m = /^\ufeff?(---|\+\+\+)[ \t]*\r?\n([\s\S]*?)\r?\n\1[ \t]*(?:\r?\n|$)/.exec(text)
  const pairs = new Map<string, string | readonly string[]>()
  if (!m) return { pairs, end: 0 }
  let key = ''
  for (const line of m[2]!.split(/\r?\n/)) {
    const pair = /^([\w-]+)[ \t]*[:=][ \t]*(.*)$/.exec(line)
    const item = /^[ \t]*-[ \t]+(.+)$/.exec(line)
    if (pair) {
      key = pair[1]!.toLowerCase()
      const list = /^\[(.*)\]$/.exec(pair[2]!.trim())
      pairs.set(key, list ? list[1]!.split(',').map(unquoted).filter(Boolean) : unquoted(pair[2]!))
    } else if (item && key) {
      const known = pairs.get(key)
      pairs.set(key, [...(Array.isArray(known) ? (known as readonly string[]) : []), unquoted(item[1]!)])
    }
  }
  return { pairs, end: m[0].length }
}

const unquoted = (s: string): string => s.trim().replace(/^(["'])(.*)\1$/, '$2')

/** What front matter says of its article, by the names that site makers share (Jekyll, Hugo, Pandoc). */
export function sourceOf(
  pairs: ReadonlyMap<string, string | readonly string[]>,
  at: { readonly name: string; readonly uri: string },
) {
  const string = (...keys: readonly string[]): string | null => {
    const value = keys.map((k) => pairs.get(k)).find((v) => v !== undefined && v.length > 0)
    return value === undefined ? null : typeof value === 'string' ? value : value[0]!
  }
  const language = languageTag(string('lang', 'language'))
  const date = string('date', 'published', 'pubdate', 'publishdate')
  const url = string('canonical_url', 'canonical', 'url', 'source')
  return {
    ...bareSource(at),
    title: string('title', 'headline'),
    outlet: string('outlet', 'publication', 'publisher', 'site'),
    byline: bylines(pairs.get('authors') ?? pairs.get('author') ?? pairs.get('byline')),
    language,
    published: date === null ? null : toDay(date, language ?? 'en'),
    url: url !== null && /^https?:\/\//.test(url) && URL.canParse(url) ? url : null,
  }
}

import { attribute, type Element, elements, type Parent, textOf } from './tree.js'

/**
 * The heading that is the article's headline: the one whose words are those of the title the page gives (or begin or end it, as in
 * "Title - Outlet"), the highest level first; where none is, the one marked as headline, the page's only `h1`,
 * or the only one within what is kept. Null where there is none.
 */
export function headline(root: Parent, title: string | null, kept: ReadonlySet<Element>): Element | null {
  const headings = [...elements(root)]
    .filter((e) => /^h[1-3]$/.test(e.tagName))
    .map((element) => ({ element, words: fold(textOf(element)), level: element.tagName }))
    .filter((h) => h.words !== '')
    .sort((a, b) => a.level.localeCompare(b.level))
  const wanted = title === null ? '' : fold(title)
  const same = headings.find((h) => h.words === wanted)
  if (same) return same.element
  const near = headings.find(
    (h) =>
      h.words.length > 12 &&
      (wanted.startsWith(h.words) ||
        (wanted.endsWith(h.words) && 2 * h.words.length > wanted.length) ||
        overlap(h.words, wanted) >= 0.7),
  )
  if (near) return near.element
  const marked = headings.find((h) => attribute(h.element, 'itemprop')?.toLowerCase().includes('headline'))
  if (marked) return marked.element
  const top = headings.filter((h) => h.level === 'h1')
  const within = top.filter((h) => kept.has(h.element))
  return top.length === 1 ? top[0]!.element : within.length === 1 ? within[0]!.element : null
}

const fold = (s: string): string =>
  s
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Share of words two headings have in common (a page's title and its search engines' title often differ by a few). */
function overlap(a: string, b: string): number {
  const [x, y] = [new Set(a.split(' ')), new Set(b.split(' '))]
  let both = 0
  for (const w of x) if (y.has(w)) both++
  return both / (x.size + y.size - both)
}

import { decodeReference } from '../html/characters.js'
import { type Run, written } from '../text/run.js'

/**
 * What marks words within a line, and what of it is words: the first group that matched, or none. Each has an end, so that a file of nothing
 * but brackets is not gone through once for each of them.
 */
const MARKS: readonly RegExp[] = [
  /\\([!-/:-@[-`{-~])/y, // an escaped mark is itself
  /!\[([^\]]{0,2000})\](?:\([^()]{0,2000}(?:\([^()]{0,2000}\)[^()]{0,2000}){0,9}\)|\[[^\]]{0,2000}\])/y, // a picture: its words are no part of the line
  /\[((?:[^[\]\\]|\\.|\[[^\]]{0,500}\]){0,2000})\](?:\([^()]{0,2000}(?:\([^()]{0,2000}\)[^()]{0,2000}){0,9}\)|\[[^\]]{0,2000}\])/y, // a link: its words are
  /<((?:https?:\/\/|mailto:)[^\s<>]+)>/y,
  /<\/?[a-zA-Z][^<>]*>|<!--[\s\S]*?-->/y, // HTML
  /\[\^[^\]\s]{1,200}\]/y, // the mark of a footnote
  /(`+)(?!`)/y,
]
const PICTURE = 1
const LINK = 2
const CODE = 6

/**
 * The words of a stretch of Markdown without the marks around them (CommonMark's, as newsrooms use them: emphasis, links, pictures,
 * code, escapes, references, HTML), as runs that know where they stand.
 */
export function inline(text: string, from: number, to: number): Run[] {
  const runs: Run[] = []
  let plain = from
  const letters = (end: number) => {
    if (end > plain) runs.push(written(text.slice(plain, end), plain))
  }
  for (let i = from; i < to; ) {
    const c = text[i]!
    if (c === '*' || c === '_' || c === '~') {
      let end = i
      while (end < to && text[end] === c) end++
      if (isEmphasis(text, i, end, from, to, c)) {
        letters(i)
        plain = end
      }
      i = end
      continue
    }
    if (c === '&') {
      const m = /^&(#\d{1,7}|#x[\da-f]{1,6}|[a-z][\da-z]{1,31});/i.exec(text.slice(i, Math.min(to, i + 34)))
      if (m && decodeReference(m[0]) !== m[0]) {
        letters(i)
        runs.push({ value: decodeReference(m[0]), from: i, to: i + m[0].length })
        i = plain = i + m[0].length
        continue
      }
    }
    const mark = '\\![<`'.includes(c) ? markAt(text, i, to) : null
    if (mark === null) {
      i++
      continue
    }
    letters(i)
    runs.push(...mark.words)
    i = plain = mark.end
  }
  letters(to)
  return runs
}

function markAt(text: string, at: number, to: number): { readonly words: readonly Run[]; readonly end: number } | null {
  for (const [kind, pattern] of MARKS.entries()) {
    pattern.lastIndex = at
    const m = pattern.exec(text)
    if (!m) continue
    const end = at + m[0].length
    if (end > to) continue
    if (kind === CODE) {
      const close = text.indexOf(m[1]!, end)
      return close < 0 || close >= to
        ? null
        : { words: [written(text.slice(end, close), end)], end: close + m[1]!.length }
    }
    if (kind === PICTURE || m[1] === undefined) return { words: [], end }
    const start = at + m[0].indexOf(m[1], 1)
    return { words: kind === LINK ? inline(text, start, start + m[1].length) : [written(m[1], start)], end }
  }
  return null
}

/**
 * Whether a run of `*`, `_` or `~` marks emphasis: it touches a word on one side at least, and `_` stands at a word's edge (CommonMark
 * 0.31, 6.2, without matching openers to closers: one without the other is an oversight of its writer).
 */
function isEmphasis(text: string, start: number, end: number, from: number, to: number, c: string): boolean {
  if (end - start > 3 || (c === '~' && end - start !== 2)) return false
  const before = start > from ? text[start - 1]! : ' '
  const after = end < to ? text[end]! : ' '
  if (/\s/.test(before) && /\s/.test(after)) return false
  return c !== '_' || !(/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after))
}

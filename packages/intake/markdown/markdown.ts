import type { BlockKind, Source } from '@onrecord/format'
import { written } from '../text/run.js'
import { writer } from '../text/writer.js'
import type { At } from '../way.js'
import { frontMatter, sourceOf } from './front-matter.js'
import { inline } from './inline.js'

interface Line {
  readonly from: number
  readonly to: number
}

/**
 * The article of a Markdown file: its words without their marks, `map` leads back into the file. The first heading is the headline
 * where it is of the first level or the front matter has no title; pictures' words are captions; code is kept as it stands.
 */
export function markdown(text: string, at: Pick<At, 'name' | 'uri'>): Source {
  const { pairs, end } = frontMatter(text)
  const about = sourceOf(pairs, at)
  const out = writer()
  const say = (line: Line, kind: BlockKind) => {
    for (const run of inline(text, line.from, line.to)) out.words(run, kind)
  }
  let headline: string | null = null
  let fence = ''
  const lines = linesOf(text, end)
  for (const [i, line] of lines.entries()) {
    const content = text.slice(line.from, line.to)
    const fenced = /^ {0,3}(`{3,}|~{3,})/.exec(content)?.[1]
    if (fenced && (fence === '' || content.trim() === fenced) && fenced.startsWith(fence)) {
      fence = fence === '' ? fenced : ''
      out.gap(2)
      continue
    }
    if (fence !== '') {
      out.words(written(content, line.from), 'body')
      out.gap(1)
      continue
    }
    // Quotations and lists are blocks of what they hold.
    const before = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]?)*[ \t]*/.exec(content)![0].length
    const inside = { from: line.from + before, to: line.to }
    const words = content.slice(before)
    const next = lines[i + 1] ? text.slice(lines[i + 1]!.from, lines[i + 1]!.to) : ''
    const underlined = words === '' ? undefined : /^ {0,3}(=+|-{2,})[ \t]*$/.exec(next)?.[1]
    const heading = /^(#{1,6})(?:[ \t]+|$)/.exec(words)
    const picture = /^!\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])[ \t]*$/.exec(words)
    if (words.trim() === '' || /^(?:[-*_][ \t]*){3,}$/.test(words) || /^=+[ \t]*$/.test(content)) out.gap(2)
    else if (/^\[[^\]]+\]:\s/.test(words)) out.gap(2)
    else if (picture) {
      out.gap(2)
      say({ from: inside.from + 2, to: inside.from + 2 + picture[1]!.length }, 'caption')
      out.gap(2)
    } else if (heading || underlined) {
      const from = inside.from + (heading?.[0].length ?? 0)
      const to = inside.from + words.replace(/[ \t]+#+[ \t]*$/, '').length
      const isFirst = headline === null && (heading?.[1] === '#' || underlined?.[0] === '=' || about.title === null)
      if (isFirst)
        headline = inline(text, from, Math.max(from, to))
          .map((r) => r.value)
          .join('')
          .trim()
      out.gap(2)
      say({ from, to: Math.max(from, to) }, isFirst ? 'headline' : 'subheading')
      out.gap(2)
    } else {
      const isItem = /(?:[-*+]|\d[.)])[ \t]+$/.test(content.slice(0, before))
      if (isItem) out.gap(1)
      else out.space(line.from)
      if (/^\|?[ \t:|-]+\|[ \t:|-]*$/.test(words)) continue
      if (/^\|.*\|[ \t]*$/.test(words)) out.gap(1)
      say(inside, 'body')
      // Two spaces or a backslash at its end break a line.
      if (/( {2}|\\)$/.test(content)) out.gap(1)
    }
  }
  const { map, hints, text: words } = out.written()
  return { ...about, title: about.title ?? headline, text: words, hints, map }
}

function linesOf(text: string, from: number): Line[] {
  const lines: Line[] = []
  for (let start = from; start < text.length; ) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    lines.push({ from: start, to: end > start && text[end - 1] === '\r' ? end - 1 : end })
    start = end + 1
  }
  return lines
}

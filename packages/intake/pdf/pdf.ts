import type { BlockKind, Source } from '@onrecord/format'
import { bylines } from '../byline.js'
import { toDay } from '../date.js'
import { languageTag } from '../language-tag.js'
import { Refused } from '../limits/refused.js'
import { bareSource } from '../text/bare.js'
import { written } from '../text/run.js'
import { writer } from '../text/writer.js'
import type { At } from '../way.js'
import { columns } from './columns.js'
import { type Line, linesOf } from './lines.js'
import type { PdfDocument } from './open.js'
import { paragraphs } from './paragraphs.js'
import { running } from './running.js'

/**
 * The article of a PDF: its columns in reading order, words that a line's end divides made whole, running heads and page numbers set
 * aside as furniture. A PDF has no characters in a file's sense: `map` says page and box of each line, `page 2 72,540,300,552`, in
 * points from the page's lower left corner (left, bottom, right, top). Throws `Refused` where it holds no text.
 */
export function pdf({ pages, info }: PdfDocument, at: Pick<At, 'uri' | 'name'>): Source {
  const lines = pages.map(linesOf)
  const aside = running(pages, lines)
  const found = paragraphs(lines.flatMap((l) => columns(l.filter((line) => !aside.has(line)))))
  if (found.length === 0)
    throw new Refused(
      'no-text',
      pages.length === 1
        ? 'its page holds no text, perhaps a picture of it'
        : `its ${pages.length} pages hold no text, perhaps pictures of it`,
      'run it through text recognition (OCR) first',
    )
  const words = found.map((p) => p.lines.map((l) => l.text).join('\n')).join('\n')
  const written_ = placed(words)
  // What heads the first page may name outlet and day; what stands on the others would part sentences that go on.
  const [first, rest] = [
    [...aside].filter((l) => l.page === 1 && l.y > pages[0]!.height / 2),
    [...aside].filter((l) => l.page !== 1 || l.y <= pages[0]!.height / 2),
  ]
  for (const line of first) written_.paragraph([line], 'furniture')
  for (const { kind, lines: ls } of found) written_.paragraph(ls, kind)
  for (const line of rest) written_.paragraph([line], 'furniture')
  const result = written_.done()
  const headline = result.hints.find((h) => h.kind === 'headline')
  const string = (key: string): string | null => (typeof info[key] === 'string' ? info[key].trim() || null : null)
  const author = string('Author')
  const created = day(string('CreationDate'))
  const own = string('Title')
  return {
    ...bareSource(at),
    ...result,
    // Programs put the file's name there.
    title: headline
      ? result.text.slice(headline.start, headline.end).replace(/\s+/gu, ' ')
      : own && !/\.\w{2,4}$|^microsoft word|^untitled/i.test(own)
        ? own
        : null,
    byline: author?.includes(' ') ? bylines(author) : null,
    language: languageTag(string('Language')),
    ...(created && { other: { created } }),
  }
}

/** `D:20250302101500+01'00'` (PDF 1.7, 7.9.4). */
const day = (date: string | null) => (date === null ? null : toDay(date.replace(/^D:(\d{8}).*$/s, '$1')))

/** A hyphen that ends a line within a word. */
const DIVIDED = /\p{L}{2,}[-\u00ad\u2010]$/u

/** Writes paragraphs; each line keeps its box. `words` is all of the text, by which a divided word is told from a compound. */
function placed(words: string) {
  const boxes: string[] = []
  const starts: number[] = []
  let next = 0
  const out = writer((from) => {
    let i = starts.length - 1
    while (i > 0 && starts[i]! > from) i--
    return boxes[i]!
  })
  const known = new Set(words.toLowerCase().match(/\p{L}+(?:-\p{L}+)+/gu))
  return {
    paragraph(lines: readonly Line[], kind: BlockKind): void {
      out.gap(2)
      for (const [i, line] of lines.entries()) {
        const follows = lines[i + 1]
        const isDivided = follows !== undefined && DIVIDED.test(line.text) && /^\p{Ll}/u.test(follows.text)
        const whole = isDivided
          ? `${/\p{L}+.$/u.exec(line.text)![0].slice(0, -1)}-${/^\p{L}+/u.exec(follows.text)![0]}`.toLowerCase()
          : ''
        // A compound that stands elsewhere with its hyphen keeps it.
        const text = isDivided && !known.has(whole) ? line.text.slice(0, -1) : line.text
        starts.push(next)
        boxes.push(boxOf(line))
        out.words(written(text, next), kind)
        next += line.text.length + 1
        if (!isDivided) out.space(next)
      }
      out.gap(2)
    },
    done: () => out.written(),
  }
}

const boxOf = ({ page, left, right, y, size }: Line): string =>
  `page ${page} ${[left, y - 0.22 * size, right, y + 0.78 * size].map((n) => Math.round(n)).join(',')}`

import type { Block, BlockHint, BlockKind, Source } from '@onrecord/format'
import type { Blocks, Context } from '../layers.js'
import { bylineOf, NAME } from './byline.js'
import { markFeeds } from './feed.js'
import { HEAD, type Mark, markLines, NAMES } from './furniture.js'
import { headlineLines } from './headline.js'
import { capitalShare, endsSentence, endsWithStop, type Line, linesOf } from './lines.js'
import { outletOf } from './outlet.js'
import { paragraphsOf } from './paragraphs.js'

/**
 * Cuts the text into headline, subheadings, body, captions and furniture: each paragraph a block, what is wrapped over
 * several lines one block. Where the source marked blocks (HTML), its marks hold except for lines that are furniture by
 * their own words. A source that names no author or outlet is given those of its first lines.
 */
export function blocks(source: Source, context: Context): Blocks {
  const { language } = context
  const lines = linesOf(source.text)
  const hinted = hintOf(source.hints)
  const marks = carryNames(lines, carryNotes(lines, markFeeds(lines, markLines(lines, language))))
  const kinds: (BlockKind | null)[] = lines.map((line, i) => {
    const hint = hinted(line)
    if (hint && hint !== 'body') return hint
    return marks[i] === 'note' ? 'furniture' : (marks[i] ?? null)
  })
  if (!kinds.includes('headline')) {
    const plain = lines.flatMap((_, i) => (kinds[i] === null ? [i] : []))
    const first = plain.slice(0, 6).map((i) => lines[i]!)
    const n = headlineLines(first, source.title)
    for (const i of plain.slice(0, n)) kinds[i] = 'headline'
  }
  const made = assemble(lines, kinds, source.hints.length > 0)
  const byline = source.byline ?? bylineOf(source.text, made, language)
  const outlet = source.outlet ?? outletOf(source.text, made, context)
  return { source: { ...source, byline, outlet }, blocks: made }
}

/** A note (a disclaimer, an editor's note) runs on over the lines of its paragraph. */
function carryNotes(lines: readonly Line[], marks: readonly Mark[]): Mark[] {
  const out = [...marks]
  for (let i = 1; i < lines.length; i++)
    if (out[i - 1] === 'note' && out[i] === null && !lines[i]!.apart) out[i] = 'note'
  return out
}

/** Lines of names right below a byline or a day over the article: its outlet, a place, a second author; and right above a day whoever wrote it. */
function carryNames(lines: readonly Line[], marks: readonly Mark[]): Mark[] {
  const out = [...marks]
  for (let i = 1; i < Math.min(lines.length - 1, HEAD); i++)
    if (
      out[i] === null &&
      out[i + 1] === 'furniture' &&
      !lines[i + 1]!.apart &&
      lines[i]!.apart &&
      NAME.test(lines[i]!.text)
    )
      out[i] = 'furniture'
  for (let i = 1; i < Math.min(lines.length, HEAD); i++) {
    const { text, words, apart } = lines[i]!
    if (
      out[i] === null &&
      out[i - 1] === 'furniture' &&
      !apart &&
      words <= 6 &&
      NAMES.test(text) &&
      !endsWithStop(text)
    )
      if (i + 1 === lines.length || lines[i + 1]!.apart || out[i + 1] === 'furniture') out[i] = 'furniture'
  }
  return out
}

function assemble(lines: readonly Line[], kinds: readonly (BlockKind | null)[], hinted: boolean): Block[] {
  const out: Block[] = []
  for (let i = 0; i < lines.length; ) {
    const kind = kinds[i] ?? null
    let j = i + 1
    while (j < lines.length && kinds[j] === kind && (kind === 'furniture' || !lines[j]!.apart)) j++
    if (kind !== null) out.push({ kind, start: lines[i]!.start, end: lines[j - 1]!.end })
    else {
      const stretch = lines.slice(i, j)
      for (const [from, to] of paragraphsOf(stretch)) {
        const alone = to - from === 1 && (stretch.length === 1 || !hinted)
        const parted = i + to < lines.length && (kinds[i + to] !== null || lines[i + to]!.apart || from > 0)
        const sub = alone && out.length > 0 && parted && isSubheading(stretch[from]!, lines[i + to]!)
        out.push({ kind: sub ? 'subheading' : 'body', start: stretch[from]!.start, end: stretch[to - 1]!.end })
      }
    }
    i = j
  }
  return out
}

/** A short line of its own that is no sentence, before something longer. */
const isSubheading = (line: Line, next: Line): boolean =>
  line.words <= 14 &&
  line.text.length <= 100 &&
  next.words > line.words &&
  /^["'“‘(\d]*\p{Lu}/u.test(line.text) &&
  !/[,;:—–-]$/.test(line.text) &&
  (!endsSentence(line.text) ||
    (/[^.]$/.test(line.text) && !/^["“]/u.test(line.text) && capitalShare(line.text) > 0.7) ||
    /^[\p{Lu}\s]+\.?$/u.test(line.text))

/** The hint a line lies in, or null. Hints are sorted and don't overlap. */
function hintOf(hints: readonly BlockHint[]): (line: Line) => BlockKind | null {
  let at = 0
  return (line) => {
    while (at < hints.length && hints[at]!.end <= line.start) at++
    const hint = hints[at]
    return hint && hint.start <= line.start && line.end <= hint.end ? hint.kind : null
  }
}

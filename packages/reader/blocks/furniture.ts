import type { BlockKind } from '@onrecord/format'
import type { Language, Lexicon } from '@onrecord/language'
import type { Line } from './lines.js'
import { endsWithStop } from './lines.js'

/** What a line is by itself: a block kind, or `note`, furniture that runs on to the end of its paragraph. */
export type Mark = Extract<BlockKind, 'furniture' | 'caption'> | 'note' | null

interface Opening {
  readonly words: string
  readonly where: string
  readonly kind: string
  /** What the line is where nothing but names follows, or empty. */
  readonly named: string
}

interface Marks {
  readonly whole: ReadonlyMap<string, string>
  /** Entries that stand at a line's start, by their first word. */
  readonly start: ReadonlyMap<string, readonly Opening[]>
  readonly any: readonly (readonly [string, string])[]
  readonly tail: readonly (readonly [string, string])[]
  readonly stamp: ReadonlySet<string>
}

const prepared = new WeakMap<Lexicon, Marks>()

function marksOf(lexicon: Lexicon): Marks {
  const known = prepared.get(lexicon)
  if (known) return known
  const whole = new Map<string, string>()
  const start = new Map<string, Opening[]>()
  const any: [string, string][] = []
  const tail: [string, string][] = []
  const stamp = new Set<string>()
  for (const [words = '', where = '', kind = '', named = ''] of lexicon.rows) {
    if (where === 'whole') whole.set(words, kind)
    else if (where === 'any') any.push([words, kind])
    else if (where === 'tail') tail.push([words, kind])
    else if (where === 'stamp') stamp.add(words)
    else {
      const first = words.split(' ')[0]!
      start.set(first, [...(start.get(first) ?? []), { words, where, kind, named }])
    }
  }
  const marks = { whole, start, any, tail, stamp }
  prepared.set(lexicon, marks)
  return marks
}

const ADDRESS = /^(?:\W*(?:https?:\/\/\S+|www\.\S+|\S+@\S+\.\w+|@\w+|\S+\.(?:com|org|net|ru|co\.uk)\/\S+))+\W*$/iu
const MARKUP = /^<\/?[a-z][^>]*>?|^[.#@]?[\w\s,.#-]*\{$|^\}+$|^[a-z-]+:\s?[^.!?]*;$/i
const PAGE = /^\W*\d{1,3}(?:\s*(?:\/|of)\s*\d{1,3})?\W*$/iu
/** A line of nothing but names. Each word is taken whole or not at all (a lookahead that is then repeated): capitals could be cut at every letter. */
export const NAMES =
  /^(?:(?=([\p{Lu}][\p{L}\p{M}.'’-]*|and|by|for|of|de|del|da|la|le|van|von|der|al|el|bin|the|in))\1|[,&|/–—-]|\s)+\.?$/u

// What must follow an opening, by the lexicon's second column.
const OPENS: Readonly<Record<string, (line: Line, rest: string) => boolean>> = {
  start: (line) => line.words <= 40,
  handle: (line, rest) => line.words <= 40 && /@\w/.test(rest),
  page: (_, rest) => /^\d+(?:\s*\w{0,2}\s*\d+)?$/.test(rest),
}

/** What each line is by its own words and shape, looked up in the lexicon of furniture. */
export function markLines(lines: readonly Line[], language: Language): Mark[] {
  const marks = marksOf(language.lexicon('furniture'))
  const calendar = language.lexicon('times')
  return lines.map(
    (line, i) =>
      markOf(line, marks, calendar) ?? (i > 0 && i < HEAD && isDated(line, marks, calendar) ? 'furniture' : null),
  )
}

function markOf(line: Line, marks: Marks, calendar: Lexicon): Mark {
  const { text, lower } = line
  const bare = trimmed(lower)
  if (bare === '') return 'furniture'
  const whole = marks.whole.get(bare)
  if (whole) return kindOf(whole)
  if (line.words <= 6 && (ADDRESS.test(text) || PAGE.test(text))) return 'furniture'
  if (MARKUP.test(text) && !endsWithStop(text)) return 'furniture'
  const first = /^[\p{L}'-]+/u.exec(bare)?.[0] ?? ''
  for (const { words, where, kind, named } of marks.start.get(first) ?? []) {
    if (!bare.startsWith(words) || /^[\p{L}\p{N}'-]/u.test(bare.slice(words.length))) continue
    const rest = text.slice(lower.indexOf(words) + words.length).trim()
    const names = rest !== '' && line.words <= 16 && NAMES.test(rest) && !endsWithStop(text)
    if (names && (named || where === 'names')) return kindOf(named || kind)
    if (where === 'label' ? /^[:|–—>»]/u.test(rest) || rest === '' : OPENS[where]?.(line, rest)) return kindOf(kind)
  }
  if (isStamp(line, marks, calendar)) return 'furniture'
  if (line.words <= 60) {
    for (const [words, kind] of marks.any) if (lower.includes(words)) return kindOf(kind)
    const end = lower.slice(-60)
    for (const [words, kind] of marks.tail) if (end.includes(words)) return kindOf(kind)
    if (text.includes(': ', text.length - 64) && /[\p{L}.)]\s+[\p{Lu}]\p{L}+(?: \p{L}+)?: [^.!?:]{2,60}$/u.test(text)) {
      const label = /([\p{Lu}]\p{L}+(?: \p{L}+)?): [^:]{2,60}$/u.exec(text)?.[1]?.toLowerCase() ?? ''
      if (marks.start.get(label.split(' ')[0]!)?.some((o) => o.words === label && o.kind === 'caption'))
        return 'caption'
    }
  }
  return null
}

const WORDY = /[\p{L}\p{N}]/u

/** A line without what is neither letter nor digit at its ends. */
function trimmed(line: string): string {
  let from = 0
  let to = line.length
  // A character of two units (an emoji) is one.
  const at = (i: number): string => String.fromCodePoint(line.codePointAt(i)!)
  while (from < to && !WORDY.test(at(from))) from += at(from).length
  const low = (i: number): boolean => i > from && (line.charCodeAt(i) & 0xfc00) === 0xdc00
  while (to > from) {
    const start = low(to - 1) ? to - 2 : to - 1
    if (WORDY.test(at(start))) break
    to = start
  }
  return line.slice(from, to)
}

const kindOf = (kind: string): Mark =>
  kind === 'caption' ? 'caption' : kind === 'note' ? 'note' : kind === 'stamp' ? null : 'furniture'

const CALENDAR: ReadonlySet<string> = new Set(['weekday', 'month', 'unit', 'units', 'deictic'])

/** Lines among which byline, outlet, place and day stand. */
export const HEAD = 8
const YEAR = /\b(?:19|20)\d{2}\b/u
/** What names and the day are parted by, and the longest names. */
const PARTING = /(?:,|\s[|·–—-])\s+/gu
const LONGEST = 80

/** "The Gulf Courier, 28 May 2025", "Lindhavn, May 3, 2025", "By Jo Lee, Harbour Weekly | 3 March 2026": who, an outlet or a place, and the day. */
function isDated({ text }: Line, marks: Marks, calendar: Lexicon): boolean {
  if (!YEAR.test(text)) return false
  return [...text.matchAll(PARTING)].some((m) => {
    const [names, day] = [text.slice(0, m.index), text.slice(m.index + m[0].length)]
    const words = day.split(/\s+/).length
    return m.index >= 2 && m.index <= LONGEST && NAMES.test(names) && isStamp({ words, lower: day.toLowerCase() }, marks, calendar) // biome-ignore format: one line
  })
}

/** A line of nothing but a date, a time of day or "18 hours ago". */
function isStamp(line: Pick<Line, 'words' | 'lower'>, marks: Marks, calendar: Lexicon): boolean {
  if (line.words > 9) return false
  const words = line.lower.match(/[\p{L}]+|\d+/gu) ?? []
  if (words.length < 2) return false
  let dated = false
  for (const w of words) {
    if (/^\d+$/.test(w) || marks.stamp.has(w)) continue
    const sense = calendar.get(w) ?? calendar.get(`${w}.`)
    if (!sense) {
      if (w.length > 1) return false
    } else if (CALENDAR.has(sense[0]!)) dated = true
    else if (sense[0] !== 'direction' && sense[0] !== 'clock') return false
  }
  return dated && /\d/.test(line.lower)
}

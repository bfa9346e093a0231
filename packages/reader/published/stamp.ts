import { type Block, type Day, dayOf, isDay, type Span } from '@onrecord/format'
import type { Lexicon } from '@onrecord/language'

/** A day written over the article, alone on its line or behind "Published". */
export interface Stamp extends Span {
  readonly day: Day
}

// Over the article: before its first paragraph of so many words.
const PARAGRAPH = 12

/**
 * The day that stands over the text ("April 15, 2025", "Published: 15 Apr 2025, 10:30", "2025-04-15"): the first line of furniture
 * before the first paragraph that names one day with its year; of several ("Updated …") the earliest. Days by numbers alone count
 * only in ISO's order, since 3/4 is read differently in different countries. Null where there is none, or only one after `today`.
 */
export function stampOf(text: string, blocks: readonly Block[], calendar: Lexicon, today: Day): Stamp | null {
  let found: Stamp | null = null
  for (const b of blocks) {
    if (b.kind === 'body' && text.slice(b.start, b.end).split(/\s+/u).length >= PARAGRAPH) break
    if (b.kind !== 'furniture') continue
    for (const line of linesWithin(text, b)) {
      const day = dayIn(text.slice(line.start, line.end), calendar)
      if (day && day <= today && (!found || day < found.day)) found = { ...line, day }
    }
  }
  return found
}

function* linesWithin(text: string, { start, end }: Span): Generator<Span> {
  for (const m of text.slice(start, end).matchAll(/[^\n]+/gu)) {
    const line = m[0].trim()
    const at = start + m.index + m[0].indexOf(line)
    if (line) yield { start: at, end: at + line.length }
  }
}

/** The one day a short line names with its year, or null. */
function dayIn(line: string, calendar: Lexicon): Day | null {
  if (line.length > 90) return null
  const iso = [...line.matchAll(/(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/gu)]
  if (iso.length > 0) return iso.length === 1 && isDay(iso[0]![0]) ? iso[0]![0] : null
  const years = [...line.matchAll(/(?<![\d:.])(?:19|20)\d{2}(?![\d:])/gu)]
  const months = [...line.matchAll(/\p{L}+\.?/gu)].flatMap((m) => {
    const word = m[0].toLowerCase().replace('.', '')
    const sense = calendar.get(word) ?? calendar.get(`${word}.`)
    return sense?.[0] === 'month' ? [{ month: Number(sense[1]), at: m.index, end: m.index + m[0].length }] : []
  })
  if (years.length !== 1 || months.length !== 1) return null
  const { month, at, end } = months[0]!
  const number = /^\s{0,2}(\d{1,2})(?:st|nd|rd|th)?(?![\d:])/u.exec(line.slice(end)) ?? /(?<![\d:])(\d{1,2})(?:st|nd|rd|th)?(?: of)?[\s-]{0,2}$/u.exec(line.slice(0, at)) // biome-ignore format: two ways, side by side
  if (!number) return null
  const day = dayOf(Date.UTC(Number(years[0]![0]), month - 1, Number(number[1])) / 86_400_000)
  return Number(day.slice(8)) === Number(number[1]) ? day : null
}

import type { Span } from '@onrecord/format'
import type { Language } from '@onrecord/language'
import type { EventMention, Words } from './event-mentions.js'

/** How far off an event is said to be. */
export interface Countdown {
  readonly span: Span
  /** Days before the event (after it where negative), and how many more or fewer they may be. */
  readonly days: number
  readonly give: number
}

const UNIT_DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30.44, year: 365.25 }

/** "eight months to go until the election", "two weeks before the vote", "two years after the invasion"; null where nothing is counted. */
export function countdownTo(mention: EventMention, text: Words, language: Language): Countdown | null {
  const lexicon = language.lexicon('dating')
  const sense = (from: number, to: number) => lexicon.get(text.words.slice(from, to).join(' '))?.[0]
  const sentence = text.sentences[mention.first]
  for (let at = mention.first - 1; at >= Math.max(0, mention.first - 6) && text.sentences[at] === sentence; at--) {
    const ahead = sense(at, at + 1) === 'countdown' || sense(at, at + 2) === 'countdown'
    if (!ahead && sense(at, at + 1) !== 'behind') continue
    let end = at
    if (end >= 2 && sense(end - 2, end) === 'left') end -= 2
    else if (end >= 1 && sense(end - 1, end) === 'left') end--
    const count = countBefore(text, end, language)
    if (!count) return null
    return {
      span: { start: text.spans[count.first]!.start, end: text.spans[at]!.end },
      days: ahead ? count.days : -count.days,
      give: count.give,
    }
  }
  return null
}

/** A count of days, weeks, months or years that ends before word `end`: where it begins, its days, and half a unit of give. */
function countBefore(
  text: Words,
  end: number,
  language: Language,
): { first: number; days: number; give: number } | null {
  const times = language.lexicon('times')
  const numbers = language.lexicon('numbers')
  const unit = times.get(text.words[end - 1] ?? '')
  const days = unit && (unit[0] === 'unit' || unit[0] === 'units') ? UNIT_DAYS[unit[1]!] : undefined
  if (days === undefined) return null
  const word = text.words[end - 2] ?? ''
  const entry = numbers.get(word)
  const n = /^\d{1,3}$/.test(word)
    ? Number(word)
    : entry?.[0] === 'cardinal'
      ? Number(entry[1])
      : entry?.[0] === 'article'
        ? 1
        : null
  return n === null || n === 0 ? null : { first: end - 2, days: n * days, give: days === 1 ? 1 : days * 0.55 }
}

/** "the third anniversary of" right before an event: how many years, and where that begins. */
export function anniversaryOf(
  mention: EventMention,
  text: Words,
  language: Language,
): { years: number; start: number } | null {
  const lexicon = language.lexicon('dating')
  const numbers = language.lexicon('numbers')
  for (let at = mention.first - 1; at >= Math.max(1, mention.first - 5); at--) {
    if (lexicon.get(text.words[at]!)?.[0] !== 'anniversary') continue
    const word = text.words[at - 1]!
    const digits = /^(\d+)(?:st|nd|rd|th)$/.exec(word)
    const entry = numbers.get(word)
    const years = digits ? Number(digits[1]) : entry?.[0] === 'ordinal' ? Number(entry[1]) : null
    if (years === null) return null
    // "twenty-fifth"
    const tens = numbers.get(text.words[at - 2] ?? '')
    const more = !digits && years < 10 && tens?.[0] === 'cardinal' && Number(tens[1]) >= 20 ? Number(tens[1]) : 0
    return { years: years + more, start: text.spans[at - 1]!.start }
  }
  return null
}

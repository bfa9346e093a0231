import { type Day, isDay } from '@onrecord/format'

/**
 * The day a date of metadata names, in the zone it is written in (`2024-10-24T23:30:00-05:00` is 2024-10-24), or null
 * where it names none, names several (`03/04/2024` is read differently in different countries) or lies before 1900.
 * Takes ISO 8601 in its usual forms, RFC 2822, month names of `locale` and of English, days with dots, slashed dates that can
 * be read in one way only, and seconds or milliseconds since 1970 (in UTC).
 */
export function toDay(date: string | number, locale = 'en'): Day | null {
  if (typeof date === 'number') return fromEpoch(date)
  const s = date.trim().normalize('NFKC')
  return numeric(s) ?? (/^\d{10}(\d{3})?$/.test(s) ? fromEpoch(Number(s)) : null) ?? named(s, locale)
}

const fromEpoch = (n: number): Day | null => {
  const t = new Date(Math.abs(n) < 1e11 ? n * 1000 : n)
  return Number.isNaN(t.getTime()) ? null : day(t.getUTCFullYear(), t.getUTCMonth() + 1, t.getUTCDate())
}

function numeric(s: string): Day | null {
  let m = /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?!\d)/.exec(s)
  // Without separators only eight digits are a date.
  if (m && (m[2] || /^\d{8}(?!\d)/.test(s))) return day(Number(m[1]), Number(m[3]), Number(m[4]))
  m = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/.exec(s)
  if (m) return day(Number(m[3]), Number(m[2]), Number(m[1]))
  m = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/.exec(s)
  if (!m) return null
  const [a, b, year] = [Number(m[1]), Number(m[2]), Number(m[3])]
  if (a === b || b > 12) return day(year, a, b)
  return a > 12 ? day(year, b, a) : null
}

/** A day with its month's name: `24 October 2024`, `Oct. 24, 2024`, `Thu, 24 Oct 2024 10:00:00 GMT`. */
function named(s: string, locale: string): Day | null {
  const year = /(?<![\d:])(\d{4})(?![\d:])/.exec(s)
  if (!year) return null
  const rest = s.replace(year[0], ' ')
  for (const months of [monthNames(locale), monthNames('en')]) {
    const found = rest.split(/[^\p{L}\p{M}]+/u).flatMap((w) => months.get(w.toLowerCase()) ?? [])
    const number = /(?<![\d:.])(\d{1,2})(?![\d:])/.exec(rest)
    if (found.length === 1 && number) return day(Number(year[1]), found[0]!, Number(number[1]))
  }
  return null
}

const cache = new Map<string, ReadonlyMap<string, number>>()

/** Long and short names of the months as the language writes them, lower case, from the platform's own tables. */
function monthNames(locale: string): ReadonlyMap<string, number> {
  const known = cache.get(locale)
  if (known) return known
  const names = new Map<string, number>()
  for (const month of ['long', 'short'] as const) {
    const format = formatter(locale, month)
    for (let m = 0; m < 12; m++) {
      const part = format.formatToParts(Date.UTC(2024, m, 15)).find((p) => p.type === 'month')
      if (part) names.set(part.value.toLowerCase().replace(/\.$/, ''), m + 1)
    }
  }
  // Agencies write four letters of a month with five or more ("Sept.").
  for (const [name, m] of [...names])
    if (name.length > 4 && !names.has(name.slice(0, 4))) names.set(name.slice(0, 4), m)
  cache.set(locale, names)
  return names
}

function formatter(locale: string, month: 'long' | 'short'): Intl.DateTimeFormat {
  const options = { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' } as const
  try {
    return new Intl.DateTimeFormat(locale, options)
  } catch {
    return new Intl.DateTimeFormat('en', options)
  }
}

function day(year: number, month: number, date: number): Day | null {
  const pad = (n: number) => String(n).padStart(2, '0')
  const d = `${year}-${pad(month)}-${pad(date)}`
  return year >= 1900 && isDay(d) ? d : null
}

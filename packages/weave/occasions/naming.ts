import type { ActorId, DayRange, OccasionKind, Span } from '@onrecord/format'
import type { Instance } from './instance.js'

/** What a name is made of; all of it stands in the texts. */
export interface Named {
  readonly speakers: readonly ActorId[]
  readonly kind: OccasionKind
  readonly place: string | null
  readonly when: DayRange
  readonly instances: readonly Instance[]
}

/** An event without a name is known by so many who spoke there. */
const KNOWN_BY = 2

/**
 * A name a person understands: "Vladimir Putin, press conference, Kazan, 24 October 2024", "BRICS summit, Kazan, 22 to 24
 * October 2024", "Dmitry Peskov, interview with CNBC, 24 February 2025", "Joe Biden and Paul Ryan, debate, 11 October 2012".
 * `locale` is the language's tag.
 */
export function nameOf({ speakers, kind, place, when, instances }: Named, locale: string): string {
  const first = instances[0]!
  const many = instances.every((i) => i.scope === 'many')
  const host = instances.map((i) => i.host).find((h) => h !== null)
  const known = many ? (instances.some((i) => i.named) ? 0 : KNOWN_BY) : 1
  const names = (speakers.length > 0 ? speakers : [first.speaker]).map((id) => nameOfActor(instances, id))
  const who = known === 0 ? null : lists(locale).format(names.slice(0, known))
  const what = host
    ? `${kind} with ${nameOfActor(instances, host)}`
    : many
      ? (labelOf(instances, kind) ?? kind)
      : titled(instances, kind)
  return [who, what, place, days(when, locale)].filter((part) => part !== null).join(', ')
}

function nameOfActor(instances: readonly Instance[], id: ActorId): string {
  const names = instances.flatMap((i) => i.article.article.actors.filter((a) => a.id === id).map((a) => a.name))
  return [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0] ?? id
}

// What a text calls one's own speech, the fullest.
function titled(instances: readonly Instance[], kind: OccasionKind): string {
  const titles = instances.flatMap((i) => (i.title && i.kind === kind ? [textOf(i, i.title)] : []))
  return fullest(titles) ?? kind
}

const textOf = ({ article: { article } }: Instance, { start, end }: Span): string =>
  article.text.slice(start, end).replace(/\s+/g, ' ')

const fullest = (names: readonly string[]): string | null =>
  [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0] ?? null

// The fullest name the texts give the event; "voted" names no more than a vote does.
function labelOf(instances: readonly Instance[], kind: OccasionKind): string | null {
  const labels = instances.flatMap((i) => i.labels.slice(0, 1).map((l) => l.noun ?? textOf(i, l)))
  const telling = labels.filter((l) => !l.toLowerCase().startsWith(kind))
  return fullest(telling)
}

const listFormats = new Map<string, Intl.ListFormat>()
const formats = new Map<string, Intl.DateTimeFormat>()

// Making one takes longer than what it is made for.
function lists(locale: string): Intl.ListFormat {
  const known = listFormats.get(locale)
  if (known) return known
  const format = new Intl.ListFormat(locale === 'en' ? 'en-GB' : locale)
  listFormats.set(locale, format)
  return format
}

function formatOf(locale: string): Intl.DateTimeFormat {
  const known = formats.get(locale)
  if (known) return known
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: 'UTC' })
  formats.set(locale, format)
  return format
}

function days({ from, to }: DayRange, locale: string): string | null {
  const format = formatOf(locale)
  const date = (day: string): Date => new Date(`${day}T00:00:00Z`)
  if (from !== null && to !== null)
    return from === to ? format.format(date(from)) : format.formatRange(date(from), date(to))
  return null
}

import { dayNumber, type Span } from '@onrecord/format'
import type { DatedEvent } from '@onrecord/knowledge'
import type { Lexicon } from '@onrecord/language'
import type { Analysed, Context } from '../layers.js'
import { moved } from '../times/calendar.js'
import type { Tense } from '../times/resolve.js'
import { tenseAt } from '../times/tense.js'
import type { Tensed } from '../times/times.js'
import { type Clue, fadeAhead, fadeBehind } from './clue.js'
import { agrees, timeBeside } from './event-beside.js'
import { anniversaryOf, countdownTo } from './event-counts.js'
import { type EventMention, eventMentions, type Words } from './event-mentions.js'

/** An event's first and last day since 1970. */
export interface Occasion {
  readonly first: number
  readonly last: number
  /** Days after it, and before it, at which it is spoken of half as often. */
  readonly after: number
  readonly before: number
  /** How well a day before it fits, when nothing says that it is to come. */
  readonly floor: number
}

/** Events spoken of for long before and after they happen; of the others, days later little is said. */
const LONG: ReadonlySet<string> = new Set(['election', 'war', 'referendum', 'games', 'convention', 'primary'])

const occasionOf = (e: DatedEvent, from: string, to: string): Occasion => {
  const long = LONG.has(e.kind)
  return {
    first: dayNumber(from),
    last: dayNumber(to),
    after: long ? 12 : 5,
    before: e.kind === 'election' ? 60 : long ? 20 : 7,
    floor: UNPLANNED.has(e.kind) ? UNPLANNED_FLOOR : FLOOR,
  }
}

/** Events nobody speaks of before they happen. */
const UNPLANNED: ReadonlySet<string> = new Set(['attack', 'coup', 'death', 'disaster', 'event', 'war'])

type Relation = 'behind' | 'ahead' | 'recent' | 'soon' | 'under' | null

// No mention of an event may settle the article's day by itself; what says how near it is may nearly.
const FLOOR = 0.02
const NEAR_FLOOR = 0.0005
// One event of its own name that is said to lie behind, ahead or around.
const TOLD_FLOOR = 0.004
// Nothing is told as past before it happens, but what is planned is spoken of long before.
const UNPLANNED_FLOOR = 0.005
// An event of its own name is told of as background long after it.
const BACKGROUND = 0.1
// A name many events share ("the presidential election") tells less than one of its own.
const SHARED = 0.6
// Each further mention adds this much to the first.
const AGAIN = 0.3

/** What known events say of the article's day: named as past, to come or under way, counted down to, dated beside. */
export function eventClues(layer: Analysed, text: Words, found: readonly Tensed[], context: Context): Clue[] {
  const tenses = context.language.lexicon('tense')
  const out: Clue[] = []
  const plain = new Map<string, Plain>()
  for (const mention of eventMentions(text, context.knowledge.events)) {
    const span = { start: mention.start, end: mention.end }
    const events = ofYear(mention, found)
    const occasions = events.map((e) => occasionOf(e, e.from, e.to))
    const countdown = countdownTo(mention, text, context.language)
    const years = countdown ? null : anniversaryOf(mention, text, context.language)
    const beside = timeBeside(mention, found, layer.source.text)
    if (countdown) {
      out.push({
        rule: 'countdown',
        spans: [countdown.span, span],
        fits: any(occasions, countdown.fits, NEAR_FLOOR, NEAR_FLOOR),
      })
    } else if (years) {
      const days = events.map((e) => {
        const day = moved(e.from, 'year', years.years)
        return occasionOf(e, day, day)
      })
      out.push({
        rule: 'anniversary',
        spans: [{ start: years.start, end: span.end }],
        fits: any(days, (o, day) => around(day - o.first), NEAR_FLOOR, NEAR_FLOOR),
      })
    } else if (beside) {
      const here = occasions.filter((o) => agrees(beside, o, null))
      if (here.length === 0) continue
      const fits = any(
        here,
        (o, day) => (agrees(beside, o, day) ? reported(o, day) : 0),
        2 * NEAR_FLOOR,
        2 * NEAR_FLOOR,
      )
      out.push({ rule: 'dated event', spans: [{ start: beside.start, end: beside.end }, span], fits })
    } else {
      const relation = relationOf(mention, text, context.language.lexicon('dating'))
      const tense = relation ? null : tenseAt(layer.analysis, text.tokens[mention.last - 1]!, tenses)
      const light = relation === 'under' || relation === 'behind' ? tense : (relation ?? tense)
      const key = `${events[0]!.id} ${events.length} ${light}`
      const known = plain.get(key)
      if (known) known.spans.push(span)
      else plain.set(key, { relation, tense, occasions, spans: [span] })
    }
  }
  for (const p of plain.values()) out.push(plainClue(p))
  return out
}

/** Mentions of the same events in the same light. */
interface Plain {
  readonly relation: Relation
  readonly tense: Tense
  readonly occasions: readonly Occasion[]
  readonly spans: Span[]
}

/** What is named again and again is what the article reports; what is named once may be background. */
function plainClue({ relation, tense, occasions, spans }: Plain): Clue {
  const again = Math.min(spans.length - 1, 3)
  const near = relation === 'recent' || relation === 'soon'
  const few = occasions.length <= 2
  const shared = occasions.length > 6 && !near
  const weight = (shared ? SHARED : 1) * (1 + AGAIN * again)
  const fits = any(
    occasions,
    (o, day) => fit(o, day, relation, tense),
    near ? NEAR_FLOOR : few && relation ? TOLD_FLOOR : few && again === 0 ? BACKGROUND : FLOOR,
    near || relation === 'behind'
      ? NEAR_FLOOR
      : few && relation
        ? TOLD_FLOOR
        : Math.min(...occasions.map((o) => o.floor)),
  )
  return {
    rule: relation ? `event ${relation}` : 'event',
    spans: spans.slice(0, 2),
    fits: (day) => fits(day) ** weight,
  }
}

/**
 * How well a day fits the best of the events a name can mean. Days that fit none get `behind` where some event lies before
 * them, else `ahead`.
 */
const any =
  (occasions: readonly Occasion[], f: (o: Occasion, day: number) => number, behind: number, ahead: number) =>
  (day: number): number => {
    let best = 0
    let floor = ahead
    for (const o of occasions) {
      const v = f(o, day)
      if (v > best) best = v
      if (day > o.last) floor = behind
    }
    return floor + (1 - floor) * best
  }

function fit(o: Occasion, day: number, relation: Relation, tense: Tense): number {
  const behind = fadeBehind(day - o.last, o.after)
  const ahead = fadeAhead(o.first - day, o.before)
  const on = day >= o.first && day <= o.last
  const past = day - o.last
  const away = o.first - day
  switch (relation) {
    case 'recent':
      return on ? 0.5 : past < 0 ? 0 : past <= 10 ? 1 : past <= 45 ? 0.4 : past <= 90 ? 0.05 : 0
    case 'soon':
      return away < 0 ? 0 : away <= 45 ? 1 : away <= 120 ? 0.5 : away <= 365 ? 0.1 : 0
    case 'behind':
      return on ? 0.6 : behind
    case 'ahead':
      return Math.max(ahead, 0.03 * behind)
    case 'under':
      return tense === 'future' ? ahead : on ? 0.9 : Math.max(behind, 0.1 * ahead)
    default:
      if (tense === 'past') return on ? 0.8 : Math.max(behind, 0.1 * ahead)
      if (tense === 'future') return Math.max(ahead, on ? 0.3 : 0, 0.05 * behind)
      return on ? 0.8 : Math.max(0.7 * behind, 0.5 * ahead)
  }
}

/** Days before or behind an event on which an article speaks of it with its day. */
const reported = (o: Occasion, day: number): number =>
  day < o.first ? fadeAhead(o.first - day, o.before) : day > o.last ? fadeBehind(day - o.last, o.after) : 1

/** Days from an anniversary on which an article speaks of it. */
const around = (days: number): number =>
  days < -30 ? 0 : days < -10 ? 0.2 : days < 0 ? 0.5 : days <= 3 ? 1 : days <= 10 ? 0.6 : days <= 30 ? 0.15 : 0.001

/** "the 2016 election": those of the events that fall in the year named right before them. */
function ofYear(mention: EventMention, found: readonly Tensed[]): readonly DatedEvent[] {
  const year = found.find((e) => e.meaning.kind === 'days' && e.end <= mention.start && mention.start - e.end <= 22)
  if (year?.meaning.kind !== 'days') return mention.events
  const { from, to } = year.meaning
  const own = mention.events.filter((e) => e.from <= to && from <= e.to)
  return own.length ? own : mention.events
}

/** The nearest words before an event, up to five back, that say how it lies to the article. */
function relationOf(mention: EventMention, text: Words, lexicon: Lexicon): Relation {
  for (let at = mention.first - 1; at >= Math.max(0, mention.first - 5); at--) {
    if (text.sentences[at] !== text.sentences[mention.first]) return null
    for (let n = 3; n >= 1; n--) {
      const sense = at - n + 1 < 0 ? undefined : lexicon.get(text.words.slice(at - n + 1, at + 1).join(' '))?.[0]
      if (sense === 'countdown') return 'ahead'
      if (sense === 'behind' || sense === 'ahead' || sense === 'recent' || sense === 'soon' || sense === 'under')
        return sense
    }
  }
  return null
}

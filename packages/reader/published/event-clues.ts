import { dayNumber, type Span } from '@onrecord/format'
import type { DatedEvent } from '@onrecord/knowledge'
import type { Lexicon } from '@onrecord/language'
import type { Analysed, Context } from '../layers.js'
import { moved } from '../times/calendar.js'
import type { Tense } from '../times/resolve.js'
import { type Tensed, tenseAt } from '../times/tense.js'
import type { Clue } from './clue.js'
import { distances, type Stretch } from './distance.js'
import { agreeing, timeBeside } from './event-beside.js'
import { anniversaryOf, countdownTo } from './event-counts.js'
import { type EventMention, eventMentions, type Words } from './event-mentions.js'
import { BEGIN, best, type Steps, step } from './steps.js'
import { table } from './weights.js'

/** Events spoken of for long before and after they happen; of the others, days later little is said. */
const LONG: ReadonlySet<string> = new Set(['election', 'war', 'referendum', 'games', 'convention', 'primary'])
/** Events nobody speaks of before they happen. */
const SUDDEN: ReadonlySet<string> = new Set(['attack', 'coup', 'death', 'disaster', 'event', 'war', 'ruling'])
/** Names that came up on a day and have been in use since. */
const NAMES: ReadonlySet<string> = new Set(['name'])

const sortOf = (kind: string): string =>
  NAMES.has(kind) ? 'name' : SUDDEN.has(kind) ? 'sudden' : LONG.has(kind) ? 'long' : 'short'

type Relation = 'behind' | 'ahead' | 'recent' | 'soon' | 'under' | null

// From so many events of one name on it tells less than a name of its own.
const SHARED = 7

/** What known events say of the article's day: named as past, to come or under way, counted down to, dated beside. */
export function eventClues(layer: Analysed, text: Words, found: readonly Tensed[], context: Context): Clue[] {
  const tenses = context.language.lexicon('tense')
  const out: Clue[] = []
  const plain = new Map<string, Plain>()
  for (const mention of eventMentions(text, context.knowledge.events)) {
    const span = { start: mention.start, end: mention.end }
    const events = ofYear(mention, found)
    const countdown = countdownTo(mention, text, context.language)
    const years = countdown ? null : anniversaryOf(mention, text, context.language)
    const beside = timeBeside(mention, found, layer.source.text)
    if (countdown) {
      out.push({ rule: 'countdown', spans: [countdown.span, span], steps: [counted(events, countdown)] })
    } else if (years) {
      const days = events.map((e) => {
        const day = dayNumber(moved(e.from, 'year', years.years))
        return { first: day, last: day }
      })
      out.push({
        rule: 'anniversary',
        spans: [{ start: years.start, end: span.end }],
        steps: [distances(days, table('anniversary'))],
      })
    } else if (beside) {
      const steps = agreeing(beside, events.map(stretchOf))
      if (steps)
        out.push({ rule: 'dated event', spans: [{ start: beside.start, end: beside.end }, span], steps: [steps] })
    } else {
      const relation = relationOf(mention, text, context.language.lexicon('dating'))
      const tense = relation ? null : tenseAt(layer.analysis, text.tokens[mention.last - 1]!, tenses)
      const light = relation ?? tense ?? 'present'
      const key = `${events[0]!.id} ${events.length} ${relation === 'under' || relation === 'behind' ? 'present' : light}`
      const known = plain.get(key)
      if (known) known.spans.push(span)
      else plain.set(key, { relation, tense, events, spans: [span] })
    }
  }
  for (const p of plain.values()) out.push(plainClue(p))
  return out
}

const stretchOf = (e: DatedEvent): Stretch => ({ first: dayNumber(e.from), last: dayNumber(e.to) })

/** Mentions of the same events in the same light. */
interface Plain {
  readonly relation: Relation
  readonly tense: Tense
  readonly events: readonly DatedEvent[]
  readonly spans: Span[]
}

/** What is named again and again is what the article reports; what is named once may be background. */
function plainClue({ relation, tense, events, spans }: Plain): Clue {
  const sort = sortOf(events[0]!.kind)
  const steps = [
    known(events, sort === 'name' ? 'name' : `event ${relation ?? tense ?? 'present'} ${sort}`),
    ...(spans.length > 1 ? [known(events, 'event again')] : []),
    ...(spans.length > 3 ? [known(events, 'event often')] : []),
    ...(events.length >= SHARED ? [known(events, 'event shared')] : []),
  ]
  return { rule: relation ? `event ${relation}` : 'event', spans: spans.slice(0, 2), steps }
}

const prepared = new WeakMap<readonly DatedEvent[], Map<string, Steps>>()

/** Steps of the distances to events, kept for the next article that names the same. */
function known(events: readonly DatedEvent[], name: string): Steps {
  let tables = prepared.get(events)
  if (!tables) {
    tables = new Map()
    prepared.set(events, tables)
  }
  let steps = tables.get(name)
  if (!steps) {
    steps = distances(events.map(stretchOf), table(name))
    tables.set(name, steps)
  }
  return steps
}

/** Weights of a table of countdowns: as counted, nearly, roughly, and not at all. */
export const COUNTS = 4

/** Days that lie as far before one of the events as is counted. */
function counted(events: readonly DatedEvent[], { days, give }: { days: number; give: number }): Steps {
  const base = table('countdown')
  const wide = [give, 1.5 * give, 2.5 * give].map(Math.round)
  return best(
    events.map((event) => {
      const at = Math.round(dayNumber(event.from) - days)
      const steps: number[] = []
      step(steps, BEGIN, base + 3)
      for (const i of [2, 1, 0]) step(steps, at - wide[i]!, base + i)
      for (const i of [0, 1, 2]) step(steps, at + wide[i]! + 1, base + i + 1)
      return steps
    }),
  )
}

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

import { type ActorId, type DayRange, type OccasionKind, overlap, rangesMeet, type Span } from '@onrecord/format'
import type { DatedEvent } from '@onrecord/knowledge'
import type { WeaveContext } from '../context.js'
import { type Agreement, agreement, common, isDay, isNarrow, within } from '../dates.js'
import { type PreparedArticle, type PreparedStatement, termsWithin } from '../prepared.js'
import type { Term } from '../words/lexis.js'
import { sentenceAt, sentences } from '../words/sentences.js'
import { type OccasionCue, occasionCues, type occasionPhrases } from './cues.js'
import type { Instance } from './instance.js'
import { kindMatch, moreTelling } from './kinds.js'
import { type EventNames, knownEvent, mayHaveSpoken } from './known-events.js'
import { placeIn } from './place.js'
import { attending, placed, standing } from './placing.js'

interface Draft {
  readonly speaker: ActorId
  kind: OccasionKind | null
  scope: 'one' | 'many'
  when: DayRange
  place: Span | null
  host: ActorId | null
  readonly cues: OccasionCue[]
  /** Events of the knowledge that the cues' sentences name. */
  readonly events: DatedEvent[]
  readonly statements: PreparedStatement[]
}

/** What the sentence of a cue says of the event. */
interface Located {
  readonly place: Span | null
  readonly event: DatedEvent | null
  /** Whose event the cue's own words name ("in his State of the Union address"): the speaker's, that of somebody else's days, or none. */
  readonly named: 'theirs' | 'another' | null
}
type Locate = (cue: OccasionCue, speaker: ActorId) => Located

/**
 * The events an article tells of at which its speakers spoke: statements it places by words ("during a press conference",
 * "told CNBC"), those of the same speaker and day that follow suit, and what is left of each speaker's day without a cue.
 */
export function instances(
  prepared: PreparedArticle,
  phrases: ReturnType<typeof occasionPhrases>,
  events: EventNames,
  context: WeaveContext,
): Instance[] {
  const lines = sentences(prepared.article, context.language)
  const cues = named(occasionCues(prepared, phrases, context.language), prepared)
  const labels = cues.map((c) => c.label)
  const locate: Locate = (cue, speaker) => {
    const sentence = lines[sentenceAt(lines, cue.start)] ?? cue
    const { published } = prepared.article
    const named = knownEvent(prepared, cue.label, published, events, true)
    const event = named ?? knownEvent(prepared, sentence, published, events)
    const isTheirs = event !== null && mayHaveSpoken(context.knowledge.actor(speaker), event)
    return {
      place: placeIn(prepared, sentence, cue.start, labels, context.language),
      event: isTheirs ? event : null,
      named: named === null ? null : isTheirs ? 'theirs' : 'another',
    }
  }
  const around = termsWithin(
    prepared,
    cues.filter((c) => c.scope === 'many' && c.named).map((c) => c.label),
  )
  const drafts: Draft[] = []
  for (const { statement, cues: of } of placed(prepared, cues, lines))
    add(drafts, draftOf(statement, of, locate, prepared))
  for (const statement of prepared.statements)
    if (hostOf(statement, prepared) && !drafts.some((d) => d.statements.includes(statement)))
      add(drafts, draftOf(statement, [], locate, prepared))
  for (const [speaker, of] of standing(prepared, cues, lines, context.language))
    stand(drafts, speaker, of, locate, prepared)
  for (const [speaker, of] of attending(prepared, cues, lines, context.language))
    if (!drafts.some((d) => d.speaker === speaker)) stand(drafts, speaker, of, locate, prepared)
  placeAlike(drafts)
  follow(drafts, prepared)
  return [...drafts, ...leftOver(drafts, prepared)]
    .filter((d) => d.statements.length > 0 && canSpeak(d, prepared))
    .map((d) => instanceOf(d, prepared, around))
}

function draftOf(
  statement: PreparedStatement,
  cues: readonly OccasionCue[],
  locate: Locate,
  prepared: PreparedArticle,
): Draft | null {
  const { speaker, said } = statement.statement
  if (speaker === null) return null
  const own = cues.filter((c) => c.scope === 'one')
  const host = hostOf(statement, prepared)
  const located = cues.map((c) => locate(c, speaker))
  const events = eventsOf(located)
  const kind = kindOf(cues)
  return {
    speaker,
    kind: host && (kind === null || kind === 'remarks') ? 'interview' : kind,
    scope: own.length > 0 || host ? 'one' : 'many',
    when: daysOf(located, said, prepared),
    place: placeOf(located),
    host,
    cues: [...cues],
    events,
    statements: [statement],
  }
}

// What one's own event was; of those of many what the named one was ("a vote at the Harbour convention" is the convention).
function kindOf(cues: readonly OccasionCue[]): OccasionKind | null {
  const own = cues.filter((c) => c.scope === 'one')
  const named = cues.filter((c) => c.named)
  const telling = own.length > 0 ? own : named.length > 0 ? named : cues
  return telling.reduce<OccasionKind | null>((k, c) => moreTelling(k, c.kind), null)
}

// An outlet reports, it holds no speech; aloud speaks a person, in writing anybody.
function canSpeak({ speaker, kind, scope }: Draft, { article }: PreparedArticle): boolean {
  const type = article.actors.find((a) => a.id === speaker)?.type
  if (type === undefined || type === 'person') return true
  return type !== 'outlet' && kind !== null && (scope === 'many' || kindMatch(kind, 'remarks') === 'different')
}

const placeOf = (located: readonly Located[]): Span | null =>
  located.map((l) => l.place).find((p) => p !== null) ?? null

const eventsOf = (located: readonly Located[]): DatedEvent[] => [
  ...new Set(located.map((l) => l.event).filter((e) => e !== null)),
]

// Days within those of the events that are known; where nothing tells the days but the article's own, and the event a cue names is
// over by then, the event's ("in his State of the Union address he called for", days later). Whose address it cannot be held another.
function daysOf(located: readonly Located[], said: DayRange, { article: { published } }: PreparedArticle): DayRange {
  const isOwn = said.from === published.from && said.to === published.to
  if (isOwn && located.some((l) => l.named === 'another')) return { from: null, to: said.to }
  const over = located.find((l) => l.named === 'theirs' && said.from !== null && l.event!.to < said.from)?.event
  return isOwn && over ? { from: over.from, to: over.to } : eventsOf(located).reduce<DayRange>(within, said)
}

// An outlet told something is the one that asked.
function hostOf({ statement }: PreparedStatement, { article }: PreparedArticle): ActorId | null {
  const actor = statement.addressee === null ? undefined : article.actors.find((a) => a.id === statement.addressee)
  return actor?.type === 'outlet' ? actor.id : null
}

// Adds a draft, or makes it part of one of the same speaker that may be the same event.
function add(drafts: Draft[], draft: Draft | null): void {
  if (!draft) return
  const same = drafts.find((d) => mayBeOne(d, draft))
  if (!same) {
    drafts.push(draft)
    return
  }
  same.kind =
    same.scope === draft.scope ? moreTelling(same.kind, draft.kind) : same.scope === 'one' ? same.kind : draft.kind
  if (draft.scope === 'one') same.scope = 'one'
  same.when = common([same.when, draft.when])
  same.place ??= draft.place
  same.host ??= draft.host
  same.cues.push(...draft.cues)
  same.events.push(...draft.events.filter((e) => !same.events.includes(e)))
  same.statements.push(...draft.statements)
}

function mayBeOne(a: Draft, b: Draft): boolean {
  if (a.speaker !== b.speaker || kindMatch(a.kind, b.kind) === 'different') return false
  if (a.host !== null && b.host !== null && a.host !== b.host) return false
  const days = agreement(a.when, b.when)
  if (days === 'same day' || days === 'near') return true
  // What the article dates alike (no better than by its own days) was said at one time as far as it tells.
  const said = new Set(a.statements.map((s) => rangeKey(s.statement.said)))
  return (
    days === 'open' && b.statements.some((s) => s.statement.said.from !== null && said.has(rangeKey(s.statement.said)))
  )
}

// A sentence that says where somebody spoke places what is said on the day most of it was said.
function stand(
  drafts: Draft[],
  speaker: ActorId,
  cues: readonly OccasionCue[],
  locate: Locate,
  prepared: PreparedArticle,
): void {
  if (cues.length === 0) return
  const aloud = drafts.filter((d) => d.speaker === speaker && kindMatch(d.kind, 'remarks') !== 'different')
  const located = cues.map((c) => locate(c, speaker))
  const [there, events] = [placeOf(located), eventsOf(located)]
  if (aloud.length > 0) {
    const first = aloud[0]!
    first.cues.push(...cues)
    first.events.push(...events.filter((e) => !first.events.includes(e)))
    first.when = events.reduce<DayRange>(within, first.when)
    first.place ??= there
    return
  }
  const when = mainDay(prepared.statements.filter((s) => s.statement.speaker === speaker))
  if (!when) return
  const own = cues.filter((c) => c.scope === 'one')
  const kind = kindOf(cues)
  drafts.push({
    speaker,
    kind,
    scope: own.length > 0 ? 'one' : 'many',
    when: daysOf(located, when, prepared),
    place: there,
    host: null,
    cues: [...cues],
    events,
    statements: [],
  })
}

// An event that the article places once is there wherever it is named.
function placeAlike(drafts: readonly Draft[]): void {
  const places = new Map<string, Span>()
  for (const { place, cues } of drafts)
    if (place) for (const c of cues) if (c.named && c.scope === 'many') places.set(c.name, places.get(c.name) ?? place)
  for (const d of drafts) d.place ??= d.cues.map((c) => places.get(c.name)).find((p) => p !== undefined) ?? null
}

// The day most of it was said; where no day is told the days.
function mainDay(statements: readonly PreparedStatement[]): DayRange | null {
  const narrow = statements.map((s) => s.statement.said).filter(isNarrow)
  const told = narrow.some(isDay) ? narrow.filter(isDay) : narrow
  const count = new Map<string, { readonly range: DayRange; readonly n: number }>()
  for (const range of told) count.set(rangeKey(range), { range, n: (count.get(rangeKey(range))?.n ?? 0) + 1 })
  return [...count].sort(([a, x], [b, y]) => y.n - x.n || (a < b ? 1 : -1))[0]?.[1].range ?? null
}

const SOON: ReadonlySet<Agreement> = new Set(['same day', 'near'])

// What the same speaker said when what is placed was said, as far as the article tells, joins the only event aloud of that
// time, or the last one before it in the text. (A statement that no time stands beside bears the article's own days; a day
// among those days is the event's.)
function follow(drafts: readonly Draft[], prepared: PreparedArticle): void {
  const taken = new Set(drafts.flatMap((d) => d.statements))
  const first = drafts.map((d) => ({
    draft: d,
    start: Math.min(...d.statements.map(startOf)),
    // What is placed at an event that was over bears the article's days, as what was said since then does.
    said: new Set(
      [d.when, ...d.statements.map((s) => s.statement.said).filter((s) => rangesMeet(s, d.when))].map(rangeKey),
    ),
  }))
  for (const s of prepared.statements) {
    const { speaker, said } = s.statement
    if (taken.has(s) || speaker === null || said.from === null) continue
    const aloud = first.filter(
      ({ draft }) => draft.speaker === speaker && kindMatch(draft.kind, 'remarks') !== 'different',
    )
    const then = aloud.filter((x) => x.said.has(rangeKey(said)))
    const chosen = then.length === 1 ? then[0] : then.filter((x) => x.start <= startOf(s)).at(-1)
    const near = isNarrow(said) ? aloud.filter((x) => SOON.has(agreement(said, x.draft.when))) : []
    const joined = chosen ?? (near.length === 1 ? near[0] : undefined)
    if (!joined) continue
    joined.draft.statements.push(s)
    joined.draft.when = within(said, joined.draft.when)
  }
}

const rangeKey = ({ from, to }: DayRange): string => `${from} ${to}`

const startOf = ({ statement }: PreparedStatement): number => statement.content[0]?.start ?? 0

// What a speaker said on a day without any cue: known by the day alone, it joins others' by shared utterances only.
function leftOver(drafts: readonly Draft[], prepared: PreparedArticle): Draft[] {
  const taken = new Set(drafts.flatMap((d) => d.statements))
  const out = new Map<string, Draft>()
  for (const s of prepared.statements) {
    const { speaker, said } = s.statement
    if (taken.has(s) || speaker === null || !isNarrow(said)) continue
    const key = `${speaker} ${said.from} ${said.to}`
    const draft = out.get(key) ?? {
      speaker,
      kind: null,
      scope: 'one',
      when: said,
      place: null,
      host: null,
      cues: [],
      events: [],
      statements: [],
    }
    draft.statements.push(s)
    out.set(key, draft)
  }
  return [...out.values()]
}

function instanceOf(draft: Draft, prepared: PreparedArticle, around: ReadonlySet<Term>): Instance {
  const labels = draft.cues
    .filter((c) => c.scope === 'many')
    .sort((a, b) => Number(b.named) - Number(a.named) || a.start - b.start)
    .map(({ label, noun }) => ({ ...label, noun }))
  const terms = new Set<Term>([...draft.events.map((e) => `!${e.id}`), ...termsWithin(prepared, labels)])
  return {
    article: prepared,
    speaker: draft.speaker,
    kind: draft.kind,
    scope: draft.scope,
    when: draft.when,
    place: draft.place,
    where: draft.place && whereOf(prepared, draft.place),
    host: draft.host,
    labels,
    title: draft.cues.map((c) => titleOf(c, prepared)).find((t) => t !== null) ?? null,
    named: draft.cues.some((c) => c.named),
    terms,
    around,
    cues: draft.cues.map(({ start, end }) => ({ start, end })),
    statements: [...draft.statements].sort((a, b) => startOf(a) - startOf(b)),
  }
}

const whereOf = ({ article }: PreparedArticle, { start, end }: Span): string =>
  article.text.slice(start, end).replace(/\s+/g, ' ').toLowerCase()

// "The State of the Union address", "his Nashville speech"; "Trump's speech" is a speech.
function titleOf({ scope, kind, named, label }: OccasionCue, { article }: PreparedArticle): Span | null {
  if (scope !== 'one' || kind !== 'speech') return null
  const capitals = article.text.slice(label.start, label.end).match(/(?<!\p{L})\p{Lu}/gu)?.length ?? 0
  if (!named && capitals < 2) return null
  const isPersons = article.actors.some((a) => a.type === 'person' && a.mentions.some((m) => overlap(m, label)))
  return isPersons || article.blocks.some((b) => b.kind === 'headline' && overlap(b, label)) ? null : label
}

// "The summit" is the one summit the article names: an unnamed cue takes the label of its kind's only named one.
function named(cues: readonly OccasionCue[], { article }: PreparedArticle): OccasionCue[] {
  const text = (c: OccasionCue): string =>
    article.text.slice(c.label.start, c.label.end).replace(/\s+/g, ' ').toLowerCase()
  return cues.map((c) => {
    if (c.named || c.scope === 'one') return c
    const candidates = cues.filter((d) => d.named && d.kind === c.kind)
    return new Set(candidates.map(text)).size === 1 ? { ...c, label: candidates[0]!.label, named: true } : c
  })
}

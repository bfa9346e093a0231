import type { Occasion, Reason } from '@onrecord/format'
import { type Closure, closure } from '../closure.js'
import type { WeaveContext } from '../context.js'
import { common, isDay, isNarrow } from '../dates.js'
import { byText, idOf, keyOf } from '../ids.js'
import type { PreparedStatement } from '../prepared.js'
import { type Linked, refOf } from '../utterances/utterances.js'
import type { Lexis } from '../words/lexis.js'
import type { Instance } from './instance.js'
import { moreTelling } from './kinds.js'
import { nameOf } from './naming.js'
import { instanceReasons, pairReasons, type Reported } from './reasons.js'
import { type InstancePair, type Weighed, weighInstances } from './same.js'

/** An occasion with what it was made of. */
export interface Gathered {
  readonly occasion: Occasion
  readonly statements: readonly PreparedStatement[]
}

/** So many quoted words tell that somebody was heard. */
const HEARD = 3

/** How sure one article's own words make us that the event was what they say. */
const TOLD_ONCE = 0.75

/** Two instances that may be one occasion, by their places in a list, and how many sayings both report. */
export interface Candidates {
  readonly i: number
  readonly j: number
  readonly shared: number
}

/** Instances that are one occasion if they are any, by their places in a list, and which of them go together in what measure. */
export interface Group {
  readonly instances: readonly number[]
  readonly pairs: readonly { readonly i: number; readonly j: number; readonly logit: number }[]
}

/** Whether two instances of one article can be one occasion: two speakers at an event that many speak at. */
export const mayBeOne = (a: Weighed, b: Weighed): boolean => a.speaker !== b.speaker && a.scope !== 'one'

/**
 * Groups the instances that one event is told by, in one article or in several; what is noted of them is enough for it. `all` must be
 * sorted by the articles' names.
 */
export function groupsOf(all: readonly Weighed[], candidates: readonly Candidates[], lexis: Lexis): Group[] {
  const pairs = candidates.flatMap(({ i, j, shared }) => {
    const pair = weighInstances(all[i]!, all[j]!, shared, lexis)
    return pair && pair.logit >= 0 ? [{ i, j, logit: pair.logit }] : []
  })
  const closed = closureOf(all, pairs)
  const byRoot = new Map<number, Group['pairs'][number][]>()
  for (const pair of pairs) {
    const root = closed.rootOf(pair.i)
    if (closed.rootOf(pair.j) !== root) continue
    const known = byRoot.get(root)
    if (known) known.push(pair)
    else byRoot.set(root, [pair])
  }
  return closed.groups(1).map((instances) => ({ instances, pairs: byRoot.get(closed.rootOf(instances[0]!)) ?? [] }))
}

// First what one speaker said; then the speakers of an event that many speak at, those excepted who spoke at an event of
// their own within it: a press conference at a summit is not the summit.
function closureOf(all: readonly Weighed[], pairs: readonly { readonly i: number; readonly j: number }[]): Closure {
  const groups = closure(all.length)
  const isOne = ({ i, j }: (typeof pairs)[number]): boolean => all[i]!.speaker === all[j]!.speaker
  for (const pair of pairs) if (isOne(pair)) groups.join(pair.i, pair.j)
  const own = new Set(all.flatMap((x, i) => (x.scope === 'one' && x.kind !== null ? [groups.rootOf(i)] : [])))
  for (const pair of pairs)
    if (!isOne(pair) && !own.has(groups.rootOf(pair.i)) && !own.has(groups.rootOf(pair.j))) groups.join(pair.i, pair.j)
  return groups
}

/**
 * Whether what is noted of a group that so many articles tell of says that it is no occasion: where no report says what it was, a day must
 * and another article, and what one article tells by itself needs to be placed within some days.
 */
export function isNothing(group: readonly Weighed[], articles: number): boolean {
  const when = common(group.map((x) => x.when))
  const isCued = group.some((x) => x.kind !== null)
  return isCued ? articles < 2 && !isNarrow(when) : articles < 2 || !isDay(when)
}

/** Two instances of a group, by their places in it, and the sayings both report, by their places in another list. */
export interface Together {
  readonly i: number
  readonly j: number
  readonly shared: readonly number[]
}

/**
 * The event at which things were said that a group of instances is, in the order of their articles' names; null where it is none that
 * one could name. `linked` are the sayings that several report, which tie an article that says nothing of the event to those that do.
 */
export function occasionOf(
  group: readonly Instance[],
  together: readonly Together[],
  linked: readonly Linked[],
  lexis: Lexis,
  context: WeaveContext,
): Gathered | null {
  const pairs = together.flatMap(({ i, j, shared }): Reported[] => {
    const pair = weighInstances(group[i]!, group[j]!, shared.length, lexis)
    return pair && pair.logit >= 0 ? [{ ...pair, shared }] : []
  })
  return gather(group, pairs, linked, context)
}

function gather(
  group: readonly Instance[],
  pairs: readonly Reported[],
  linked: readonly Linked[],
  context: WeaveContext,
): Gathered | null {
  const cued = group.filter((i) => i.kind !== null)
  const articles = [...new Set(group.map((i) => i.article.article.name))].sort(byText)
  const when = common(group.map((i) => i.when))
  if (isNothing(group, articles.length)) return null
  const statements = group.flatMap((i) => (i.kind === null ? near(i, linked) : i.statements))
  if (statements.length === 0) return null
  // Where no report says what it was, words must be heard: what somebody decided or denies was said nowhere one could name.
  if (cued.length === 0 && !statements.some((s) => s.quoted.length >= HEARD)) return null
  // One thing said by telephone, in a statement, in passing at "talks", told by one article: no event a reader looks for.
  if (statements.length < 2 && articles.length < 2 && !cued.some(isSought)) return null
  const kind = cued
    .filter((i) => i.scope === 'one')
    .reduce<Occasion['kind'] | null>((k, i) => moreTelling(k, i.kind), null)
  const many = cued.reduce<Occasion['kind'] | null>((k, i) => moreTelling(k, i.kind), null)
  const place = placeOf(group)
  const refs = statements.map(refOf).sort((a, b) => byText(keyOf(a), keyOf(b)))
  const sorted = [...pairs].sort((x, y) => y.logit - x.logit || byText(pairKey(x), pairKey(y)))
  const best = group.map((i) => sorted.find((p) => p.a === i || p.b === i)).filter((p) => p !== undefined)
  const actors = actorsOf(statements)
  const why: Reason[] = [
    ...group.flatMap(instanceReasons),
    ...[...new Set(best)].flatMap((p) => pairReasons(p, linked)),
  ]
  const weakest = best.length > 0 ? Math.min(...best.map((p) => p.logit)) : null
  const naming = {
    speakers: actors,
    kind: kind ?? many ?? 'remarks',
    place,
    when,
    instances: cued.length > 0 ? cued : group,
  }
  return {
    statements,
    occasion: {
      id: idOf('occasion', refs.map(keyOf)),
      name: nameOf(naming, context.language.tag),
      kind: naming.kind,
      place,
      ...when,
      actors,
      articles,
      statements: refs,
      score: weakest === null ? TOLD_ONCE : Math.round(1000 / (1 + Math.exp(-weakest))) / 1000,
      why,
    },
  }
}

// What a reader looks for though one article tells one thing said there: an event by its kind, one that has a host, a place
// or a name; not what was written, which its speaker and day tell of as well.
const isSought = ({ kind, host, place, named }: Instance): boolean =>
  host !== null || (kind !== null && (HELD.has(kind) || (!LOOSE.has(kind) && (place !== null || named))))

const HELD: ReadonlySet<Occasion['kind']> = new Set(['press conference', 'speech'])
const LOOSE: ReadonlySet<Occasion['kind']> = new Set(['document', 'post', 'remarks', 'vote'])

const pairKey = ({ a, b }: InstancePair): string =>
  [a, b].map((i) => `${i.article.article.name} ${i.statements[0]?.statement.id}`).join(' ')

/** An article that reports so many of an occasion's sayings, so great a share of what it has of the speaker that day, tells of the occasion. */
const TELLS = 3
const TELLS_SHARE = 0.25

// Of what a speaker said on a day without a cue only that belongs to the occasion which others place there, if they do; all
// that is heard of it where much of it is.
function near(instance: Instance, linked: readonly Linked[]): readonly PreparedStatement[] {
  const shared = new Set(linked.flatMap((l) => l.statements))
  const near = instance.statements.filter((s) => shared.has(s))
  if (near.length === 0) return instance.statements
  const tells = near.length >= TELLS && near.length >= TELLS_SHARE * instance.statements.length
  return tells ? instance.statements.filter((s) => shared.has(s) || s.quoted.length >= HEARD) : near
}

function placeOf(group: readonly Instance[]): string | null {
  const count = new Map<string, number>()
  for (const { place, article } of group) {
    if (!place) continue
    const text = article.article.text.slice(place.start, place.end).replace(/\s+/g, ' ')
    count.set(text, (count.get(text) ?? 0) + 1)
  }
  return [...count].sort(([a, n], [b, m]) => m - n || byText(a, b))[0]?.[0] ?? null
}

// Who spoke, those who said most first.
function actorsOf(statements: readonly PreparedStatement[]): string[] {
  const count = new Map<string, number>()
  for (const { statement } of statements)
    if (statement.speaker) count.set(statement.speaker, (count.get(statement.speaker) ?? 0) + 1)
  return [...count].sort(([a, n], [b, m]) => m - n || byText(a, b)).map(([id]) => id)
}

import { addDays, type Day, dayOf } from '@onrecord/format'
import { articleOf, itemOf, type Key, type Loom, type Thing, thingOf } from '@onrecord/format/loom'
import { byText } from '../ids.js'
import type { Draft } from '../ledger/draft.js'
import { evidenceFor, sinceOf } from '../ledger/evidence.js'
import {
  dayRank,
  entryKeys,
  inMonth,
  inMonths,
  markedRank,
  markOf,
  rankDay,
  rankMark,
  tellingKeys,
  WITHIN,
} from '../ledger/keys.js'
import { entriesOf } from '../ledger/ledger.js'
import { type DraftNote, mayTell } from '../ledger/noted.js'
import type { Telling } from '../ledger/telling.js'
import { articlesOf } from './buckets.js'
import { type Change, type Making, type Remade, remake } from './change.js'
import { keyIn, keyOf } from './hashes.js'
import type { Library } from './library.js'

/** Articles by their days, and entries by the day they are due. */
const APPEARED = keyOf('appeared')
const DUE = keyOf('due')
const NEVER = '0001-01-01'
/** So many sentences are looked at for each entry: the first that were told behind it, of one day by content. */
const MOST = 16

/** Keeps the ledger in step with articles that changed, utterances that are otherwise, and the days that have passed. */
export async function keepAccounts(
  loom: Loom,
  library: Library,
  { gone, come, left }: Change,
  utterances: Remade<'utterance'>,
): Promise<void> {
  const { context, lexis, standing } = library
  const tellings = come.flatMap((no) => library.at(no).tellings.flatMap((t, i) => tellingRows(t, thingOf(no, i))))
  const appeared = come.flatMap((no): Key[] => {
    const day = library.at(no).prepared.article.published.from
    return day === null ? [] : [{ key: APPEARED, thing: thingOf(no, 0), rank: dayRank(day) }]
  })
  const passed = await loom.keysOfArticles('telling', gone)
  if (gone.length > 0) await loom.dropKeysOf('telling', gone)
  if (gone.length > 0) await loom.dropKeysOf('due', gone)
  await loom.putKeys('telling', [...tellings, ...appeared])
  await loom.putKeys('due', come.flatMap((no) => library.at(no).drafts.flatMap((d, i) => entryRows(d, thingOf(no, i))))) // biome-ignore format: one line

  const isNew = new Set(come)
  const dirty = new Set<Thing>()
  for (const no of come) library.at(no).drafts.forEach((_, i) => void dirty.add(thingOf(no, i)))
  for (const t of await heldAgainst(passed, () => true)) dirty.add(t)
  for (const t of await toldAnew()) dirty.add(t)
  const [before, now] = [await loom.newest(), await newest()]
  if (before !== now) {
    const [first, last] = [before ?? NEVER, now ?? NEVER].sort() as [Day, Day]
    for (const k of await loom.between('due', [DUE], dayRank(first), dayRank(last))) dirty.add(k.thing)
    await loom.setNewest(now)
  }
  const moved = [...utterances.gone.values(), ...utterances.come.map((m) => m.of)].flat()
  const statements = [...new Set(moved)].filter((t) => !left.has(articleOf(t)))
  await library.need(articlesOf([...statements, ...dirty]))
  for (const t of statements) for (const d of draftsOf(t)) dirty.add(d)

  const units = await unitsOf([...dirty].filter((t) => !left.has(articleOf(t))))
  const all = units.flat()
  const evidence = await tellingsFor(all)
  const made: Making<'ledger'>[] = []
  for (const unit of units) {
    const drafts = new Map(unit.map((t) => [draftAt(t), t]))
    const of = (d: Draft) => evidenceFor(d, evidence.get(drafts.get(d)!)!, lexis, standing, context.language)
    for (const { entry, reports } of entriesOf([...drafts.keys()], of, now, lexis))
      made.push({ link: entry, of: reports.map((d) => drafts.get(d)!) })
  }
  const old = [...(await loom.madeOf('ledger', all)), ...(await loom.madeOfArticles('ledger', gone))]
  await remake(loom, 'ledger', [...new Set(old)], made, () => false)

  function tellingRows(telling: Telling, thing: Thing): Key[] {
    const { name, published } = telling.article.article
    if (published.from === null) return []
    const keys = tellingKeys(telling, lexis)
    if (keys.length === 0) return []
    const day = published.from
    const rank = dayRank(day, `${name} ${telling.span.start}`)
    return inMonth(keys, day).map((key) => ({ key, thing, rank }))
  }

  function entryRows(draft: Draft, thing: Thing): Key[] {
    const since = sinceOf(draft)
    const rows: Key[] = draft.due === null ? [] : [{ key: DUE, thing, rank: dayRank(draft.due) }]
    if (since === null) return rows
    const { first, mark } = entryKeys(draft.terms, lexis)
    const rank = markedRank(since, mark, `${draft.article.article.name} ${draft.kind} ${draft.needs[0]!.start}`)
    return [...rows, ...first.map((key) => ({ key, thing, rank }))]
  }

  /** The entries that sentences which have come may tell of, and those that have evidence already: others may take its place. */
  async function toldAnew(): Promise<Thing[]> {
    const told = new Map<Thing, Key[]>()
    await heldAgainst(tellings, (entry, rows) => {
      const known = told.get(entry.thing)
      if (known) known.push(...rows)
      else told.set(entry.thing, [...rows])
      return true
    })
    for (const t of dirty) told.delete(t)
    await library.needNotes('told', articlesOf(told.keys()))
    const out: Thing[] = []
    const others: Thing[] = []
    for (const [entry, rows] of told) {
      const draft = library.note('told', articleOf(entry)).drafts[itemOf(entry)]
      // An article that waits to be woven again may have fewer than it had.
      if (!draft) continue
      if (rows.some(({ thing }) => tells(draft, entry, thing))) out.push(entry)
      else others.push(entry)
    }
    const ids = await loom.madeOf('ledger', others)
    const proven = (await loom.made('ledger', ids)).filter((e) => e.evidence.length > 0)
    for (const list of (await loom.thingsOfMade('ledger', proven.map((e) => e.id))).values()) out.push(...list) // biome-ignore format: one line
    return out
  }

  /** Whether a sentence may tell an entry, by what is noted of both. */
  function tells(draft: DraftNote, entry: Thing, telling: Thing): boolean {
    if (articleOf(entry) === articleOf(telling)) return false
    const { day, tellings: of } = library.note('told', articleOf(telling))
    const terms = of[itemOf(telling)]
    return terms !== undefined && mayTell(draft, terms, day)
  }

  /** The entries that sentences may tell of, those made before, of the same names and words, where `isMeant` of the sentences that meet them. */
  async function heldAgainst(
    rows: readonly Key[],
    isMeant: (entry: Key, rows: readonly Key[]) => boolean,
  ): Promise<Set<Thing>> {
    const days = byNumber(rows.filter((r) => r.key !== APPEARED), (r) => rankDay(r.rank)) // biome-ignore format: one line
    const marks = new Map<Thing, ReadonlySet<number>>()
    const out = new Set<Thing>()
    for (const [day, some] of days) {
      const [from, to] = [dayRank(dayOf(day - WITHIN)), dayRank(dayOf(day))]
      const byKey = byNumber(some, (k) => keyIn(k.key, 0))
      for (const entry of await loom.between('due', [...byKey.keys()], from, to)) {
        const mark = rankMark(entry.rank)
        const met = byKey.get(entry.key)!
        const marked = mark === 0 ? met : met.filter(({ thing }) => marksOf(thing)?.has(mark) ?? true)
        if (marked.length > 0 && isMeant(entry, marked)) out.add(entry.thing)
      }
    }
    return out

    /** The words of a sentence that has come; null of one that went, whose words nobody knows any more. */
    function marksOf(thing: Thing): ReadonlySet<number> | null {
      const no = articleOf(thing)
      const telling = isNew.has(no) ? library.at(no).tellings[itemOf(thing)] : undefined
      if (!telling) return null
      const known = marks.get(thing) ?? new Set([...telling.terms].map(markOf))
      marks.set(thing, known)
      return known
    }
  }

  async function newest(): Promise<Day | null> {
    const last = await loom.last('telling', APPEARED)
    return last ? dayOf(rankDay(last.rank)) : null
  }

  function draftAt(thing: Thing): Draft {
    return library.at(articleOf(thing)).drafts[itemOf(thing)]!
  }

  function draftsOf(statement: Thing): Thing[] {
    const { prepared, drafts, no } = library.at(articleOf(statement))
    const wanted = prepared.statements[itemOf(statement)]
    return drafts.flatMap((d, i) => (wanted && d.statement === wanted ? [thingOf(no, i)] : []))
  }

  /** Drafts by the utterance they are part of, in order of their articles' names; those of none alone. */
  async function unitsOf(things: readonly Thing[]): Promise<Thing[][]> {
    const present = things.filter((t) => draftAt(t) !== undefined)
    const statementOf = (t: Thing): Thing | null => {
      const { statement } = draftAt(t)
      return statement ? library.thing(statement) : null
    }
    const of = [...new Set(present.flatMap((t) => statementOf(t) ?? []))]
    const told = await loom.thingsOfMade('utterance', await loom.madeOf('utterance', of))
    const utterance = new Map([...told].flatMap(([id, list]) => list.map((t) => [t, id] as const)))
    await library.need(articlesOf([...told.values()].flat()))
    const units = new Map<string, Set<Thing>>()
    for (const t of present) {
      const s = statementOf(t)
      const id = s === null ? undefined : utterance.get(s)
      units.set(id ?? String(t), id === undefined ? new Set([t]) : new Set(told.get(id)!.flatMap(draftsOf)))
    }
    const nameOf = (t: Thing): string => library.at(articleOf(t)).prepared.article.name
    return [...units.values()].map((unit) => [...unit].sort((a, b) => byText(nameOf(a), nameOf(b)) || a - b))
  }

  /** For each draft the sentences that may tell that it came about. */
  async function tellingsFor(drafts: readonly Thing[]): Promise<Map<Thing, Telling[]>> {
    const found = new Map<Thing, readonly Thing[]>()
    for (const t of drafts) {
      const draft = draftAt(t)
      const since = sinceOf(draft)
      const { first, second, within } = entryKeys(draft.terms, lexis)
      if (since === null || first.length === 0) {
        found.set(t, [])
        continue
      }
      const [next, last] = [addDays(since, 1), addDays(since, within)]
      const months = (keys: readonly number[]) => keys.flatMap((key) => inMonths(key, next, last))
      const [from, to] = [dayRank(next), dayRank(addDays(last, 1))]
      const met = await loom.between('telling', months(first), from, to)
      const isMet = met.length > 0 && second.length > 0
      const days = met.map((k) => k.rank)
      const [least, most] = [Math.min(...days), Math.max(...days) + 1]
      const also = isMet ? await loom.between('telling', months(second), least, most) : met
      const both = new Set(also.map((k) => k.thing))
      const ordered = met.filter((k) => both.has(k.thing)).sort((a, b) => a.rank - b.rank)
      found.set(t, [...new Set(ordered.map((k) => k.thing))].slice(0, MOST))
    }
    // Most fall by what is noted of them; the articles of the others are looked at.
    await library.needNotes('told', articlesOf([...found.values()].flat()))
    for (const [t, list] of found) {
      const draft = library.note('told', articleOf(t)).drafts[itemOf(t)]!
      found.set(t, list.filter((x) => tells(draft, t, x))) // biome-ignore format: one line
    }
    await library.need(articlesOf([...found.values()].flat()))
    return new Map([...found].map(([t, list]) => [t, list.map((x) => library.at(articleOf(x)).tellings[itemOf(x)]!)]))
  }
}

function byNumber(keys: readonly Key[], of: (key: Key) => number): Map<number, Key[]> {
  const out = new Map<number, Key[]>()
  for (const key of keys) {
    const known = out.get(of(key))
    if (known) known.push(key)
    else out.set(of(key), [key])
  }
  return out
}

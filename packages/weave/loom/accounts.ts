import { addDays, type Day, dayOf, type Evidence } from '@onrecord/format'
import { articleOf, itemOf, type Key, type Loom, type Thing, thingOf } from '@onrecord/format/loom'
import { byText } from '../ids.js'
import { type Deed, deedOf } from '../ledger/deed.js'
import type { Draft } from '../ledger/draft.js'
import { bestOf, type Finding, findingIn, type Mention, mentionIn, sinceOf, soughtOf } from '../ledger/evidence.js'
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
import { type DraftNote, type Marked, markedOf, mayTell } from '../ledger/noted.js'
import type { Telling } from '../ledger/telling.js'
import { articlesOf, byNumber, isOf, move } from './buckets.js'
import { type Change, type Making, type Remade, remake } from './change.js'
import { keyIn, keyOf } from './hashes.js'
import type { Library } from './library.js'

/** Articles by their days, and entries by the day they are due. */
const APPEARED = keyOf('appeared')
const DUE = keyOf('due')
const NEVER = '0001-01-01'
/** So many sentences are looked at for each entry: the first that were told behind it, of one day by content. */
const MOST = 16
/** So many pairs of an entry and a sentence are held against each other with their articles at hand. */
const TOGETHER = 64

/** Keeps the ledger in step with articles that changed, utterances that are otherwise, and the days that have passed. */
export async function keepAccounts(
  loom: Loom,
  library: Library,
  { gone, come, left, same }: Change,
  utterances: Remade<'utterance'>,
): Promise<void> {
  const { context, lexis, standing } = library
  const notes = new Map<Thing, DraftNote>()
  const sought = new Map<Thing, Marked>()
  const tellings = come.flatMap((no) => library.at(no).tellings.flatMap((t, i) => tellingRows(t, thingOf(no, i))))
  const appeared = come.flatMap((no): Key[] => {
    const day = library.at(no).prepared.article.published.from
    return day === null ? [] : [{ key: APPEARED, thing: thingOf(no, 0), rank: dayRank(day) }]
  })
  const passed = await move(loom, 'telling', gone, [...tellings, ...appeared], same.telling)
  const entries = come.flatMap((no) => library.at(no).drafts.flatMap((d, i) => entryRows(d, thingOf(no, i))))
  const { stays } = await move(loom, 'due', gone, entries, same.draft)

  const dirty = new Set<Thing>()
  for (const no of come)
    library.at(no).drafts.forEach((_, i) => {
      if (!stays(thingOf(no, i))) dirty.add(thingOf(no, i))
    })
  // Nobody knows any more which words were there.
  for (const t of await heldAgainst(passed.out, () => null, () => true)) dirty.add(t) // biome-ignore format: one line
  for (const t of await toldAnew()) dirty.add(t)
  const [before, now] = [await loom.newest(), await newest()]
  if (before !== now) {
    const [first, last] = [before ?? NEVER, now ?? NEVER].sort() as [Day, Day]
    for (const k of await loom.between('due', [DUE], dayRank(first), dayRank(last))) dirty.add(k.thing)
    await loom.setNewest(now)
  }
  const moved = [...utterances.gone.values(), ...utterances.come.map((m) => m.of)].flat()
  const statements = [...new Set(moved)].filter((t) => !left.has(articleOf(t)))
  await library.needNotes('told', articlesOf(statements))
  for (const t of statements) for (const d of draftsOf(t)) dirty.add(d)

  const units = await unitsOf([...dirty].filter((t) => !left.has(articleOf(t))))
  const all = units.flat()
  const evidence = await evidenceFor(await tellingsFor(all))
  const made: Making<'ledger'>[] = []
  for (const unit of units) {
    const reports = new Map(unit.map((t) => [draftAt(t)!, t]))
    const of = (d: DraftNote) => evidence.get(reports.get(d)!)!
    for (const { entry, reports: some } of entriesOf([...reports.keys()], of, now, lexis))
      made.push({ link: entry, of: some.map((d) => reports.get(d)!) })
  }
  const old = [...(await loom.madeOf('ledger', all)), ...(await withoutReport())]
  await remake(loom, 'ledger', [...new Set(old)], made, () => false)

  /** What was made of entries of articles that went, or were read again and are not what they were. */
  async function withoutReport(): Promise<string[]> {
    const isGone = isOf(gone)
    const of = await loom.thingsOfMade('ledger', await loom.madeOfArticles('ledger', gone))
    return [...of].flatMap(([id, things]) => (things.some((t) => isGone(t) && !stays(t)) ? [id] : []))
  }

  function tellingRows(telling: Telling, thing: Thing): Key[] {
    const { name, published } = telling.article.article
    if (published.from === null) return []
    const keys = tellingKeys(telling)
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
    const marks = new Map<Thing, ReadonlySet<number>>()
    const marksIn = (thing: Thing): ReadonlySet<number> => {
      const known = marks.get(thing) ?? new Set([...tellingAt(thing)!.terms].map(markOf))
      marks.set(thing, known)
      return known
    }
    await heldAgainst(passed.come, marksIn, (entry, rows) => {
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
      // An article that waits to be woven again may have fewer than it had.
      if (!draftAt(entry)) continue
      if (rows.some(({ thing }) => tells(entry, thing) && mentionOf(entry, thing))) out.push(entry)
      else others.push(entry)
    }
    const ids = await loom.madeOf('ledger', others)
    const proven = (await loom.made('ledger', ids)).filter((e) => e.evidence.length > 0)
    for (const list of (await loom.thingsOfMade('ledger', proven.map((e) => e.id))).values()) out.push(...list) // biome-ignore format: one line
    return out
  }

  /** What a sentence of an article that is at hand has of an entry. */
  function mentionOf(entry: Thing, telling: Thing): Mention | null {
    const found = tellingAt(telling)
    return found ? mentionIn(soughtAt(entry), found, lexis, standing) : null
  }

  /** Whether a sentence may tell an entry, by what is noted of both. */
  function tells(entry: Thing, telling: Thing): boolean {
    if (articleOf(entry) === articleOf(telling)) return false
    const { day, tellings: of } = library.note('told', articleOf(telling))
    const terms = of[itemOf(telling)]
    return terms !== undefined && mayTell(soughtAt(entry), terms, day)
  }

  /**
   * The entries that sentences may tell of, those made before, of the same names and words, where `isMeant` of the sentences
   * that meet them. `marksIn` gives the words of a sentence, null where nobody knows them.
   */
  async function heldAgainst(
    rows: readonly Key[],
    marksIn: (thing: Thing) => ReadonlySet<number> | null,
    isMeant: (entry: Key, rows: readonly Key[]) => boolean,
  ): Promise<Set<Thing>> {
    const days = byNumber(rows.filter((r) => r.key !== APPEARED), (r) => rankDay(r.rank)) // biome-ignore format: one line
    const out = new Set<Thing>()
    for (const [day, some] of days) {
      const [from, to] = [dayRank(dayOf(day - WITHIN)), dayRank(dayOf(day))]
      const byKey = byNumber(some, (k) => keyIn(k.key, 0))
      for (const entry of await loom.between('due', [...byKey.keys()], from, to)) {
        const mark = rankMark(entry.rank)
        const met = byKey.get(entry.key)!
        const marked = mark === 0 ? met : met.filter(({ thing }) => marksIn(thing)?.has(mark) ?? true)
        if (marked.length > 0 && isMeant(entry, marked)) out.add(entry.thing)
      }
    }
    return out
  }

  async function newest(): Promise<Day | null> {
    const last = await loom.last('telling', APPEARED)
    return last ? dayOf(rankDay(last.rank)) : null
  }

  function tellingAt(thing: Thing): Telling | undefined {
    return library.at(articleOf(thing)).tellings[itemOf(thing)]
  }

  /** What is noted of an entry; the same however often it is asked for. */
  function draftAt(thing: Thing): DraftNote | undefined {
    const known = notes.get(thing) ?? library.note('told', articleOf(thing)).drafts[itemOf(thing)]
    if (known) notes.set(thing, known)
    return known
  }

  function soughtAt(thing: Thing): Marked {
    const known = sought.get(thing) ?? markedOf(soughtOf(draftAt(thing)!, lexis), lexis)
    sought.set(thing, known)
    return known
  }

  function draftsOf(statement: Thing): Thing[] {
    const [no, item] = [articleOf(statement), itemOf(statement)]
    return library.note('told', no).drafts.flatMap((d, i) => (d.statement === item ? [thingOf(no, i)] : []))
  }

  /** Drafts by the utterance they are part of, in order of their articles' names; those of none alone. */
  async function unitsOf(things: readonly Thing[]): Promise<Thing[][]> {
    await library.needNotes('told', articlesOf(things))
    const present = things.filter((t) => draftAt(t) !== undefined)
    const statementOf = (t: Thing): Thing | null => {
      const { statement } = draftAt(t)!
      return statement < 0 ? null : thingOf(articleOf(t), statement)
    }
    const of = [...new Set(present.flatMap((t) => statementOf(t) ?? []))]
    const told = await loom.thingsOfMade('utterance', await loom.madeOf('utterance', of))
    const utterance = new Map([...told].flatMap(([id, list]) => list.map((t) => [t, id] as const)))
    await library.needNotes('told', articlesOf([...told.values()].flat()))
    const units = new Map<string, Set<Thing>>()
    for (const t of present) {
      const s = statementOf(t)
      const id = s === null ? undefined : utterance.get(s)
      units.set(id ?? String(t), id === undefined ? new Set([t]) : new Set(told.get(id)!.flatMap(draftsOf)))
    }
    const nameOf = (t: Thing): string => draftAt(t)!.article
    return [...units.values()].map((unit) => [...unit].sort((a, b) => byText(nameOf(a), nameOf(b)) || a - b))
  }

  /** For each draft the sentences that may tell that it came about. */
  async function tellingsFor(drafts: readonly Thing[]): Promise<Map<Thing, readonly Thing[]>> {
    const found = new Map<Thing, readonly Thing[]>()
    for (const t of drafts) {
      const { since, terms } = draftAt(t)!
      const { first, second, within } = entryKeys(terms, lexis)
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
    // Most fall by what is noted of them.
    await library.needNotes('told', articlesOf([...found.values()].flat()))
    for (const [t, list] of found) found.set(t, list.filter((x) => tells(t, x))) // biome-ignore format: one line
    return found
  }

  /** What sentences tell of entries. Articles are looked at of those alone that were not held against each other before. */
  async function evidenceFor(tellings: ReadonlyMap<Thing, readonly Thing[]>): Promise<Map<Thing, Evidence[]>> {
    const found = new Map<Thing, Finding[]>([...tellings.keys()].map((entry) => [entry, []]))
    const due: (readonly [Thing, Thing])[] = []
    for (const [entry, list] of tellings)
      for (const telling of list) {
        const known = library.findings.get(entry, telling)
        if (known) found.get(entry)!.push(known)
        else if (known === undefined) due.push([entry, telling])
      }
    // Those of one article come together, and few articles are at hand at a time.
    due.sort(([, x], [, y]) => x - y)
    const deeds = new Map<Thing, Deed | null>()
    for (let i = 0; i < due.length; i += TOGETHER) {
      const some = due.slice(i, i + TOGETHER)
      await library.need(articlesOf(some.map(([, telling]) => telling)))
      const mentions = some.map(([entry, telling]) => mentionOf(entry, telling))
      await library.need(articlesOf(some.flatMap(([entry], k) => (mentions[k] ? [entry] : []))))
      some.forEach(([entry, telling], k) => {
        const finding = mentions[k] ? findingOf(entry, telling, mentions[k], deeds) : null
        library.findings.set(entry, telling, finding)
        if (finding) found.get(entry)!.push(finding)
      })
      library.ease()
    }
    return new Map([...found].map(([entry, list]) => [entry, bestOf(list)]))
  }

  function findingOf(entry: Thing, telling: Thing, mention: Mention, deeds: Map<Thing, Deed | null>): Finding | null {
    const note = draftAt(entry)
    // As above: it may have fewer.
    if (!note) return null
    const draft = { ...note, article: library.at(articleOf(entry)).prepared, mass: soughtAt(entry).mass }
    const deed = deeds.has(entry) ? deeds.get(entry)! : deedOf(draft, context.language, lexis, standing)
    deeds.set(entry, deed)
    return deed && findingIn(draft, deed, tellingAt(telling)!, mention, lexis, standing, context.language)
  }
}

import type { Utterance } from '@onrecord/format'
import { articleOf, itemOf, type Key, type Loom, type Thing, type Tie, thingOf } from '@onrecord/format/loom'
import { byText, idOf } from '../ids.js'
import { instanceRank, keysOf } from '../occasions/keys.js'
import type { InstanceNote } from '../occasions/noted.js'
import { type Candidates, type Group, groupsOf, isNothing, mayBeOne, occasionOf } from '../occasions/occasions.js'
import { weighInstances } from '../occasions/same.js'
import type { PreparedStatement } from '../prepared.js'
import type { Linked } from '../utterances/utterances.js'
import { articlesOf, byNumber, exchange, isOf, Pairs } from './buckets.js'
import { recell } from './cells.js'
import { type Change, type Making, type Remade, remake } from './change.js'
import type { Library } from './library.js'
import { ends, retie, untie } from './retie.js'

/** So many instances are looked at together at most. */
const MOST = 128

/** Gathers the occasions around what changed: articles, and ties of statements (`said`). Gives those that are otherwise. */
export async function gatherOccasions(
  loom: Loom,
  library: Library,
  { gone, come, left, same }: Change,
  said: readonly Tie[],
): Promise<Remade<'occasion'>> {
  const { lexis, context } = library
  const present = said.filter((t) => !left.has(articleOf(t.a)) && !left.has(articleOf(t.b)))
  const told = ends(said).filter((t) => !left.has(articleOf(t)))
  await library.needNotes('event', articlesOf(told))

  const keys: Key[] = []
  for (const no of come)
    library.at(no).instances.forEach((x, i) => {
      const rank = instanceRank(x)
      for (const key of keysOf(x)) keys.push({ key, thing: thingOf(no, i), rank })
    })
  const turnover = await exchange(loom, 'instance', gone, keys, same.instance)
  const lost = await untie(loom, 'event', gone, turnover.stays)
  const again = new Pairs()
  // An event that is read otherwise has sayings in common with others whether their ties changed or not.
  const there = come.flatMap((no) => library.at(no).instances.map((_, i) => thingOf(no, i)))
  const readAgain = isOf(gone)
  const otherwise = there.filter((x) => readAgain(x) && !turnover.stays(x))
  const common = await loom.ties('said', otherwise.flatMap(statementsOf))
  await library.needNotes('event', articlesOf(common.map((t) => t.b)))
  for (const { a, b } of [...present, ...common]) {
    const [x, y] = [instanceAt(a), instanceAt(b)]
    if (x !== null && y !== null) again.add(x, y)
  }
  const looked = [...new Set([...turnover.gained.things(), ...turnover.lost.things(), ...again.things()])]
  // Two are weighed by what is noted of them; their articles are looked at only where occasions are made of them.
  await library.needNotes('event', articlesOf(looked))
  const shared = await sharedTies(looked)
  const weigh = (x: Thing, y: Thing) => {
    const [a, b] = inOrder(x, y).map(noteAt)
    // An article that waits to be woven again may have fewer than it had.
    if (!a || !b || (articleOf(x) === articleOf(y) && !mayBeOne(a, b))) return null
    const pair = weighInstances(a, b, shared(x, y), lexis)
    return pair && pair.logit >= 0 ? { score: pair.logit, rankA: noteAt(x)!.rank, rankB: noteAt(y)!.rank } : null
  }
  const changed = await retie(loom, 'event', 'instance', turnover, weigh, isOf(come), again, (x, y) => shared(x, y) > 0)

  const dirty = new Set<Thing>([...ends(lost), ...ends(changed), ...there])
  for (const t of told) {
    const x = instanceAt(t)
    if (x !== null) dirty.add(x)
  }
  const { cells, touched } = await recell(loom, ['event'], dirty, left, MOST)
  const around = articlesOf([...touched].filter((t) => !left.has(articleOf(t))))
  await library.needNotes('event', around)
  const within = cells.map((cell) => cell.filter((thing) => noteAt(thing)))
  // The ties of all cells are asked for at once.
  const sayings = byNumber(await loom.ties('said', [...new Set(within.flat().flatMap(statementsOf))]), (tie) => tie.a)
  const alike = byNumber(await loom.ties('event', within.flat()), (tie) => tie.a)
  const groups = within.flatMap(groupsIn)
  const known = await loom.madeBy('occasion', groups.map((g) => g.by)) // biome-ignore format: one line
  const isNew = isOf(come)
  const made: Making<'occasion'>[] = []
  const kept = new Set<string>()
  for (const group of groups) {
    const ids = known.get(group.by)
    // What is told of a group depends on it and on what its statements are tied to: where these are the same it is what it was.
    if (ids && !group.things.some(isNew)) for (const id of ids) kept.add(id)
    else made.push(...(await occasionIn(group)))
  }
  const statements = [...touched].filter((t) => !left.has(articleOf(t))).flatMap(statementsOf)
  const before = [...(await loom.madeOf('occasion', statements)), ...(await loom.madeOfArticles('occasion', gone))]
  return remake(loom, 'occasion', [...new Set(before)].filter((id) => !kept.has(id)), made, isNew) // biome-ignore format: one line

  function noteAt(instance: Thing): InstanceNote | undefined {
    return library.note('event', articleOf(instance)).instances[itemOf(instance)]
  }

  function instanceAt(statement: Thing): Thing | null {
    const no = articleOf(statement)
    const item = library.note('event', no).instanceOf.get(itemOf(statement))
    return item === undefined ? null : thingOf(no, item)
  }

  function statementsOf(instance: Thing): Thing[] {
    return (noteAt(instance)?.statements ?? []).map((s) => thingOf(articleOf(instance), s))
  }

  function nameOf(thing: Thing): string {
    return library.note('event', articleOf(thing)).name
  }

  /** Two instances in the order of their articles' names, so that it does not matter which came first. */
  function inOrder(x: Thing, y: Thing): readonly [Thing, Thing] {
    if (articleOf(x) === articleOf(y)) return x < y ? [x, y] : [y, x]
    return nameOf(x) < nameOf(y) ? [x, y] : [y, x]
  }

  /** How many ties of statements there are between two instances. */
  async function sharedTies(list: readonly Thing[]): Promise<(x: Thing, y: Thing) => number> {
    const counts = new Map<string, number>()
    const of = new Map(list.flatMap((x) => statementsOf(x).map((s) => [s, x] as const)))
    const wanted = new Set(articlesOf(list))
    for (const { a, b } of await loom.ties('said', [...of.keys()])) {
      if (!wanted.has(articleOf(b)) || articleOf(a) === articleOf(b)) continue
      const y = instanceAt(b)
      if (y !== null) counts.set(`${of.get(a)} ${y}`, (counts.get(`${of.get(a)} ${y}`) ?? 0) + 1)
    }
    return (x, y) => counts.get(`${x} ${y}`) ?? 0
  }

  /** The groups of a cell that may be an occasion each, by what is noted of its instances. */
  function groupsIn(cell: readonly Thing[]): Around[] {
    const things = cell
      .map((thing) => ({ thing, name: nameOf(thing) }))
      .sort((a, b) => byText(a.name, b.name) || a.thing - b.thing)
      .map((x) => x.thing)
    const at = new Map(things.map((t, i) => [t, i]))
    const of = new Map(things.flatMap((x, i) => statementsOf(x).map((s) => [s, i] as const)))
    const ties = new Map<number, Tie[]>()
    const shared = new Map<string, number>()
    for (const [s, i] of of)
      for (const tie of sayings.get(s) ?? []) {
        if (articleOf(tie.a) === articleOf(tie.b)) continue
        const j = of.get(tie.b)
        const known = ties.get(i)
        if (known) known.push(tie)
        else ties.set(i, [tie])
        if (j !== undefined) shared.set(`${i} ${j}`, (shared.get(`${i} ${j}`) ?? 0) + 1)
      }
    const candidates: Candidates[] = things
      .flatMap((t) => alike.get(t) ?? [])
      .map(({ a, b }) => ({ i: at.get(a)!, j: at.get(b) ?? -1 }))
      .filter(({ i, j }) => i < j)
      .sort((x, y) => x.i - y.i || x.j - y.j)
      .map(({ i, j }) => ({ i, j, shared: shared.get(`${i} ${j}`) ?? 0 }))
    const noted = things.map((t) => noteAt(t)!)
    return groupsOf(noted, candidates, lexis)
      .filter(({ instances: all }) => !isNothing(all.map((i) => noted[i]!), articlesOf(all.map((i) => things[i]!)).length)) // biome-ignore format: one line
      .map(({ instances, pairs }) => groupedBy(instances, pairs))

    function groupedBy(instances: Group['instances'], pairs: Group['pairs']): Around {
      const places = new Map(instances.map((i, k) => [i, k]))
      const placeOf = (t: Thing): number | undefined => (of.has(t) ? places.get(of.get(t)!) : undefined)
      const all = instances.flatMap((i) => ties.get(i) ?? [])
      // In an order that does not depend on the numbers.
      const said = all
        .flatMap((tie) => (placeOf(tie.b) === undefined ? [] : [{ tie, i: placeOf(tie.a)!, j: placeOf(tie.b)! }]))
        .filter(({ i, j }) => i < j)
        .sort((s, t) => s.i - t.i || s.tie.a - t.tie.a || s.j - t.j || s.tie.b - t.tie.b)
      const isOpen = (t: Thing): boolean => noted[of.get(t)!]!.kind === null
      const others = all.filter(({ a, b }) => placeOf(b) === undefined && isOpen(a)).map((tie) => tie.a)
      const elsewhere = [...new Set(others)].sort((s, t) => s - t)
      const own = instances.map((i) => things[i]!)
      const inGroup = pairs.map(({ i, j, logit }) => ({ i: places.get(i)!, j: places.get(j)!, logit }))
      const parts = [
        own.join(),
        inGroup.map(({ i, j, logit }) => `${i} ${j} ${logit}`).join(),
        said.map(({ tie: { a, b, score } }) => `${a} ${b} ${score}`).join(),
        elsewhere.join(),
      ]
      return { things: own, pairs: inGroup, said, elsewhere, by: idOf('group', parts) }
    }
  }

  /** The occasion that a group is, if it is any. Only this needs the articles themselves. */
  async function occasionIn({ things, pairs, said, elsewhere, by }: Around): Promise<Making<'occasion'>[]> {
    await library.need(articlesOf(things))
    // An article that waits to be woven again may have fewer than it had; what is told of it is told anew then.
    if (things.some((thing) => !library.at(articleOf(thing)).instances[itemOf(thing)])) return []
    const shared = new Map<string, number[]>()
    said.forEach(({ i, j }, k) => void shared.set(`${i} ${j}`, [...(shared.get(`${i} ${j}`) ?? []), k]))
    const linked = [
      ...said.map(({ tie: { a, b, score } }) => linkedBy(score, [a, b])),
      ...elsewhere.map((t) => linkedBy(0, [t])),
    ]
    const together = pairs.map(({ i, j }) => ({ i, j, shared: shared.get(`${i} ${j}`) ?? [] }))
    const found = occasionOf(things.map((t) => library.instance(t)), together, linked, lexis, context) // biome-ignore format: one line
    const link = found && { link: found.occasion, of: found.statements.map((s) => library.thing(s)), by }
    library.ease()
    return link ? [link] : []
  }

  function linkedBy(score: number, statements: readonly Thing[]): Linked {
    const there = statements.map((t): PreparedStatement | undefined => library.statement(t))
    return { utterance: sayingOf(score), statements: there.filter((s) => s !== undefined) }
  }
}

/** A group of instances that may be an occasion, with all that the outcome depends on but what the articles themselves say. */
interface Around {
  /** In the order of their articles' names. */
  readonly things: readonly Thing[]
  /** Which of them go together, by their places. */
  readonly pairs: readonly { readonly i: number; readonly j: number }[]
  /** Ties of their statements, from the instance at a place to that at another. */
  readonly said: readonly { readonly tie: Tie; readonly i: number; readonly j: number }[]
  /** Statements tied to what is elsewhere, where their article does not say what it was they were made at. */
  readonly elsewhere: readonly Thing[]
  /** A name for all of this, which what is made of it is found by. */
  readonly by: string
}

// What two statements say alike, before it is known what all of its reports are.
const sayingOf = (logit: number): Utterance => ({
  id: '', speaker: null, from: null, to: null, statements: [], score: Math.round(1000 / (1 + Math.exp(-logit))) / 1000, why: [],
}) // biome-ignore format: one line

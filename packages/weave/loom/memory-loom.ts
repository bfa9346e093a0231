import type { Day, ReadArticle, Woven } from '@onrecord/format'
import {
  type ArticleNo, articleOf, GRAPHS, type Key, type Loom, type Made, type MadeKind, type Note, SPACES, type Space, type Thing, type Tie,
} from '@onrecord/format/loom' // biome-ignore format: the names at a glance
import { byText } from '../ids.js'

const byRank = (a: Key, b: Key): number => a.rank - b.rank || a.thing - b.thing

/** A list a key leads to, sorted when it is next read. */
interface Bucket {
  sorted: boolean
  keys: Key[]
}

interface Shelf {
  readonly link: Made[MadeKind]
  readonly of: readonly Thing[]
  readonly by: string
}

/** A loom that lasts as long as the program: `weave` weaves on it. `articles` are looked up by number when they are asked for. */
export function memoryLoom(articles: ReadonlyMap<ArticleNo, ReadArticle>): Loom & { woven(): Woven } {
  const buckets = new Map(SPACES.map((s) => [s, new Map<number, Bucket>()]))
  const keys = new Map(SPACES.map((s) => [s, new Map<ArticleNo, Key[]>()]))
  const ties = new Map(GRAPHS.map((g) => [g, new Map<Thing, Tie[]>()]))
  const tied = new Map(GRAPHS.map((g) => [g, new Map<string, Tie[]>()]))
  const things = new Map(GRAPHS.map((g) => [g, groups<ArticleNo, Thing>()]))
  const cells = new Map(GRAPHS.map((g) => [g, new Map<Thing, number>()]))
  const members = new Map(GRAPHS.map((g) => [g, groups<number, Thing>()]))
  const made = new Map<MadeKind, Map<string, Shelf>>()
  const of = new Map<MadeKind, ReturnType<typeof groups<Thing, string>>>()
  const within = new Map<MadeKind, ReturnType<typeof groups<ArticleNo, string>>>()
  const under = new Map<string, Set<string>>()
  const present = new Map<ArticleNo, Readonly<Record<Note, Uint8Array>>>()
  let newest: Day | null = null

  const listOf = (space: Space, key: number): readonly Key[] => {
    const bucket = buckets.get(space)!.get(key)
    if (!bucket) return []
    if (!bucket.sorted) {
      bucket.keys.sort(byRank)
      bucket.sorted = true
    }
    return bucket.keys
  }
  const unique = (list: Iterable<string>): string[] => [...new Set(list)]

  return {
    async readings(numbers) {
      return new Map(numbers.flatMap((n) => (articles.has(n) ? [[n, articles.get(n)!] as const] : [])))
    },
    async names(numbers) {
      return new Map(numbers.flatMap((n) => (articles.has(n) ? [[n, articles.get(n)!.name] as const] : [])))
    },
    async entered(numbers) {
      return numbers.filter((n) => present.has(n))
    },
    async enter(come, gone) {
      for (const n of gone) present.delete(n)
      for (const [n, notes] of come) present.set(n, notes)
    },
    async notes(note, numbers) {
      return new Map(numbers.flatMap((n) => (present.has(n) ? [[n, present.get(n)![note]] as const] : [])))
    },
    async heads(space, wanted, limit) {
      return new Map(
        wanted.flatMap((key) => {
          const list = listOf(space, key)
          return list.length > 0 ? [[key, list.slice(0, limit)] as const] : []
        }),
      )
    },
    async bucket(space, key) {
      return listOf(space, key)
    },
    async between(space, wanted, from, to) {
      return wanted.flatMap((key) => listOf(space, key).filter((k) => k.rank >= from && k.rank < to))
    },
    async last(space, key) {
      return listOf(space, key).at(-1) ?? null
    },
    async keysOf(space, list) {
      const wanted = new Set(list)
      return [...new Set(list.map(articleOf))].flatMap((n) =>
        (keys.get(space)!.get(n) ?? []).filter((k) => wanted.has(k.thing)),
      )
    },
    async keysOfArticles(space, numbers) {
      return numbers.flatMap((n) => keys.get(space)!.get(n) ?? [])
    },
    async putKeys(space, list) {
      for (const k of list) {
        const bucket = buckets.get(space)!.get(k.key)
        if (bucket) {
          bucket.keys.push(k)
          bucket.sorted = false
        } else buckets.get(space)!.set(k.key, { sorted: true, keys: [k] })
        push(keys.get(space)!, articleOf(k.thing), k)
      }
    },
    async dropKeysOf(space, numbers, stays) {
      const gone = new Set(numbers)
      const isOut = ({ thing }: Key): boolean => gone.has(articleOf(thing)) && !stays(thing)
      for (const n of numbers) {
        for (const { key } of (keys.get(space)!.get(n) ?? []).filter(isOut)) {
          const bucket = buckets.get(space)!.get(key)
          if (bucket) bucket.keys = bucket.keys.filter((k) => !isOut(k))
          if (bucket?.keys.length === 0) buckets.get(space)!.delete(key)
        }
        keep(keys.get(space)!, n, (k) => !isOut(k))
      }
    },

    async ties(graph, list) {
      return list.flatMap((thing) => ties.get(graph)!.get(thing) ?? [])
    },
    async tiesOfArticles(graph, numbers) {
      return numbers.flatMap((n) => [...things.get(graph)!.get(n)].flatMap((t) => ties.get(graph)!.get(t) ?? []))
    },
    async tiesBy(graph, by) {
      return tied.get(graph)!.get(by) ?? []
    },
    async putTies(graph, list) {
      for (const tie of list)
        for (const t of [tie, turned(tie)]) {
          push(ties.get(graph)!, t.a, t)
          things.get(graph)!.add(articleOf(t.a), t.a)
          if (t.by !== '') push(tied.get(graph)!, t.by, t)
        }
    },
    async dropTies(graph, list) {
      for (const tie of list)
        for (const t of [tie, turned(tie)]) {
          const isOther = (x: Tie): boolean => x.a !== t.a || x.b !== t.b || x.by !== t.by
          keep(ties.get(graph)!, t.a, isOther)
          if (t.by !== '') keep(tied.get(graph)!, t.by, isOther)
          if (!ties.get(graph)!.has(t.a)) things.get(graph)!.remove(articleOf(t.a), t.a)
        }
    },

    async cellsOf(graph, list) {
      return new Map(list.flatMap((t) => (cells.get(graph)!.has(t) ? [[t, cells.get(graph)!.get(t)!] as const] : [])))
    },
    async cellsOfArticles(graph, numbers) {
      const wanted = new Set(numbers)
      return new Map([...cells.get(graph)!].filter(([t]) => wanted.has(articleOf(t))))
    },
    async inCells(graph, wanted) {
      return wanted.flatMap((c) => [...members.get(graph)!.get(c)])
    },
    async putCells(graph, next) {
      for (const [thing, cell] of next) {
        const before = cells.get(graph)!.get(thing)
        if (before !== undefined) members.get(graph)!.remove(before, thing)
        if (cell === null) cells.get(graph)!.delete(thing)
        else {
          cells.get(graph)!.set(thing, cell)
          members.get(graph)!.add(cell, thing)
        }
      }
    },

    async madeOf(kind, list) {
      return unique(list.flatMap((t) => [...(of.get(kind)?.get(t) ?? [])]))
    },
    async madeOfArticles(kind, numbers) {
      return unique(numbers.flatMap((n) => [...(within.get(kind)?.get(n) ?? [])]))
    },
    async madeBy(kind, by) {
      const ids = (one: string): string[] => [...(under.get(`${kind} ${one}`) ?? [])]
      return new Map(by.map((one) => [one, ids(one)] as const).filter(([, list]) => list.length > 0))
    },
    async made<K extends MadeKind>(kind: K, ids: readonly string[]) {
      return ids.flatMap((id) => (made.get(kind)?.has(id) ? [made.get(kind)!.get(id)!.link as Made[K]] : []))
    },
    async thingsOfMade(kind, ids) {
      return new Map(ids.flatMap((id) => (made.get(kind)?.has(id) ? [[id, made.get(kind)!.get(id)!.of] as const] : [])))
    },
    async put(kind, list) {
      const shelf = made.get(kind) ?? new Map<string, Shelf>()
      made.set(kind, shelf)
      const [ofThing, ofArticle] = [of.get(kind) ?? groups<Thing, string>(), within.get(kind) ?? groups<ArticleNo, string>()] // biome-ignore format: one line
      of.set(kind, ofThing)
      within.set(kind, ofArticle)
      for (const item of list) {
        const { id } = item.link
        shelf.set(id, item)
        for (const t of item.of) {
          ofThing.add(t, id)
          ofArticle.add(articleOf(t), id)
        }
        if (item.by !== '') under.set(`${kind} ${item.by}`, (under.get(`${kind} ${item.by}`) ?? new Set()).add(id))
      }
    },
    async drop(kind, ids) {
      for (const id of ids) {
        const item = made.get(kind)?.get(id)
        if (!item) continue
        made.get(kind)!.delete(id)
        for (const t of item.of) {
          of.get(kind)!.remove(t, id)
          within.get(kind)!.remove(articleOf(t), id)
        }
        under.get(`${kind} ${item.by}`)?.delete(id)
      }
    },
    woven() {
      const all = <K extends MadeKind>(kind: K) =>
        [...(made.get(kind)?.values() ?? [])].map((s) => s.link as Made[K]).sort((a, b) => byText(a.id, b.id))
      const since = (e: Made['ledger']): string => e.made.from ?? e.made.to ?? '9'
      return {
        copies: all('copy').sort((a, b) => byText(a.article, b.article) || byText(a.original, b.original)),
        utterances: all('utterance'),
        occasions: all('occasion'),
        differences: all('difference').sort((a, b) => b.rank - a.rank),
        stories: all('story'),
        ledger: all('ledger').sort((a, b) => byText(since(a), since(b))),
      }
    },
    async newest() {
      return newest
    },
    async setNewest(day) {
      newest = day
    },
  }
}

/** A tie as its other thing has it. */
const turned = ({ a, b, score, by, rankA, rankB }: Tie): Tie => ({
  a: b,
  b: a,
  score,
  by,
  rankA: rankB,
  rankB: rankA,
})

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function keep<K, V>(map: Map<K, V[]>, key: K, test: (value: V) => boolean): void {
  const list = map.get(key)?.filter(test) ?? []
  if (list.length > 0) map.set(key, list)
  else map.delete(key)
}

/** Sets by key. */
function groups<K, V>() {
  const sets = new Map<K, Set<V>>()
  return {
    get: (key: K): ReadonlySet<V> => sets.get(key) ?? new Set(),
    add(key: K, value: V): void {
      const set = sets.get(key)
      if (set) set.add(value)
      else sets.set(key, new Set([value]))
    },
    remove(key: K, value: V): void {
      const set = sets.get(key)
      set?.delete(value)
      if (set?.size === 0) sets.delete(key)
    },
  }
}

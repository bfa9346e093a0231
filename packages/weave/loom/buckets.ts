import { type ArticleNo, articleOf, type Key, type Loom, type Space, type Thing } from '@onrecord/format/loom'
import { inOrder } from './in-order.js'

/** So many things of least rank stand for all that share a key: everything else that has the key is compared with these. */
const FIRST = 16

/** Pairs of things, each once, the lesser number first. */
export class Pairs {
  readonly #of = new Map<Thing, Set<Thing>>()
  add(a: Thing, b: Thing): void {
    if (a === b) return
    const [x, y] = a < b ? [a, b] : [b, a]
    const set = this.#of.get(x)
    if (set) set.add(y)
    else this.#of.set(x, new Set([y]))
  }
  has(a: Thing, b: Thing): boolean {
    return this.#of.get(Math.min(a, b))?.has(Math.max(a, b)) ?? false
  }
  *[Symbol.iterator](): Generator<readonly [Thing, Thing]> {
    for (const [a, set] of this.#of) for (const b of set) yield [a, b]
  }
  /** Every thing of a pair, once. */
  things(): Thing[] {
    return [...new Set([...this].flat())]
  }
}

/** Keys of articles that went or came, those of things that are as they were left out; those that came in the order of their keys. */
export interface Moved {
  readonly out: readonly Key[]
  readonly come: readonly Key[]
  /** Whether a thing of an article that went has come back as it was, by all its keys too. */
  readonly stays: (thing: Thing) => boolean
}

/** What putting in and taking out keys does to the pairs that are compared. */
export interface Turnover extends Pick<Moved, 'stays'> {
  readonly gained: Pairs
  /** Pairs that one key does not bring together any more; another may. */
  readonly lost: Pairs
}

/**
 * Takes the keys of articles that went out of a space and puts those that came in. Things that are the same (`isSame`) and have the
 * same keys stay where they are. `between` is done when those that went are out and those that came are not in.
 */
export async function move(
  loom: Loom,
  space: Space,
  gone: readonly ArticleNo[],
  come: readonly Key[],
  isSame: (thing: Thing) => boolean,
  between: (moved: Moved) => Promise<void> = async () => {},
): Promise<Moved> {
  const before = gone.length > 0 ? await loom.keysOfArticles(space, gone) : []
  const had = byNumber(before, (k) => k.thing)
  const has = byNumber(gone.length > 0 ? come : [], (k) => k.thing)
  const known = new Map<Thing, boolean>()
  const stays = (thing: Thing): boolean => {
    const found = known.get(thing) ?? (isSame(thing) && isAlike(had.get(thing), has.get(thing)))
    known.set(thing, found)
    return found
  }
  const isOther = ({ thing }: Key): boolean => !stays(thing)
  const fresh = gone.length > 0 ? come.filter(isOther) : come
  const moved = { out: before.filter(isOther), come: inOrder(fresh, (k) => k.key), stays }
  if (gone.length > 0) await loom.dropKeysOf(space, gone, stays)
  await between(moved)
  await loom.putKeys(space, moved.come, before.filter(({ thing }) => stays(thing))) // biome-ignore format: one line
  return moved
}

/**
 * Takes the keys of articles out of a space and puts others in, as `move` does. Two things are compared where they share a key of which one
 * of them is among the FIRST by rank: a rank is made of content, so the pairs are the same in whatever order things came,
 * and a key that everything has (boilerplate, a name in every text) costs each of them no more than FIRST comparisons.
 */
export async function exchange(
  loom: Loom,
  space: Space,
  gone: readonly ArticleNo[],
  come: readonly Key[],
  isSame: (thing: Thing) => boolean = () => false,
): Promise<Turnover> {
  const [gained, lost] = [new Pairs(), new Pairs()]
  const { stays } = await move(loom, space, gone, come, isSame, (moved) => compare(loom, space, moved, gained, lost))
  return { gained, lost, stays }
}

// What keys that go and come do to the pairs that are compared; those that come are in the order of their keys.
async function compare(loom: Loom, space: Space, { out, come }: Moved, gained: Pairs, lost: Pairs): Promise<void> {
  const goneOf = byNumber(out, (k) => k.key)
  const keys = new Set<number>()
  for (const { key } of come) keys.add(key)
  for (const key of goneOf.keys()) keys.add(key)
  // What stays, as far as it may be among the first.
  const heads = await loom.heads(space, [...keys], FIRST + 1)
  let at = 0
  for (const key of keys) {
    const from = at
    while (at < come.length && come[at]!.key === key) at++
    const stay = heads.get(key) ?? NONE
    // Most keys are had by one thing alone.
    if (stay.length + at - from < 2) continue
    const [left, fresh] = [goneOf.get(key) ?? NONE, come.slice(from, at)]
    if (left.length === 0 && stay.length + fresh.length <= FIRST) pairAll(stay, fresh, gained)
    else await displace(loom, space, { stay, left, fresh }, gained, lost)
  }
}

const NONE: readonly Key[] = []

// What comes to a key that few things have, all of them among the first.
function pairAll(stay: readonly Key[], fresh: readonly Key[], gained: Pairs): void {
  for (const x of fresh) {
    for (const k of stay) gained.add(x.thing, k.thing)
    for (const k of fresh) gained.add(x.thing, k.thing)
  }
}

/** The things of one key: the first of those that stay, those that leave, and those that come. */
interface Held {
  readonly stay: readonly Key[]
  readonly left: readonly Key[]
  readonly fresh: readonly Key[]
}

// What comes and goes of a key that may have more things than stand for all.
async function displace(
  loom: Loom,
  space: Space,
  { stay, left, fresh }: Held,
  gained: Pairs,
  lost: Pairs,
): Promise<void> {
  const first = [...stay, ...fresh].sort(byRank).slice(0, FIRST)
  const before = [...stay, ...left].sort(byRank).slice(0, FIRST)
  const [now, then] = [new Set(first.map((k) => k.thing)), new Set(before.map((k) => k.thing))]
  const isFresh = new Set(fresh.map((k) => k.thing))
  const risen = first.filter((k) => isFresh.has(k.thing) || !then.has(k.thing))
  const fallen = before.filter((k) => !now.has(k.thing) && !left.includes(k))
  for (const x of fresh) for (const f of now) gained.add(x.thing, f)
  if (risen.length === 0 && fallen.length === 0) return
  const { key } = (stay[0] ?? fresh[0] ?? left[0])!
  const all = [...(stay.length <= FIRST ? stay : await loom.bucket(space, key)), ...fresh]
  for (const x of risen) for (const k of all) gained.add(x.thing, k.thing)
  for (const x of fallen) for (const k of all) if (!now.has(k.thing)) lost.add(x.thing, k.thing)
}

/** Those of some pairs that share no key any more of which one of them is among the first. */
export async function apart(loom: Loom, space: Space, pairs: readonly (readonly [Thing, Thing])[]): Promise<Pairs> {
  const things = [...new Set(pairs.flat())]
  const keysOf = new Map<Thing, Set<number>>()
  for (const { key, thing } of await loom.keysOf(space, things))
    keysOf.set(thing, (keysOf.get(thing) ?? new Set()).add(key))
  const shared = pairs.map(([a, b]) => [...(keysOf.get(a) ?? [])].filter((k) => keysOf.get(b)?.has(k)))
  const heads = await loom.heads(space, [...new Set(shared.flat())], FIRST)
  const out = new Pairs()
  pairs.forEach(([a, b], i) => {
    const isMet = shared[i]!.some((key) => heads.get(key)?.some((k) => k.thing === a || k.thing === b))
    if (!isMet) out.add(a, b)
  })
  return out
}

const byRank = (a: Key, b: Key): number => a.rank - b.rank || a.thing - b.thing

/** Things of a list by a number that each of them has. */
export function byNumber<T>(list: readonly T[], of: (one: T) => number): Map<number, T[]> {
  const out = new Map<number, T[]>()
  for (const one of list) {
    const known = out.get(of(one))
    if (known) known.push(one)
    else out.set(of(one), [one])
  }
  return out
}

// Whether a thing has the keys it had, by the same rank.
function isAlike(had: readonly Key[] = [], has: readonly Key[] = []): boolean {
  const known = new Map(had.map((k) => [k.key, k.rank]))
  return had.length === has.length && has.every((k) => known.get(k.key) === k.rank)
}

/** The articles of some things, each once. */
export const articlesOf = (things: Iterable<Thing>): ArticleNo[] => [...new Set([...things].map(articleOf))]

/** Whether a thing is of one of some articles. */
export function isOf(articles: readonly ArticleNo[]): (thing: Thing) => boolean {
  const of = new Set(articles)
  return (thing) => of.has(articleOf(thing))
}

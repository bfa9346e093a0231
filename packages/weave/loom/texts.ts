import type { Copy } from '@onrecord/format'
import { articleOf, type Key, type Loom, type Thing, type Tie, thingOf } from '@onrecord/format/loom'
import { copyId, copyOf } from '../copies/copies.js'
import { judgeOf, mayRepeat } from '../copies/judged.js'
import { articlesOf, exchange, isOf, Pairs } from './buckets.js'
import { type Change, type Making, remake } from './change.js'
import { rankOf } from './hashes.js'
import type { Library } from './library.js'
import { retie, untie } from './retie.js'

/** In ties of texts a copy bears this for its rank, an original 0. */
const COPY = 1

/** Finds the copies among articles that came, and those that articles which went leave behind. A copy of a copy is listed with the first alone. */
export async function findCopies(loom: Loom, library: Library, { gone, come, left }: Change): Promise<void> {
  const keys: Key[] = []
  for (const no of come) {
    const { shingles, prepared } = library.at(no)
    const rank = rankOf(prepared.article.name)
    for (const key of shingles.keys) keys.push({ key, thing: thingOf(no, 0), rank })
  }
  const turnover = await exchange(loom, 'copy', gone, keys)
  const lost = await untie(loom, 'text', gone)
  // Whether a pair is a copy is judged by what is noted of the two, of most by their fingerprints; the articles are looked at to say what of.
  await library.needNotes('print', articlesOf(turnover.gained.things()))
  const printOf = (thing: Thing) => library.note('print', articleOf(thing))
  const likely = new Pairs()
  judge(turnover.gained, (a) => {
    const may = mayRepeat(printOf(a))
    return (b) => {
      if (may(printOf(b))) likely.add(a, b)
    }
  })
  await library.needNotes('text', articlesOf(likely.things()))
  const noteOf = (thing: Thing) => ({ print: printOf(thing), text: library.note('text', articleOf(thing)) })
  const originalsOf = new Map<Thing, Set<Thing>>()
  judge(likely, (a) => {
    const isCopy = judgeOf(noteOf(a))
    return (b) => {
      const found = isCopy(noteOf(b))
      if (found === null) return
      const [copy, original] = found ? [a, b] : [b, a]
      originalsOf.set(copy, (originalsOf.get(copy) ?? new Set()).add(original))
    }
  })
  const changed = await retie(
    loom,
    'text',
    'copy',
    turnover,
    (x, y) => {
      const isCopy = originalsOf.get(x)?.has(y) ?? false
      if (!isCopy && !originalsOf.get(y)?.has(x)) return null
      return { score: 1, rankA: isCopy ? COPY : 0, rankB: isCopy ? 0 : COPY }
    },
    isOf(come),
  )

  // Whether a pair is told depends on the originals of both: on those of articles that are copies of what changed, too.
  const moved = [...lost, ...changed].map((t) => (t.rankA === COPY ? t.a : t.b)).filter((t) => !left.has(articleOf(t)))
  const copies = new Set(moved)
  for (const tie of await loom.ties('text', moved)) if (tie.rankA !== COPY) copies.add(tie.b)
  const isCopy = (tie: Tie): boolean => tie.rankA === COPY
  const own = (await loom.ties('text', [...copies])).filter(isCopy)
  const originals = new Map<Thing, Set<Thing>>()
  const all = [...own, ...(await loom.ties('text', [...new Set(own.map((t) => t.b))])).filter(isCopy)]
  for (const { a, b } of all) originals.set(a, (originals.get(a) ?? new Set()).add(b))
  const told = own.filter(({ a, b }) => ![...(originals.get(b) ?? [])].some((o) => originals.get(a)!.has(o)))
  const before = [...(await loom.madeOf('copy', [...copies])), ...(await loom.madeOfArticles('copy', gone))]
  // What was told of two that are as they were is told as it was: their articles are not looked at again.
  const known = new Map((await loom.made('copy', before)).map((link) => [link.id, link]))
  const isNew = isOf(come)
  await library.needNotes('matter', articlesOf(told.flatMap((t) => [t.a, t.b])))
  const nameOf = (thing: Thing): string => library.note('matter', articleOf(thing)).name
  const asItWas = ({ a, b }: Tie): Copy | undefined =>
    isNew(a) || isNew(b) ? undefined : known.get(copyId(nameOf(a), nameOf(b)))
  await library.need(articlesOf(told.flatMap((t) => (asItWas(t) ? [] : [t.a, t.b]))))
  const made = told.map((tie): Making<'copy'> => {
    const link = asItWas(tie)
    if (link) return { link, of: [tie.a] }
    const [copy, original] = [library.at(articleOf(tie.a)), library.at(articleOf(tie.b))]
    return { link: copyOf(copy.prepared, original.prepared, copy.shingles, original.shingles), of: [tie.a] }
  })
  await remake(loom, 'copy', [...new Set(before)], made, isOf(come))
}

/** Judges pairs of texts, the one of more pairs with each of its others: what it has is laid out once for all of them. */
function judge(pairs: Pairs, judging: (a: Thing) => (b: Thing) => void): void {
  const count = new Map<Thing, number>()
  for (const pair of pairs) for (const thing of pair) count.set(thing, (count.get(thing) ?? 0) + 1)
  const others = new Map<Thing, Thing[]>()
  for (const [x, y] of pairs) {
    const [a, b] = count.get(x)! < count.get(y)! ? [y, x] : [x, y]
    const list = others.get(a)
    if (list) list.push(b)
    else others.set(a, [b])
  }
  for (const [a, list] of others) {
    const judgeWith = judging(a)
    for (const b of list) judgeWith(b)
  }
}

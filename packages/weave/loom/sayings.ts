import { articleOf, type Loom, type Thing, type Tie, thingOf } from '@onrecord/format/loom'
import { byText } from '../ids.js'
import { weigh } from '../utterances/pair.js'
import type { Shown } from '../utterances/shown.js'
import { type Group, groupsOf, least, type Pair, pairsTogether, utteranceOf } from '../utterances/utterances.js'
import { articlesOf, isOf } from './buckets.js'
import { recell } from './cells.js'
import { type Change, type Making, type Remade, remake } from './change.js'
import type { Library } from './library.js'
import { ends, untie } from './retie.js'
import { ordered, shownAt } from './said.js'

/** So many statements are looked at together at most, every two of them. */
const MOST = 60

/** Ties statements that are likely one since they were made at one occasion, for the occasions that are otherwise. Gives the ties that changed. */
export async function tieTogether(
  loom: Loom,
  library: Library,
  { gone }: Change,
  occasions: Remade<'occasion'>,
): Promise<readonly Tie[]> {
  const { knowledge } = library.context
  // Occasions of articles that were read again are made again, all of them.
  const lost: Tie[] = [...(await untie(loom, 'together', gone))]
  const gained: Tie[] = []
  for (const id of occasions.gone.keys()) {
    const ties = (await loom.tiesBy('together', id)).filter((t) => t.a < t.b)
    await loom.dropTies('together', ties)
    lost.push(...ties)
  }
  await library.needNotes('said', articlesOf(occasions.come.flatMap((m) => m.of)))
  for (const { link, of } of occasions.come) {
    // An article that waits to be woven again may have had fewer than it has.
    const there = of.flatMap((t) => (shownAt(library, t) ? [{ no: articleOf(t), shown: shownAt(library, t)! }] : []))
    const said = there.map(({ shown }) => shown)
    // What a statement cites is of the same article.
    const numbers = new Map(there.map(({ no, shown }) => [shown.article, no]))
    const thing = (s: Shown): Thing => thingOf(numbers.get(s.article)!, s.item)
    const ties = pairsTogether(said, knowledge).map(({ a, b, logit }): Tie => {
      return { a: thing(a), b: thing(b), score: logit, by: link.id, rankA: a.rank, rankB: b.rank }
    })
    await loom.putTies('together', ties)
    gained.push(...ties)
  }
  // An occasion that has another article is another one: most of its statements go together as they did.
  const [before, now] = [new Set(lost.map(nameOfTie)), new Set(gained.map(nameOfTie))]
  return [...lost.filter((t) => !now.has(nameOfTie(t))), ...gained.filter((t) => !before.has(nameOfTie(t)))]
}

/** What a tie is, whatever it rests on, either way round. */
const nameOfTie = ({ a, b, score }: Tie): string => (a < b ? `${a} ${b} ${score}` : `${b} ${a} ${score}`)

/** Makes the utterances around ties that changed. Gives those that are otherwise. */
export async function tellUtterances(
  loom: Loom,
  library: Library,
  { gone, come, left }: Change,
  ties: readonly Tie[],
): Promise<Remade<'utterance'>> {
  const { lexis, context } = library
  // What was told of articles that were read again is told anew, whether its ties changed or not.
  const again = (await loom.cellsOfArticles('said', gone)).keys()
  const { cells, touched } = await recell(loom, ['said', 'together'], [...ends(ties), ...again], left, MOST)
  const large = cells.filter((cell) => cell.length > 1)
  await library.needNotes('said', articlesOf(large.flat()))
  const before = [...(await loom.madeOf('utterance', [...touched])), ...(await loom.madeOfArticles('utterance', gone))]
  const known = new Map([...(await loom.thingsOfMade('utterance', before))].map(([id, of]) => [nameOf(of), id]))
  const isNew = isOf(come)
  const kept = new Set<string>()
  const open: { readonly group: Group; readonly of: readonly Thing[] }[] = []
  for (const cell of large)
    for (const { group, of } of await groupsIn(cell)) {
      const within = new Set(of)
      const isOpen = of.some(isNew) || ties.some(({ a, b }) => within.has(a) && within.has(b))
      // What is told of statements depends on them and their ties alone: where these are the same it is what it was.
      const id = isOpen ? undefined : known.get(nameOf(of))
      if (id === undefined) open.push({ group, of })
      else kept.add(id)
    }
  const made: Making<'utterance'>[] = []
  for (const { group, of } of open) {
    // Only what is told of an utterance needs the articles themselves.
    await library.need(articlesOf(of))
    // One that waits to be woven again may have fewer than it had; what is told of it is told anew then.
    if (of.some((t) => library.statement(t) === undefined)) continue
    const prepared = new Map(group.statements.map((s, i) => [s, library.statement(of[i]!)]))
    made.push({ link: utteranceOf(group, (s) => prepared.get(s)!, lexis, context.knowledge), of })
    library.ease()
  }
  return remake(loom, 'utterance', [...new Set(before)].filter((id) => !kept.has(id)), made, isNew) // biome-ignore format: one line

  async function groupsIn(cell: readonly Thing[]) {
    const shown = new Map<Thing, Shown>()
    for (const t of cell) {
      const s = shownAt(library, t)
      // An article that waits to be woven again may have fewer than it had.
      if (s) shown.set(t, s)
    }
    const things = new Map([...shown].map(([t, s]) => [s, t]))
    const { knowledge } = context
    const apart = (a: Shown, b: Shown) => library.apart(a, b, (a, b) => weigh(a, b, knowledge)?.logit ?? null)
    const at = (a: Shown, b: Shown) => library.together(a, b, (a, b) => weigh(a, b, knowledge, true)?.logit ?? null)
    const pairs: Pair[] = []
    for (const graph of ['said', 'together'] as const)
      for (const { a: t, b: u } of await loom.ties(graph, cell)) {
        const [x, y] = [shown.get(t), shown.get(u)]
        if (!x || !y || t > u) continue
        const [a, b] = ordered(x, y)
        const together = graph === 'together'
        const logit = (together ? at : apart)(a, b)
        if (logit !== null && logit >= least(a, b)) pairs.push({ a, b, together, logit })
      }
    const all = [...shown.values()].sort((x, y) => byText(x.article.name, y.article.name) || x.item - y.item)
    return groupsOf(all, pairs, apart).map((group) => ({ group, of: group.statements.map((s) => things.get(s)!) })) // biome-ignore format: one line
  }
}

/** Things by their numbers, in whatever order. */
const nameOf = (things: readonly Thing[]): string => [...things].sort((a, b) => a - b).join()

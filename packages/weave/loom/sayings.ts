import type { Loom, Thing, Tie } from '@onrecord/format/loom'
import { byText } from '../ids.js'
import type { Shown } from '../utterances/shown.js'
import { type Group, groupsOf, pairsTogether, utteranceOf, weighed } from '../utterances/utterances.js'
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
  const { lexis, context } = library
  const changed: Tie[] = [...(await untie(loom, 'together', gone))]
  for (const id of occasions.gone.keys()) {
    const ties = (await loom.tiesBy('together', id)).filter((t) => t.a < t.b)
    await loom.dropTies('together', ties)
    changed.push(...ties)
  }
  for (const { link, of } of occasions.come) {
    const said = of.map((t) => library.statement(t))
    const ties = pairsTogether(said, lexis, context.knowledge).map(({ a, b, pair }): Tie => {
      return { a: library.thing(a), b: library.thing(b), score: pair.logit, by: link.id, rankA: pair.a.rank, rankB: pair.b.rank } // biome-ignore format: one line
    })
    await loom.putTies('together', ties)
    changed.push(...ties)
  }
  return changed
}

/** Makes the utterances around ties that changed. Gives those that are otherwise. */
export async function tellUtterances(
  loom: Loom,
  library: Library,
  { gone, come, left }: Change,
  ties: readonly Tie[],
): Promise<Remade<'utterance'>> {
  const { lexis, context } = library
  const { cells, touched } = await recell(loom, ['said', 'together'], ends(ties), left, MOST)
  const large = cells.filter((cell) => cell.length > 1)
  await library.needNotes('said', articlesOf(large.flat()))
  const groups: { readonly group: Group; readonly thingOf: ReadonlyMap<Shown, Thing> }[] = []
  for (const cell of large) groups.push(...(await groupsIn(cell)))
  // Only what is told of an utterance needs the articles themselves.
  await library.need(articlesOf(groups.flatMap(({ group, thingOf }) => group.statements.map((s) => thingOf.get(s)!))))
  const made = groups.map(({ group, thingOf }): Making<'utterance'> => {
    const preparedOf = (s: Shown) => library.statement(thingOf.get(s)!)
    return { link: utteranceOf(group, preparedOf, lexis), of: group.statements.map((s) => thingOf.get(s)!) }
  })
  const before = [...(await loom.madeOf('utterance', [...touched])), ...(await loom.madeOfArticles('utterance', gone))]
  return remake(loom, 'utterance', [...new Set(before)], made, isOf(come))

  async function groupsIn(cell: readonly Thing[]) {
    const shown = new Map(cell.map((t) => [t, shownAt(library, t)!]))
    const thingOf = new Map([...shown].map(([t, s]) => [s, t]))
    const pairs = []
    for (const graph of ['said', 'together'] as const)
      for (const { a, b } of await loom.ties(graph, cell)) {
        const [x, y] = [shown.get(a), shown.get(b)]
        if (!x || !y || a > b) continue
        const pair = weighed(...ordered(x, y), context.knowledge, graph === 'together')
        if (pair) pairs.push(pair)
      }
    const all = [...shown.values()].sort((x, y) => byText(x.article.name, y.article.name) || x.item - y.item)
    return groupsOf(all, pairs, context.knowledge).map((group) => ({ group, thingOf }))
  }
}

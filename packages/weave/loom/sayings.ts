import { articleOf, itemOf, type Loom, type Thing, type Tie } from '@onrecord/format/loom'
import { byText } from '../ids.js'
import { statementRank } from '../utterances/keys.js'
import { pairsTogether, utterancesOf, weighed } from '../utterances/utterances.js'
import { articlesOf, isOf } from './buckets.js'
import { recell } from './cells.js'
import { type Change, type Making, type Remade, remake } from './change.js'
import type { Library } from './library.js'
import { ends, untie } from './retie.js'
import { inOrder } from './said.js'

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
    const ties = pairsTogether(said, lexis, context.knowledge).map((pair): Tie => {
      const [a, b] = [library.thing(pair.a), library.thing(pair.b)]
      return { a, b, score: pair.logit, by: link.id, rankA: statementRank(pair.a), rankB: statementRank(pair.b) }
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
  await library.need(articlesOf([...touched].filter((t) => !left.has(articleOf(t)))))
  const made: Making<'utterance'>[] = []
  for (const cell of cells) if (cell.length > 1) made.push(...(await utterancesIn(cell)))
  const before = [...(await loom.madeOf('utterance', [...touched])), ...(await loom.madeOfArticles('utterance', gone))]
  return remake(loom, 'utterance', [...new Set(before)], made, isOf(come))

  async function utterancesIn(cell: readonly Thing[]): Promise<Making<'utterance'>[]> {
    const all = cell
      .map((t) => library.statement(t))
      .map((s, i) => ({ s, name: s.article.article.name, item: itemOf(cell[i]!) }))
      .sort((x, y) => byText(x.name, y.name) || x.item - y.item)
      .map((x) => x.s)
    const within = new Set(cell)
    const pairs = []
    for (const graph of ['said', 'together'] as const)
      for (const { a, b } of await loom.ties(graph, cell)) {
        if (!within.has(b) || a > b) continue
        const [x, y] = inOrder(library, a, b)
        const pair = weighed(library.statement(x), library.statement(y), lexis, context.knowledge, graph === 'together')
        if (pair) pairs.push(pair)
      }
    return utterancesOf(all, pairs, lexis, context.knowledge).map(({ utterance, statements }) => ({
      link: utterance,
      of: statements.map((s) => library.thing(s)),
    }))
  }
}

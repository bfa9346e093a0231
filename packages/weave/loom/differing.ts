import { type ArticleNo, articleOf, type Loom, type Thing } from '@onrecord/format/loom'
import { differencesOf } from '../differences/differences.js'
import { byText } from '../ids.js'
import type { Gathered } from '../occasions/occasions.js'
import type { PreparedStatement } from '../prepared.js'
import type { Linked } from '../utterances/utterances.js'
import { articlesOf } from './buckets.js'
import { type Making, type Remade, remake } from './change.js'
import type { Library } from './library.js'

/** An occasion or an utterance by its things and articles. */
interface Told {
  readonly id: string
  readonly things: readonly Thing[]
  readonly articles: ReadonlySet<ArticleNo>
}

/**
 * Finds the differences of occasions that are otherwise, of utterances that are, and of those that have two reports in
 * common with one of these: which occasion two reports are compared by depends on all they have in common.
 */
export async function findDifferences(
  loom: Loom,
  library: Library,
  occasions: Remade<'occasion'>,
  utterances: Remade<'utterance'>,
): Promise<void> {
  const held = [...occasions.gone.values(), ...occasions.come.map((m) => m.of)].map(articlesOf).filter(isSeveral)
  const said = [...utterances.gone.values(), ...utterances.come.map((m) => m.of)].map(articlesOf).filter(isSeveral)
  const dueOccasions = await meeting('occasion', [...held, ...said])
  const dueUtterances = await meeting('utterance', held)
  for (const { link, of } of utterances.come) dueUtterances.set(link.id, toldOf(link.id, of))

  const made: Making<'difference'>[] = []
  const areas = [...dueOccasions.values(), ...dueUtterances.values()].map((t) => [...t.articles]).filter(isSeveral)
  const [allOccasions, allUtterances] = [await meeting('occasion', areas), await meeting('utterance', areas)]
  const occasionOf = byId(await loom.made('occasion', [...allOccasions.keys()]))
  const utteranceOf = byId(await loom.made('utterance', [...allUtterances.keys()]))
  for (const o of dueOccasions.values()) await make(o, o.id, meets(allUtterances, o), meets(allOccasions, o))
  for (const u of dueUtterances.values()) await make(u, null, [u], meets(allOccasions, u))
  const owners = [occasions.gone.keys(), utterances.gone.keys(), dueOccasions.keys(), dueUtterances.keys()]
  const before = await loom.madeBy('difference', [...new Set(owners.flatMap((ids) => [...ids]))])
  await remake(loom, 'difference', [...new Set([...before.values()].flat())], made, () => false)

  /** Those of a kind that have two articles of an area in common. */
  async function meeting(
    kind: 'occasion' | 'utterance',
    areas: readonly (readonly ArticleNo[])[],
  ): Promise<Map<string, Told>> {
    const out = new Map<string, Told>()
    const articles = [...new Set(areas.flat())]
    const of = await loom.thingsOfMade(kind, await loom.madeOfArticles(kind, articles))
    const at = new Map<ArticleNo, number[]>()
    areas.forEach((area, i) => {
      for (const no of area) at.set(no, [...(at.get(no) ?? []), i])
    })
    for (const [id, things] of of) {
      const told = toldOf(id, things)
      const seen = new Set<number>()
      for (const no of told.articles)
        for (const area of at.get(no) ?? []) {
          if (seen.has(area)) out.set(id, told)
          seen.add(area)
        }
    }
    return out
  }

  function meets(all: ReadonlyMap<string, Told>, { articles }: Told): Told[] {
    return [...all.values()].filter((t) => [...t.articles].filter((no) => articles.has(no)).length > 1)
  }

  async function make(of: Told, wanted: string | null, said: readonly Told[], at: readonly Told[]): Promise<void> {
    await library.need([of, ...said, ...at].flatMap((t) => [...t.articles]))
    const l = said.map((t): Linked => ({ utterance: utteranceOf.get(t.id)!, statements: statementsOf(t) }))
    const g = at.map((t): Gathered => ({ occasion: occasionOf.get(t.id)!, statements: statementsOf(t) }))
    const articles = [...new Set([...l, ...g].flatMap((x) => x.statements.map((s) => s.article)))]
    articles.sort((a, b) => byText(a.article.name, b.article.name))
    for (const link of differencesOf(
      wanted,
      articles,
      l.sort(inOrder),
      g.sort(inOrder),
      library.lexis,
      library.context,
    )) {
      const names = new Set(link.articles)
      made.push({ link, by: of.id, of: of.things.filter((t) => names.has(library.statement(t).article.article.name)) })
    }
    library.ease()
  }

  function statementsOf({ things }: Told): PreparedStatement[] {
    const nameOf = (t: Thing): string => library.at(articleOf(t)).prepared.article.name
    return [...things].sort((a, b) => byText(nameOf(a), nameOf(b)) || a - b).map((t) => library.statement(t))
  }
}

const isSeveral = (articles: readonly ArticleNo[]): boolean => articles.length > 1

const toldOf = (id: string, things: readonly Thing[]): Told => ({
  id,
  things: [...new Set(things)],
  articles: new Set(articlesOf(things)),
})

const idOf = (x: Gathered | Linked): string => ('occasion' in x ? x.occasion.id : x.utterance.id)
const inOrder = (x: Gathered | Linked, y: Gathered | Linked): number => byText(idOf(x), idOf(y))
const byId = <T extends { readonly id: string }>(links: readonly T[]): ReadonlyMap<string, T> =>
  new Map(links.map((link) => [link.id, link]))

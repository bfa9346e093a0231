import type { Occasion } from '@onrecord/format'
import { type ArticleNo, articleOf, type Loom, type Thing } from '@onrecord/format/loom'
import { comparedPairs, type ReportSizes } from '../differences/compared.js'
import { differencesOf } from '../differences/differences.js'
import { byText } from '../ids.js'
import type { PreparedArticle, PreparedStatement } from '../prepared.js'
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
  const isOtherwise = new Set(utterances.come.map((m) => m.link.id))

  const made: Making<'difference'>[] = []
  const areas = [...dueOccasions.values(), ...dueUtterances.values()].map((t) => [...t.articles]).filter(isSeveral)
  const [allOccasions, allUtterances] = [await meeting('occasion', areas), await meeting('utterance', areas)]
  const earlier = earlierOccasions(allOccasions, occasions)
  const known = [...allOccasions.values(), ...allUtterances.values(), ...earlier.values()]
  const names = await loom.names([...new Set(known.flatMap((t) => [...t.articles]))])
  const occasionOf = new Map((await loom.made('occasion', [...dueOccasions.keys()])).map((link) => [link.id, link]))
  for (const o of dueOccasions.values())
    await make(o, occasionOf.get(o.id)!, meets(allUtterances, o), meets(allOccasions, o))
  for (const u of dueUtterances.values()) {
    const at = meets(allOccasions, u)
    // Its reports are as they were: where those of them that have no occasion in common are too, so is what is told of it.
    const before = meets(earlier, u)
    // Of an article that is not there any more nobody knows how it was compared.
    const isKnown = !isOtherwise.has(u.id) && before.every((t) => [...t.articles].every((no) => names.has(no)))
    const isAsBefore = isKnown && apartIn(u, at) === apartIn(u, before)
    if (isAsBefore) dueUtterances.delete(u.id)
    else await make(u, null, [u], at)
  }
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
    return [...all.values()]
      .filter((t) => [...t.articles].filter((no) => articles.has(no)).length > 1)
      .sort((s, t) => byText(s.id, t.id))
  }

  /** What the differences of an utterance go by, beside its statements: its reports that are compared, and the occasions two of these have in common all the same. */
  function apartIn(u: Told, at: readonly Told[]): string {
    const numbers = new Map([...u.articles].map((no) => [names.get(no)!, no]))
    const pairs = comparedPairs(null, new Set(numbers.keys()), [sizesOf(u)], at.map(sizesOf))
    const common = pairs.map(({ a, b }) => at.filter((t) => [a, b].every((x) => t.articles.has(numbers.get(x)!))))
    return JSON.stringify([pairs, common.map((list) => list.map((t) => t.id))])
  }

  async function make(of: Told, occasion: Occasion | null, said: readonly Told[], at: readonly Told[]): Promise<void> {
    const own = new Map([...of.articles].map((no) => [names.get(no)!, no]))
    const pairs = comparedPairs(occasion?.id ?? null, new Set(own.keys()), said.map(sizesOf), at.map(sizesOf))
    // What is told of an utterance where its reports have an occasion in common is told with that.
    if (occasion === null && pairs.length === 0) return
    const compared = occasion === null ? [...new Set(pairs.flatMap(({ a, b }) => [a, b]))] : [...own.keys()]
    await library.need(compared.map((name) => own.get(name)!))
    const prepared = new Map(compared.map((name) => [name, library.at(own.get(name)!).prepared]))
    const within = (told: readonly Told[]) => new Map(told.map((t) => [t.id, statementsIn(t, prepared)]))
    const wanted = occasion && { occasion, statements: statementsIn(of, prepared) }
    for (const link of differencesOf(
      wanted,
      pairs,
      prepared,
      within(said),
      within(at),
      library.lexis,
      library.context,
    )) {
      const articles = new Set(link.articles.map((name) => own.get(name)!))
      made.push({ link, by: of.id, of: of.things.filter((t) => articles.has(articleOf(t))) })
    }
    library.ease()
  }

  /** The statements of those of its articles that are at hand here. */
  function statementsIn({ things }: Told, prepared: ReadonlyMap<string, PreparedArticle>): PreparedStatement[] {
    const nameOf = (t: Thing): string => names.get(articleOf(t))!
    return things
      .filter((t) => prepared.has(nameOf(t)))
      .sort((a, b) => byText(nameOf(a), nameOf(b)) || a - b)
      .flatMap((t) => library.statement(t) ?? [])
  }

  function sizesOf({ id, things }: Told): ReportSizes {
    const sizes = new Map<string, number>()
    for (const t of things) {
      const name = names.get(articleOf(t))!
      sizes.set(name, (sizes.get(name) ?? 0) + 1)
    }
    return { id, sizes }
  }
}

const isSeveral = (articles: readonly ArticleNo[]): boolean => articles.length > 1

/** The occasions as they were before some became otherwise. */
function earlierOccasions(now: ReadonlyMap<string, Told>, { gone, come }: Remade<'occasion'>): Map<string, Told> {
  const isNew = new Set(come.map((m) => m.link.id))
  const same = [...now].filter(([id]) => !isNew.has(id))
  return new Map([...same, ...[...gone].map(([id, of]) => [id, toldOf(id, of)] as const)])
}

const toldOf = (id: string, things: readonly Thing[]): Told => ({
  id,
  things: [...new Set(things)],
  articles: new Set(articlesOf(things)),
})

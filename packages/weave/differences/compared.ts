import { byText } from '../ids.js'

/** An occasion or an utterance by the articles that report it: how many statements of it each has. */
export interface ReportSizes {
  readonly id: string
  readonly sizes: ReadonlyMap<string, number>
}

/** Two reports that are compared, by their articles' names in order: those of an occasion, or (null) of utterances alone. */
export interface Compared {
  readonly a: string
  readonly b: string
  readonly occasion: string | null
  /** The ids of the utterances that both report. */
  readonly utterances: readonly string[]
}

/** Of what many articles report each is compared with the fullest few. */
const FULLEST = 3

/**
 * The pairs of some articles to compare: those that report an occasion (`wanted`), each pair by the occasion they tell most of alone, or
 * (null) those that report one utterance without an occasion. `said` and `at` are all utterances and occasions that two of the articles
 * have in common, in order of their ids, with all of their articles.
 */
export function comparedPairs(
  wanted: string | null,
  articles: ReadonlySet<string>,
  said: readonly ReportSizes[],
  at: readonly ReportSizes[],
): Compared[] {
  const shared = new Map<string, { readonly a: string; readonly b: string; readonly utterances: string[] }>()
  for (const { id, sizes } of said)
    for (const [a, b] of pairsOf(sizes, articles)) {
      const known = shared.get(keyOf(a, b))
      if (known) known.utterances.push(id)
      else shared.set(keyOf(a, b), { a, b, utterances: [id] })
    }
  const best = new Map<string, { readonly a: string; readonly b: string; readonly id: string; readonly size: number }>()
  for (const { id, sizes } of at)
    for (const [a, b] of pairsOf(sizes, articles)) {
      const size = Math.min(sizes.get(a)!, sizes.get(b)!)
      const known = best.get(keyOf(a, b))
      if (!known || size > known.size) best.set(keyOf(a, b), { a, b, id, size })
    }
  if (wanted === null) return [...shared].flatMap(([key, pair]) => (best.has(key) ? [] : [{ ...pair, occasion: null }]))
  return [...best].flatMap(([key, { a, b, id }]) =>
    id === wanted ? [{ a, b, occasion: id, utterances: shared.get(key)?.utterances ?? [] }] : [],
  )
}

const keyOf = (a: string, b: string): string => JSON.stringify([a, b])

// Every pair of a few articles; of many each with the fullest. Those of them that are `within`.
function pairsOf(sizes: ReadonlyMap<string, number>, within: ReadonlySet<string>): [string, string][] {
  const names = [...sizes.keys()].sort(byText)
  const fullest = new Set([...names].sort((x, y) => sizes.get(y)! - sizes.get(x)!).slice(0, FULLEST))
  const isCompared = (x: string, y: string): boolean => names.length <= FULLEST + 1 || fullest.has(x) || fullest.has(y)
  const own = names.filter((name) => within.has(name))
  return own.flatMap((x, i) => own.slice(i + 1).flatMap((y): [string, string][] => (isCompared(x, y) ? [[x, y]] : [])))
}

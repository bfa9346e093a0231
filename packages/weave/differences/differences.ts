import type { Difference } from '@onrecord/format'
import type { WeaveContext } from '../context.js'
import { byText, idOf, keyOf } from '../ids.js'
import type { Gathered } from '../occasions/occasions.js'
import type { PreparedArticle, PreparedStatement } from '../prepared.js'
import { refOf } from '../utterances/utterances.js'
import type { Lexis } from '../words/lexis.js'
import { attributionDifferences } from './attribution.js'
import { chargeDifferences } from './charges.js'
import { colourOf } from './colours.js'
import type { Compared } from './compared.js'
import { conditionDifferences } from './conditions.js'
import { contradictions, refusals } from './contradiction.js'
import { framingDifferences } from './framing.js'
import { numberDifferences } from './number.js'
import { omittedConditions } from './omitted-condition.js'
import { onlyIn } from './only-in.js'
import { contentsOf, type Found, type SideBySide, type StatementsOf } from './report.js'
import { sidesOf } from './sides.js'
import { wordingDifferences } from './wording.js'

/** Of one thing both report so many differences are told, the most telling. */
const PER_MATCH = 2

/**
 * Finds where reports differ, the most telling first: those of an occasion (`wanted`), or those that have none in common but an utterance (null).
 * `pairs` are the reports to compare, `prepared` the articles by name, `said` and `at` by id what these say of the utterances and
 * the occasions any two of them have in common. Few and right is the aim: of what two report the most telling
 * differences are told, each utterance's of a kind once; of what one report has alone a line a topic.
 */
export function differencesOf(
  wanted: Gathered | null,
  pairs: readonly Compared[],
  prepared: ReadonlyMap<string, PreparedArticle>,
  said: StatementsOf,
  at: StatementsOf,
  lexis: Lexis,
  context: WeaveContext,
): Difference[] {
  const colour = colourOf(context.language)
  const out: Difference[] = []
  const told = new Set<string>()
  const shown = new Set<PreparedStatement>()
  for (const pair of pairs) {
    const sides = sidesOf(pair, wanted, prepared, said, lexis)
    const articles = [sides.a, sides.b]
    const occasion = occasionsAt(sides, at)
    if (sides.occasion !== null)
      for (const f of [
        ...refusals(sides, lexis),
        ...conditionDifferences(sides, context.knowledge),
        ...chargeDifferences(sides, colour, context.language),
      ]) {
        for (const s of f.statements) shown.add(s)
        out.push(differenceOf(f, articles, occasion(f)))
      }
    for (const match of sides.matches) {
      const found = [
        ...contradictions(sides, match, lexis),
        ...omittedConditions(sides, match, lexis),
        ...numberDifferences(sides, match, lexis),
        ...attributionDifferences(sides, match, lexis, context),
        ...framingDifferences(sides, match, lexis, colour),
        ...wordingDifferences(sides, match, lexis),
      ]
      found.sort((x, y) => y.rank - x.rank)
      for (const f of found.slice(0, PER_MATCH)) {
        // A third report that differs from the second as the first does says nothing new.
        const key = `${f.kind} ${f.rank} ${match.utterance ?? ''}`
        if (match.utterance !== null && told.has(key)) continue
        told.add(key)
        for (const s of f.statements) shown.add(s)
        out.push(differenceOf(f, articles, occasion(f)))
      }
    }
  }
  if (wanted !== null)
    for (const f of onlyIn(wanted, said, lexis, context, colour, shown))
      out.push(differenceOf(f, f.articles, f.occasion))
  return out.sort((x, y) => y.rank - x.rank || byText(x.id, y.id))
}

// Of the occasions that both reports tell of the one at which most of a difference was said; null where none of it was.
function occasionsAt({ a, b, occasion }: SideBySide, at: StatementsOf): (f: Found) => string | null {
  const both = [...at].filter(([, of]) => [a, b].every((x) => of.some((s) => s.article === x)))
  const of = new Map(both.map(([id, statements]) => [id, new Set(statements)]))
  return ({ statements }) => {
    const count = (id: string): number =>
      statements.filter((s) => of.get(id)!.has(s)).length + (id === occasion ? 0.5 : 0)
    const best = [...of.keys()].sort((x, y) => count(y) - count(x) || byText(x, y))[0]
    return best !== undefined && count(best) >= 1 ? best : null
  }
}

function differenceOf(
  { kind, statements, spans, rank, why }: Found,
  articles: readonly PreparedArticle[],
  occasion: string | null,
): Difference {
  const refs = statements.map(refOf)
  const names = articles.map((a) => a.article.name)
  const shown =
    spans ??
    articles.flatMap((p) => {
      const own = contentsOf(statements.filter((s) => s.article === p))
      return own.length > 0 ? [{ article: p.article.name, spans: own }] : []
    })
  return {
    id: idOf('difference', [kind, occasion ?? '', ...names, ...refs.map(keyOf), ...why.map((w) => w.rule)]),
    kind,
    occasion,
    articles: names,
    statements: refs,
    spans: shown,
    rank: Math.round(1000 * rank) / 1000,
    why,
  }
}

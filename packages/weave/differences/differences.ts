import type { Difference } from '@onrecord/format'
import type { WeaveContext } from '../context.js'
import { byText, idOf, keyOf } from '../ids.js'
import type { Gathered } from '../occasions/occasions.js'
import type { PreparedArticle } from '../prepared.js'
import { type Linked, refOf } from '../utterances/utterances.js'
import type { Lexis } from '../words/lexis.js'
import { attributionDifferences } from './attribution.js'
import { colourOf } from './colours.js'
import { contradictions } from './contradiction.js'
import { framingDifferences } from './framing.js'
import { numberDifferences } from './number.js'
import { onlyIn } from './only-in.js'
import { contentsOf, type Found, type SideBySide } from './report.js'
import { sidesOf } from './sides.js'
import { wordingDifferences } from './wording.js'

/** Of one thing both report so many differences are told, the most telling. */
const PER_MATCH = 2

/**
 * Finds where reports of one occasion differ, the most telling first. `prepared` must be sorted by name. Few and right is
 * the aim: of what both report the two most telling differences are told, of what one has alone a line a topic.
 */
export function differences(
  prepared: readonly PreparedArticle[],
  linked: readonly Linked[],
  gathered: readonly Gathered[],
  lexis: Lexis,
  context: WeaveContext,
): Difference[] {
  const colour = colourOf(context.language)
  const out: Difference[] = []
  for (const sides of sidesOf(prepared, linked, gathered, lexis)) {
    for (const match of sides.matches) {
      const found = [
        ...contradictions(sides, match, lexis),
        ...numberDifferences(sides, match),
        ...attributionDifferences(sides, match, lexis),
        ...framingDifferences(sides, match, lexis, colour),
        ...wordingDifferences(sides, match, lexis),
      ]
      found.sort((x, y) => y.rank - x.rank)
      for (const f of found.slice(0, PER_MATCH)) out.push(differenceOf(f, sides))
    }
    if (sides.occasion !== null) for (const f of onlyIn(sides, lexis, colour)) out.push(differenceOf(f, sides))
  }
  return out.sort((x, y) => y.rank - x.rank || byText(x.id, y.id))
}

function differenceOf({ kind, statements, spans, rank, why }: Found, { a, b, occasion }: SideBySide): Difference {
  const refs = statements.map(refOf)
  const shown =
    spans ??
    [a, b].flatMap((p) => {
      const own = contentsOf(statements.filter((s) => s.article === p))
      return own.length > 0 ? [{ article: p.article.name, spans: own }] : []
    })
  return {
    id: idOf('difference', [kind, a.article.name, b.article.name, ...refs.map(keyOf)]),
    kind,
    occasion,
    articles: [a.article.name, b.article.name],
    statements: refs,
    spans: shown,
    rank: Math.round(1000 * rank) / 1000,
    why,
  }
}

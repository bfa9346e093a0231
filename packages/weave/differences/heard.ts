import type { ActorId } from '@onrecord/format'
import { nameOf, namesOf } from '../named.js'
import type { Gathered } from '../occasions/occasions.js'
import type { PreparedArticle, PreparedStatement } from '../prepared.js'

/** Words of a quotation, or what is said weighs so much: somebody who is heard in one report is worth naming. */
const HEARD = 6
const LEAST_MASS = 0.9
/** Of whom a report tells more than this, what it leaves out is told by topic. */
const FEW = 2

/** Statements that the reports behind the first do not tell, and what is said of them. */
export interface Missing {
  readonly articles: readonly PreparedArticle[]
  readonly list: readonly PreparedStatement[]
  readonly rule: string
}

/**
 * Of an event at which many spoke: who is heard in one report and in none of those that tell of the same speakers, and of
 * whom two reports tell different things. `isOwn` says whether a statement was made there at first hand, `isAlone` whether
 * no report of a list tells it.
 */
export function heardAlone(
  { occasion, statements }: Gathered,
  articles: readonly PreparedArticle[],
  isOwn: (s: PreparedStatement) => boolean,
  isAlone: (s: PreparedStatement, others: readonly PreparedArticle[]) => boolean,
): Missing[] {
  const out: Missing[] = []
  const people = occasion.actors.filter((id) => articles.some((a) => isPerson(id, a)))
  const of = (id: ActorId, a: PreparedArticle) =>
    statements.filter((s) => s.article === a && s.statement.speaker === id && isOwn(s))
  for (const a of articles) {
    // An event of days has many parts: reports of one part have a speaker in common.
    const others = articles.filter((o) => o !== a && people.some((id) => of(id, a).length > 0 && of(id, o).length > 0))
    const heard = (id: ActorId) => articles.some((o) => o !== a && o.statements.some((s) => s.statement.speaker === id))
    const only = people.filter(
      (id) => !heard(id) && of(id, a).some((s) => s.quoted.length >= HEARD || s.mass >= LEAST_MASS),
    )
    if (others.length > 0 && only.length > 0)
      out.push({
        articles: [a, ...others],
        list: only.flatMap((id) => of(id, a)),
        rule: `heard in no other report: ${namesOf(only, articles)}`,
      })
  }
  for (const id of people) {
    const [a, b, ...more] = articles.filter((x) => of(id, x).length > 0)
    if (!a || !b || more.length > 0) continue
    const [inA, inB] = [of(id, a), of(id, b)]
    if (inA.length > FEW || inB.length > FEW) continue
    if (inA.every((s) => isAlone(s, [b])) && inB.every((s) => isAlone(s, [a])))
      out.push({ articles: [a, b], list: [...inA, ...inB], rule: `${nameOf(id, articles)}: each report tells something else` }) // biome-ignore format: one line
  }
  return out
}

const isPerson = (id: ActorId, { article }: PreparedArticle): boolean =>
  article.actors.find((x) => x.id === id)?.type === 'person'

import { addDays } from '@onrecord/format'
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import type { StatementQuery } from '../contract.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import { isAlone } from './actor-words.js'
import type { Dialect } from './dialect.js'
import { pairOf } from './edition-rows.js'
import { printedBy } from './outlet-counts.js'
import { REACHES } from './reach.js'
import { inStory, named } from './scope.js'
import { saidBy } from './tallies.js'
import { counts } from './totals.js'
import { parseWords, sign, type WordQuery } from './word-query.js'
import { WORTH_A_LOOK } from './worth.js'

/**
 * Statements under two names: `parts` are rows of what leads to them and holds the order (an actor's table, or the index of
 * an outlet, an act, or all), `statements` what is asked of them beside. Where nothing is, no row of a statement is looked up;
 * else a narrow index that has what lists ask about, not the statement's body.
 */
export type Found = SelectQueryBuilder<Tables, 'statements' | 'parts', object>

/**
 * A list in pieces, one behind the other, so that each is found by an index in its order; a piece may be several lists to
 * be merged.
 */
export type Pieces = readonly (readonly Found[])[]

/**
 * What leads to statements: `order`, rows of an index in the order of the list; `held`, the index of words, which gives so
 * many at most, none before a number, and whether it is `sure` of speaker, target and act; `rows`, those of some articles, or of the
 * few that are worth a look or decided.
 */
export type Lead = Ordered | { readonly by: 'rows' } | Held
interface Ordered {
  readonly by: 'order'
  /** Whether an outlet that is asked for prints much of all there is: an act, and what reaches far, are then looked for in all of it. */
  readonly isMuch?: boolean
}
export interface Held {
  readonly by: 'held'
  readonly most: number
  readonly since: number
  readonly sure: boolean
  /** Those of them that are looked up. */
  readonly among?: readonly number[]
}

/** Statements that hold words are looked for among so many that came last; of rare words that is all of them. */
const MOST_HOLDING = 1000
/** The same of several words that stand in so many that not all are looked through: they lie far from each other. */
const MOST_AMONG = 400
/** So many of an actor's statements, which lie beside each other, are gone through for those of one act. */
const MOST_PASSED = 40_000

/** Of so many statements one is an outlet's that prints much. */
const MUCH = 8

/** Whether a query asks for anything in the order of the statements' days. */
export const isByDay = ({ order }: StatementQuery): boolean =>
  order === undefined || order === 'said' || order === 'latest'

/** What leads to the statements of a query with the least to look at. */
export async function leadOf(db: Kysely<Tables>, dialect: Dialect, query: StatementQuery): Promise<Lead> {
  if (hasWords(query.words)) {
    const since = await dialect.words.since(db, 'statements', heldOf(query))
    return held(db, query, since > 0 ? MOST_AMONG : MOST_HOLDING, since)
  }
  const { article, articles, story, after, decided } = query
  if ([article, articles, story, after].some((asked) => asked !== undefined) || decided === true || !isByDay(query))
    return { by: 'rows' }
  const { act, by, about, outlet } = query
  if (leading(query) === 'outlet') {
    const { statements } = await counts(db)
    return { by: 'order', isMuch: (await printedBy(db, outlet!)) * MUCH > statements }
  }
  // By whom and of whom together are few enough to go through.
  if (act === undefined || (by === undefined) === (about === undefined)) return { by: 'order' }
  const row = await db.selectFrom('actors').select(['statements', 'about']).where('id', '=', (by ?? about)!).executeTakeFirst() // biome-ignore format: one line
  const all = row ? Number(by === undefined ? row.about : row.statements) : 0
  if (all <= MOST_PASSED) return { by: 'order' }
  // Each that the index of words leads to lies elsewhere in the file, as a hundred do that are passed: of so many on it is less to go through them until a page is full.
  const most = Math.round(Math.sqrt(all))
  const isMuch = by === undefined ? await dialect.words.exceeds(db, 'statements', signsOf(query), most) : (await saidBy(db, by, act)) > most // biome-ignore format: one line
  return isMuch ? { by: 'order' } : held(db, query, most, 0)
}

/** Signs are sure where nobody else has the same. */
async function held(db: Kysely<Tables>, { by, about }: StatementQuery, most: number, since: number): Promise<Held> {
  const sure = (by === undefined || (await isAlone(db, by))) && (about === undefined || (await isAlone(db, about)))
  return { by: 'held', most, since, sure }
}

/** The filters a query has. */
export const askedOf = ({ limit: _l, offset: _o, order: _r, spread: _s, ...filters }: StatementQuery): string[] =>
  Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [name]))

/** What stands in the index of words. */
export const SIGNED: ReadonlySet<string> = new Set(['words', 'by', 'about', 'act'])

const hasWords = (words: string | undefined): boolean => words !== undefined && parseWords(words).length > 0

/** What the index of words is asked for. */
export const heldOf = (query: StatementQuery): WordQuery => [...parseWords(query.words ?? ''), ...signsOf(query)]

const signsOf = ({ by, about, act }: StatementQuery): WordQuery => [
  ...(by === undefined ? [] : [sign('by', by)]),
  ...(about === undefined ? [] : [sign('about', about)]),
  ...(act === undefined ? [] : [sign('act', act)]),
]

/** The column that has a statement's number, and the table that has its place in the list. */
export const columnsOf = (lead: Lead) =>
  lead.by === 'order'
    ? ({ number: 'parts.statement', from: 'parts' } as const)
    : ({ number: 'statements.id', from: 'statements' } as const)

/** What is asked for, cut into pieces that indexes find in the order asked for. */
export function piecesOf(db: Kysely<Tables>, dialect: Dialect, query: StatementQuery, lead: Lead): Pieces {
  const q = filtered(db, dialect, query, lead)
  const { from } = columnsOf(lead)
  if (query.order === 'worth') {
    // Few are worth a look for certain, and they alone are kept in order.
    const most = sql.lit(WORTH_A_LOOK)
    return [
      [q.where('statements.worth', '>=', most)],
      [q.where('statements.worth', '>=', 0).where('statements.worth', '<', most)],
    ]
  }
  if (query.from === undefined) return [[query.order === 'latest' ? q.where(`${from}.day_from`, '<', NO_DAY) : q]]
  if (lead.by !== 'order')
    return [[q.where('statements.day_to', '>=', query.from).where('statements.day_from', '<', NO_DAY)]]
  const later = q.where('parts.day_from', '>=', query.from).where('parts.day_from', '<', NO_DAY)
  const pieces = [reaching(db, dialect, query, lead, query.from), [later]]
  return query.order === 'latest' ? pieces.reverse() : pieces
}

/** What may have been said before a day, on it or after it: looked for as far back as it reaches. */
function reaching(
  db: Kysely<Tables>,
  dialect: Dialect,
  query: StatementQuery,
  lead: Lead,
  day: string,
): readonly Found[] {
  const back = addDays(day, -REACHES[2])
  const farthest = REACHES.indexOf(Number.POSITIVE_INFINITY)
  const ofAll = (q: Found) =>
    [1, 2, farthest].map((reach) => {
      const found = reachingOver(q, reach, day)
      return reach === farthest ? found : found.where('parts.day_from', '>=', addDays(day, -REACHES[reach]!))
    })
  if (leading(query) === 'statements') return ofAll(filtered(db, dialect, query, lead))
  if (lead.by === 'order' && lead.isMuch) return ofAll(amongAll(db, dialect, query))
  const { by: _b, about: _a, outlet: _o, ...anybody } = query
  const near = filtered(db, dialect, query, lead)
    .where(sql.ref<string>(leading(query) === 'parts' ? 'parts.until' : 'parts.day_to'), '>=', day)
    .where('parts.day_from', '<', day)
    .where('parts.day_from', '>=', back)
  // Of all that anybody said, little reaches farther.
  const led = reachingOver(inOrder(db, anybody), farthest, day).where('parts.day_from', '<', back)
  const far = led.innerJoin('statements', 'statements.id', 'parts.statement')
  return [near, takingPart(ofStatement(db, far, query), query)]
}

/** Those of a reach that lie over the beginning of a day. */
function reachingOver(q: Found, reach: number, day: string): Found {
  // Said as the index says it, which has no others.
  return q
    .where(sql<boolean>`parts.reach > 0`)
    .where(sql<boolean>`parts.reach = ${sql.lit(reach)}`)
    .where(sql<boolean>`parts.day_to >= ${day}`)
    .where('parts.day_from', '<', day)
}

/** Whether what leads to statements in order is of those who take part in them, of outlets, or of all statements or an act's. */
function leading({ by, about, outlet }: StatementQuery): 'parts' | 'outlet' | 'statements' {
  return (by ?? about) !== undefined ? 'parts' : outlet !== undefined ? 'outlet' : 'statements'
}

/** Who takes part, as rows of parts have it. */
const partOf = ({ by, about }: StatementQuery) =>
  by !== undefined && about !== undefined
    ? { role: 'pair' as const, actor: pairOf(by, about) }
    : by !== undefined
      ? { role: 'by' as const, actor: by }
      : about !== undefined
        ? { role: 'about' as const, actor: about }
        : null

const narrowOf = (dialect: Dialect) => sql`statements`.as<'statements'>(sql.raw(dialect.narrow))

/** What of a statement is asked beside what leads to it, out of a narrow index. */
const joined = (led: Found, dialect: Dialect): Found =>
  led.innerJoin(narrowOf(dialect) as never, 'statements.id' as never, 'parts.statement' as never) as unknown as Found

/** What an outlet printed, looked for in order among all statements or those of an act. */
const amongAll = (db: Kysely<Tables>, dialect: Dialect, { outlet, ...query }: StatementQuery): Found =>
  ofStatement(db, joined(inOrder(db, query), dialect), { ...query, ...(outlet !== undefined && { outlet }) })

function filtered(db: Kysely<Tables>, dialect: Dialect, query: StatementQuery, lead: Lead): Found {
  if (lead.by === 'order' && lead.isMuch && query.act !== undefined) return amongAll(db, dialect, query)
  if (lead.by === 'order') {
    const led = inOrder(db, query)
    if (!isNarrowed(query)) return leading(query) === 'parts' ? ofActAndOutlet(led, query, 'parts') : led
    return ofStatement(db, joined(led, dialect), query, leading(query) === 'parts' ? 'parts' : 'statements')
  }
  // Where no more is asked than the index of words says, most that are looked up are shown, for which the table is read anyway.
  const isShown = lead.by === 'held' && lead.among !== undefined && askedOf(query).every((name) => SIGNED.has(name))
  const q = (lead.by === 'held' && !isShown ? db.selectFrom(narrowOf(dialect) as never) : db.selectFrom('statements')) as unknown as Found // biome-ignore format: one line
  const { by: _b, about: _a, act: _c, ...unsigned } = query
  const left = lead.by === 'held' && lead.sure ? unsigned : query
  let found = takingPart(ofStatement(db, q, left), left)
  if (query.to !== undefined) found = found.where('statements.day_from', '<=', query.to)
  if (lead.by === 'rows') return found
  if (lead.among) return found.where('statements.id', 'in', lead.among)
  return found.where('statements.id', 'in', dialect.words.holding('statements', heldOf(query), lead.most, lead.since))
}

/** Keeps those in which the actors take part that are asked for: looked for where these have it, which is one stretch of the file. */
function takingPart(q: Found, query: StatementQuery): Found {
  const part = partOf(query)
  if (!part) return q
  return q.where((e) =>
    e.exists(
      e
        .selectFrom('parts as taking')
        .select('taking.statement')
        .where('taking.actor', '=', part.actor)
        .where('taking.role', '=', part.role)
        .whereRef('taking.day_from', '=', 'statements.day_from')
        .whereRef('taking.tie', '=', 'statements.tie')
        .whereRef('taking.ord', '=', 'statements.ord')
        .whereRef('taking.statement', '=', 'statements.id'),
    ),
  )
}

/** Whether more is asked of a statement than what leads in order says. How far it reaches only that of all statements says. */
export function isNarrowed(query: StatementQuery): boolean {
  const said = {
    parts: ['by', 'about', 'act', 'outlet', 'from', 'to'],
    outlet: ['outlet', 'act', 'from', 'to'],
    statements: ['act', 'from', 'to'],
  }[leading(query)]
  return askedOf(query).some((name) => !said.includes(name))
}

/** Rows of the index that leads to statements in their order, up to the last day asked for. */
export function inOrder(db: Kysely<Tables>, query: StatementQuery): Found {
  const part = partOf(query)
  const { outlet, act, to } = query
  let q = db.selectFrom('parts') as unknown as Found
  if (part) q = q.where('parts.actor', '=', part.actor).where('parts.role', '=', part.role)
  else {
    let led = db.selectFrom('statements as s').select(['s.id as statement', 's.day_from', 's.tie', 's.ord', 's.day_to', 's.reach']) // biome-ignore format: one line
    if (outlet !== undefined) led = led.where('s.outlet', '=', outlet)
    if (act !== undefined) led = led.where('s.act', '=', act)
    q = db.selectFrom(led.as('parts')) as unknown as Found
  }
  return to === undefined ? q : q.where('parts.day_from', '<=', to)
}

/** What is asked of a statement's act and outlet. */
function ofActAndOutlet(of: Found, { act, outlet }: StatementQuery, at: 'statements' | 'parts'): Found {
  let q = of
  if (act !== undefined) q = q.where(`${at}.act`, '=', act)
  if (outlet !== undefined) q = q.where(`${at}.outlet`, '=', outlet)
  return q
}

/** What is asked of the statement itself. */
function ofStatement(
  db: Kysely<Tables>,
  of: Found,
  query: StatementQuery,
  at: 'statements' | 'parts' = 'statements',
): Found {
  let q = ofActAndOutlet(of, query, at)
  if (query.decided !== undefined) q = q.where('statements.worth', query.decided ? '<' : '>=', sql.lit(0))
  if (query.kind !== undefined) q = q.where('statements.kind', '=', query.kind)
  if (query.article !== undefined) q = q.where('statements.article', 'in', named(db, [query.article]))
  if (query.articles !== undefined) q = q.where('statements.article', 'in', named(db, query.articles))
  if (query.story !== undefined) q = q.where('statements.article', 'in', inStory(db, query.story))
  if (query.after !== undefined) q = q.where('statements.article', '>', query.after)
  return q
}

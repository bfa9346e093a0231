import { type Kysely, sql } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import { LEVELS } from './tallies.js'

/** What is counted ahead, beside what it is a count of: both must be as many. */
const COUNTS: readonly (readonly [what: string, counted: string, there: string])[] = [
  ...LEVELS.map((level): readonly [string, string, string] => [
    `tallies of what was said in ${level} days`,
    `select coalesce(sum(n), 0) from tallies where actor = '*' and level = ${level}`,
    `select count(*) from parts where role = 'by'`,
  ]),
  ...(['articles', 'statements', 'conditions', 'events', 'actors', 'decided'] as const).map(
    (name): readonly [string, string, string] => [
      `total of ${name}`,
      `select coalesce(sum(n), 0) from totals where name = '${name}'`,
      name === 'articles'
        ? `select count(*) from articles where newest = 1`
        : name === 'decided'
          ? `select count(*) from statements where worth < 0`
          : `select count(*) from ${name}`,
    ],
  ),
  ['days of articles', `select coalesce(sum(articles), 0) from article_days`, `select count(*) from articles where newest = 1`],
  ['days of statements', `select coalesce(sum(statements), 0) from article_days`, `select count(*) from statements`],
  ['days of what was said', `select coalesce(sum(n), 0) from said_days`, `select count(*) from statements`],
  ['articles of outlets', `select coalesce(sum(n), 0) from outlet_counts where "of" = 'articles'`, `select count(*) from articles where newest = 1`],
  ['acts of outlets', `select coalesce(sum(n), 0) from outlet_counts where "of" = 'act'`, `select count(*) from statements`],
  ['tallies of links', `select coalesce(sum(n), 0) from link_tallies`, `select count(*) from links where kind in ('occasion', 'ledger')`],
  ['actors that have words', `select count(distinct actor) from actor_words`, `select count(*) from actors`],
] // biome-ignore format: a table

/** What is counted ahead and is not as many as there are, a line each. */
export async function countsOutOfStep(db: Kysely<Tables>): Promise<string[]> {
  const problems: string[] = []
  for (const [what, counted, there] of COUNTS) {
    const { rows } = await sql<{ counted: number; there: number }>`select (${sql.raw(counted)}) as counted, (${sql.raw(there)}) as there`.execute(db) // biome-ignore format: a query
    const [row] = rows
    if (row && Number(row.counted) !== Number(row.there))
      problems.push(`the ${what} say ${row.counted}, and there are ${row.there}`)
  }
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from mentions where day_from <> (select day_from from articles where articles.id = mentions.article)`.execute(db) // biome-ignore format: a query
  if (Number(rows[0]?.n) > 0) problems.push(`${rows[0]?.n} mentions of another day than their article`)
  return problems
}

import type { Kysely } from 'kysely'
import type { ForgetRule } from '../keeping.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import { forget as takeAway } from './decisions/remove.js'
import type { Dialect } from './dialect.js'
import { articlesOfStory } from './scope.js'

/** Articles taken out in one transaction: others may write in between. */
const STEP = 200

/** The newest editions a rule means, in order of date. Throws where the rule names nothing. */
async function meant(db: Kysely<Tables>, { before, outlet, story }: ForgetRule) {
  if (before === undefined && outlet === undefined && story === undefined)
    throw new RangeError('forget: a rule names a day, an outlet or a story')
  let q = db.selectFrom('articles').select(['handle', 'address']).where('newest', '=', 1)
  // Only what has appeared before that day for certain.
  if (before !== undefined) q = q.where('day_to', '<', before).where('day_to', '<', NO_DAY)
  if (outlet !== undefined) q = q.where('outlet', '=', outlet)
  if (story !== undefined) q = q.where('handle', 'in', articlesOfStory(db, story))
  return q.orderBy('day_from').orderBy('handle').execute()
}

export async function forgettable(db: Kysely<Tables>, rule: ForgetRule): Promise<string[]> {
  return (await meant(db, rule)).map((a) => a.handle)
}

/** Takes the articles a rule means out of every table and index, in every edition, and their words out of the file. */
export async function forget(db: Kysely<Tables>, dialect: Dialect, rule: ForgetRule): Promise<string[]> {
  const articles = await meant(db, rule)
  for (let i = 0; i < articles.length; i += STEP) {
    const addresses = articles.slice(i, i + STEP).map((a) => a.address)
    await db.transaction().execute(async (trx) => {
      const rows = await trx.selectFrom('articles').select('id').where('address', 'in', addresses).execute()
      await takeAway(trx, dialect, rows.map((r) => r.id)) // biome-ignore format: one line
    })
  }
  if (articles.length > 0) await dialect.purge(db)
  return articles.map((a) => a.handle)
}

import type { ArticleNo, Loom } from '@onrecord/format/loom'
import type { Kysely, Transaction } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import { overlayLinks, restore } from './decisions/overlay-links.js'
import { EMPTY_SET } from './digest.js'
import { clearLinks } from './link-rows.js'
import { loomOf, NOTED } from './loom.js'
import { set, setting } from './settings.js'

/** What is made while weaving, beside the links. */
const LOOM = ['loom_keys', 'loom_sheets', 'loom_ties', 'loom_cells', 'loom_made', 'loom_under', 'loom_due'] as const

/** Articles named in one statement. */
const STEP = 500

/** Notes that articles (by number) came, went or changed, so that their links are woven. */
export async function markDue(trx: Transaction<Tables>, articles: readonly ArticleNo[]): Promise<void> {
  if (articles.length === 0) return
  const rows = articles.map((article) => ({ article }))
  await trx.insertInto('loom_due').values(rows).onConflict((c) => c.column('article').doNothing()).execute() // biome-ignore format: one line
}

/** Leaves nothing of what was noted with articles that have to go; what they are found by goes when the rest is woven. */
export async function forgetNotes(trx: Transaction<Tables>, articles: readonly ArticleNo[]): Promise<void> {
  await trx.updateTable('loom_sheets').set({ body: new Uint8Array() }).where('space', 'in', NOTED).where('article', 'in', articles).execute() // biome-ignore format: one line
}

/** Forgets all that weaving goes by: the next one makes it anew. */
export async function clearLoom(trx: Transaction<Tables>): Promise<void> {
  for (const table of LOOM) await trx.deleteFrom(table).execute()
  await set(trx, 'loom', '')
  await set(trx, 'loom-newest', '')
}

/** What one turn is given: the loom, the articles that changed, and whether nobody else has woven since the turn before. */
export type Turn = (loom: Loom, due: readonly ArticleNo[], turn: number) => Promise<void>

/**
 * Weaves at most so many of the articles that changed, in one transaction, and lays the decisions over the links. `by` is
 * what it is woven with; where the loom was filled with something else, all is woven anew. Gives how many are left, and
 * the turn's number: they are counted through, whoever weaves.
 */
export async function weaveTurn(
  db: Kysely<Tables>,
  by: string,
  most: number,
  weave: Turn,
): Promise<{ readonly left: number; readonly turn: number }> {
  return db.transaction().execute(async (trx) => {
    const turn = Number((await setting(trx, 'loom-turn')) ?? 0) + 1
    await set(trx, 'loom-turn', String(turn))
    if ((await setting(trx, 'loom')) !== by) {
      await clearLoom(trx)
      await clearLinks(trx)
      await trx
        .insertInto('loom_due')
        .columns(['article'])
        .expression(trx.selectFrom('articles').select('id').where('newest', '=', 1))
        .execute()
      await set(trx, 'loom', by)
    }
    // Those that are not there any more first, all of them: nothing is compared with what is gone.
    const all = trx
      .selectFrom('loom_due')
      .leftJoin('articles', (j) => j.onRef('articles.id', '=', 'loom_due.article').on('newest', '=', 1))
      .select('loom_due.article')
      .orderBy('loom_due.article')
    const gone = await all.where('articles.id', 'is', null).execute()
    const rows = await all.where('articles.id', 'is not', null).limit(most).execute()
    const due = [...gone, ...rows].map((r) => r.article)
    if (due.length > 0) {
      await restore(trx)
      await weave(loomOf(trx), due, turn)
      await overlayLinks(trx)
      for (let i = 0; i < due.length; i += STEP)
        await trx
          .deleteFrom('loom_due')
          .where('article', 'in', due.slice(i, i + STEP))
          .execute()
    }
    const { n } = await trx.selectFrom('loom_due').select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow() // biome-ignore format: one line
    if (Number(n) === 0) {
      await set(trx, 'woven', (await setting(trx, 'articles')) ?? EMPTY_SET)
      await set(trx, 'woven-by', by)
    }
    return { left: Number(n), turn }
  })
}

import { type Kysely, sql } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import { packText } from './packed-text.js'
import { mergeWords } from './words.js'

/** Readings whose texts are packed in one transaction. */
const AT_ONCE = 200
/** Readings between two lines of how far it came. */
const TOLD = 50_000

/** Merges the pieces of the index of words, and packs texts that are not, each in transactions of a moment. */
export async function tidy(db: Kysely<Tables>, told: (line: string) => void): Promise<void> {
  await mergeWords(db, told)
  await packTexts(db, told)
}

async function packTexts(db: Kysely<Tables>, told: (line: string) => void): Promise<void> {
  let packed = 0
  for (let last = -1; ; ) {
    const some = await db
      .selectFrom('readings')
      .select(['article', 'text', sql<string>`typeof(text)`.as('kept')])
      .where('article', '>', last)
      .orderBy('article')
      .limit(AT_ONCE)
      .execute()
    const unpacked = some.filter(({ kept }) => kept === 'text').map((r) => ({ ...r, text: packText(r.text) }))
    const shorter = unpacked.filter(({ text }) => typeof text !== 'string')
    if (shorter.length > 0)
      await db.transaction().execute(async (trx) => {
        for (const { article, text } of shorter)
          await trx.updateTable('readings').set({ text }).where('article', '=', article).execute()
      })
    if (some.length < AT_ONCE) break
    last = some.at(-1)!.article
    packed += shorter.length
    if (shorter.length > 0 && Math.floor(packed / TOLD) > Math.floor((packed - shorter.length) / TOLD))
      told(`${packed} texts packed`)
  }
}

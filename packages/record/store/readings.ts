import type { ReadArticle } from '@onrecord/format'
import type { Kysely } from 'kysely'
import type { ReadingParts } from '../contract.js'
import type { Tables } from '../shapes/tables.js'
import { unpack } from './reading-body.js'
import { unpackParts } from './reading-parts.js'

/** Articles held in memory at a time. */
const STEP = 50

/** Every newest edition in full, ordered by name then key; a page at a time, so that the record is free in between. */
export async function* readings(db: Kysely<Tables>): AsyncGenerator<ReadArticle> {
  let last = { handle: '', key: '' }
  for (;;) {
    const rows = await db
      .selectFrom('articles')
      .innerJoin('readings', 'readings.article', 'articles.id')
      .select(['handle', 'key', 'readings.text', 'readings.body', 'readings.decided'])
      .where('newest', '=', 1)
      .where((e) => e(e.refTuple('handle', 'key'), '>', e.tuple(last.handle, last.key)))
      .orderBy('handle')
      .orderBy('key')
      .limit(STEP)
      .execute()
    for (const row of rows) yield unpack(row.text, row.decided ?? row.body, row.handle)
    const end = rows.at(-1)
    if (rows.length < STEP || !end) return
    last = end
  }
}

/** Newest editions in full by name, asked for together; those not on record are left out. */
export async function readingsOf(
  db: Kysely<Tables>,
  names: readonly string[],
): Promise<ReadonlyMap<string, ReadArticle>> {
  const out = new Map<string, ReadArticle>()
  for await (const { handle, text, body } of packed(db, names)) out.set(handle, unpack(text, body, handle))
  return out
}

/** The same with some of their parts alone, and of lists, where `naming` is given, only what holds that id. */
export async function partsOf<P extends keyof ReadArticle>(
  db: Kysely<Tables>,
  names: readonly string[],
  parts: readonly P[],
  naming?: string,
): Promise<ReadonlyMap<string, ReadingParts<P>>> {
  const out = new Map<string, ReadingParts<P>>()
  for await (const { handle, text, body } of packed(db, names))
    out.set(handle, { ...unpackParts(body, parts, naming), name: handle, text })
  return out
}

/** Readings as they are kept, as decisions left them, some at a time. */
async function* packed(db: Kysely<Tables>, names: readonly string[]) {
  for (let i = 0; i < names.length; i += STEP) {
    const rows = await db
      .selectFrom('articles')
      .innerJoin('readings', 'readings.article', 'articles.id')
      .select(['handle', 'readings.text', 'readings.body', 'readings.decided'])
      .where('newest', '=', 1)
      .where('handle', 'in', names.slice(i, i + STEP))
      .execute()
    for (const { handle, text, body, decided } of rows) yield { handle, text, body: decided ?? body }
  }
}

/** Texts of newest editions by name, without what was read in them; those not on record are left out. */
export async function textsNamed(db: Kysely<Tables>, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const out = new Map<string, string>()
  for (let i = 0; i < names.length; i += STEP) {
    const rows = await db
      .selectFrom('articles')
      .innerJoin('readings', 'readings.article', 'articles.id')
      .select(['handle', 'readings.text'])
      .where('newest', '=', 1)
      .where('handle', 'in', names.slice(i, i + STEP))
      .execute()
    for (const { handle, text } of rows) out.set(handle, text)
  }
  return out
}

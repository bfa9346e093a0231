import type { OnRecord } from '@onrecord/record'
import { type Library, library, update } from '@onrecord/weave/loom'
import { linkActors } from './link-actors.js'
import type { Materials } from './materials.js'
import { weavingOf } from './stamp.js'

/** Times the record is woven where others add to it meanwhile; who adds last weaves last. */
const ROUNDS = 3
/** Articles woven in one transaction: the record is free for others in between. */
const AT_ONCE = 50

/** What was made ready for the last weaving of a record, for as long as nobody else weaves it. */
interface Ready {
  readonly by: string
  readonly library: Library
  turn: number
}
const ready = new WeakMap<OnRecord, Ready>()

/**
 * Links the record's articles where the links are not of these articles, or not of this program: those that came, went or
 * changed, with what is near them. What others add meanwhile is seen, and woven too. Gives whether it did anything.
 */
export async function weaveRecord(record: OnRecord, materials: Materials): Promise<boolean> {
  const by = weavingOf(materials.language, materials.knowledge)
  for (let round = 0; round < ROUNDS; round++) {
    // Who is whom comes first: utterances and occasions go by it.
    await linkActors(record, materials, by)
    const state = await record.wovenState()
    if (state.woven === state.articles && state.by === by) return round > 0
    for (let left = 1; left > 0; ) left = await weaveSome(record, materials, by)
  }
  return true
}

async function weaveSome(record: OnRecord, materials: Materials, by: string): Promise<number> {
  const before = ready.get(record)
  let books: Library | undefined
  const { left, turn } = await record.weave(by, AT_ONCE, async (loom, due, turn) => {
    const isMine = before !== undefined && before.by === by && before.turn === turn - 1
    books = isMine ? before.library : library(materials)
    await update(loom, books, due)
  })
  if (books) ready.set(record, { by, library: books, turn })
  return left
}

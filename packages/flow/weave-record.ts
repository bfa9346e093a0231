import { setTimeout as sleep } from 'node:timers/promises'
import type { OnRecord } from '@onrecord/record'
import { type Library, library, update } from '@onrecord/weave/loom'
import { linkActors } from './link-actors.js'
import type { Materials } from './materials.js'
import { weavingOf } from './stamp.js'

/** Times the record is woven where others add to it meanwhile; who adds last weaves last. */
const ROUNDS = 3
/** Articles woven in one transaction, at least and at most: as many as take some `SECONDS`, since others wait for its end. */
const LEAST = 10
const MOST = 100
const SECONDS = 3
/** Characters of its own articles that are ready when a transaction ends: fifty to a hundred bytes each while it lasts. Those it met are let go of meanwhile. */
const CHARACTERS = 400_000
/** How long the record is left to others between two transactions, in ms: longer than they rest between their tries. */
export const PAUSE = 30

/** What was made ready for the last weaving of a record, for as long as nobody else weaves it. */
interface Ready {
  readonly by: string
  readonly library: Library
  readonly turn: number
  /** Articles to be woven in the next transaction. */
  readonly most: number
}
const ready = new WeakMap<OnRecord, Ready>()

/**
 * Links the record's articles where the links are not of these articles, or not of this program: those that came, went or
 * changed, with what is near them. What others add meanwhile is seen, and woven too. `onTurn` is told after each transaction
 * how many articles are left. Gives whether it did anything.
 */
export async function weaveRecord(
  record: OnRecord,
  materials: Materials,
  onTurn?: (left: number) => void,
): Promise<boolean> {
  const by = weavingOf(materials.language, materials.knowledge)
  for (let round = 0; round < ROUNDS; round++) {
    // Who is whom comes first: utterances and occasions go by it.
    await linkActors(record, materials, by)
    const state = await record.wovenState()
    if (state.woven === state.articles && state.by === by) return round > 0
    for (let left = 1; left > 0; ) {
      left = await weaveTurn(record, materials)
      onTurn?.(left)
      if (left > 0) await sleep(PAUSE)
    }
  }
  return true
}

/** Weaves some of the articles that wait for it, in one transaction. Gives how many are left. */
export async function weaveTurn(record: OnRecord, materials: Materials): Promise<number> {
  const by = weavingOf(materials.language, materials.knowledge)
  const before = ready.get(record)
  const most = before?.most ?? MOST / 2
  let begun = 0
  let books: Library | undefined
  let woven = 0
  const { left, turn } = await record.weave(by, most, async (loom, due, turn) => {
    begun = performance.now()
    const isMine = before !== undefined && before.by === by && before.turn === turn - 1
    books = isMine ? before.library : library(materials)
    woven = due.length
    await update(loom, books, due)
  })
  if (books) {
    const each = (performance.now() - begun) / 1000 / woven
    // What a few articles took tells little of what many take.
    const few = woven * (CHARACTERS / Math.max(1, books.characters()))
    const next = woven < LEAST ? most : Math.round(Math.min(MOST, Math.max(LEAST, Math.min(few, SECONDS / each))))
    ready.set(record, { by, library: books, turn, most: next })
  }
  return left
}

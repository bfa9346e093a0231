import { setTimeout as sleep } from 'node:timers/promises'
import type { OnRecord } from '@onrecord/record'
import { linkActors } from './link-actors.js'
import type { Materials } from './materials.js'
import { weavingOf } from './stamp.js'
import { PAUSE, weaveTurn } from './weave-record.js'

/** Articles that come before some are linked, where nothing else is said: fewer would have what is around them woven more often. */
const EACH = 100
/** Where more wait than come in so many turns, as many are linked as came before others are put on record: linking keeps pace with reading. */
const BEHIND = 3
/** Persons are linked when so many articles came, or this share of all that came: a name that many bear is gone through as a whole. */
const SHARE = 1 / 20

/** Links articles while others are being read, so that little is left when all are there. */
export interface LinkingMeanwhile {
  /** Told that articles came on record; links some where enough have come. Gives how many wait for it still. */
  came(articles: number): Promise<number>
}

/**
 * Linking beside reading. What is made of it is what linking at the end makes; it only takes its time earlier, on the thread that
 * is idle while others read. Where it fails nothing more is linked until the end, which meets the failure again and tells of it.
 */
export function linkingMeanwhile(record: OnRecord, materials: Materials, each = EACH): LinkingMeanwhile {
  let [all, waiting, unnamed] = [0, 0, 0]
  let isFailed = false
  return {
    async came(articles) {
      all += articles
      waiting += articles
      unnamed += articles
      if (waiting < each || isFailed) return waiting
      try {
        if (unnamed >= Math.max(each, all * SHARE)) {
          await linkActors(record, materials, weavingOf(materials.language, materials.knowledge))
          unnamed = 0
        }
        const before = waiting
        waiting = await weaveTurn(record, materials)
        while (waiting > BEHIND * each && waiting > before - articles) {
          await sleep(PAUSE)
          waiting = await weaveTurn(record, materials)
        }
      } catch {
        isFailed = true
      }
      return waiting
    },
  }
}

import type { ReadArticle } from '@onrecord/format'
import type { OnRecord } from '@onrecord/record'
import { weave } from '@onrecord/weave'
import { linkActors } from './link-actors.js'
import type { Materials } from './materials.js'
import { weavingOf } from './stamp.js'

/** Times the record is woven where others add to it meanwhile; who adds last weaves last. */
const ROUNDS = 3

/**
 * Links the record's articles anew where the links are not of these articles, or not of this program. What others added
 * or linked while it wove is seen, and woven again. Gives whether it did anything.
 */
export async function weaveRecord(record: OnRecord, materials: Materials): Promise<boolean> {
  const { language, knowledge } = materials
  const by = weavingOf(language, knowledge)
  for (let round = 0; round < ROUNDS; round++) {
    // Who is whom comes first: utterances and occasions go by it.
    await linkActors(record, materials, by)
    const state = await record.wovenState()
    if (state.woven === state.articles && state.by === by) return round > 0
    const articles: ReadArticle[] = []
    for await (const article of record.readings()) articles.push(article)
    await record.saveWoven(await weave(articles, { language, knowledge }), state.articles, by)
  }
  return true
}

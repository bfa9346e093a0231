import type { ReadArticle } from '@onrecord/format'
import type { OnRecord } from '@onrecord/record'
import { weave } from '@onrecord/weave'
import type { Materials } from './materials.js'
import { weavingOf } from './stamp.js'

/** Links the record's articles anew where the links are not of these articles, or not of this program. Gives whether it did. */
export async function weaveRecord(record: OnRecord, { language, knowledge }: Materials): Promise<boolean> {
  const state = await record.wovenState()
  const by = weavingOf(language, knowledge)
  if (state.woven === state.articles && state.by === by) return false
  const articles: ReadArticle[] = []
  for await (const article of record.readings()) articles.push(article)
  await record.saveWoven(weave(articles, { language, knowledge }), state.articles, by)
  return true
}

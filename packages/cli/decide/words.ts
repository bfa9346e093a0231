import type { Span } from '@onrecord/format'
import type { OnRecord } from '@onrecord/record'
import { UsageError } from '../terminal/usage-error.js'

/** The place of words in an article as a person types them. Throws where they do not stand there, or more than once. */
export async function placeOf(record: OnRecord, article: string, words: string): Promise<Span> {
  const text = (await record.article(article))?.text ?? ''
  const start = text.indexOf(words)
  if (words === '' || start < 0) throw new UsageError(`these words do not stand in ${article}: “${words}”`)
  if (text.indexOf(words, start + 1) >= 0)
    throw new UsageError(`these words stand in ${article} more than once: “${words}”; give more of them`)
  return { start, end: start + words.length }
}
